import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectLinear } from '../../testing/linear.js';
import { countTokens } from './estimate.js';
import { hasLetter } from './islands.js';
import { cutText, joinCut } from './segment.js';

const maxTokens = 45;
const cut = (text: string, language = 'en') => cutText(text, { language, maxTokens }).segments;

describe('cutText', () => {
  it.each([
    ['Dr. Smith is here. He can help.', ['Dr. Smith is here.', 'He can help.']],
    ['It is 3.5 km to No. 5 Main St. Wait', ['It is 3.5 km to No. 5 Main St. Wait']],
    ['I said no. We stay.', ['I said no.', 'We stay.']],
    ['J. R. Smith left... and came back. Ok', ['J. R. Smith left... and came back.', 'Ok']],
    ['We leave at 5 p.m. Bring water, e.g. bottles.', ['We leave at 5 p.m.', 'Bring water, e.g. bottles.']],
    ['at 5 p.m. by boat', ['at 5 p.m. by boat']],
    ['help me. we are lost! ok? yes', ['help me.', 'we are lost!', 'ok?', 'yes']],
    ['He said "Stop!" and ran. "Go!" She left.', ['He said "Stop!" and ran.', '"Go!"', 'She left.']],
    ['What?! No way... Really…', ['What?!', 'No way...', 'Really…']],
    ['1. Go north. 2. Wait.', ['Go north.', '2. Wait.']],
    ['no punctuation here', ['no punctuation here']],
  ])('cuts English: %s', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it.each([
    ['es', '¿Dónde está el Sr. Pérez? ¡Ayuda! No sé.', ['¿Dónde está el Sr. Pérez?', '¡Ayuda!', 'No sé.']],
    [
      'es',
      'Sale a las 8 a. m. en punto. Son las 5 p. m. Vamos.',
      ['Sale a las 8 a. m. en punto.', 'Son las 5 p. m.', 'Vamos.'],
    ],
    ['es', 'Traiga pan, p. ej. dos. EE. UU. ayuda.', ['Traiga pan, p. ej. dos.', 'EE. UU. ayuda.']],
    ['es', 'opción a. m es metro', ['opción a.', 'm es metro']],
    ['es', 'la I. A. y yo', ['la I. A. y yo']],
    ['es', 'Temp. 39, hab. 12, Sto. Tomás', ['Temp. 39, hab. 12, Sto. Tomás']],
    ['es', '¡Ayuda!¡Fuego!¿Dónde?', ['¡Ayuda!', '¡Fuego!', '¿Dónde?']],
    ['fr', "De l'eau, p. ex. ici, c.-à-d. là. J.-P. Roy", ["De l'eau, p. ex. ici, c.-à-d. là.", 'J.-P. Roy']],
    [
      'fr',
      '« Venez ! » dit-il. « Vite ! » Oui. Tél. 5',
      ['« Venez ! » dit-il.', '« Vite ! »', 'Oui.', 'Tél. 5'],
    ],
    ['en', 'Take 1 tab. twice. Temp. is 39', ['Take 1 tab. twice.', 'Temp. is 39']],
    ['de', 'Heute, d. h. jetzt. Gut.', ['Heute, d. h. jetzt.', 'Gut.']],
    ['es', 'Vive en EE.UU. desde 2010. Sí.', ['Vive en EE.UU. desde 2010.', 'Sí.']],
    ['de', 'Am 3. Mai kam er z.B. spät. Gut.', ['Am 3. Mai kam er z.B. spät.', 'Gut.']],
    [
      'uk',
      'Вода 3 м. Вул. Шевченка, буд. 5, кв. 2. Див. стор. 7, напр. тут і т. д. Ходімо.',
      ['Вода 3 м.', 'Вул. Шевченка, буд. 5, кв. 2.', 'Див. стор. 7, напр. тут і т. д.', 'Ходімо.'],
    ],
    ['zh', '你好。请问诊所在哪里？谢谢！我需要水', ['你好。', '请问诊所在哪里？', '谢谢！', '我需要水']],
    ['hi', 'यह घर है। मुझे पानी चाहिए।', ['यह घर है।', 'मुझे पानी चाहिए।']],
    ['ar', 'أين العيادة؟ أحتاج ماء.', ['أين العيادة؟', 'أحتاج ماء.']],
  ])('knows the rules of %s: %s', (language, text, expected) => {
    expect(cut(text, language)).toEqual(expected);
  });

  it.each([
    ['de', 'Pat. klagt ü. Bauchschm. seit 3 T., Wunde re. Unterschenkel'],
    ['uk', 'скарги на гол. біль, АТ 180/100'],
    ['it', 'fratt. gamba dx, paz. in PS'],
    ['fr', 'Doul. abdo. depuis 3 j'],
    ['es', 'dolor brazo izq. y cuello'],
  ])('does not cut a note in %s where words are cut: %s', (language, text) => {
    expect(cut(text, language)).toEqual([text]);
  });

  it.each([
    ['fr', 'Doul. abdo. Pas de fièvre.', ['Doul. abdo.', 'Pas de fièvre.']],
    ['uk', 'скарги на гол. біль. Дай води!', ['скарги на гол. біль.', 'Дай води!']],
    ['de', 'Pat. stabil? wir kommen. bis gleich', ['Pat. stabil?', 'wir kommen. bis gleich']],
    ['de', 'wir kommen. bis gleich', ['wir kommen.', 'bis gleich']],
  ])('ends sentences of notes in %s all the same: %s', (language, text, expected) => {
    expect(cut(text, language)).toEqual(expected);
  });

  it('leaves bullets, blank lines, emoji and lines without a word between the segments', () => {
    const text = '- Need water 💧 Please\n* [x] two adults\n\n  1. Go north.\r\n> # hello\n112\n——\n😀😀';
    expect(cut(text)).toEqual(['Need water', 'Please', 'two adults', 'Go north.', 'hello']);
  });

  it.each([
    ['Do not → leave the building. Wait here.', ['Do not', 'leave the building.']],
    ['Do not 🚫 leave the building. Wait here.', []],
    ['He said not to\ncall me. Thank you.', ['He said not to', 'call me.']],
    ['Do not:\n- leave\n- wait here', ['Do not:', 'leave', 'wait here']],
    ['Thank you 🙏 Wait here!\n\nplease come', ['Thank you', 'Wait here!']],
    ['Wait here.\nplease come\nNow 😀', []],
  ])('tells which segments of "%s" are parts of sentences', (text, expected) => {
    expect([...cutText(text, { language: 'en', maxTokens }).fragments]).toEqual(expected);
  });

  it.each([
    ['I need 💊 now', ['I need 💊 now']],
    ['El agua 💧💧 no es segura 🙏', ['El agua 💧💧 no es segura']],
    ['fire 🔥 near the 🏥, come 👩\u200d🚒 🛣️ here', ['fire 🔥 near the 🏥, come 👩\u200d🚒 🛣️ here']],
    ['Thank you 🙏 Wait here', ['Thank you', 'Wait here']],
    ['Thank you! 🙏 wait here', ['Thank you!', 'wait here']],
    ['send 🚑 3 hurt', ['send', '3 hurt']],
    // What the guard does not demand stays where it is.
    ['turn → then east ✗ ok ☑ yes', ['turn', 'then east', 'ok ☑ yes']],
    [`key ${'ab1Z'.repeat(30)} 💊 thanks`, ['key', 'thanks']],
  ])('cuts "%s" at emoji only where a sentence ends', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('joins no picture to a letter of Hindi', () => {
    expect(cut('क्\u200dया आप ठीक हैं? 👩\u200d🚒 हाँ', 'hi')).toEqual(['क्\u200dया आप ठीक हैं?', 'हाँ']);
  });

  it('leaves keys and other over-long words out', () => {
    expect(cut(`the key is ${'ab1Z'.repeat(30)} thanks`)).toEqual(['the key is', 'thanks']);
  });

  it('gives a text without a single letter as one segment', () => {
    for (const text of ['😀', '112', ' \n ', '?!']) expect(cut(text)).toEqual([text]);
    expect(cut('')).toEqual([]);
  });

  it('cuts long sentences after a clause, into parts of about the same size', () => {
    const text =
      'we are at the old mill and the water is rising fast so please send a boat with four seats, ' +
      'because my mother cannot walk, and we have two small children with us who have a fever since yesterday';
    const segments = cut(text);
    expect(segments).toHaveLength(2);
    expect(segments[0]?.endsWith(',')).toBe(true);
    for (const segment of segments) expect(countTokens(segment)).toBeLessThanOrEqual(maxTokens);
  });

  it.each([
    [
      'en',
      'the two men from the village above the dam said | that the bridge over the river has gone since last night',
    ],
    [
      'es',
      'los dos hombres del pueblo de arriba dijeron | que el puente sobre el río ya no está desde anoche',
    ],
    [
      'fr',
      "les deux hommes du village d'en haut ont dit | qu'il n'y a plus de pont sur la rivière depuis hier soir",
    ],
    ['en', 'please take the grey wool blankets | to the second large white tent behind ours'],
  ])('without a comma it cuts before a word that opens a clause, else a phrase (%s)', (language, marked) => {
    const parts = marked.split(' | ');
    const text = parts.join(' ');
    const { segments } = cutText(text, { language, maxTokens: countTokens(text) - 1 });
    expect(segments.map((segment) => segment.trim())).toEqual(parts);
  });

  it.each([
    [
      'es',
      'encontraron anoche al otro lado del gran puente roto treinta y cinco heridos graves necesitados de ayuda',
      'treinta y cinco heridos',
    ],
    [
      'fr',
      'pour cet enfant de dix kilos il ne faut donner le matin que deux petites gouttes de ce sirop amer',
      'le matin que deux',
    ],
    [
      'es',
      'el doctor de la clínica nueva dice que mi abuelo el mayor tiene que operarse mañana temprano',
      'tiene que',
    ],
    [
      'fr',
      "le guide arrivé hier soir près du vieux pont de pierre s'est évanoui trois fois ce matin",
      "pierre s'est",
    ],
    [
      'en',
      'please bring the big new stretcher and at least two or three or ten or more strong people',
      'ten or more',
    ],
    [
      'en',
      'the nurse at the new clinic said to give this child twice a day 5 mg of the white powder',
      '5 mg',
    ],
  ])('leaves together what belongs together (%s)', (language, text, together) => {
    for (let maxTokens = 14; maxTokens < countTokens(text); maxTokens++) {
      const { segments } = cutText(text, { language, maxTokens });
      expect(segments.some((segment) => segment.includes(together))).toBe(true);
    }
  });

  it('cuts between graphemes where there is no space', () => {
    const text = 'कि'.repeat(200);
    const segments = cut(`${text}।`, 'hi');
    for (const segment of segments) expect(segment.startsWith('ि')).toBe(false);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'Dr.',
          'word',
          'No. 5',
          '. ',
          '! ',
          '\n',
          '- ',
          '😀',
          '。',
          '…',
          ' ',
          '"',
          '(',
          '\r\n',
          '3.5',
          ', ',
          'a',
          '\ud83d',
        ),
        { maxLength: 120 },
      )
      .map((parts) => parts.join('')),
  );

  it('loses, adds and moves nothing', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('en', 'es', 'de', 'zh', 'ar'), (text, language) => {
        const result = cutText(text, { language, maxTokens });
        expect(joinCut(result, result.segments, 'en')).toBe(text);
        for (const segment of result.segments) {
          if (result.segments.length > 1) expect(hasLetter(segment)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['letters', 'a'],
    ['full stops', 'a. '],
    ['marks', '."'],
    ['Chinese without a stop', '你好'],
    ['combining marks', '\u0301'],
    ['bullets', '> '],
    ['emoji', '👩‍👧'],
    ['emoji in sentences', 'a 🙏 '],
    ['lines that go on', 'and so\n'],
  ])('takes %s in linear time', async (_, unit) => {
    await expectLinear(60_000, (characters) => {
      const text = `a${unit.repeat(characters / unit.length)}`;
      const result = cutText(text, { language: 'en', maxTokens });
      expect(joinCut(result, result.segments, 'es')).toBe(text);
    });
  });
});

describe('joinCut', () => {
  it('puts a space between translated sentences that had none', () => {
    const result = cutText('你好。谢谢！', { language: 'zh', maxTokens });
    expect(joinCut(result, ['Hello.', 'Thanks!'], 'en')).toBe('Hello. Thanks!');
    expect(joinCut(result, ['Hello.', 'Thanks!'], 'ja')).toBe('Hello.Thanks!');
  });

  it('gives parts of a sentence no stops of their own', () => {
    const text = 'We wait at the mill, because the bridge has gone.';
    const result = cutText(text, { language: 'en', maxTokens: 12 });
    expect(result.segments).toEqual(['We wait at the mill,', 'because the bridge has gone.']);
    expect(joinCut(result, ['Esperamos en el molino.', 'porque el puente ya no está.'], 'es')).toBe(
      'Esperamos en el molino porque el puente ya no está.',
    );
  });

  it('wants one output per segment', () => {
    const result = cutText('One. Two.', { language: 'en', maxTokens });
    expect(() => joinCut(result, ['Uno.'], 'es')).toThrow(RangeError);
  });
});
