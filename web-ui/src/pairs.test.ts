import { describe, expect, it } from 'vitest';
import { nameLanguage, pairsOf } from './pairs.js';

const pairs = pairsOf([
  { code: 'en', name: 'English', targets: ['en', 'es', 'ar'] },
  { code: 'es', name: 'Spanish', targets: ['en'] },
  { code: 'ar', name: 'Arabic', targets: ['ar'] },
]);

describe('pairsOf', () => {
  it('knows every language that is a source or a target, by its own name', () => {
    expect(pairs.languages.map(({ code }) => code).sort()).toEqual(['ar', 'en', 'es']);
    expect(pairs.languages.find(({ code }) => code === 'ar')).toMatchObject({
      endonym: 'العربية',
      direction: 'rtl',
    });
  });

  it('tells which pairs work, a language into itself not among them', () => {
    expect(pairs.has('en', 'es')).toBe(true);
    expect(pairs.has('es', 'ar')).toBe(false);
    expect(pairs.has('en', 'en')).toBe(false);
    expect(pairs.hasSource('ar')).toBe(false);
    expect(pairs.targets('es')).toEqual(['en']);
  });

  it('takes every target for a source yet to be detected', () => {
    expect([...pairs.targets('auto')].sort()).toEqual(['ar', 'en', 'es']);
    expect(pairs.has('auto', 'ar')).toBe(true);
    expect(pairs.has('auto', 'fr')).toBe(false);
  });

  it('is empty for a node without models', () => {
    expect(pairsOf([]).languages).toEqual([]);
    expect(pairsOf([]).hasSource('auto')).toBe(false);
  });
});

describe('nameLanguage', () => {
  it('keeps the name given for a language outside the table, and leaves its direction to the text', () => {
    expect(nameLanguage('fa', 'Persian')).toEqual({ code: 'fa', endonym: 'Persian', direction: 'auto' });
    for (const code of ['he', 'ur', 'ps', 'ckb', 'tlh'])
      expect(nameLanguage(code).direction, code).toBe('auto');
  });

  it('names a variant by its language, and writes it in the same direction', () => {
    expect(nameLanguage('ar-EG')).toEqual({ code: 'ar-EG', endonym: 'العربية (EG)', direction: 'rtl' });
    expect(nameLanguage('zh-Hant-TW')).toMatchObject({ endonym: '中文 (Hant-TW)', direction: 'ltr' });
  });
});
