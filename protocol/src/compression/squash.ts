/** Logistic mixing's two scales: probabilities of 16 bits, and their log-odds in steps of 1/256. */

/** Log-odds are kept within ±8 (exclusive). */
const STEPS = 256;
const LIMIT = 8 * STEPS;

/** e^(-1/256) · 2^40: everything else is whole numbers, so that every machine has the same table. */
const DECAY = 1_095_225_038_176n;
const ONE = 1n << 40n;

const TABLE = table();

/** Probability, in 1/65536, of log-odds in 1/256. */
export function squash(logOdds: number): number {
  const index = logOdds + LIMIT;
  if (index <= 0) return TABLE[0] as number;
  return index >= 2 * LIMIT ? (TABLE[2 * LIMIT] as number) : (TABLE[index] as number);
}

function table(): Uint16Array {
  const values = new Uint16Array(2 * LIMIT + 1);
  let odds = ONE;
  for (let i = 0; i <= LIMIT; i++) {
    const unlikely = Number((odds << 16n) / (ONE + odds));
    values[LIMIT - i] = unlikely;
    values[LIMIT + i] = 65_536 - unlikely;
    odds = (odds * DECAY) >> 40n;
  }
  return values;
}
