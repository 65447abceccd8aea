import { createHash } from 'node:crypto';
import type { Held } from '../airtime/transmitter.js';
import type { OutgoingPacket, SendOutcome } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { MAX_RETRANSMIT } from './outcomes.js';

/**
 * Sends one packet, or says why not now. Rejects as `RadioLink.send` does. `onLateAck` is called where the receiver
 * confirms it after all.
 */
export type SendPacket = (packet: OutgoingPacket, onLateAck?: () => void) => Promise<SendOutcome | Held>;

/** How what a delivery became gets to its receiver: one object for each, which knows how far it got. */
export interface Conveyance {
  readonly packets: number;
  readonly acknowledged: number;
  /** Names what is conveyed, so that progress kept over a restart is not taken for that of something else. */
  readonly fingerprint: string;
  /** Goes on from where it was, until all has arrived or something is in the way: what the last send said. Rejects when the signal aborts. */
  run(send: SendPacket, signal: AbortSignal): Promise<'arrived' | SendOutcome | Held>;
  /** An earlier run of the node had this much acknowledged. */
  skip(acknowledged: number): void;
}

/** Each packet by itself, the next after the last was acknowledged. */
export class PacketByPacket implements Conveyance {
  readonly #packets: readonly OutgoingPacket[];
  #acknowledged = 0;

  constructor(packets: readonly OutgoingPacket[]) {
    this.#packets = packets;
  }

  get packets(): number {
    return this.#packets.length;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  get fingerprint(): string {
    const hash = createHash('sha256');
    for (const { payload } of this.#packets) hash.update(`${payload.length} `).update(payload);
    return hash.digest('hex').slice(0, 16);
  }

  skip(acknowledged: number): void {
    this.#acknowledged = acknowledged;
  }

  async run(send: SendPacket): Promise<'arrived' | SendOutcome | Held> {
    for (;;) {
      const index = this.#acknowledged;
      const packet = this.#packets[index];
      if (!packet) return 'arrived';
      const outcome = await send(packet, () => this.#arrived(index));
      if (hasArrived(outcome, packet)) this.#arrived(index);
      // An ACK of an earlier try may have come meanwhile.
      else if (this.#acknowledged === index) return outcome;
    }
  }

  #arrived(index: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, index + 1);
  }
}

/** On a channel nobody in particular confirms: it went out, passed on or not, and no more can be known. */
function hasArrived(outcome: SendOutcome | Held, { to }: OutgoingPacket): boolean {
  if (outcome.kind === 'acked') return true;
  if (to !== BROADCAST || outcome.kind === 'held') return false;
  return outcome.kind !== 'refused' || outcome.routingError === MAX_RETRANSMIT;
}
