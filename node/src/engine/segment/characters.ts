/** Classes of single characters, by code point, as sentence and clause rules need them. */

export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

export function isLineBreak(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const LETTER = /\p{L}/u;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;

export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  return LETTER.test(String.fromCodePoint(code));
}

export function isLower(code: number): boolean {
  return code < 0x80 ? code >= 0x61 && code <= 0x7a : LOWER.test(String.fromCodePoint(code));
}

export function isUpper(code: number): boolean {
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : UPPER.test(String.fromCodePoint(code));
}

/** Scripts written without spaces between words: Han, Kana, Thai, Lao, Khmer, Myanmar. */
export function isUnspaced(code: number): boolean {
  return (
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3134f) ||
    (code >= 0x0e00 && code <= 0x0eff) ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff)
  );
}

/** Sentence ends that need no space after them. */
export function isFullWidthEnd(code: number): boolean {
  switch (code) {
    case 0x3002: // 。
    case 0xff01: // ！
    case 0xff1f: // ？
    case 0xff61: // ｡
    case 0x0964: // danda
    case 0x0965: // double danda
      return true;
    default:
      return false;
  }
}

export function isSentenceEnd(code: number): boolean {
  switch (code) {
    case 0x2e: // .
    case 0x21: // !
    case 0x3f: // ?
    case 0x2026: // …
    case 0x203c: // ‼
    case 0x2047:
    case 0x2048:
    case 0x2049: // ⁉
    case 0x061f: // ؟
    case 0x06d4: // Urdu full stop
      return true;
    default:
      return isFullWidthEnd(code);
  }
}

/** Opening quotes, brackets and the Spanish inverted marks. */
export function isOpener(code: number): boolean {
  switch (code) {
    case 0x22: // "
    case 0x27: // '
    case 0x28: // (
    case 0x5b: // [
    case 0x7b: // {
    case 0xa1: // ¡
    case 0xab: // «
    case 0xbf: // ¿
    case 0x2018: // ‘
    case 0x201c: // “
    case 0x300c: // 「
    case 0x300e: // 『
      return true;
    default:
      return false;
  }
}

/** ¿ and ¡, which begin a sentence also where no space stands before them. */
export function isInverted(code: number): boolean {
  return code === 0xbf || code === 0xa1;
}

/** Closing quotes and brackets, which belong to the sentence they end. */
export function isCloser(code: number): boolean {
  switch (code) {
    case 0x22: // "
    case 0x27: // '
    case 0x29: // )
    case 0x5d: // ]
    case 0x7d: // }
    case 0xbb: // »
    case 0x2019: // ’
    case 0x201d: // ”
    case 0x300d: // 」
    case 0x300f: // 』
    case 0x3011: // 】
    case 0xff09: // ）
      return true;
    default:
      return false;
  }
}

/** Marks after which a clause may be cut from the next. */
export function isClauseEnd(code: number): boolean {
  switch (code) {
    case 0x2c: // ,
    case 0x3b: // ;
    case 0x3a: // :
    case 0x29: // )
    case 0x2013: // –
    case 0x2014: // —
    case 0x060c: // ،
    case 0x061b: // ؛
    case 0x3001: // 、
    case 0xff0c: // ，
    case 0xff1a: // ：
    case 0xff1b: // ；
      return true;
    default:
      return false;
  }
}
