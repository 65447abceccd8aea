import { describe, expect, it } from 'vitest';
import { LANGUAGES, languageByCode, languageByWire } from './languages.js';
import { LanguageCode } from './request.js';

describe('LANGUAGES', () => {
  it('has no code and no number twice', () => {
    expect(new Set(LANGUAGES.map(({ code }) => code)).size).toBe(LANGUAGES.length);
    expect(new Set(LANGUAGES.map(({ wire }) => wire)).size).toBe(LANGUAGES.length);
  });

  it.each(LANGUAGES)('$code is a canonical tag with a number of one byte', (language) => {
    expect(LanguageCode.parse(language.code)).toBe(language.code);
    expect(Intl.getCanonicalLocales(language.code)).toEqual([language.code]);
    // 0 is `auto`.
    expect(language.wire).toBeGreaterThanOrEqual(1);
    expect(language.wire).toBeLessThanOrEqual(255);
    expect(language.endonym.trim()).not.toBe('');
    expect(languageByCode(language.code)).toBe(language);
    expect(languageByWire(language.wire)).toBe(language);
  });

  it.each(LANGUAGES)('$code has the name Unicode gives it', ({ code, name }) => {
    expect(new Intl.DisplayNames('en', { type: 'language' }).of(code)).toBe(name);
  });

  it('knows no others', () => {
    expect(languageByCode('auto')).toBeUndefined();
    expect(languageByCode('EN')).toBeUndefined();
    expect(languageByWire(0)).toBeUndefined();
  });
});

describe('LanguageCode', () => {
  it.each(['en', 'ast', 'pt-BR', 'sr-Latn', 'zh-Hant-TW'])('takes %s', (tag) => {
    expect(LanguageCode.safeParse(tag).success).toBe(true);
  });

  it.each(['', 'e', 'EN', 'english', 'en_US', 'en-', 'en-x y', ' en', 'en\n'])('refuses %j', (tag) => {
    expect(LanguageCode.safeParse(tag).success).toBe(false);
  });
});
