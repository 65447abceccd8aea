import { LANGUAGE_CODE } from '@babelmesh/protocol';

/** One vetted phrase: its wordings by language, the one to give as a translation first. */
export type Phrase = ReadonlyMap<string, readonly string[]>;

/** A line that is no phrase. Lines count from 1. */
export interface BadLine {
  readonly line: number;
  readonly why: string;
}

export interface PhrasebookFile {
  readonly phrases: readonly Phrase[];
  readonly badLines: readonly BadLine[];
}

/** A longer one is no phrase: it would only be met by a text that is exactly it. */
const LONGEST_PHRASE = 500;
const CONTROL = /\p{Cc}|\p{Cs}|\ufffd/u;

/**
 * Reads tab-separated phrases: a header line of language codes, then one phrase a line, in the same columns.
 * ` | ` stands between wordings of one language; an empty column says that a language has none. Empty lines and
 * those that begin with `#` are passed over. What cannot be read is told by line, and the rest is used.
 */
export function parsePhrasebook(text: string): PhrasebookFile {
  const lines = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
  const phrases: Phrase[] = [];
  const badLines: BadLine[] = [];
  let header: readonly string[] | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const read = header ? readPhrase(line, header) : readHeader(line);
    if (typeof read === 'string') badLines.push({ line: index + 1, why: read });
    else if (Array.isArray(read)) header = read;
    else phrases.push(read as Phrase);
    // Without its columns no line of the file means anything.
    if (!header) break;
  }
  return { phrases, badLines };
}

function readHeader(line: string): readonly string[] | string {
  const codes = line.split('\t').map((code) => code.trim());
  const wrong = codes.find((code) => !LANGUAGE_CODE.test(code));
  if (wrong !== undefined) return `the first line must name languages, and “${wrong.slice(0, 20)}” is none`;
  if (codes.length < 2) return 'the first line must name two languages or more, with tabs between';
  if (new Set(codes).size < codes.length) return 'the first line names a language twice';
  return codes;
}

function readPhrase(line: string, codes: readonly string[]): Phrase | string {
  const columns = line.split('\t');
  if (columns.length !== codes.length) return `it has ${columns.length} columns instead of ${codes.length}`;
  const phrase = new Map<string, readonly string[]>();
  for (const [i, code] of codes.entries()) {
    const column = columns[i] ?? '';
    if (column.trim() === '') continue;
    const wordings = column.split(' | ').map((wording) => wording.trim());
    for (const wording of wordings) {
      if (!/\p{L}|\p{N}/u.test(wording)) return `a wording in ${code} is empty`;
      if (wording.length > LONGEST_PHRASE)
        return `a wording in ${code} is longer than ${LONGEST_PHRASE} characters`;
      if (CONTROL.test(wording)) return `a wording in ${code} has a character that is no text`;
    }
    phrase.set(code, wordings);
  }
  return phrase.size < 2 ? 'it has a wording in fewer than two languages' : phrase;
}
