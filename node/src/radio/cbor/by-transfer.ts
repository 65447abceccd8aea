import type { Clock, Report, TransferSender } from '@babelmesh/protocol';
import type { Held } from '../airtime/transmitter.js';
import type { OutgoingPacket, SendOutcome } from '../link/link.js';
import { packetBytes } from '../link/sizes.js';
import type { Conveyance, SendPacket } from '../outlet/conveyance.js';
import { MAX_RETRANSMIT, TOO_LARGE } from '../outlet/outcomes.js';
import type { TransferTiming } from './transfer-timing.js';

export interface ByTransferOptions {
  readonly sender: TransferSender;
  readonly packet: Omit<OutgoingPacket, 'payload' | 'wantAck'>;
  readonly clock: Clock;
  readonly timing: TransferTiming;
  /** Called whenever it begins to wait for reports. */
  readonly onRun: (conveyance: ByTransfer) => void;
}

/** In fragments, none of which asks for an ACK: it has arrived when the receiver itself says so. */
export class ByTransfer implements Conveyance {
  readonly #options: ByTransferOptions;
  #lastPacketId = 0;
  #wake = () => {};
  /** Came while a packet was on its way, before it is known that it went: they may answer that one. */
  #early: Report[] | undefined;

  constructor(options: ByTransferOptions) {
    this.#options = options;
  }

  get id(): number {
    return this.#options.sender.id;
  }

  get packets(): number {
    return this.#options.sender.count;
  }

  get acknowledged(): number {
    return this.#options.sender.received;
  }

  get fingerprint(): string {
    return `transfer ${this.id} ${this.packets}`;
  }

  /** How much the receiver still has it will say: it may have been restarted too. */
  skip(): void {
    this.#options.sender.resume();
  }

  reported(report: Report): void {
    if (this.#early) this.#early.push(report);
    else this.#options.sender.reported(report);
    this.#wake();
  }

  async run(send: SendPacket, signal: AbortSignal): Promise<'arrived' | SendOutcome | Held> {
    const { sender, clock, onRun } = this.#options;
    onRun(this);
    for (;;) {
      signal.throwIfAborted();
      const action = sender.next(clock.monotonic());
      switch (action.kind) {
        case 'arrived':
          return 'arrived';
        case 'refused':
          return { kind: 'refused', packetId: this.#lastPacketId, routingError: TOO_LARGE };
        case 'silent':
          return { kind: 'refused', packetId: this.#lastPacketId, routingError: MAX_RETRANSMIT };
        case 'wait':
          await this.#untilReported(action.until - clock.monotonic(), signal);
          break;
        case 'send': {
          this.#early = [];
          const outcome = await this.#send(action.packet, send, signal).finally(() => this.#heedEarly());
          if (outcome.kind === 'held' || outcome.kind === 'refused') return outcome;
        }
      }
    }
  }

  /** Resolves when the packet is off the air, as far as can be told: the radio says only that it has taken it. */
  async #send(payload: Uint8Array, send: SendPacket, signal: AbortSignal): Promise<SendOutcome | Held> {
    const { sender, packet, clock, timing } = this.#options;
    const outgoing = { ...packet, payload, wantAck: false };
    const startedAt = clock.monotonic();
    const outcome = await send(outgoing);
    if (outcome.kind === 'held' || outcome.kind === 'refused') return outcome;
    this.#lastPacketId = outcome.packetId;
    const restMs = startedAt + timing.onWayMs(packetBytes(outgoing)) - clock.monotonic();
    if (restMs > 0 && this.#early?.length === 0) await this.#untilReported(restMs, signal);
    sender.sent(clock.monotonic());
    return outcome;
  }

  #heedEarly(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const report of early) this.#options.sender.reported(report);
  }

  /** Resolves with the next report, at the latest after so long. */
  #untilReported(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        cancel();
        signal.removeEventListener('abort', abort);
        this.#wake = () => {};
        settle();
      };
      const abort = () => end(() => reject(signal.reason));
      const cancel = this.#options.clock.schedule(ms, () => end(resolve));
      this.#wake = () => end(resolve);
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort);
    });
  }
}
