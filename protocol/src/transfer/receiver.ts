import { malformed } from '../wire/cbor-profile.js';
import { Incoming, isTooLong } from './incoming.js';
import { type Fragment, type Report, readTransferPacket, writeReport } from './packets.js';

export interface TransferReceiverOptions {
  /** Transfers under way, of all senders and of one. Beyond it the one that has been silent longest is dropped. */
  readonly maxTransfers?: number;
  readonly maxTransfersPerSender?: number;
  /** Memory for transfers under way, likewise. At least one message and its fragments must fit. */
  readonly maxBytes?: number;
  readonly maxBytesPerSender?: number;
  /** A transfer is forgotten so long after its last new fragment. */
  readonly expiryMs?: number;
  /** That a transfer was finished is known for so long: what comes of it again is only confirmed. */
  readonly rememberMs?: number;
  /** What comes of a transfer so long after it was given or refused belongs to another run of it. */
  readonly anewMs?: number;
  /** Random: it tells a sender that this receiver has begun anew. */
  readonly firstSession?: number;
}

export interface Received {
  /** The whole message, once. */
  readonly message?: Uint8Array;
  /** It was given a while ago, and its sender sends it again: whoever kept the message may read it once more. */
  readonly isRepeated?: true;
  /** A packet for the sender. */
  readonly report?: Uint8Array;
}

interface Finished {
  readonly at: number;
  readonly session: number;
  state: 'complete' | 'refused';
  /** When it was given or refused, last. */
  settledAt: number;
  reportedAt: number;
}

/** Finished transfers are remembered for more than are under way: each is only a key. */
const REMEMBERED_PER_TRANSFER = 8;
/** Fragments that come in a row after the last that was needed are answered once. */
const REPEAT_MS = 3_000;
const SESSIONS = 64;

/** Puts together what any number of senders send, in any order and more than once, in bounded memory. */
export class TransferReceiver {
  readonly #options: Required<Omit<TransferReceiverOptions, 'firstSession'>>;
  /** Silent longest first. */
  readonly #transfers = new Map<string, Incoming>();
  /** Oldest first. */
  readonly #finished = new Map<string, Finished>();
  /** Of the next transfer that begins: so it differs from that of any that was dropped lately. */
  #session: number;

