import { describe, expect, it } from 'vitest';
import { countCharacters, formatAgo, formatSize, formatSpan } from './format.js';
import { en } from './strings/en.js';
import { es } from './strings/es.js';
import { fr } from './strings/fr.js';
import { loadStrings, pageLanguages } from './strings.js';

/** What is said, nested as it may be; what takes something is called with nothing to take. */
const leaves = (words: unknown): unknown[] => {
  if (typeof words === 'function') return leaves(words({}, {}));
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(leaves) : [words];
};

describe('strings', () => {
  it('leave nothing empty in any language', async () => {
    for (const language of pageLanguages) {
      const strings = await loadStrings([language]);
      expect(strings.lang).toBe(language);
      for (const leaf of leaves(strings)) expect(leaf, strings.lang).not.toBe('');
    }
  });

  it('follow the first of the browser’s languages that is spoken here', async () => {
    expect((await loadStrings(['ar', 'fr-CA', 'es'])).lang).toBe('fr');
    expect((await loadStrings(['ES-419'])).lang).toBe('es');
    expect((await loadStrings(['sw'])).lang).toBe('en');
    expect((await loadStrings([])).lang).toBe('en');
  });

  it('count in the right number', () => {
    expect([en.characters(0), en.characters(1), en.characters(2)]).toEqual([
      '0 characters',
      '1 character',
      '2 characters',
    ]);
    expect(es.hops(1)).toBe('1 salto');
    expect([fr.characters(0), fr.characters(2)]).toEqual(['0 caractère', '2 caractères']);
  });
});

describe('format', () => {
  it('tells spans in their largest unit', () => {
    expect([0, 12_400, 60_000, 7_200_000, 200_000_000].map(formatSpan)).toEqual([
      '0 s',
      '12 s',
      '1 min',
      '2 h',
      '2 d',
    ]);
  });

  it('tells how long ago, and takes a clock ahead of ours for now', () => {
    expect(formatAgo(1_000, 61_000, en)).toBe('1 min ago');
    expect(formatAgo(90_000, 61_000, en)).toBe('just now');
  });

  it('tells sizes in their largest unit, and never more than there is', () => {
    expect([900, 1_000, 1_290, 1_048_576, 16_777_216].map((bytes) => formatSize(bytes, en))).toEqual([
      '900 B',
      '1 kB',
      '1.2 kB',
      '1 MB',
      '16.7 MB',
    ]);
    expect(formatSize(16_777_216, es)).toBe('16,7 MB');
    expect(formatSize(16_777_216, fr)).toBe('16,7 Mo');
  });

  it('counts characters as people do', () => {
    expect(countCharacters('añ🚑')).toBe(3);
  });
});
