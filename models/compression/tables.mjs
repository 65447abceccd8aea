// What is worth knowing in each context. Contexts are taken one after another, the shorter first; a decision within
// a context (a slot) is kept where knowing it saves more bits over the training lines than it must to pay for its
// place, measured against all that was kept before and with each occurrence left out of its own count.
import { CONTEXTS, Contexts, slotHash } from '../../protocol/dist/compression/contexts.js';
import { spell } from '../../protocol/dist/compression/spelling.js';

const ORDER = [0, 1, 2, 3, 10, 7, 4, 8, 5, 9, 6];
/** From here on a context must be met so often. */
const LONG = new Set([3, 4, 5, 6, 7, 8, 9]);
const FEWEST = 3;
/** What the contexts before weigh, in occurrences. */
const PRIOR = 1;
const CERTAIN = 0.0002;
const SEEN_BITS = 26;
const SEEN_NODE = 0xffff;
const TABLE_BITS = 25;
/** Of a slot in the table: its hash and these. */
const [ONES, COUNT, BELIEVED, GAIN] = [1, 2, 3, 4];
const WORDS = 8;

/** @returns {{ hash: number, context: number, p: number, gain: number }[]} the most useful first. */
export function usefulSlots(lines, alphabet, leastGain, log) {
  const { decisions, rowOf, rows } = transcript(lines, alphabet);
  const believed = new Float32Array(decisions.length).fill(0.5);
  const slotOf = new Int32Array(decisions.length);
  const kept = [];
  const characters = lines.reduce((sum, line) => sum + line.length, 0);
  const table = new Counts();
  for (const context of ORDER) {
    const often = LONG.has(context) ? oftenMet(rows, context) : () => true;
    table.clear();
    for (let d = 0; d < decisions.length; d++) {
      const row = rowOf[d] * CONTEXTS + context;
      slotOf[d] = often(rows[row])
        ? table.count(slotHash(rows[row], decisions[d] >>> 1), decisions[d] & 1, believed[d])
        : -1;
    }
    for (let d = 0; d < decisions.length; d++) {
      if (slotOf[d] < 0) continue;
      const bit = decisions[d] & 1;
      const p = table.without(slotOf[d], bit, believed[d]);
      table.save(slotOf[d], Math.log2(bit ? p / believed[d] : (1 - p) / (1 - believed[d])));
    }
    for (const slot of table.worth(leastGain, context)) kept.push(slot);
    let bits = 0;
    for (let d = 0; d < decisions.length; d++) {
      const bit = decisions[d] & 1;
      if (slotOf[d] >= 0 && table.gain(slotOf[d]) >= leastGain) {
        believed[d] = table.without(slotOf[d], bit, believed[d]);
      }
      bits -= Math.log2(bit ? believed[d] : 1 - believed[d]);
    }
    log(`context ${context}: ${kept.length} slots, ${(bits / characters).toFixed(3)} bits a character`);
  }
  return kept.sort((a, b) => b.gain - a.gain || a.hash - b.hash);
}

/** Every decision as node << 1 | bit, and the contexts it was made in. */
function transcript(lines, alphabet) {
  let [made, met] = [0, 0];
  let decisions = new Uint32Array(2 ** 24);
  let rowOf = new Int32Array(2 ** 24);
  let rows = new Int32Array(2 ** 26);
  let changed = true;
  class Noticed extends Contexts {
    push(symbol, kind) {
      super.push(symbol, kind);
      changed = true;
    }
    case(wordCase) {
      super.case(wordCase);
      changed = true;
    }
  }
  const contexts = new Noticed();
  const sink = {
    decide(node, bit) {
      if (changed) {
        if ((met + 1) * CONTEXTS > rows.length) rows = grown(rows);
        rows.set(contexts.hashes, met++ * CONTEXTS);
        changed = false;
      }
      if (made === decisions.length) [decisions, rowOf] = [grown(decisions), grown(rowOf)];
      rowOf[made] = met - 1;
      decisions[made++] = (node << 1) | bit;
    },
    plain() {},
  };
  for (const line of lines) {
    contexts.reset();
    changed = true;
    spell(line, alphabet, contexts, sink);
  }
  return { decisions: decisions.subarray(0, made), rowOf, rows: rows.subarray(0, met * CONTEXTS) };
}

function grown(array) {
  const larger = new array.constructor(array.length * 2);
  larger.set(array);
  return larger;
}

function oftenMet(rows, context) {
  const seen = new Uint8Array(2 ** SEEN_BITS);
  const place = (hash) => slotHash(hash, SEEN_NODE) >>> (32 - SEEN_BITS);
  for (let row = context; row < rows.length; row += CONTEXTS) {
    const at = place(rows[row]);
    if (seen[at] < FEWEST) seen[at]++;
  }
  return (hash) => seen[place(hash)] >= FEWEST;
}

/** Open addressing over a slot's hash; what belongs together lies together, for the machine's cache. */
class Counts {
  #words = new Uint32Array(WORDS * 2 ** TABLE_BITS);
  #sums = new Float32Array(this.#words.buffer);
  #used = 0;

  clear() {
    this.#words.fill(0);
    this.#used = 0;
  }

  /** Counts an occurrence and gives the slot's place. */
  count(hash, bit, believed) {
    const key = hash || 1;
    let at = (Math.imul(key, 0x9e3779b1) >>> (32 - TABLE_BITS)) * WORDS;
    while (this.#words[at] !== 0 && this.#words[at] !== key) at = (at + WORDS) % this.#words.length;
    if (this.#words[at] === 0) {
      this.#words[at] = key;
      if (++this.#used > 0.95 * 2 ** TABLE_BITS)
        throw new Error('Too many contexts for the table: train on less.');
    }
    this.#words[at + ONES] += bit;
    this.#words[at + COUNT]++;
    this.#sums[at + BELIEVED] += believed;
    return at;
  }

  /** Probability of 1 that an occurrence does not know itself, given what was believed of it. */
  without(at, bit, believed) {
    const p = (this.#words[at + ONES] - bit + PRIOR * believed) / (this.#words[at + COUNT] - 1 + PRIOR);
    return Math.min(1 - CERTAIN, Math.max(CERTAIN, p));
  }

  gain(at) {
    return this.#sums[at + GAIN];
  }

  save(at, bits) {
    this.#sums[at + GAIN] += bits;
  }

  *worth(leastGain, context) {
    for (let at = 0; at < this.#words.length; at += WORDS) {
      if (this.#words[at] === 0 || this.#sums[at + GAIN] < leastGain) continue;
      const count = this.#words[at + COUNT];
      const p = (this.#words[at + ONES] + (PRIOR * this.#sums[at + BELIEVED]) / count) / (count + PRIOR);
      yield { hash: this.#words[at], context, p, gain: this.#sums[at + GAIN] };
    }
  }
}
