import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectLinear } from '../../testing/linear.js';
import type { Decoded } from '../decode/model-decoder.js';
import { translateGuarded } from '../guard/guard.js';
import { review } from '../guard/review.js';
import { fitted } from './articles.js';
import { withPartedCompounds } from './compounds.js';
import { termNamed } from './named.js';

import { localised, withStandIns } from './stand-ins.js';
import { LANGUAGES, TERMS } from './table.js';
import { termsLost, termsTurned } from './turned.js';

const terms = fc.constantFrom(...TERMS);
const languages = fc.constantFrom(...LANGUAGES);
const lost = (text: string, language: string) => termsLost(text, language, '', 'en');
const english = (name: string, language: string) => termNamed(name, language)?.term.names.en[0].text;

describe('names of terms', () => {
  it('mean one term in each language, in any letters and without accents', () => {
    for (const term of TERMS) {
      for (const language of LANGUAGES) {
        for (const { text } of term.names[language].filter(({ isAnswer }) => !isAnswer)) {
          const bare = text
            .normalize('NFD')
            .replace(/[\u0300-\u0303]/gu, '')
            .normalize('NFC');
          for (const name of [text, text.toUpperCase(), bare])
            expect([name, termNamed(name, language)?.term]).toEqual([name, term]);
        }
      }
    }
  });

  it.each([
    ['aspirins', 'en', 'aspirin'],
    ['paracetamoles', 'es', 'paracetamol'],
    ['інсуліну', 'uk', 'insulin'],
    ['інсулінову', 'uk', 'insulin'],
    ['клопідогрелю', 'uk', 'clopidogrel'],
    ['Insulinspritze', 'de', 'insulin'],
    ['Penicillinallergie', 'de', 'penicillin'],
    ['tachipirina', 'it', 'paracetamol'],
    ['Windpocken', 'de', 'chickenpox'],
    ['WHOOPING COUGH', 'en', 'whooping cough'],
    ['малярію', 'uk', 'malaria'],
    ['холерний', 'uk', 'cholera'],
  ])('are read in %s (%s)', (word, language, name) => {
    expect(english(word, language)).toBe(name);
  });

  it.each([
    ['aspiring', 'en'],
    ['artesanato', 'pt'],
    ['Nitrogen', 'de'],
    ['Naloxonon', 'de'],
    ['rabia', 'es'],
    ['whooping', 'en'],
  ])('are no part of %s (%s)', (word, language) => {
    expect(termsTurned(word, language, 'nothing', 'en')).toBe(0);
  });
});

describe('German compounds', () => {
  it.each([
    ['Er hat eine Penicillinallergie.', 'Er hat eine Penicillin-Allergie.'],
    ['Insulinspritzen und Morphinampullen', 'Insulin-Spritzen und Morphin-Ampullen'],
    ['ein Insulin-Pen, des Paracetamols', 'ein Insulin-Pen, des Paracetamols'],
    ['INSULINPEN', 'INSULINPEN'],
    ['ein tollwütiger Hund, hernieder', 'ein tollwütiger Hund, hernieder'],
  ])('get a hyphen: "%s"', (text, parted) => {
    expect(withPartedCompounds(text, 'de')).toBe(parted);
    expect(withPartedCompounds(text, 'en')).toBe(text);
  });
});

