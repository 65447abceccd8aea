/**
 * Cutting text into packets: by encoded size, never inside a character or a grapheme, between words
 * wherever a word fits.
 */
const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/**
 * The first piece of `text` that fits `limitBytes`: after white space, though not within a number, where that leaves
 * the piece at least half full, else between words, else between graphemes. White space stays at the end of the
 * piece, so the pieces put together are the text. A grapheme larger than the limit by itself (letters under hundreds
 * of accents) is cut between code points: there is no other way. At least 4 bytes.
 */
export function takePiece(text: string, limitBytes: number): string {
  if (!Number.isFinite(limitBytes) || limitBytes < 4) throw new RangeError('A piece has at least 4 bytes.');
  // A UTF-16 unit is at least one byte, so a longer text cannot fit.
  if (text.length <= limitBytes && byteLength(text) <= limitBytes) return text;
  const reach = text.slice(0, limitBytes + 64);

  const graphemeEnds = new Set<number>();
  let bytes = 0;
  let end = 0;
  let afterSpace = 0;
  let halfAt = 0;
  for (const { segment, index } of graphemes.segment(reach)) {
    bytes += byteLength(segment);
    if (bytes > limitBytes) break;
    end = index + segment.length;
    graphemeEnds.add(end);
    if (bytes * 2 < limitBytes) halfAt = end;
    if (/\s$/u.test(segment) && !isWithinNumber(text, end)) afterSpace = end;
  }
  if (end === 0) return takeCodePoints(text, limitBytes);
  if (afterSpace > halfAt) return text.slice(0, afterSpace);

  let afterWord = 0;
  for (const { segment, index } of words.segment(reach)) {
    const wordEnd = index + segment.length;
    if (wordEnd > end) break;
    // A mark of punctuation stays with the word before it.
    if (graphemeEnds.has(wordEnd) && !/^[\p{P}\s]/u.test(text.slice(wordEnd))) afterWord = wordEnd;
  }
  return text.slice(0, afterWord > halfAt ? afterWord : end);
}

/** Whether digits stand on both sides of the white space before `at`: nobody should read `10 000` as 10. */
function isWithinNumber(text: string, at: number): boolean {
  return /^\p{Nd}\s\p{Nd}$/u.test(text.slice(at - 2, at + 1));
}

/** The first code points of `text` that fit `limitBytes`. */
function takeCodePoints(text: string, limitBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += byteLength(character);
    if (bytes > limitBytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** `text` in pieces of at most `limitBytes` each; put together they are the text. */
export function* pieces(text: string, limitBytes: number): Generator<string> {
  let rest = text;
  while (rest !== '') {
    const piece = takePiece(rest, limitBytes);
    yield piece;
    rest = rest.slice(piece.length);
  }
}

/** `text`, or as much of it as fits with an ellipsis at the end. */
export function shorten(text: string, limitBytes: number): string {
  if (byteLength(text) <= limitBytes) return text;
  return `${takePiece(text, limitBytes - 3).trimEnd()}…`;
}

export interface PartOptions {
  /** Size of one packet's payload. At least 32. */
  readonly limitBytes: number;
  /** Most parts that are sent; what is beyond is left out and said so. At most 9. */
  readonly maxParts: number;
  /** Whether the receiver may ask for what is left out, with `more`. */
  readonly hasMore?: boolean;
}

export interface Part {
  /** The message. */
  readonly text: string;
  /** Where what follows it begins in the whole text. */
  readonly end: number;
}

/**
 * The messages a text goes out in: itself where it fits, else pieces marked `(1/3)`. What does not fit
 * `maxParts` is left out, and the last part ends with how much: `… (+612 more)` is 612 characters.
 */
export function cutIntoParts(text: string, { limitBytes, maxParts, hasMore = false }: PartOptions): Part[] {
  if (byteLength(text) <= limitBytes) return [{ text, end: text.length }];
  if (maxParts === 1) return [withNote(text, 0, limitBytes, hasMore)];
  const room = limitBytes - byteLength('(9/9) ');
  const parts: Part[] = [];
  let begin = 0;
  while (begin < text.length && parts.length < maxParts) {
    const rest = text.slice(begin);
    const isLast = parts.length === maxParts - 1;
    const part =
      isLast && byteLength(rest) > room
        ? withNote(text, begin, room, hasMore)
        : piecePart(begin, takePiece(rest, room));
    parts.push(part);
    begin = isLast ? text.length : part.end;
  }
  return parts.map((part, index) => ({ ...part, text: `(${index + 1}/${parts.length}) ${part.text}` }));
}

/** The same, the messages alone. */
export function textParts(text: string, options: PartOptions): string[] {
  return cutIntoParts(text, options).map((part) => part.text);
}

function piecePart(begin: number, piece: string): Part {
  return { text: piece, end: begin + piece.length };
}

/** The longest note there is: a text has at most 7 digits of characters. */
const NOTE_BYTES = byteLength('… (+9999999)');
const MORE = ' more';

function withNote(text: string, begin: number, limitBytes: number, hasMore: boolean): Part {
  const more = hasMore ? MORE : '';
  const piece = takePiece(text.slice(begin), limitBytes - NOTE_BYTES - more.length);
  const end = begin + piece.length;
  const left = Math.min([...text.slice(end)].length, 9_999_999);
  return { text: `${piece.trimEnd()}… (+${left}${more})`, end };
}