  constructor({
    maxTransfers = 64,
    maxTransfersPerSender = 4,
    maxBytes = 1_048_576,
    maxBytesPerSender = 131_072,
    // A sender whose airtime of the hour is used up goes on an hour later.
    expiryMs = 7_200_000,
    rememberMs = 21_600_000,
    anewMs = 30_000,
    firstSession = 0,
  }: TransferReceiverOptions = {}) {
    this.#options = {
      maxTransfers,
      maxTransfersPerSender,
      maxBytes,
      maxBytesPerSender,
      expiryMs,
      rememberMs,
      anewMs,
    };
    this.#session = firstSession % SESSIONS;
  }

  /** Memory of transfers under way, payloads and overhead. */
  get bytes(): number {
    let bytes = 0;
    for (const transfer of this.#transfers.values()) bytes += transfer.bytes;
    return bytes;
  }

  get transfers(): number {
    return this.#transfers.size;
  }

  /**
   * Takes a fragment or a query; `now` is monotonic, in ms. Throws `malformed_message` or `unsupported_version`:
   * for a fragment in whose place there is another, too; where a whole transfer does not give the message its id
   * names, it is dropped.
   */
  accept(sender: string | number, bytes: Uint8Array, now: number): Received {
    const packet = readTransferPacket(bytes);
    if (packet.kind === 'report') throw malformed('is a report');
    this.#forgetExpired(now);
    const key = keyOf(sender, packet.id);
    const finished = this.#finished.get(key);
    if (finished) {
      const isAnew = now - finished.settledAt >= this.#options.anewMs;
      if (!isAnew) return confirm(finished, packet, now);
      if (finished.state === 'complete') {
        finished.settledAt = now;
        return { ...confirm(finished, packet, now), isRepeated: true };
      }
      this.#finished.delete(key);
    }
    if (packet.kind === 'query') return this.#tell(key, packet);
    return this.#take(key, sender, packet, now);
  }

  /** What was given was not accepted: that is what its sender is told if it goes on, until it may begin anew. */
  refuse(sender: string | number, id: number, now: number): void {
    const finished = this.#finished.get(keyOf(sender, id));
    if (!finished) return;
    finished.state = 'refused';
    finished.settledAt = now;
  }

  /** A finished transfer is taken from the start when its sender begins anew. */
  forget(sender: string | number, id: number): void {
    this.#finished.delete(keyOf(sender, id));
  }

  #take(key: string, sender: string | number, fragment: Fragment, now: number): Received {
    const known = this.#transfers.get(key);
    // Cut anew, as for another preset: what is here of it cannot be joined with that.
    const isKnown = known?.matches(fragment) ?? false;
    if (!isKnown && isTooLong(fragment)) {
      return { report: writeReport({ ...nothingOf(fragment, this.#session), state: 'refused' }) };
    }
    const transfer = known && isKnown ? known : new Incoming(sender, fragment, this.#session);
    if (transfer.take(fragment, now)) {
      if (!isKnown) this.#session = (this.#session + 1) % SESSIONS;
      this.#transfers.delete(key);
      this.#transfers.set(key, transfer);
    }
    transfer.asked(fragment.ask);
    if (transfer.isWhole) return this.#finish(key, transfer, now);
    this.#makeRoom(sender);
    return fragment.ask === undefined ? {} : { report: writeReport(transfer.report('partial')) };
  }

  #finish(key: string, transfer: Incoming, now: number): Received {
    this.#transfers.delete(key);
    const message = transfer.message();
    const { session } = transfer;
    this.#finished.set(key, { at: now, session, state: 'complete', settledAt: now, reportedAt: now });
    const [oldest] = this.#finished.keys();
    const most = this.#options.maxTransfers * REMEMBERED_PER_TRANSFER;
    if (this.#finished.size > most && oldest !== undefined) this.#finished.delete(oldest);
    return { message, report: writeReport(transfer.report('complete')) };
  }

  #tell(key: string, { id, ask }: { id: number; ask: number }): Received {
    const transfer = this.#transfers.get(key);
    transfer?.asked(ask);
    return { report: writeReport(transfer?.report('partial') ?? nothingOf({ id, ask }, this.#session)) };
  }

  #forgetExpired(now: number): void {
    const { expiryMs, rememberMs } = this.#options;
    for (const [key, { touchedAt }] of this.#transfers) {
      if (touchedAt > now - expiryMs) break;
      this.#transfers.delete(key);
    }
    for (const [key, { at }] of this.#finished) {
      if (at > now - rememberMs) break;
      this.#finished.delete(key);
    }
  }

  /** First the sender's own transfers make room, then anybody's. */
  #makeRoom(sender: string | number): void {
    const { maxTransfers, maxTransfersPerSender, maxBytes, maxBytesPerSender } = this.#options;
    const own = [...this.#transfers].filter(([, transfer]) => transfer.sender === sender);
    this.#drop(own, maxTransfersPerSender, maxBytesPerSender);
    this.#drop([...this.#transfers], maxTransfers, maxBytes);
  }

  #drop(all: readonly [string, Incoming][], maxTransfers: number, maxBytes: number): void {
    let transfers = all.length;
    let bytes = all.reduce((sum, [, transfer]) => sum + transfer.bytes, 0);
    for (const [key, transfer] of all) {
      if (transfers <= maxTransfers && bytes <= maxBytes) return;
      this.#transfers.delete(key);
      transfers--;
      bytes -= transfer.bytes;
    }
  }
}

/** A number and its digits are different senders. */
function keyOf(sender: string | number, id: number): string {
  return JSON.stringify([sender, id]);
}

function confirm(finished: Finished, { id, ask }: { id: number; ask?: number }, now: number): Received {
  if (ask === undefined && now - finished.reportedAt < REPEAT_MS) return {};
  finished.reportedAt = now;
  return {
    report: writeReport({ ...nothingOf({ id, ask: ask ?? 0 }, finished.session), state: finished.state }),
  };
}

function nothingOf({ id, ask = 0 }: { id: number; ask?: number }, session: number): Report {
  return { kind: 'report', id, state: 'partial', session, ask, received: new Set() };
}
