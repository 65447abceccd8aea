/** Longest phrase, in tokens, whose repetition is looked for. */
const LONGEST_PERIOD = 16;
/** A repetition is endless from this many copies and tokens on, unless the source repeats as often. */
const FEWEST_COPIES = 3;
const FEWEST_TOKENS = 8;

interface Repetition {
  readonly start: number;
  readonly period: number;
  readonly copies: number;
}

/** The first phrase of at most 16 tokens that follows itself again and again, or undefined. */
function findRepetition(tokens: readonly number[], fewestCopies: number): Repetition | undefined {
  let found: Repetition | undefined;
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    let run = 0;
    for (let i = period; i <= tokens.length; i++) {
      if (i < tokens.length && tokens[i] === tokens[i - period]) {
        run++;
        continue;
      }
      const copies = Math.floor(run / period) + 1;
      const start = i - period - run;
      if (copies >= fewestCopies && copies * period >= FEWEST_TOKENS && (!found || start < found.start)) {
        found = { start, period, copies };
      }
      run = 0;
    }
  }
  return found;
}

/** How often a phrase of the text follows itself at most: 1 where none does. */
function mostCopies(tokens: readonly number[]): number {
  let most = 1;
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    let run = 0;
    for (let i = period; i < tokens.length; i++) {
      run = tokens[i] === tokens[i - period] ? run + 1 : 0;
      most = Math.max(most, Math.floor(run / period) + 1);
    }
  }
  return most;
}

/**
 * Cuts what a decoder repeats without end ("the south, the south, the south, …") down to one copy.
 * What the source itself repeats as often ("no no no no") stays.
 */
export function cutRepetition(
  output: readonly number[],
  source: readonly number[],
): { readonly tokens: readonly number[]; readonly cut: boolean } {
  const fewestCopies = Math.max(FEWEST_COPIES, mostCopies(source) + 1);
  let tokens = output;
  for (;;) {
    const found = findRepetition(tokens, fewestCopies);
    if (!found) return { tokens, cut: tokens !== output };
    const end = found.start + found.copies * found.period;
    tokens = [...tokens.slice(0, found.start + found.period), ...tokens.slice(end)];
  }
}
