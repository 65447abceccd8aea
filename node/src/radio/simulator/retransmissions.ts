import type { Clock } from '@babelmesh/protocol';
import { retransmissionMs } from '../link/timing.js';
import type { AirPacket } from './air-packet.js';
import type { Medium } from './medium.js';

const TRANSMISSIONS = 3;

export interface RetransmissionsOptions {
  readonly num: number;
  readonly clock: Clock;
  readonly medium: Medium;
  onTransmitAgain(packet: AirPacket): void;
  /** All transmissions went unanswered. */
  onGiveUp(packet: AirPacket): void;
}

/** Packets that want an ACK, until it comes or the transmissions are used up. */
export class Retransmissions {
  readonly #options: RetransmissionsOptions;
  readonly #cancels = new Map<number, () => void>();

  constructor(options: RetransmissionsOptions) {
    this.#options = options;
  }

  /** The first transmission of a packet is on its way. */
  expectAck(packet: AirPacket): void {
    this.#wait(packet, TRANSMISSIONS - 1);
  }

  /** False where the packet was not waited for. */
  stop(id: number): boolean {
    this.#cancels.get(id)?.();
    return this.#cancels.delete(id);
  }

  clear(): void {
    for (const id of [...this.#cancels.keys()]) this.stop(id);
  }

  #wait(packet: AirPacket, left: number): void {
    const { num, clock, medium, onTransmitAgain, onGiveUp } = this.#options;
    const waitMs = retransmissionMs(medium.modem, packet.bytes, medium.channelUtilization(num));
    const cancel = clock.schedule(waitMs, () => {
      this.#cancels.delete(packet.id);
      if (left === 0) {
        onGiveUp(packet);
        return;
      }
      onTransmitAgain(packet);
      this.#wait(packet, left - 1);
    });
    this.#cancels.set(packet.id, cancel);
  }
}
