/** A short form, and what is written in its place: `$1` is its first group. */
export interface Rule extends Standing {
  readonly short: string;
  readonly written: string | ((...groups: readonly (string | undefined)[]) => string);
}

export interface Standing {
  /** What stands before it, as a pattern. */
  readonly after?: string;
  /** Whether small letters and capitals are told apart. */
  readonly isCased?: boolean;
  /** Whether in capitals it is something else, unless the whole text is in capitals: "TMR". */
  readonly isThumbed?: boolean;
  /** Whether a word may follow without a space: "w/2 kids". */
  readonly isOpen?: boolean;
}

/** A form, as a pattern, that stands by itself. */
export function alone(short: string, written: Rule['written'], standing: Standing = {}): Rule {
  return { short, written, ...standing };
}

/** Forms that mean one thing wherever they stand by themselves. */
export function inSmallOrCapitals(forms: Readonly<Record<string, string>>): readonly Rule[] {
  return Object.entries(forms).map(([short, written]) => alone(short, written));
}

/** Forms that people thumb: in capitals they are codes. */
export function thumbed(forms: Readonly<Record<string, string>>): readonly Rule[] {
  return Object.entries(forms).map(([short, written]) => alone(short, written, { isThumbed: true }));
}

/** Forms that in other letters, small or capital, are or may be words. */
export function asWritten(forms: Readonly<Record<string, string>>): readonly Rule[] {
  return Object.entries(forms).map(([short, written]) => alone(short, written, { isCased: true }));
}

/** Forms with what was measured behind them: "BP 90/60", "HR: 120"; not the hours of "24 HR 20 MIN". */
export function measured(forms: Readonly<Record<string, string>>): readonly Rule[] {
  return Object.entries(forms).map(([short, written]) =>
    alone(`(?:${short})(?:\\s?[:=])?\\s?(?=\\d)(?!\\d+\\s?(?:min|MIN))`, `${written} `, {
      isCased: true,
      isOpen: true,
    }),
  );
}

/** Forms behind a number, for one and for more: "2 tabs". */
export function counted(
  forms: Readonly<Record<string, readonly [one: string, more: string]>>,
): readonly Rule[] {
  return Object.entries(forms).map(([short, [one, more]]) =>
    alone(
      `(\\d{1,4}(?:[.,/]\\d{1,2})?)\\s?(?:${short})`,
      (count) => `${count} ${count === '1' ? one : more}`,
    ),
  );
}

/** What stands before something that agrees with it, as patterns. */
export interface Gendered {
  readonly masculine: string;
  readonly feminine: string;
}

/** Forms behind a part of the body, by its gender: "gamba dx". */
export function sided(
  short: string,
  [masculine, feminine]: readonly [string, string],
  parts: Gendered,
): readonly Rule[] {
  return [
    alone(short, masculine, { after: `(?<!\\p{L})(?:${parts.masculine})\\s` }),
    alone(short, feminine, { after: `(?<!\\p{L})(?:${parts.feminine})\\s` }),
  ];
}

/** Latin, Greek and Cyrillic: V8 takes ten times as long to compile `\p{L}`, and does so for each rule. */
const LETTERS = 'A-Za-zªµºÀ-ÖØ-öø-ʯ\\u0300-\\u036fͰ-ϿЀ-ԯ';
const WORD = `${LETTERS}0-9²³¹¼-¾`;

/** No part of a longer word, a name, a link or a code. */
const STARTS = `(?<![${WORD}@#!/._%'’-])`;
const ENDS = `(?![${WORD}@/_-]|[.'’][${LETTERS}])`;

/** Forms looked for at once: V8 compiles expressions of more than some 20,000 characters to ten times as slow a code. */
const AT_ONCE = 100;

/** Of "w/w/pt" each reading frees the next form; of what is meant two are enough. */
const MOST_TIMES = 4;

/** The short forms of a language. */
export interface ShortForms {
  /** Writes out those of a text: in capitals where all of it is, and with one where a form has one. */
  readonly writtenOut: (text: string) => string;
  /** Offsets of the stops that belong to those of a text: "abd.", "u." */
  readonly stops: (text: string) => ReadonlySet<number>;
}

