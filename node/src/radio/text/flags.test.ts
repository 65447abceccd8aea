import { LANGUAGES, languageByCode } from '@babelmesh/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flagLanguage } from './flags.js';

it.each([
  ['🇩🇪', 'de'],
  ['🇲🇽', 'es'],
  ['🇺🇦', 'uk'],
  ['🇧🇷', 'pt'],
  [' 🇨🇭\uFE0F', 'de'],
  ['🇹🇼', 'zh'],
  ['🇰🇪', 'sw'],
])('%s asks for %s', (flag, language) => {
  expect(flagLanguage(flag)).toBe(language);
});

it.each(['', '👍', '🏳️‍🌈', '🏴‍☠️', '🇩', '🇩🇪🇩🇪', '🇩🇪!', 'DE', '🇯🇵', '🇽🇽'])('%s asks for nothing', (text) => {
  expect(flagLanguage(text)).toBeUndefined();
});

it('knows a country for every language with a name', () => {
  const flags = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((first) =>
    [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((second) =>
      String.fromCodePoint(...[first, second].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 0x41)),
    ),
  );
  const languages = flags.map(flagLanguage).filter((language) => language !== undefined);
  expect(new Set(languages)).toEqual(new Set(LANGUAGES.map(({ code }) => code)));
  expect(languages.length).toBeGreaterThan(140);
});

it('lives through anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const language = flagLanguage(text);
      expect(language === undefined || languageByCode(language) !== undefined).toBe(true);
    }),
  );
});
