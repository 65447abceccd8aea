import { airtimeMs, MODEM_PRESETS } from '@babelmesh/protocol';
import type { LinkState } from '../link/link.js';
import { retransmissionMs, slotTimeMs } from '../link/timing.js';

/** A report with its envelope. */
const REPORT_BYTES = 45;
/** Mean of the firmware's wait for its turn on a quiet channel. */
const SLOTS = 8;

export interface TransferTiming {
  /** How long one packet keeps the way to the receiver busy. */
  onWayMs(packetBytes: number): number;
  /** From the end of a packet to its answer, at the latest. */
  readonly answerMs: number;
}

/** By the radio's settings and the relays to the receiver, each of which needs the packet's airtime again. */
export function transferTiming({ config, nodes }: LinkState, to: number): TransferTiming {
  const modem = config ?? MODEM_PRESETS.LONG_FAST;
  const hops = 1 + (nodes.get(to)?.hopsAway ?? 0);
  return {
    onWayMs: (packetBytes) => hops * (airtimeMs(modem, packetBytes) + SLOTS * slotTimeMs(modem)),
    answerMs: hops * retransmissionMs(modem, REPORT_BYTES),
  };
}