export function shortFormsOf(rules: readonly Rule[]): ShortForms {
  const parts = partsOf(rules);
  return { writtenOut: writerOf(parts), stops: (text) => stopsIn(text, parts) };
}

function writerOf(parts: readonly Part[]): (text: string) => string {
  const once = (text: string) => {
    const isLoud = !/\p{Ll}/u.test(text);
    const replaced = (text: string, { pattern, written, isThumbed }: Rule & { readonly pattern: RegExp }) =>
      text.replace(pattern, (match: string, ...rest: unknown[]) => {
        if (isThumbed && !isLoud && /\p{Lu}{2}/u.test(match)) return match;
        const groups = rest.slice(0, -2) as (string | undefined)[];
        const [offset, whole] = rest.slice(-2) as [number, string];
        const words =
          typeof written === 'function'
            ? written(...groups)
            : written.replace(/\$(\d)/gu, (_, n: string) => groups[Number(n) - 1] ?? '');
        if (isLoud) return words.toUpperCase();
        const isFirst = /(?:^|[.!?]\s)$/u.test(whole.slice(0, offset));
        const isCapital = isFirst ? /^\p{Lu}/u : /^\p{Lu}\p{Ll}/u;
        return isCapital.test(match) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
      });
    return parts.reduce(
      (text, { mayBeIn, compiled }) => (mayBeIn(text) ? compiled.reduce(replaced, text) : text),
      text,
    );
  };
  return (text) => {
    let written = once(text);
    // What one rule writes may be what another, before it, looks for.
    for (let again = 1; again < MOST_TIMES && written !== text; again++) {
      text = written;
      written = once(text);
    }
    return written;
  };
}

function stopsIn(text: string, parts: readonly Part[]): ReadonlySet<number> {
  const found = parts.flatMap(({ mayBeIn, compiled }) =>
    mayBeIn(text) ? compiled.flatMap(({ pattern }) => [...text.matchAll(pattern)]) : [],
  );
  return new Set(
    found.flatMap(({ 0: form, index }) => [...form.matchAll(/\./gu)].map((stop) => index + stop.index)),
  );
}

interface Part {
  /** False where none of its rules has anything to write out. */
  readonly mayBeIn: (text: string) => boolean;
  readonly compiled: readonly (Rule & { readonly pattern: RegExp })[];
}

function partsOf(rules: readonly Rule[]): readonly Part[] {
  return Array.from({ length: Math.ceil(rules.length / AT_ONCE) }, (_, n) =>
    partOf(rules.slice(n * AT_ONCE, (n + 1) * AT_ONCE)),
  );
}

function partOf(rules: readonly Rule[]): Part {
  // Few texts have any: a look for many at once is many times as fast as one for each, and faster still without what
  // stands before them, for most texts have none of the forms themselves.
  const looks = [true, false].flatMap((isCased) => {
    const some = rules.filter((rule) => (rule.isCased ?? false) === isCased);
    if (some.length === 0) return [];
    const lookFor = (rules: readonly Omit<Rule, 'written'>[]) => {
      const open = rules.filter(({ isOpen }) => isOpen).map(formOf);
      const closed = rules.filter(({ isOpen }) => !isOpen).map(formOf);
      const either = closed.length > 0 ? [`(?:${closed.join('|')})${ENDS}`, ...open] : open;
      return new RegExp(`${STARTS}(?:${either.join('|')})`, isCased ? 'u' : 'iu');
    };
    const bare = lookFor(some.map(({ after: _, ...rule }) => rule));
    const standing = lookFor(some);
    return [(text: string) => bare.test(text) && standing.test(text)];
  });
  return {
    mayBeIn: (text) => looks.some((look) => look(text)),
    compiled: rules.map((rule) => ({
      ...rule,
      pattern: new RegExp(STARTS + formOf(rule) + (rule.isOpen ? '' : ENDS), rule.isCased ? 'gu' : 'giu'),
    })),
  };
}

function formOf({ short, after }: Omit<Rule, 'written'>): string {
  // What stands before is looked for only where the form is: behind each word it would take a hundred times as long.
  const ahead = short.replace(/(?<!\\)\((?!\?)/gu, '(?:');
  return `${after === undefined ? '' : `(?=${ahead})(?<=${after})`}(?:${short})`;
}
