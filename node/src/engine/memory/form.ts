import { findItems } from '../guard/items.js';
import { prepare } from '../text/prepare.js';

/** A translation as it was made: of which text, and what came of it. */
export interface Made {
  readonly source: string;
  readonly text: string;
}

/** Full stops of languages that have their own. */
const STOPS: Record<string, string> = { zh: '。', ja: '。', hi: '।' };

/**
 * What texts have in common whose translations differ in nothing but what {@link adapt} can change: white space, a
 * full stop at the end, the first letter's case. A text with a number or another item is its own form only.
 */
export function formOf(text: string, language: string): string {
  if (findItems(text, language).length > 0) return `=${text}`;
  return `~${lowerFirst(withoutStop(prepare(text)))}`;
}

/** The translation made of another text of the same form, as the one asked about has it; undefined where it cannot be told. */
export function adapt({ source, text }: Made, asked: string, target: string): string | undefined {
  if (source === asked) return text;
  let answer = text;
  const [made, wanted] = [prepare(source), prepare(asked)];
  if (stops(made) && !stops(wanted)) answer = answer.replace(/(?<![.。।])[.。।]$/u, '');
  else if (!stops(made) && stops(wanted) && !/[.。।…]$/u.test(answer)) {
    if (!/[\p{L}\p{N}\p{M})\]»”’"']$/u.test(answer)) return undefined;
    answer += STOPS[target] ?? '.';
  }
  const [first = '', wantedFirst = ''] = [[...made][0], [...wanted][0]];
  // The other way round it stays as it is: a capital may be a name's, or "I".
  return first !== wantedFirst && wantedFirst !== wantedFirst.toLowerCase()
    ? upperFirst(answer, target)
    : answer;
}

/** A text all in capitals in lower case; undefined for one that is not, or may be a short form such as "US". */
export function lowered(text: string, language: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 8 || /\p{Ll}/u.test(text) || !/\p{Lu}/u.test(text) || !/\s/u.test(text.trim()))
    return undefined;
  return text.toLocaleLowerCase(language);
}

const stops = (prepared: string) => withoutStop(prepared) !== prepared;

function withoutStop(prepared: string): string {
  return prepared.replace(/(?<=[\p{L}\p{M}\p{N})\]»”’"'])[.。।]$/u, '');
}

/** "Hello" and "hello" are one; "NASA" stays, and so does "I". */
function lowerFirst(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
}

function upperFirst(text: string, language: string): string {
  return text.replace(
    /^([¿¡"'«“‘(]*)(\p{Ll})/u,
    (_, before: string, letter: string) => before + letter.toLocaleUpperCase(language),
  );
}
