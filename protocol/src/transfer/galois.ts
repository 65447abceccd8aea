/** Arithmetic in GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x² + 1 (0x11d) and the generator 2. */
const ORDER = 255;
const POWERS = new Uint8Array(2 * ORDER);
const LOGARITHMS = new Uint8Array(256);

for (let exponent = 0, value = 1; exponent < ORDER; exponent++) {
  POWERS[exponent] = value;
  POWERS[exponent + ORDER] = value;
  LOGARITHMS[value] = exponent;
  value = value & 0x80 ? ((value << 1) ^ 0x11d) & 255 : value << 1;
}

export function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return POWERS[(LOGARITHMS[a] ?? 0) + (LOGARITHMS[b] ?? 0)] ?? 0;
}

/** Of a value that is not 0. */
export function invert(a: number): number {
  return POWERS[ORDER - (LOGARITHMS[a] ?? 0)] ?? 0;
}

/** Adds `factor` times `source` to `target`, byte by byte. Both have the same length. */
export function addMultiple(target: Uint8Array, source: Uint8Array, factor: number): void {
  if (factor === 0) return;
  const log = LOGARITHMS[factor] ?? 0;
  for (let i = 0; i < target.length; i++) {
    const byte = source[i] ?? 0;
    if (byte !== 0) target[i] = (target[i] ?? 0) ^ (POWERS[log + (LOGARITHMS[byte] ?? 0)] ?? 0);
  }
}

/** Multiplies every byte of `target` by `factor`. */
export function scale(target: Uint8Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = multiply(target[i] ?? 0, factor);
}
