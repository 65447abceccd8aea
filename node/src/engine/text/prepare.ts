/** Characters that say nothing to a model: controls, lone surrogates, zero-width and bidi marks. */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb]/gu;
/** JavaScript counts it as white space. */
const BYTE_ORDER_MARKS = /\ufeff/gu;
const SPACES = /\s+/gu;

/** Text as models are trained on it: NFKC, nothing invisible, single spaces, trimmed. */
export function prepare(text: string): string {
  return text
    .replace(BYTE_ORDER_MARKS, '')
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(SPACES, ' ')
    .trim();
}
