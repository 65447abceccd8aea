import { standsAlone } from './boundary.js';
import { compare, escapeForPattern, find } from './compare.js';
import type { Item } from './items.js';

/**
 * Writes items as the source has them where the translation has them in another form: "3,5 kg" for
 * "3.5 kg", "1.000" for "1000", "! A1B2C3D4" for "!a1b2c3d4". What is not found in any form stays missing.
 */
export function repair(items: readonly Item[], translation: string): string {
  let repaired = translation;
  // Longer ones first: "2,5 mg" is the 2.5 mg rather than a 25.
  const { missing } = compare(items, repaired);
  for (const item of [...missing].sort((a, b) => b.required.length - a.required.length)) {
    if (item.kind === 'emoji') continue;
    const pattern = looseForm(item.text);
    for (const match of repaired.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (!standsAlone(repaired, match.index, end) || holdsOther(match.index, end, items, item, repaired))
        continue;
      repaired = repaired.slice(0, match.index) + item.text + repaired.slice(end);
      break;
    }
  }
  return repaired;
}

/** A half of the day may take this much more in a translation: "8 pm", "8 heures de l'après-midi". */
const HALF_DAY_LENGTH = 40;

/** True where another item, which is there as it should be, has a part of the range: the 1.2 of "1.2 mg" is no 12. */
function holdsOther(start: number, end: number, items: readonly Item[], item: Item, text: string): boolean {
  return items.some((other) => {
    if (other === item) return false;
    let range = find(other, text, Math.max(0, start - other.required.length - HALF_DAY_LENGTH));
    while (range && range.end <= start) range = find(other, text, range.end);
    return range !== undefined && range.start < end;
  });
}

/** Matches the item's letters and digits in order, with its marks and spaces changed, dropped or added. */
function looseForm(text: string): RegExp {
  const characters = [...text.normalize('NFKC')];
  const parts = characters.map((character, i) => {
    const next = characters[i + 1] ?? '';
    if (/\s/u.test(character)) return '\\s?';
    if (/[.,:'’′"″]/u.test(character)) return '(?:\\s?[.,:\'’′"″]\\s?)?';
    const itself = /[-\u2212]/u.test(character) ? '[-\u2212]' : escapeForPattern(character);
    if (/\p{N}/u.test(character) && /\p{N}/u.test(next)) return `${itself}[.,\\s]?`;
    if (/\p{N}/u.test(character) || /[^\p{L}\p{M}]/u.test(character)) return next ? `${itself}\\s?` : itself;
    return /[\p{L}\p{M}]/u.test(next) || next === '' ? itself : `${itself}\\s?`;
  });
  return new RegExp(parts.join(''), 'giu');
}
