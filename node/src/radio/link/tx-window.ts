import { TX_QUEUE_PACKETS } from './timing.js';

/** Left for what the node itself relays and for its ACKs. */
const RESERVED_SLOTS = 2;

/**
 * How much room the radio's transmit queue has, told from queueStatus messages of which many get lost. A
 * status counts what the radio had taken when it sent it, so packets written after that are taken off.
 */
export class TxWindow {
  #free = TX_QUEUE_PACKETS;
  /** Ids written that no status has spoken of, in order. */
  #unseen: number[] = [];
  /** How many of them were written before the status we last asked for. */
  #writtenBeforeProbe = 0;

  /** A new connection: nothing is known, nothing of ours is on its way. */
  reset(): void {
    this.#free = TX_QUEUE_PACKETS;
    this.#unseen = [];
    this.#writtenBeforeProbe = 0;
  }

  hasRoom(urgent: boolean): boolean {
    return this.#free - this.#unseen.length > (urgent ? 0 : RESERVED_SLOTS);
  }

  wrote(packetId: number): void {
    this.#unseen.push(packetId);
  }

  /** A heartbeat went out: its answer counts everything written so far. */
  probed(): void {
    this.#writtenBeforeProbe = this.#unseen.length;
  }

  /** Takes in a queueStatus; packet id 0 is a heartbeat's answer. */
  update(free: number, packetId: number): void {
    if (packetId === 0) {
      this.#unseen.splice(0, this.#writtenBeforeProbe);
      this.#writtenBeforeProbe = 0;
    } else {
      // The radio takes packets in order: one it speaks of has all earlier ones behind it.
      const seen = this.#unseen.indexOf(packetId) + 1;
      this.#unseen.splice(0, seen);
      this.#writtenBeforeProbe = Math.max(0, this.#writtenBeforeProbe - seen);
    }
    this.#free = free;
  }
}
