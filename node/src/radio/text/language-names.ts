import { LANGUAGES } from '@babelmesh/protocol';

/** Names as people type them: any case, with or without accents. */
function fold(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const CODES = new Map<string, string>();
for (const { code, name, endonym } of LANGUAGES) {
  for (const known of [name, endonym, endonym.replaceAll(' ', '')]) CODES.set(fold(known), code);
}

/** The longest name has this many words (`Bahasa Indonesia`, `Tiếng Việt`). */
const LONGEST_NAME_WORDS = 2;

export interface NamedLanguage {
  readonly code: string;
  /** True for a code (`es`), false for a name (`Spanish`, `Español`). */
  readonly byCode: boolean;
}

/** A language by its code where `codes` has it, by its English name or by its own. */
export function namedLanguage(word: string, codes: ReadonlySet<string>): NamedLanguage | undefined {
  // With an accent it is a word: Vietnamese "vì", Portuguese "és".
  const plain = word.normalize('NFKC').toLowerCase();
  for (const code of codes) if (code.toLowerCase() === plain) return { code, byCode: true };
  const code = CODES.get(fold(word));
  return code === undefined ? undefined : { code, byCode: false };
}

/** The language that `text` begins with, and what follows; a colon may stand between. */
export function leadingLanguage(
  text: string,
  codes: ReadonlySet<string>,
): (NamedLanguage & { rest: string; colon: boolean }) | undefined {
  for (let words = LONGEST_NAME_WORDS; words >= 1; words--) {
    const head = new RegExp(
      String.raw`^([^\s:：>→]+(?:\s+[^\s:：>→]+){${words - 1}})(\s*[:：]|(?=\s)|$)`,
      'u',
    ).exec(text);
    const language = head?.[1] && namedLanguage(head[1].replace(/\s+/gu, ' '), codes);
    if (head && language) {
      return { ...language, rest: text.slice(head[0].length).trim(), colon: head[2] !== '' };
    }
  }
  return undefined;
}
