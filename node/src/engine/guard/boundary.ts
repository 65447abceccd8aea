const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const DIGIT = /\p{Nd}/u;
const SIGN = /[-\u2212+]/u;

/** True where what is around does not make it part of a longer word or number. */
export function standsAlone(text: string, start: number, end: number, whole = true): boolean {
  const [before = '', twoBefore = ''] = [text[start - 1], text[start - 2]];
  const [after = '', twoAfter = ''] = [text[end], text[end + 1]];
  const first = text[start] ?? '';
  const last = text[end - 1] ?? '';
  if (WORD_CHARACTER.test(first)) {
    if (WORD_CHARACTER.test(before)) return false;
    if (DIGIT.test(first) && /[.,:/]/u.test(before) && DIGIT.test(twoBefore)) return false;
  }
  if (WORD_CHARACTER.test(last)) {
    if (whole ? WORD_CHARACTER.test(after) : DIGIT.test(after)) return false;
    if (DIGIT.test(last) && /[.,:/]/u.test(after) && DIGIT.test(twoAfter)) return false;
  }
  // "O-" is not there in "O--".
  return !(SIGN.test(last) && SIGN.test(after));
}
