import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCyrillic } from './cyrillic.js';

describe('inCyrillic', () => {
  it.each([
    ['uk', 'пiдiйдiть до мeнe', 'підійдіть до мене'],
    ['uk', "ЇÏ дiти, Iван i Мaрiя, сiм'i", "ЇЇ діти, Іван і Марія, сім'і"],
    ['uk', 'п’ять, пʼять, п`ять', "п'ять, п'ять, п'ять"],
    ['ru', 'гдe бoльница', 'где больница'],
  ])('writes %s "%s" in one script', (language, text, expected) => {
    expect(inCyrillic(text, language)).toBe(expected);
  });

  it.each([
    ['uk', 'USB-порт, Wi-Fi, SOS, CO'],
    ['uk', 'вітамін B12, кімната A5б, @iван, канал Аlfа'],
    ['uk', "код aп'п5, 5п'a"],
    ['uk', 'o clock'],
    ['en', 'Hеllo'],
    ['ru', 'пiд'],
  ])('leaves %s "%s"', (language, text) => {
    expect(inCyrillic(text, language)).toBe(text);
  });

  it('changes nothing the second time', () => {
    const letters = fc.constantFrom('п', 'і', 'i', 'a', 'а', 'l', 'ʼ', '’', ' ', '5', 'Ї');
    fc.assert(
      fc.property(fc.array(letters), fc.constantFrom('uk', 'ru'), (parts, language) => {
        const once = inCyrillic(parts.join(''), language);
        expect(inCyrillic(once, language)).toBe(once);
      }),
    );
  });
});
