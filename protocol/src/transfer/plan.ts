/** How many packets to send before the receiver is asked. */

export interface PlanOptions {
  /** Packets that must arrive. */
  readonly missing: number;
  /** Share of packets that are lost. */
  readonly lossRate: number;
  /** What a question, or its answer, costs in fragments. */
  readonly signalShare: number;
  /** Most packets before a report. */
  readonly window: number;
}

/**
 * As many as cost the least airtime: each one more may arrive for nothing, and each one too few costs a question, an
 * answer and another packet, all of which may be lost too.
 */
export function packetsToSend({ missing, lossRate, signalShare, window }: PlanOptions): number {
  if (missing >= window) return window;
  const arrives = 1 - lossRate;
  // A question and its answer, until both arrive.
  const exchange = (signalShare * (1 + arrives)) / arrives ** 2;
  let best = missing;
  let least = Number.POSITIVE_INFINITY;
  for (let packets = missing; packets <= window; packets++) {
    const { tooFew, short } = outlook(packets, missing, arrives);
    const cost = packets + tooFew * exchange + short / arrives;
    if (cost > least) continue;
    least = cost;
    best = packets;
  }
  return best;
}

/** The chance that of so many packets enough arrive. */
export function chanceOfEnough(packets: number, missing: number, lossRate: number): number {
  return 1 - outlook(packets, missing, 1 - lossRate).tooFew;
}

/** Of `packets`, each arriving with the same chance: the chance of fewer than `missing`, and how many lack on average. */
function outlook(packets: number, missing: number, arrives: number): { tooFew: number; short: number } {
  if (arrives >= 1) {
    const lacking = Math.max(0, missing - packets);
    return { tooFew: lacking > 0 ? 1 : 0, short: lacking };
  }
  let chance = (1 - arrives) ** packets;
  let tooFew = 0;
  let short = 0;
  for (let arrived = 0; arrived < missing; arrived++) {
    if (arrived > packets) break;
    tooFew += chance;
    short += chance * (missing - arrived);
    chance *= ((packets - arrived) / (arrived + 1)) * (arrives / (1 - arrives));
  }
  return { tooFew, short };
}
