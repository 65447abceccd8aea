/**
 * A systematic erasure code: the payloads of indices below `count` are the block itself, those from `count` to 255
 * are sums of them with the coefficients of a Cauchy matrix, 1 / (index ⊕ i) for the payload i. Every square part of
 * such a matrix can be inverted, so any `count` payloads of different indices give the block.
 */
import { addMultiple, invert, scale } from './galois.js';

/** Payloads a block may have, repair included. */
export const MAX_PAYLOADS = 256;

/** The repair payload with an index from `payloads.length` to 255. All payloads have the same length. */
export function repairPayload(payloads: readonly Uint8Array[], index: number): Uint8Array {
  const repair = new Uint8Array(payloads[0]?.length ?? 0);
  payloads.forEach((payload, i) => {
    addMultiple(repair, payload, coefficient(index, i));
  });
  return repair;
}

/**
 * The block's `count` payloads in order, from as many of different indices; what is beyond is not looked at.
 * Undefined where there are fewer.
 */
export function recover(known: ReadonlyMap<number, Uint8Array>, count: number): Uint8Array[] | undefined {
  const indices = Array.from({ length: count }, (_, i) => i);
  const missing = indices.filter((i) => !known.has(i));
  const repairs = [...known].filter(([index]) => index >= count).slice(0, missing.length);
  if (repairs.length < missing.length) return undefined;
  const equations = repairs.map(([index, payload]) => {
    const sum = payload.slice();
    for (const i of indices) {
      const here = known.get(i);
      if (here) addMultiple(sum, here, coefficient(index, i));
    }
    return { row: Uint8Array.from(missing, (i) => coefficient(index, i)), sum };
  });
  const solved = solve(equations);
  const found = new Map(missing.map((i, n) => [i, solved[n] ?? new Uint8Array()]));
  return indices.map((i) => known.get(i) ?? found.get(i) ?? new Uint8Array());
}

interface Equation {
  readonly row: Uint8Array;
  readonly sum: Uint8Array;
}

/** Gauss and Jordan, in place. No pivot is 0: what is left of a Cauchy matrix can always be inverted. */
function solve(equations: readonly Equation[]): Uint8Array[] {
  equations.forEach((pivot, column) => {
    const factor = invert(pivot.row[column] ?? 0);
    scale(pivot.row, factor);
    scale(pivot.sum, factor);
    for (const other of equations) {
      const share = other.row[column] ?? 0;
      if (other === pivot || share === 0) continue;
      addMultiple(other.row, pivot.row, share);
      addMultiple(other.sum, pivot.sum, share);
    }
  });
  return equations.map(({ sum }) => sum);
}

function coefficient(index: number, i: number): number {
  return invert(index ^ i);
}
