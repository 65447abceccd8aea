import { randomInt } from 'node:crypto';
import {
  type Clock,
  LossEstimate,
  readTransferPacket,
  TokenBucket,
  TransferReceiver,
  TransferSender,
} from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { OutgoingPacket, RadioLink, ReceivedPacket } from '../link/link.js';
import { nodeId } from '../link/node-database.js';
import type { Conveyance } from '../outlet/conveyance.js';
import { ByTransfer } from './by-transfer.js';
import { transferTiming } from './transfer-timing.js';

const REMEMBERED = 500;
/** To one sender, at once and in the long run: more than any transfer needs. */
const REPORTS_PER_MINUTE = 30;

/** What a packet of a transfer brought. */
export interface TakenPacket {
  /** The whole message, with the fragment that completes it; a kept one again when its sender sends it again. */
  readonly message?: Uint8Array;
  /** To be sent, but where the message is refused. */
  readonly report?: OutgoingPacket;
}

interface Kept {
  readonly sender: string;
  readonly id: number;
  readonly message: Uint8Array;
}

export interface TransfersOptions {
  readonly link: RadioLink;
  readonly clock: Clock;
  /** A whole number from 0 to 255, by chance. */
  readonly randomByte?: () => number;
  /** Memory for requests that may be asked again. */
  readonly keptBytes?: number;
}

/** What is longer than a packet, both ways, and how much each node loses. */
export class Transfers {
  readonly #link: RadioLink;
  readonly #clock: Clock;
  readonly #randomByte: () => number;
  readonly #receiver: TransferReceiver;
  readonly #outgoing = new LRUCache<string, ByTransfer>({ max: REMEMBERED });
  readonly #reports = new LRUCache<string, TokenBucket>({ max: REMEMBERED });
  readonly #kept: LRUCache<string, Kept>;
  readonly #losses = new LRUCache<number, LossEstimate>({ max: REMEMBERED });

  constructor({ link, clock, randomByte = () => randomInt(256), keptBytes = 1_048_576 }: TransfersOptions) {
    this.#link = link;
    this.#clock = clock;
    this.#randomByte = randomByte;
    this.#receiver = new TransferReceiver({ firstSession: randomByte() });
    this.#kept = new LRUCache({
      maxSize: keptBytes,
      sizeCalculation: ({ message }) => message.length,
      dispose: ({ sender, id }, _key, reason) => {
        if (reason === 'evict') this.#receiver.forget(sender, id);
      },
    });
  }

  /**
   * Takes a fragment or a question of a sender. No report goes to one that calls for too many. Throws as
   * `TransferReceiver.accept` does.
   */
  receive({ from, channel, portnum, payload }: ReceivedPacket, sender: string): TakenPacket {
    const received = this.#receiver.accept(sender, payload, this.#clock.monotonic());
    const { report } = received;
    const message = received.isRepeated
      ? this.#kept.get(transferKey({ payload }, sender))?.message
      : received.message;
    return {
      ...(message && { message }),
      ...(report &&
        this.#mayReport(sender) && {
          report: { to: from, channel, portnum, payload: report, wantAck: false },
        }),
    };
  }

  /** The message this packet ended is read again when its sender sends it again. */
  keep({ payload }: ReceivedPacket, sender: string, message: Uint8Array): void {
    const { id } = readTransferPacket(payload);
    this.#kept.set(transferKey({ payload }, sender), { sender, id, message });
  }

  /** The message this packet ended was not accepted: its sender may send it anew. */
  refuse({ payload }: ReceivedPacket, sender: string): void {
    const { id } = readTransferPacket(payload);
    this.#kept.delete(transferKey({ payload }, sender));
    this.#receiver.refuse(sender, id, this.#clock.monotonic());
  }

  /** Takes a report. False where it is for no transfer of ours; throws as `readTransferPacket` does. */
  reported({ from, payload, pkiEncrypted }: ReceivedPacket): boolean {
    const report = readTransferPacket(payload);
    if (report.kind !== 'report') return false;
    // Whoever has a key proves who they are: anybody could say that it has arrived.
    if (this.#link.state.nodes.get(from)?.hasPublicKey && !pkiEncrypted) return false;
    const conveyance = this.#outgoing.get(key(from, report.id));
    conveyance?.reported(report);
    return conveyance !== undefined;
  }

  /** A message on its way, in packets of at most `maxPacketBytes`. Throws `body_too_large`. */
  begin(
    message: Uint8Array,
    packet: Omit<OutgoingPacket, 'payload' | 'wantAck'>,
    maxPacketBytes: number,
  ): Conveyance {
    const { to } = packet;
    const loss = this.#losses.get(to) ?? new LossEstimate();
    this.#losses.set(to, loss);
    const timing = transferTiming(this.#link.state, to);
    const firstAsk = this.#randomByte();
    const { answerMs } = timing;
    const sender = new TransferSender({ message, maxPacketBytes, firstAsk, loss, answerMs });
    const onRun = (conveyance: ByTransfer) => this.#outgoing.set(key(to, sender.id), conveyance);
    return new ByTransfer({ sender, packet, clock: this.#clock, timing, onRun });
  }

  #mayReport(sender: string): boolean {
    const bucket =
      this.#reports.get(sender) ??
      new TokenBucket({ clock: this.#clock, capacity: REPORTS_PER_MINUTE, refillMs: 60_000 });
    this.#reports.set(sender, bucket);
    return bucket.take();
  }
}

/** Names the transfer that a packet belongs to. */
export function transferKey({ payload }: Pick<ReceivedPacket, 'payload'>, sender: string): string {
  return `${sender} ${readTransferPacket(payload).id}`;
}

function key(node: number, id: number): string {
  return `${nodeId(node)} ${id}`;
}
