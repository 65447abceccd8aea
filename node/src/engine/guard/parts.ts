import { standsAlone } from './boundary.js';
import { hasMeridiem } from './clock.js';
import type { Item } from './items.js';

/** Two-digit numbers: of all stand-ins tried, models copy them most reliably. */
const STAND_INS = ['34', '57', '68', '85', '92', '43', '76', '29', '61', '38'];
/** For times of day: "opens at 34" would be years. */
const CLOCKS = ['10:34', '9:57', '7:43', '6:29', '8:16', '11:52'];
const NUMBER = /\p{Nd}+(?::\p{Nd}+)?/gu;

export interface Masked {
  readonly text: string;
  /** The translation with the items back in place; undefined where a stand-in was lost or doubled. */
  unmask(translation: string): string | undefined;
}

/** A text with a plain number in place of each item; undefined where there are too many. */
export function mask(text: string, items: readonly Item[]): Masked | undefined {
  const free = (standIns: readonly string[]) => standIns.filter((number) => !text.includes(number)).values();
  const numbers = free(STAND_INS);
  const clocks = free(CLOCKS);
  const used: string[] = [];
  let masked = '';
  let at = 0;
  for (const item of items) {
    const { value } = (hasMeridiem(item.text) || isClock(item) ? clocks : numbers).next();
    if (value === undefined) return undefined;
    used.push(value);
    masked += text.slice(at, item.start) + value;
    at = item.end;
  }
  masked += text.slice(at);
  return {
    text: masked,
    unmask(translation) {
      const counts = new Map<string, number>();
      const unmasked = translation.replace(NUMBER, (digits, start: number) => {
        const i = used.indexOf(digits);
        if (i < 0 || !standsAlone(translation, start, start + digits.length)) return digits;
        counts.set(digits, (counts.get(digits) ?? 0) + 1);
        const { text = digits } = items[i] ?? {};
        // "at 10 a.m." ends with one stop, its own or the sentence's.
        const stops = text.endsWith('.') && translation[start + digits.length] === '.';
        return stops ? text.slice(0, -1) : text;
      });
      return used.every((number) => counts.get(number) === 1) ? unmasked : undefined;
    },
  };
}

/** "14 h 30" */
function isClock({ kind, text }: Item): boolean {
  return kind === 'time' && /^\d{1,2}\s?h/iu.test(text);
}

/** A text cut at its items: what is between them is translated by itself, the items stay where they are. */
export interface Fragments {
  readonly texts: readonly string[];
  join(translations: readonly string[]): string;
}

const EDGE = /^[\s\p{P}\p{S}]*/u;

export function cutAtItems(text: string, items: readonly Item[]): Fragments {
  const texts: string[] = [];
  const between: string[] = [];
  let kept = '';
  const add = (stretch: string) => {
    const lead = EDGE.exec(stretch)?.[0] ?? '';
    const rest = stretch.slice(lead.length);
    const core = rest.trimEnd();
    if (!/\p{L}/u.test(core)) {
      kept += stretch;
      return;
    }
    between.push(kept + lead);
    texts.push(core);
    kept = rest.slice(core.length);
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
