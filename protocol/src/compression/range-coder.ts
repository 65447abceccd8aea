/**
 * Binary arithmetic coding without carries: an interval of 32-bit numbers is cut at each bit in proportion to its
 * probability, and leading bytes that both ends share are written. What follows the last byte reads as zeros.
 */
const WORD_BYTES = 4;
const BYTE_TOP = 24;
/** An even chance, in 1/65536. */
export const HALF = 0x8000;

export class BitWriter {
  #low = 0;
  #high = 0xffff_ffff;
  readonly #bytes: number[] = [];

  /** @param oneProbability that the bit is 1, in 1/65536, from 1 to 65535. */
  write(bit: number, oneProbability: number): void {
    const middle = split(this.#low, this.#high, oneProbability);
    if (bit) this.#high = middle;
    else this.#low = middle + 1;
    while ((this.#low ^ this.#high) >>> BYTE_TOP === 0) {
      this.#bytes.push(this.#high >>> BYTE_TOP);
      this.#low = (this.#low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 0xff) >>> 0;
    }
  }

  /** A number of so many bits, each value as likely as the others. */
  writePlain(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) this.write((value >>> bit) & 1, HALF);
  }

  /** The bytes so far and the fewest more that say where in the interval it ends; at least one in all. */
  finish(): Uint8Array {
    return Uint8Array.from([...this.#bytes, ...ending(this.#low, this.#high, this.#bytes.length)]);
  }
}

export class BitReader {
  readonly #bytes: Uint8Array;
  #position: number;
  #low = 0;
  #high = 0xffff_ffff;
  #value = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#position = 0;
    for (let i = 0; i < WORD_BYTES; i++) this.#value = this.#shift();
  }

  /** Throws RangeError where more is read than any writer's bytes hold. */
  read(oneProbability: number): number {
    const middle = split(this.#low, this.#high, oneProbability);
    const bit = this.#value <= middle ? 1 : 0;
    if (bit) this.#high = middle;
    else this.#low = middle + 1;
    while ((this.#low ^ this.#high) >>> BYTE_TOP === 0) {
      this.#low = (this.#low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 0xff) >>> 0;
      this.#value = this.#shift();
      if (this.#position > this.#bytes.length + WORD_BYTES)
        throw new RangeError('the bytes end before the text');
    }
    return bit;
  }

  readPlain(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i++) value = (value << 1) | this.read(HALF);
    return value;
  }

  /** Whether the bytes end as a writer that stopped here would have ended them. */
  endsHere(): boolean {
    const written = this.#position - WORD_BYTES;
    const rest = ending(this.#low, this.#high, written);
    return (
      this.#bytes.length === written + rest.length &&
      rest.every((byte, i) => this.#bytes[written + i] === byte)
    );
  }

  #shift(): number {
    const next = this.#bytes[this.#position++] ?? 0;
    return ((this.#value << 8) | next) >>> 0;
  }
}

function split(low: number, high: number, probability: number): number {
  const range = high - low;
  const part = Math.imul(range >>> 16, probability) >>> 0;
  return low + part + (Math.imul(range & 0xffff, probability) >>> 16);
}

/** The shortest bytes which, with zeros behind them, lie in the interval. */
function ending(low: number, high: number, written: number): number[] {
  if (low === 0 && written > 0) return [];
  for (let count = 1; count < 4; count++) {
    const unit = 2 ** (32 - 8 * count);
    const value = Math.ceil(low / unit) * unit;
    if (value <= high) return bigEndian(value, count);
  }
  return bigEndian(low, 4);
}

function bigEndian(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (value >>> (BYTE_TOP - 8 * i)) & 0xff);
}
