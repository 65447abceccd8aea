// The log-odds of each level and the weights of the inputs, by stochastic gradient descent over lines that were not
// counted: in floating point here, rounded for the model.
import { CONTEXTS } from '../../protocol/dist/compression/contexts.js';
import {
  INPUTS,
  LEVELS,
  ORDER_SETS,
  Predictor,
  WEIGHT_SETS,
  WEIGHT_SHIFT,
} from '../../protocol/dist/compression/predictor.js';
import { spell } from '../../protocol/dist/compression/spelling.js';

const EPOCHS = 10;
const RATE = 0.02;
/** Levels are met more seldom than weights, and learn as much faster or slower. */
const LEVEL_RATE = 1;
const FIRST_WEIGHT = 0.25;
/** Levels before training lie evenly: this many to a unit of log-odds. */
export const LEVELS_A_UNIT = 4;
const LOG_ODDS_UNIT = 256;
const LIMIT = 7.99;

/** @returns {{ levels: Int16Array, weights: Int16Array }} */
export function trainMixing(lines, alphabet, slots) {
  // The predictor gathers the numbers of the levels; what they stand for is learnt here.
  const numbers = Int16Array.from({ length: CONTEXTS * LEVELS }, (_, i) => i % LEVELS);
  const predictor = new Predictor(
    { slots, levels: numbers, weights: new Int16Array(WEIGHT_SETS * INPUTS) },
    alphabet.nodes,
  );
  const levels = Float64Array.from(
    { length: CONTEXTS * LEVELS },
    (_, i) => (i % LEVELS ? (i % LEVELS) - LEVELS / 2 : 0) / LEVELS_A_UNIT,
  );
  const weights = new Float64Array(WEIGHT_SETS * INPUTS);
  for (let i = 0; i < ORDER_SETS * INPUTS; i++) if (i % INPUTS < CONTEXTS) weights[i] = FIRST_WEIGHT;
  const values = new Float64Array(INPUTS);
  let rate = RATE;
  const sink = {
    decide(node, bit) {
      predictor.gather(node);
      const { inputs, orderSet, wordSet } = predictor;
      const a = orderSet * INPUTS;
      const b = (ORDER_SETS + wordSet) * INPUTS;
      let sum = 0;
      for (let i = 0; i < INPUTS; i++) {
        values[i] = i < CONTEXTS ? levels[i * LEVELS + inputs[i]] : 1;
        sum += (weights[a + i] + weights[b + i]) * values[i];
      }
      const p = 1 / (1 + Math.exp(-Math.max(-LIMIT, Math.min(LIMIT, sum))));
      const step = (bit - p) * rate;
      for (let i = 0; i < INPUTS; i++) {
        const weight = weights[a + i] + weights[b + i];
        weights[a + i] += step * values[i];
        weights[b + i] += step * values[i];
        if (i < CONTEXTS && inputs[i]) levels[i * LEVELS + inputs[i]] += step * weight * LEVEL_RATE;
      }
    },
    plain() {},
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    rate = RATE / (1 + 1.5 * epoch);
    for (const line of lines) {
      predictor.contexts.reset();
      spell(line, alphabet, predictor.contexts, sink);
    }
  }
  return {
    levels: rounded(levels, LOG_ODDS_UNIT, 0x7ff),
    weights: rounded(weights, 2 ** WEIGHT_SHIFT, 0x7fff),
  };
}

function rounded(values, unit, most) {
  return Int16Array.from(values, (value) => Math.max(-most, Math.min(most, Math.round(value * unit))));
}
