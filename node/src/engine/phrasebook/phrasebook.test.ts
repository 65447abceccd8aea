import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@babelmesh/protocol';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPhrasebook } from './load.js';
import { Phrasebook } from './phrasebook.js';
import { parsePhrasebook } from './phrasebook-file.js';

const book = (...lines: string[]) => {
  const { phrases, badLines } = parsePhrasebook(lines.join('\n'));
  expect(badLines).toEqual([]);
  return new Phrasebook(phrases);
};

describe('Phrasebook', () => {
  const phrases = book(
    'en\tes\tfr',
    'Help! | Help me!\t¡Ayuda! | ¡Socorro!\tÀ l’aide !',
    'Where is the hospital?\t¿Dónde está el hospital?\tOù est l’hôpital ?',
    'Are you injured?\t¿Está herido?\tÊtes-vous blessé ?',
    'He is tired.\tEstá cansado.\tIl est fatigué.',
    'thank you | thanks\tgracias\tmerci',
    "Don't move.\tNo se mueva.\tNe bougez pas.",
    'potato\tpapa\t',
    'dad\tpapá\tpapa',
    'Wait here, please.\tEspere usted aquí.\tAttendez ici.',
    'Call a doctor.\tLlame a un médico.\tAppelez un médecin.',
    'Nobody is hurt.\tNo hay heridos.\tPas de blessés.',
    'No, it is here.\tNo, está aquí.\tNon, il est ici.',
    'Yes, he is here.\tSí, está aquí.\tOui, il est ici.',
    "We're lost.\tEstamos perdidos.\tNous sommes perdus.",
  );

  it.each([
    ['Help!', 'en', 'es', '¡Ayuda!'],
    ['help', 'en', 'es', 'Ayuda'],
    ['help!!', 'en', 'es', '¡Ayuda!!'],
    ['  Help me. ', 'en', 'es', '  Ayuda. '],
    ['HELP ME', 'en', 'es', 'AYUDA'],
    ['socorro', 'es', 'en', 'Help'],
    ['Where is the hospital?', 'en', 'fr', 'Où est l’hôpital ?'],
    ['where  is the hospital', 'en', 'es', '¿Dónde está el hospital?'],
    ['donde esta el hospital??', 'es', 'en', 'Where is the hospital??'],
    ['Thanks', 'en', 'fr', 'merci'],
    ['thanks!', 'en', 'fr', 'merci\u00a0!'],
    ['dont move', 'en', 'es', 'No se mueva'],
    ['don’t move.', 'en', 'es', 'No se mueva.'],
    ['esta cansado', 'es', 'en', 'He is tired'],
    // Between two others than English.
    ['gracias', 'es', 'fr', 'merci'],
    // Commas, hyphens and apostrophes may be left out.
    ['wait here please', 'en', 'es', 'Espere usted aquí'],
    ['etes vous blesse', 'fr', 'en', 'Are you injured?'],
    ['don t move', 'en', 'es', 'No se mueva'],
    // A mark at the beginning is enough for a question, and the answer has its own.
    ['¿Está herido', 'es', 'en', 'Are you injured?'],
    ['are you injured', 'en', 'es', '¿Está herido?'],
    // What stands around it stays.
    [' "Thanks!" ', 'en', 'es', ' "¡gracias!" '],
    ['(« thanks', 'en', 'es', undefined],
    ['« merci »', 'fr', 'es', '« gracias »'],
    ['(help)', 'en', 'es', '(Ayuda)'],
    ['Are you injured?!', 'en', 'es', '¿Está herido?!'],
  ])('answers %j from %s to %s', (text, source, target, answer) => {
    expect(phrases.find(text, source, target)).toBe(answer);
  });

  it.each([
    ['a statement for a question', 'Está herido.', 'es', 'en'],
    ['a statement without a full stop for a question', 'esta herido', 'es', 'en'],
    ['a question for a statement', 'He is tired?', 'en', 'es'],
    ['a text that only begins like a phrase', 'Help me lift this', 'en', 'es'],
    ['a language without a wording', 'potato', 'en', 'fr'],
    ['an unknown language', 'Help!', 'en', 'sw'],
    ['nothing', '', 'en', 'es'],
    ['signs alone', '?!', 'en', 'es'],
    ['a comma after its “no”', 'No, hay heridos.', 'es', 'en'],
    ['a full stop after its “no”', 'No. Hay heridos.', 'es', 'en'],
    ['an ellipsis after its “no”', 'no... hay heridos', 'es', 'en'],
    ['a colon after its “no”', 'no: hay heridos', 'es', 'en'],
    ['a dash after its “no”', 'no - hay heridos', 'es', 'en'],
    ['a hyphen after its “no”', 'no-hay heridos', 'es', 'en'],
    ['a question in the middle', 'no ¿hay heridos', 'es', 'en'],
    ['a line break after its “no”', 'no\nhay heridos', 'es', 'en'],
    ['“Pas, …”', 'Pas, de blessés.', 'fr', 'en'],
    ['“No …” for “No, …”', 'No esta aqui', 'es', 'en'],
    ['“si” for “sí,”', 'si esta aqui', 'es', 'en'],
    ['accents that the phrase has not', 'Llamé a un médico.', 'es', 'en'],
    ['another word that lacks only an apostrophe', 'were lost', 'en', 'es'],
    ['an emoji', 'Thanks 👎', 'en', 'es'],
    ['an emoticon', 'Thanks :(', 'en', 'es'],
    ['a letter in a square', 'Thanks 🅰', 'en', 'es'],
    ['a quotation mark', '"Thanks', 'en', 'es'],
    ['quotation marks within', '"Thanks" "Thanks"', 'en', 'es'],
    ['faces that look like brackets', '(: thanks :)', 'en', 'es'],
    ['an ellipsis before it', '...hay heridos', 'es', 'en'],
    ['a question mark for the opening one alone', '¿No hay heridos', 'es', 'en'],
    ['a question that ends like a statement', '¿Está herido‼', 'es', 'en'],
    ['a question word alone', 'ou', 'fr', 'en'],
    ['a long text', `help ${'x'.repeat(100_000)}`, 'en', 'es'],
  ])('does not take %s', (_, text, source, target) => {
    expect(phrases.find(text, source, target)).toBeUndefined();
  });

  it('looks at accents where they tell two phrases apart', () => {
    expect(phrases.find('papá', 'es', 'en')).toBe('dad');
    expect(phrases.find('papa', 'es', 'en')).toBe('potato');
    const both = book('en\tes', 'yes\tsí', 'I know\tsé');
    expect(both.find('si', 'es', 'en')).toBe('yes');
    const unclear = book('en\tes', 'yes\tsí', 'B flat\tsï');
    expect(unclear.find('si', 'es', 'en')).toBeUndefined();
  });

  it('lets the first of two phrases hold', () => {
    const two = book('en\tes', 'hi\tprimero', 'hi\tsegundo');
    expect(two.find('hi', 'en', 'es')).toBe('primero');
  });

  it('never throws, and answers in the white space of the text', () => {
    const alphabet = fc.constantFrom(
      'help',
      ' ',
      '!',
      '?',
      '¿',
      'Help me',
      '\n',
      '\u00a0',
      '…',
      '"',
      'é',
      '\u0301',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const answer = phrases.find(text, 'en', 'es');
        if (answer === undefined) return;
        expect(/^\s*/u.exec(answer)?.[0]).toBe(/^\s*/u.exec(text)?.[0]);
        expect(/\s*$/u.exec(answer)?.[0]).toBe(/\s*$/u.exec(text)?.[0]);
      }),
    );
  });
});

