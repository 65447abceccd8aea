import type { Clock } from '../clock.js';
import { BabelmeshError } from '../errors.js';
import { malformed } from './cbor-profile.js';
import { MAX_MESSAGE_BYTES } from './codec.js';
import { CRC_BYTES, type Fragment, joinFragments, readFragment } from './fragments.js';

export interface ReassemblerOptions {
  readonly clock: Clock;
  /** Transfers under way, of all senders and of one. Beyond it the one that has been silent longest is dropped. */
  readonly maxTransfers?: number;
  readonly maxTransfersPerSender?: number;
  /** Memory for transfers under way, likewise. At least one message and its fragments must fit. */
  readonly maxBytes?: number;
  readonly maxBytesPerSender?: number;
  /** A transfer is forgotten so long after its last new fragment, a finished one so long after it was finished. */
  readonly expiryMs?: number;
}

interface Transfer {
  readonly sender: string | number;
  readonly count: number;
  readonly payloads: Map<number, Uint8Array>;
  /** Length of every payload but the last one's, once one of them is here. */
  payloadBytes: number | undefined;
  /** What the transfer costs in memory. */
  bytes: number;
  touchedAt: number;
}

/** What a fragment costs beside its payload, so that many tiny ones are bounded too. */
const OVERHEAD_BYTES = 128;
/** Finished transfers are remembered for more than are under way: each is only a key. */
const REMEMBERED_PER_TRANSFER = 4;

/** Puts fragments of any number of senders together, in any order and more than once, in bounded memory. */
export class Reassembler {
  readonly #clock: Clock;
  readonly #maxTransfers: number;
  readonly #maxTransfersPerSender: number;
  readonly #maxBytes: number;
  readonly #maxBytesPerSender: number;
  readonly #expiryMs: number;
  /** Silent longest first. */
  readonly #transfers = new Map<string, Transfer>();
  /** Finished, oldest first, with the time of it. */
  readonly #finished = new Map<string, number>();
  #bytes = 0;

  constructor({
    clock,
    maxTransfers = 64,
    maxTransfersPerSender = 4,
    maxBytes = 1_048_576,
    maxBytesPerSender = 131_072,
    expiryMs = 600_000,
  }: ReassemblerOptions) {
    this.#clock = clock;
    this.#maxTransfers = maxTransfers;
    this.#maxTransfersPerSender = maxTransfersPerSender;
    this.#maxBytes = maxBytes;
    this.#maxBytesPerSender = maxBytesPerSender;
    this.#expiryMs = expiryMs;
  }

  /** Memory of transfers under way, payloads and overhead. */
  get bytes(): number {
    return this.#bytes;
  }

  get transfers(): number {
    return this.#transfers.size;
  }

  /**
   * Takes one packet. Gives the message with its last missing fragment, once; undefined before and after that.
   * Throws `malformed_message`, `unsupported_version` or `body_too_large`: for fragments that contradict earlier
   * ones of the transfer too, which is then kept as it was.
   */
  accept(sender: string | number, packet: Uint8Array): Uint8Array | undefined {
    const fragment = readFragment(packet);
    this.#forgetExpired();
    // A number and its digits are different senders.
    const key = JSON.stringify([sender, fragment.messageId]);
    if (this.#finished.has(key)) return undefined;
    const transfer = this.#transfers.get(key) ?? newTransfer(sender, fragment.count);
    if (isDuplicate(transfer, fragment)) return undefined;
    this.#add(key, transfer, fragment);
    if (transfer.payloads.size < transfer.count) {
      this.#makeRoom(sender);
      return undefined;
    }
    this.#drop(key);
    const message = joinFragments(inOrder(transfer));
    this.#remember(key);
    return message;
  }

  #add(key: string, transfer: Transfer, { index, count, payload }: Fragment): void {
    // Copied by the constructor: `slice` of a Node Buffer is only a view.
    transfer.payloads.set(index, new Uint8Array(payload));
    if (index < count - 1) transfer.payloadBytes = payload.length;
    const cost = payload.length + OVERHEAD_BYTES;
    transfer.bytes += cost;
    this.#bytes += cost;
    transfer.touchedAt = this.#clock.monotonic();
    this.#transfers.delete(key);
    this.#transfers.set(key, transfer);
  }

  #drop(key: string): void {
    this.#bytes -= this.#transfers.get(key)?.bytes ?? 0;
    this.#transfers.delete(key);
  }

  #remember(key: string): void {
    this.#finished.set(key, this.#clock.monotonic());
    const [oldest] = this.#finished.keys();
    if (this.#finished.size > this.#maxTransfers * REMEMBERED_PER_TRANSFER && oldest !== undefined) {
      this.#finished.delete(oldest);
    }
  }

  #forgetExpired(): void {
    const before = this.#clock.monotonic() - this.#expiryMs;
    for (const [key, { touchedAt }] of this.#transfers) {
      if (touchedAt > before) break;
      this.#drop(key);
    }
    for (const [key, finishedAt] of this.#finished) {
      if (finishedAt > before) break;
      this.#finished.delete(key);
    }
  }

  /** First the sender's own transfers make room, then anybody's. */
  #makeRoom(sender: string | number): void {
    const own = [...this.#transfers].filter(([, transfer]) => transfer.sender === sender);
    let ownBytes = own.reduce((sum, [, transfer]) => sum + transfer.bytes, 0);
    let ownTransfers = own.length;
    for (const [key, transfer] of own) {
      if (ownTransfers <= this.#maxTransfersPerSender && ownBytes <= this.#maxBytesPerSender) break;
      this.#drop(key);
      ownTransfers--;
      ownBytes -= transfer.bytes;
    }
    for (const key of this.#transfers.keys()) {
      if (this.#transfers.size <= this.#maxTransfers && this.#bytes <= this.#maxBytes) break;
      this.#drop(key);
    }
  }
}

function newTransfer(sender: string | number, count: number): Transfer {
  return { sender, count, payloads: new Map(), payloadBytes: undefined, bytes: 0, touchedAt: 0 };
}

/** Throws where the fragment contradicts those that are here. */
function isDuplicate(transfer: Transfer, { index, count, payload }: Fragment): boolean {
  if (count !== transfer.count) throw malformed('has fragments of different counts');
  const known = transfer.payloads.get(index);
  if (known) {
    if (sameBytes(known, payload)) return true;
    throw malformed('has two fragments for one place');
  }
  checkLength(transfer, index, payload.length);
  return false;
}

/** All payloads but the last have one length, and the last is no longer. */
function checkLength({ count, payloads, payloadBytes }: Transfer, index: number, length: number): void {
  const last = index === count - 1;
  const lastBytes = last ? length : (payloads.get(count - 1)?.length ?? 0);
  const othersBytes = last ? (payloadBytes ?? length) : length;
  if (lastBytes > othersBytes || (!last && payloadBytes !== undefined && length !== payloadBytes)) {
    throw malformed('has fragments of uneven lengths');
  }
  if (othersBytes * (count - 1) >= MAX_MESSAGE_BYTES + CRC_BYTES) {
    throw new BabelmeshError('body_too_large', `The transfer is longer than ${MAX_MESSAGE_BYTES} bytes.`);
  }
}

function inOrder({ count, payloads }: Transfer): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => payloads.get(index) ?? new Uint8Array());
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