describe('termsTurned', () => {
  it.each([
    ['give pethidine now', 'dé gasolina ahora'],
    ['give aspirin now', 'dé ibuprofeno ahora'],
    ['give it now', 'dé morfina ahora'],
    ['aspirin and heparin', 'aspirina'],
    ['he has dengue', 'lo ha negado'],
    ['whooping cough here', 'tos para la tos aquí'],
  ])('tells of "%s" as "%s"', (text, translation) => {
    expect(termsTurned(text, 'en', translation, 'es')).toBeGreaterThan(0);
    expect(review({ text, source: 'en', target: 'es' }, translation).warnings).toContain('doubtful');
  });

  it.each([
    ['2 tylenol', '2 de paracetamol'],
    ['epinephrine 0.5 mg', 'adrenalina 0.5 mg'],
    ['no more amoxicilin', 'no hay más amoxicilina'],
    ['any paracetemol?', '¿hay paracetamol?'],
    ['albutreol please', 'salbutamol, por favor'],
    ['no inuslin left', 'no queda insulina'],
    ['INSULIN', 'INSULINA'],
    ['rabies vaccine', 'vacuna antirrábica'],
    ['is he diabetic?', '¿tiene diabetes?'],
    ['they have TB', 'tienen tuberculosis'],
    ['chicken-pox', 'varicela'],
  ])('lets "%s" be "%s"', (text, translation) => {
    expect(termsTurned(text, 'en', translation, 'es')).toBe(0);
  });

  it('says nothing of languages whose names it does not know', () => {
    expect(termsTurned('give aspirin', 'en', 'toa kitu', 'sw')).toBe(0);
  });

  it.each(['insulin', 'paracetemol ', 'Insulinspritze '])(
    'reads "%s" over and over in linear time',
    async (word) => {
      await expectLinear(1_000, (times) => {
        const text = word.repeat(times);
        return termsTurned(text, 'de', text, 'en');
      });
    },
  );
});

