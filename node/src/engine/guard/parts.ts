import { standsAlone } from './boundary.js';
import type { Item } from './items.js';

/** Two-digit numbers: of all stand-ins tried, models copy them most reliably. */
const STAND_INS = ['34', '57', '68', '85', '92', '43', '76', '29', '61', '38'];

export interface Masked {
  readonly text: string;
  /** The translation with the items back in place; undefined where a stand-in was lost or doubled. */
  unmask(translation: string): string | undefined;
}

/** A text with a plain number in place of each item; undefined where there are too many. */
export function mask(text: string, items: readonly Item[]): Masked | undefined {
  const free = STAND_INS.filter((number) => !text.includes(number));
  if (items.length > free.length) return undefined;
  let masked = '';
  let at = 0;
  items.forEach((item, i) => {
    masked += text.slice(at, item.start) + free[i];
    at = item.end;
  });
  masked += text.slice(at);
  const used = free.slice(0, items.length);
  return {
    text: masked,
    unmask(translation) {
      const counts = new Map<string, number>();
      const unmasked = translation.replace(/\p{Nd}+/gu, (digits, start: number) => {
        const i = used.indexOf(digits);
        if (i < 0 || !standsAlone(translation, start, start + digits.length)) return digits;
        counts.set(digits, (counts.get(digits) ?? 0) + 1);
        return items[i]?.text ?? digits;
      });
      return used.every((number) => counts.get(number) === 1) ? unmasked : undefined;
    },
  };
}

/** A text cut at its items: what is between them is translated by itself, the items stay where they are. */
export interface Fragments {
  readonly texts: readonly string[];
  join(translations: readonly string[]): string;
}

const EDGE = /^[\s\p{P}\p{S}]*/u;
const SPACE_AFTER = /\s*$/u;

export function cutAtItems(text: string, items: readonly Item[]): Fragments {
  const texts: string[] = [];
  const between: string[] = [];
  let kept = '';
  const add = (stretch: string) => {
    const lead = EDGE.exec(stretch)?.[0] ?? '';
    const tail = SPACE_AFTER.exec(stretch.slice(lead.length))?.[0] ?? '';
    const core = stretch.slice(lead.length, stretch.length - tail.length);
    if (!/\p{L}/u.test(core)) {
      kept += stretch;
      return;
    }
    between.push(kept + lead);
    texts.push(core);
    kept = tail;
  };
  let at = 0;
  for (const item of items) {
    add(text.slice(at, item.start));
    kept += item.text;
    at = item.end;
  }
  add(text.slice(at));
  return {
    texts,
    join: (translations) =>
      translations
        .map((translation, i) => (between[i] ?? '') + likeSource(translation, texts[i] ?? ''))
        .join('') + kept,
  };
}

/** Half a sentence comes back as a whole one: its added capital and full stop are taken off again. */
function likeSource(translation: string, source: string): string {
  let fitted = /[.!?…]$/u.test(source) ? translation : translation.replace(/[.!?…]+$/u, '');
  if (/^\p{Ll}/u.test(source) && /^[¿¡]?\p{Lu}\p{Ll}/u.test(fitted)) {
    fitted = fitted.replace(
      /^([¿¡]?)(\p{Lu})/u,
      (_, mark: string, letter: string) => mark + letter.toLowerCase(),
    );
  }
  return fitted;
}