describe('parsePhrasebook', () => {
  it('names the lines it cannot read, and takes the others', () => {
    const { phrases, badLines } = parsePhrasebook(
      '\ufeff# mine\nen\tes\r\n\nyes\tsí\r\nno\nno\tno\tnon\nonly\t\n | \tx\nstop | \talto\nok\tvale',
    );
    expect(phrases.map((phrase) => phrase.get('en')?.[0])).toEqual(['yes', 'ok']);
    expect(badLines.map(({ line }) => line)).toEqual([5, 6, 7, 8, 9]);
    expect(badLines[0]?.why).toBe('it has 1 columns instead of 2');
  });

  it.each(['', 'en', 'english\tes', 'en\ten', 'yes\tsí'])('takes nothing under the header %j', (header) => {
    const { phrases } = parsePhrasebook(`${header}\nyes\tsí`);
    expect(phrases).toEqual([]);
  });

  it('reads anything without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parsePhrasebook(text);
        parsePhrasebook(`en\tes\n${text}`);
      }),
    );
  });
});

describe('loadPhrasebook', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'phrases-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('reads every table, the operator’s first, and logs file and line of what it leaves out', async () => {
    const warnings: unknown[] = [];
    const logger: Logger = {
      debug() {},
      info() {},
      warn: (fields) => void warnings.push(fields),
      error() {},
    };
    const own = join(root, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'b.tsv'), 'en\tes\nthanks\tmil gracias\nbroken\n');
    writeFileSync(join(own, 'c.tsv'), Buffer.from([0xff, 0xfe, 0x00]));
    writeFileSync(join(own, 'notes.txt'), 'no table');
    const shipped = fileURLToPath(new URL('./fixtures', import.meta.url));
    const phrases = await loadPhrasebook({ folders: [own, join(root, 'none'), shipped], logger });
    expect(phrases.find('thanks', 'en', 'es')).toBe('mil gracias');
    expect(phrases.find('I need a doctor', 'en', 'fr')).toBe('J’ai besoin d’un médecin');
    expect(warnings).toEqual([{ file: join(own, 'b.tsv'), line: 3 }, { file: join(own, 'c.tsv') }]);
  });
});
