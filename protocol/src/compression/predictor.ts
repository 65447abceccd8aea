/** Probability of the next decision: what the tables know of it in each context, mixed on the logistic scale. */
import { CONTEXTS, Contexts, LONGEST_ORDER, slotHash } from './contexts.js';
import { squash } from './squash.js';

/** One input per context and a constant one. */
export const INPUTS = CONTEXTS + 1;
const CONSTANT = 256;

export const BUCKET_SLOTS = 8;
/** A slot is a check of its hash above the log-odds it holds; 0 is none. */
export const LEVEL_BITS = 6;
export const LEVELS = 1 << LEVEL_BITS;
const LEVEL_MASK = LEVELS - 1;
const CHECK_MASK = 0xffff >>> LEVEL_BITS;

/** Weights: 1 is 2^14. */
export const WEIGHT_SHIFT = 14;
export const ORDER_SETS = (LONGEST_ORDER + 1) * 3;
export const WORD_SETS = 16;
export const WEIGHT_SETS = ORDER_SETS + WORD_SETS;

/** What training gives for a language. */
export interface Tables {
  /** Buckets of BUCKET_SLOTS. */
  readonly slots: Uint16Array;
  /** Log-odds of each level of each context, in 1/256: CONTEXTS × LEVELS. */
  readonly levels: Int16Array;
  /** ORDER_SETS × INPUTS, then WORD_SETS × INPUTS. */
  readonly weights: Int16Array;
}

export class Predictor {
  readonly contexts = new Contexts();
  /** Inputs of the last prediction. */
  readonly inputs = new Int32Array(INPUTS);
  orderSet = 0;
  wordSet = 0;
  readonly #tables: Tables;
  readonly #buckets: number;
  readonly #treeNodes: number;

  constructor(tables: Tables, treeNodes: number) {
    this.#tables = tables;
    this.#buckets = tables.slots.length / BUCKET_SLOTS;
    this.#treeNodes = treeNodes;
  }

  /** Fills `inputs` for a node and chooses the weights. */
  gather(node: number): void {
    const { levels } = this.#tables;
    const { inputs } = this;
    const { hashes } = this.contexts;
    let longest = 0;
    let words = 0;
    for (let i = 0; i < CONTEXTS; i++) {
      const level = this.#find(slotHash(hashes[i] as number, node));
      if (level === 0) {
        inputs[i] = 0;
        continue;
      }
      inputs[i] = levels[i * LEVELS + level] as number;
      if (i <= LONGEST_ORDER) longest = i;
      else words |= 1 << (i - LONGEST_ORDER - 1);
    }
    inputs[CONTEXTS] = CONSTANT;
    this.orderSet = longest + (LONGEST_ORDER + 1) * (node === 0 ? 0 : node < this.#treeNodes ? 1 : 2);
    this.wordSet = words;
  }

  /** That the decision at a node is 1, in 1/65536. */
  probability(node: number): number {
    this.gather(node);
    const { weights } = this.#tables;
    const { inputs } = this;
    const a = this.orderSet * INPUTS;
    const b = (ORDER_SETS + this.wordSet) * INPUTS;
    let sum = 0;
    for (let i = 0; i < INPUTS; i++) {
      sum += Math.imul((weights[a + i] as number) + (weights[b + i] as number), inputs[i] as number);
    }
    return clamp(squash(sum >> WEIGHT_SHIFT));
  }

  #find(hash: number): number {
    const { slots } = this.#tables;
    const start = bucketOf(hash, this.#buckets) * BUCKET_SLOTS;
    const check = hash & CHECK_MASK;
    for (let i = start; i < start + BUCKET_SLOTS; i++) {
      const slot = slots[i] as number;
      if (slot >>> LEVEL_BITS === check && slot !== 0) return slot & LEVEL_MASK;
    }
    return 0;
  }
}

/** At most 65,536 buckets. */
export function bucketOf(hash: number, buckets: number): number {
  return Math.imul(hash >>> 16, buckets) >>> 16;
}

export function slotOf(hash: number, level: number): number {
  return ((hash & CHECK_MASK) << LEVEL_BITS) | level;
}

/** Never certain: even the least likely decision costs at most 12 bits. */
function clamp(probability: number): number {
  return probability < 16 ? 16 : probability > 65_520 ? 65_520 : probability;
}
