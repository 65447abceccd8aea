import { describe, expect, it } from 'vitest';
import { folded } from './folded.js';
import { type Lexicon, lexiconOf } from './lexicon.js';
import { NEGATIVE_WORDS } from './negative-words.js';
import { ROWS } from './rows.js';
import { set } from './tables.js';

const languages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'uk'];
const lexicons = languages.map((language): [string, Lexicon] => {
  const lexicon = lexiconOf(language);
  if (!lexicon) throw new Error(`no lexicon: ${language}`);
  return [language, lexicon];
});

/** Every word of a lexicon's tables. */
function wordsOf(table: unknown): string[] {
  if (typeof table === 'string') return [table];
  if (table instanceof Set) return [...table].flatMap(wordsOf);
  if (table instanceof Map) return [...table.keys(), ...[...table.values()].flatMap(wordsOf)];
  return table !== null && typeof table === 'object' ? Object.values(table).flatMap(wordsOf) : [];
}

/** The words of a row's list, whatever they say of each other. */
const formsOf = (list = '') => list.split('|').flatMap((part) => [...set(part)]);

describe.each(lexicons)('the lexicon of %s', (language, lexicon) => {
  it('has words as they are compared: in lower case, without accents', () => {
    const { rewrites: _, ...tables } = lexicon;
    const words = wordsOf(tables)
      .flatMap((word) => word.split(' '))
      .filter((word) => !lexicon.accented.has(word));
    expect(words.filter((word) => word !== folded(word))).toEqual([]);
  });

  it('has its phrases in full: no longer than four words, some with a number, apostrophes as they are cut', () => {
    for (const phrase of lexicon.phrases.keys()) {
      const full = lexicon.elides
        ? /^\p{L}+'?(?: \p{L}+'?){0,3}$/u
        : /^(?:0|\p{L}+)(?: \p{L}+| \d{1,2}){0,3}$/u;
      expect(phrase).toMatch(full);
    }
  });

  it('has one meaning a negative word, and none that is a negation', () => {
    const { always, concord, carried } = lexicon.negation;
    const words = NEGATIVE_WORDS.flatMap((row) => formsOf(row[language]));
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
    expect(words.filter((word) => always.has(word) || concord.has(word) || carried.has(word))).toEqual([]);
    expect(words.join(' ')).toMatch(/^[a-zßа-яіїєґ@ -]+$/u);
  });

  it('has each opposite once a side, as it is compared', () => {
    for (const { sides } of ROWS) {
      const lists = sides.map((side) => formsOf(side[language]));
      for (const list of lists) expect(list.filter((word, i) => list.indexOf(word) !== i)).toEqual([]);
      const words = lists.flat();
      expect(words.join(' ')).toMatch(/^[a-zœßéóôа-яіїєґ@' ]+$/u);
    }
  });

  it('has no word in two rows: the first would be lost', () => {
    const words = ROWS.flatMap(({ sides }) =>
      sides.flatMap((side) => formsOf(side[language]?.split('|', 1)[0])),
    );
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });
});

it('knows the same units in all languages', () => {
  const units = lexicons.map(([, lexicon]) => new Set(lexicon.units.words.values()));
  const [first, ...others] = units.map((names) => [...names].sort());
  for (const other of others) expect(other).toEqual(first);
});

it('knows no other language', () => {
  expect(lexiconOf('sw')).toBeUndefined();
  expect(lexiconOf('constructor')).toBeUndefined();
});
