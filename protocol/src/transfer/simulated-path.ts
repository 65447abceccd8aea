import { airtimeMs, MODEM_PRESETS, type ModemPreset } from '../airtime.js';
import type { LossEstimate } from './loss.js';
import { readTransferPacket } from './packets.js';
import { TransferReceiver } from './receiver.js';
import { TransferSender, type TransferSenderOptions } from './sender.js';

export interface SimulatedPathOptions {
  readonly message: Uint8Array;
  /** Uniform in [0, 1): chance, so that a run can be had again. */
  readonly random: () => number;
  /** Share of packets that are lost, either way. */
  readonly lossRate?: number;
  /** Share of packets that arrive twice. */
  readonly duplicateRate?: number;
  /** Most that a packet is late, ms, on top of its airtime; packets overtake each other then. */
  readonly latenessMs?: number;
  /** The receiver forgets everything at these times, ms. */
  readonly receiverRestartsAt?: readonly number[];
  /** The sender begins anew with the same message at these times, ms. */
  readonly senderRestartsAt?: readonly number[];
  readonly preset?: ModemPreset;
  readonly maxPacketBytes?: number;
  readonly loss?: LossEstimate;
  readonly receiver?: TransferReceiver;
  readonly senderKey?: string | number;
  readonly sender?: Partial<TransferSenderOptions>;
}

export interface SimulatedTransfer {
  readonly messages: readonly Uint8Array[];
  /** Of all packets, questions and reports too. */
  readonly airtimeMs: number;
  readonly elapsedMs: number;
  readonly fragments: number;
  readonly queries: number;
  readonly reports: number;
  /** Runs that ended without an answer. */
  readonly silences: number;
}

/** Radio header, envelope and encryption of a direct message of Meshtastic's. */
const ENVELOPE_BYTES = 36;
/** Payload of a direct message on the private port. */
export const DIRECT_PAYLOAD_BYTES = 219;
/** From the end of a packet to the begin of its answer. */
const TURNAROUND_MS = 1_000;
const AFTER_SILENCE_MS = 120_000;
const LONGEST_MS = 24 * 3_600_000;

/** Uniform in [0, 1), the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One transfer over a path that loses, delays, swaps and repeats packets both ways, until the sender knows it arrived. */
export function simulateTransfer(options: SimulatedPathOptions): SimulatedTransfer {
  const { message, random, lossRate = 0, duplicateRate = 0, latenessMs = 0, preset = 'LONG_FAST' } = options;
  const { maxPacketBytes = DIRECT_PAYLOAD_BYTES, senderKey = 1 } = options;
  const onAirMs = (packet: Uint8Array) => airtimeMs(MODEM_PRESETS[preset], packet.length + ENVELOPE_BYTES);
  const answerMs = TURNAROUND_MS + onAirMs(new Uint8Array(16)) + 500;
  const begin = () =>
    new TransferSender({
      message,
      maxPacketBytes,
      firstAsk: Math.floor(random() * 256),
      answerMs,
      ...(options.loss && { loss: options.loss }),
      ...options.sender,
    });
  let sender = begin();
  let receiver = options.receiver ?? new TransferReceiver();
  const messages: Uint8Array[] = [];
  const count = { fragments: 0, queries: 0, reports: 0, silences: 0 };
  let airtime = 0;
  let now = 0;
  const events = new Agenda();

  function travel(packet: Uint8Array, sentAt: number, arrive: (packet: Uint8Array) => void): void {
    airtime += onAirMs(packet);
    for (let copies = random() < duplicateRate ? 2 : 1; copies > 0; copies--) {
      if (random() < lossRate) continue;
      events.add(sentAt + random() * latenessMs, () => arrive(packet));
    }
  }

  function toReceiver(packet: Uint8Array): void {
    const { message: whole, report } = receiver.accept(senderKey, packet, now);
    if (whole) messages.push(whole);
    if (!report) return;
    count.reports++;
    travel(report, now + TURNAROUND_MS + onAirMs(report), (bytes) => {
      const read = readTransferPacket(bytes);
      if (read.kind === 'report') sender.reported(read);
    });
  }

  for (const at of options.receiverRestartsAt ?? []) {
    events.add(at, () => {
      receiver = new TransferReceiver({ firstSession: Math.floor(random() * 64) });
    });
  }
  for (const at of options.senderRestartsAt ?? []) {
    events.add(at, () => {
      sender = begin();
      sender.resume();
    });
  }
  while (now < LONGEST_MS) {
    const action = sender.next(now);
    if (action.kind === 'arrived' || action.kind === 'refused') break;
    if (action.kind === 'send') {
      const { packet } = action;
      const end = now + onAirMs(packet);
      if (packet.length > 6) count.fragments++;
      else count.queries++;
      travel(packet, end, toReceiver);
      now = end;
      sender.sent(now);
      events.runUntil(now, (at) => {
        now = Math.max(now, at);
      });
      continue;
    }
    if (action.kind === 'silent') count.silences++;
    const until = action.kind === 'wait' ? action.until : now + AFTER_SILENCE_MS;
    // Up to the first thing that happens: it may change what the sender waits for.
    const first = Math.min(until, events.nextAt);
    now = Math.max(now, first);
    events.runUntil(now, () => {});
  }
  return { messages, airtimeMs: airtime, elapsedMs: now, ...count };
}

/** What an omniscient sender would need: every fragment and the last report as often as they get lost, no more. */
export function oracleAirtimeMs(
  messageBytes: number,
  lossRate: number,
  { preset = 'LONG_FAST', maxPacketBytes = DIRECT_PAYLOAD_BYTES }: Partial<SimulatedPathOptions> = {},
): number {
  const count = Math.max(2, Math.ceil((messageBytes + 1) / (maxPacketBytes - 8)));
  const payload = Math.ceil((messageBytes + 1) / count);
  const onAirMs = (bytes: number) => airtimeMs(MODEM_PRESETS[preset], bytes + ENVELOPE_BYTES);
  return (count * onAirMs(7 + payload) + onAirMs(7)) / (1 - lossRate);
}

/** Things to come, in the order of their times. */
class Agenda {
  #events: { at: number; run: () => void }[] = [];

  get nextAt(): number {
    return this.#events[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  add(at: number, run: () => void): void {
    const place = this.#events.findIndex((event) => event.at > at);
    this.#events.splice(place < 0 ? this.#events.length : place, 0, { at, run });
  }

  runUntil(now: number, onTime: (at: number) => void): void {
    while (this.nextAt <= now) {
      const event = this.#events.shift();
      if (!event) return;
      onTime(event.at);
      event.run();
    }
  }
}
