import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { italianNumber, withCardinals, withOrdinals } from './italian-numbers.js';

const SMALL =
  ` uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette
  diciotto diciannove`.split(/\s/u);
const TENS = '  venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ');

function written(value: number): string {
  if (value < 20) return SMALL.filter((word, i) => i === 0 || word !== '')[value] ?? '';
  if (value < 100) {
    const [tens = '', one] = [TENS[Math.floor(value / 10)], value % 10];
    return (one === 1 || one === 8 ? tens.slice(0, -1) : tens) + written(one);
  }
  if (value < 1000) {
    const [many, rest] = [Math.floor(value / 100), written(value % 100)];
    return `${many > 1 ? written(many) : ''}cento${rest}`;
  }
  const many = Math.floor(value / 1000);
  return (many > 1 ? `${written(many)}mila` : 'mille') + written(value % 1000);
}

describe('italianNumber', () => {
  it('reads every number back that is written out', () => {
    for (let value = 1; value < 10_000; value++) expect(italianNumber(written(value))).toBe(value);
  });

  it('reads longer ones back, and those without the o of a hundred', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 999_999 }), (value) => {
        expect(italianNumber(written(value))).toBe(value);
        expect(italianNumber(written(value).replace(/cento(?=otto|ottanta)/gu, 'cent'))).toBe(value);
      }),
    );
  });

  it('reads ordinals back', () => {
    const ordinals = withOrdinals(new Map());
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 9999 }), (value) => {
        const word = written(value);
        const stem = /mila$/u.test(word) ? `${word.slice(0, -2)}ll` : word.replace(/mille$/u, 'mill');
        const cut = /(?:tre|sei)$/u.test(word) ? stem : stem.replace(/(?<!l)[aeio]$/u, '');
        expect(ordinals.get(`${cut}esimo`)).toBe(value);
        expect(ordinals.get(`${cut}esima`)).toBe(value);
      }),
    );
  });

  it('takes no other word for a number', () => {
    const cardinals = withCardinals(new Map());
    for (const word of `treno sedia settembre ottobre ottenne cent dove unto seta oggi mila milano venire cantina
      tredicesima quarto centro nono novella seicentesco antenne`.split(/\s+/u)) {
      expect([word, cardinals.get(word)]).toEqual([word, undefined]);
    }
  });

  it('reads how old somebody is', () => {
    const cardinals = withCardinals(new Map());
    expect(
      ['trentenne', 'ventitreenne', 'diciottenni', 'sedicenne'].map((word) => cardinals.get(word)),
    ).toEqual([30, 23, 18, 16]);
  });
});
