import type { Clock } from '@babelmesh/protocol';
import { contentionWindow, slotTimeMs, TX_QUEUE_PACKETS } from '../link/timing.js';
import type { AirPacket } from './air-packet.js';
import type { Medium } from './medium.js';
import type { Random } from './random.js';

interface Entry {
  readonly packet: AirPacket;
  readonly notBefore: number;
  /** Higher goes first. */
  readonly rank: number;
  readonly isRelay: boolean;
}

export interface TxQueueOptions {
  readonly num: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly medium: Medium;
  /** A packet has left the antenna. */
  onTransmitted(packet: AirPacket): void;
}

/** A node's transmit queue: listens before it talks, one packet at a time. */
export class TxQueue {
  readonly #options: TxQueueOptions;
  #entries: Entry[] = [];
  #isTransmitting = false;
  #cancelTimer: (() => void) | undefined;

  constructor(options: TxQueueOptions) {
    this.#options = options;
  }

  get free(): number {
    return TX_QUEUE_PACKETS - this.#entries.length;
  }

  /** False where the queue is full. */
  add(packet: AirPacket, { rank = 0, delayMs = 0, isRelay = false } = {}): boolean {
    if (this.free === 0) return false;
    this.#entries.push({ packet, notBefore: this.#options.clock.monotonic() + delayMs, rank, isRelay });
    this.#wait();
    return true;
  }

  /** Somebody else relayed the packet: our copy is not needed. */
  cancelRelay(from: number, id: number): void {
    this.#entries = this.#entries.filter(
      ({ packet, isRelay }) => !isRelay || packet.from !== from || packet.id !== id,
    );
  }

  has(from: number, id: number): boolean {
    return this.#entries.some(({ packet }) => packet.from === from && packet.id === id);
  }

  clear(): void {
    this.#entries = [];
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #wait(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#isTransmitting || this.#entries.length === 0) return;
    const { num, clock, random, medium } = this.#options;
    const now = clock.monotonic();
    const earliest = Math.min(...this.#entries.map(({ notBefore }) => notBefore));
    const from = Math.max(now, earliest, medium.busyUntil(num) ?? 0);
    const slots = 1 + random.below(2 ** contentionWindow(medium.channelUtilization(num)));
    this.#cancelTimer = clock.schedule(from - now + slots * slotTimeMs(medium.modem), () => this.#talk());
  }

  #talk(): void {
    this.#cancelTimer = undefined;
    const { num, clock, medium, onTransmitted } = this.#options;
    if (medium.busyUntil(num) !== undefined) {
      this.#wait();
      return;
    }
    const now = clock.monotonic();
    const next = this.#entries
      .filter(({ notBefore }) => notBefore <= now)
      .reduce<Entry | undefined>(
        (best, entry) => (best && best.rank >= entry.rank ? best : entry),
        undefined,
      );
    if (!next) {
      this.#wait();
      return;
    }
    this.#entries.splice(this.#entries.indexOf(next), 1);
    this.#isTransmitting = true;
    medium.transmit(next.packet, () => {
      this.#isTransmitting = false;
      onTransmitted(next.packet);
      this.#wait();
    });
  }
}
