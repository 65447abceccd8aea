import { describe, expect, it } from 'vitest';
import { canonicalLanguage, LANGUAGES, languageByCode, languageByWire, matchLanguage } from './languages.js';
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

describe('canonicalLanguage', () => {
  it.each([
    ['ES', 'es'],
    ['es', 'es'],
    ['pt_BR', 'pt-BR'],
    ['ZH-hANT-tw', 'zh-Hant-TW'],
    ['spa', 'es'],
  ])('spells %s as %s', (tag, spelled) => {
    expect(canonicalLanguage(tag)).toBe(spelled);
  });

  it.each(['', 'auto', 'klingon language', 'es MX', 'e', 'es--MX', 'ES\n'])('leaves %j as it is', (tag) => {
    expect(canonicalLanguage(tag)).toBe(tag);
  });
});

describe('matchLanguage', () => {
  const known = ['en', 'es', 'pt', 'pt-PT', 'zh', 'sr', 'fil'];

  it.each([
    ['es', 'es'],
    ['ES', 'es'],
    ['es-MX', 'es'],
    ['es_419', 'es'],
    ['en-GB-oxendict', 'en'],
    ['pt-pt', 'pt-PT'],
    ['pt_BR', 'pt'],
    ['zh-Hans', 'zh'],
    ['zh-CN', 'zh'],
    ['sr-Cyrl-RS', 'sr'],
    ['tl', 'fil'],
  ])('takes %s for %s', (tag, language) => {
    expect(matchLanguage(tag, known)).toBe(language);
  });

  it.each(['auto', 'de', 'es MX', 'zh-Hant', 'zh-TW', 'sr-Latn', ''])('knows none for %j', (tag) => {
    expect(matchLanguage(tag, known)).toBeUndefined();
  });

  it('takes a language with its usual region for the language', () => {
    expect(matchLanguage('pt', ['en', 'pt-PT', 'pt-BR'])).toBe('pt-BR');
    expect(matchLanguage('pt-AO', ['en', 'pt-BR'])).toBeUndefined();
  });

  it('takes what is spelled in its own way as it is spelled', () => {
    expect(matchLanguage('zh-hant', ['zh', 'zh-hant'])).toBe('zh-hant');
    expect(matchLanguage('zh-Hant', ['zh', 'zh-hant'])).toBe('zh-hant');
  });
});