describe('stand-ins', () => {
  it('give the terms back as the target language has them, however many stood in', () => {
    const unsure = (language: (typeof LANGUAGES)[number]) =>
      TERMS.filter(({ names }) => names[language][0].isAnswer);
    fc.assert(
      fc.property(
        languages,
        languages,
        fc.uniqueArray(terms, { minLength: 1, maxLength: 3 }),
        (source, target, all) => {
          fc.pre(all.every((term) => ![...unsure(source), ...unsure(target)].includes(term)));
          const name = (term: (typeof TERMS)[number] | undefined, language: typeof source) =>
            term?.names[language][0].text;
          const text = all.map((term) => name(term, source)).join(' + ');
          const tried = withStandIns(text, source, target, lost(text, source));
          expect(tried.length).toBeGreaterThan(0);
          for (const { text: stoodIn, restore } of tried) {
            const read = stoodIn.split(' + ').map((word) => termNamed(word, source)?.term);
            const translation = read.map((term) => name(term, target)).join(' + ');
            expect(restore(translation)).toBe(all.map((term) => name(term, target)).join(' + '));
          }
        },
      ),
    );
  });

  it('live through any text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      terms.map(({ names }) => `${names.en[0].text} ${names.uk[0].text}`),
    );
    fc.assert(
      fc.property(texts, texts, languages, languages, (text, translation, source, target) => {
        for (const { restore } of withStandIns(text, source, target, lost(text, source)))
          restore(translation);
        const named = localised(source, translation, target);
        expect(termsTurned(text, source, named, target)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('stand in for what was lost alone, then for all', () => {
    const text = 'aspirin or warfarin for malaria';
    const texts = withStandIns(text, 'en', 'es', termsLost(text, 'en', 'aspirina para la malaria', 'es')).map(
      ({ text }) => text,
    );
    expect(texts[0]).toBe('aspirin or paracetamol for malaria');
    expect(texts.at(-1)).toBe('insulin or amoxicillin for pneumonia');
  });

  it('are lost or doubled with the translation', () => {
    const [stoodIn] = withStandIns('give warfarin', 'en', 'es', lost('give warfarin', 'en'));
    expect(stoodIn?.text).toBe('give paracetamol');
    expect(stoodIn?.restore('dé esto')).toBeUndefined();
    expect(stoodIn?.restore('dé paracetamol paracetamol')).toBeUndefined();
  });

  it('keep endings and capitals', () => {
    const first = (text: string, target: string) => withStandIns(text, 'en', target, lost(text, 'en'))[0];
    const stoodIn = first('Furosemide made her dizzy.', 'uk');
    expect(stoodIn?.text).toBe('Paracetamol made her dizzy.');
    expect(stoodIn?.restore('Від парацетамолу їй паморочилось.')).toBe('Від фуросеміду їй паморочилось.');
    expect(first('KETOROLAC?', 'es')?.restore('¿PARACETAMOL?')).toBe('¿KETOROLACO?');
    expect(first('eczema', 'es')?.restore('Tiene Malaria.')).toBe('Tiene eczema.');
    expect(first('furosemide', 'de')?.restore('das Paracetamol')).toBe('das Furosemid');
  });

  it.each([
    ['fr', 'plus de ', 'ibuprofène', "plus d'"],
    ['fr', "avec l'", 'salbutamol', 'avec le '],
    ['fr', 'du ', 'héparine', "de l'"],
    ['fr', 'Le ', 'gentamicine', 'La '],
    ['it', 'il ', 'ibuprofene', "l'"],
    ['it', 'del ', 'amoxicillina', "dell'"],
    ['it', "all'", 'diclofenac', 'al '],
    ['es', 'alérgico al ', 'penicilina', 'alérgico a la '],
    ['es', 'la ', 'omeprazol', 'el '],
    ['pt', 'dose do ', 'dipirona', 'dose da '],
    ['pt', 'alérgica a ', 'ibuprofeno', 'alérgica a '],
    ['es', 'papel ', 'penicilina', 'papel '],
    ['de', 'der ', 'Insulin', 'der '],
  ])('are replaced with their article: %s "%s%s"', (language, before, name, expected) => {
    expect(fitted(before, name, language)).toBe(expected);
  });
});

describe('translateGuarded, of terms', () => {
  const decoded = (text: string): Decoded => ({
    text,
    tokens: 1,
    truncated: false,
    repetitionCut: false,
    garbled: false,
  });
  /** A model that knows these words, and makes petrol of others. */
  const model =
    (known: Readonly<Record<string, string>>, asked: string[] = []) =>
    async (text: string) => {
      asked.push(text);
      const named = Object.keys(known).find((name) => text.includes(name));
      return decoded(`Dé 5 mg de ${named === undefined ? 'gasolina' : known[named]}.`);
    };
  const translated = (run: (text: string) => Promise<Decoded>, text = 'Give 5 mg of pethidine.') =>
    translateGuarded({ text, source: 'en', target: 'es' }, run);

  it('asks for another one that the model knows', async () => {
    const asked: string[] = [];
    const { text, warnings } = await translated(model({ paracetamol: 'paracetamol' }, asked));
    expect({ text, warnings }).toEqual({ text: 'Dé 5 mg de petidina.', warnings: [] });
    expect(asked).toEqual(['Give 5 mg of pethidine.', 'Give 5 mg of paracetamol.']);
  });

  it('asks for the next where it does not know that one either', async () => {
    expect(await translated(model({ insulin: 'insulina' }))).toMatchObject({ text: 'Dé 5 mg de petidina.' });
  });

  it('marks what is lost all the same', async () => {
    const { text, warnings } = await translated(model({}));
    expect({ text, warnings }).toEqual({ text: 'Dé 5 mg de gasolina.', warnings: ['doubtful'] });
  });

  it('does not ask again where all is well, or for a name that was only copied', async () => {
    const asked: string[] = [];
    const copied = model({ pethidine: 'pethidine' }, asked);
    expect(await translated(copied)).toMatchObject({ text: 'Dé 5 mg de petidina.', warnings: [] });
    expect(asked).toHaveLength(1);
  });

  it('takes no translation that keeps the medicine and loses the dose', async () => {
    const run = async (text: string) =>
      decoded(text.includes('pethidine') ? 'Dé 5 mg de gasolina.' : 'Dé 50 mg de paracetamol.');
    expect(await translated(run)).toMatchObject({ text: 'Dé 5 mg de gasolina.', warnings: ['doubtful'] });
  });
});
