import { randomBytes } from 'node:crypto';
import {
  BabelmeshError,
  type Clock,
  delay,
  encodeMessage,
  type Priority,
  type ResultMessage,
  type TextCodec,
  type WireOptions,
} from '@babelmesh/protocol';
import type { Held, TransmitOptions, Transmitter } from '../airtime/transmitter.js';
import { Transfers } from '../cbor/transfers.js';
import type { OutgoingPacket, RadioLink, SendOutcome } from '../link/link.js';
import { nodeId } from '../link/node-database.js';
import { type Conveyance, PacketByPacket, type SendPacket } from '../outlet/conveyance.js';
import { PRIVATE_APP } from '../policy.js';
import { awaitAnswer } from './awaited-answer.js';

export interface RadioRequestOptions {
  /** Started by the caller. */
  readonly link: RadioLink;
  /** On that link: what the airtime budget and the channel have no room for waits. */
  readonly transmitter: Transmitter;
  readonly clock: Clock;
  /** Number of the translating node. */
  readonly to: number;
  readonly text: string;
  /** BCP 47, or `auto`. */
  readonly source?: string;
  readonly target: string;
  readonly priority?: Priority;
  /** For everything: reaching the radio, the request on its way, the answer. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Sends the text compressed, and once more as text where the node cannot read that. */
  readonly codec?: TextCodec;
  /** Called each time a packet has to wait. */
  readonly onHeld?: (held: Held) => void;
}

const TIMEOUT_MS = 300_000;

/** The firmware tried three times by then: once more, later. */
const MAX_TRIES = 2;
const RETRY_MS = 10_000;
const CHANNEL = 0;
/** In less than this a transfer would not fit its header. */
const LEAST_PACKET_BYTES = 40;

/**
 * Asks another node for a translation, over the radio. Rejects with the code the node answered, with
 * `not_acknowledged` where the request did not arrive, with `duty_cycle` where there is no airtime for it in the time it
 * has, with `radio_timeout`, with `radio_unavailable` where the radio is not there, or with the signal's reason.
 */
export async function requestOverRadio(options: RadioRequestOptions): Promise<ResultMessage> {
  const { clock, timeoutMs = TIMEOUT_MS } = options;
  const deadline = clock.monotonic() + timeoutMs;
  try {
    return await ask(options);
  } catch (error) {
    const { codec, ...plain } = options;
    if (!codec || !(error instanceof BabelmeshError) || error.code !== 'unsupported_version') throw error;
    return ask({ ...plain, timeoutMs: Math.max(1, deadline - clock.monotonic()) });
  }
}

async function ask({
  link,
  transmitter,
  clock,
  to,
  text,
  source = 'auto',
  target,
  priority = 'normal',
  timeoutMs = TIMEOUT_MS,
  signal,
  codec,
  onHeld = () => {},
}: RadioRequestOptions): Promise<ResultMessage> {
  const wire: WireOptions = codec ? { codec } : {};
  const token = randomBytes(4).readUInt32BE();
  const request = {
    kind: 'request',
    token,
    source,
    target,
    text,
    priority,
    expiresInS: Math.max(1, Math.ceil(timeoutMs / 1000)),
    ...(codec && ({ compact: true } as const)),
  } as const;
  const message = encodeMessage(request, wire);
  const deadline = clock.monotonic() + timeoutMs;
  const timeout = new AbortController();
  const end = () => timeout.abort(noAnswer(to, link));
  const cancelTimeout = clock.schedule(timeoutMs, end);
  const anySignal = signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal;
  const transfers = new Transfers({ link, clock });
  const sendOnce: SendPacket = (packet) => send(packet);
  const answer = awaitAnswer({ link, clock, transfers, send: sendOnce, to, token, wire, signal: anySignal });
  try {
    await link.ready(anySignal);
    // An answer may come while the last packets are still unconfirmed: then they need not be.
    return await Promise.race([answer.result, sendAll(message).then(() => answer.result)]);
  } finally {
    cancelTimeout();
    answer.stop();
    // Ends what is still being sent.
    end();
  }

  /** Resolves when the node has it, as far as that can be known. */
  async function sendAll(payload: Uint8Array): Promise<void> {
    const conveyance = convey(payload);
    let outcome: SendOutcome | undefined;
    for (let tries = 0; tries < MAX_TRIES; ) {
      const isRetry = tries > 0;
      const end = await conveyance.run(
        (packet, onLateAck) => send(packet, { isRetry, onLateAck }),
        anySignal,
      );
      if (end === 'arrived') return;
      if (end.kind === 'held') {
        if (isInVain(end)) throw noAirtime(to, end);
        onHeld(end);
        await delay(clock, end.retryAfterMs, anySignal);
        continue;
      }
      outcome = end;
      if (++tries < MAX_TRIES) await delay(clock, retryAfter(outcome), anySignal);
    }
    // Passed on by somebody: the answer will tell.
    if (outcome?.kind === 'relayed') return;
    throw notAcknowledged(to, outcome);
  }

  /** One packet that wants an ACK, or a transfer. */
  function convey(payload: Uint8Array): Conveyance {
    const address = { to, channel: CHANNEL, portnum: PRIVATE_APP };
    const packet = { ...address, payload, wantAck: true };
    if (payload.length <= transmitter.maxPayloadBytes(packet, priority)) return new PacketByPacket([packet]);
    const maxPacketBytes = transmitter.maxPayloadBytes({ ...address, wantAck: false }, priority);
    if (maxPacketBytes < LEAST_PACKET_BYTES) throw noAirtime(to);
    return transfers.begin(payload, address, maxPacketBytes);
  }

  function send(packet: OutgoingPacket, options: TransmitOptions = {}): Promise<SendOutcome | Held> {
    return transmitter.send(packet, priority, { ...options, signal: anySignal });
  }

  /** Other reasons may pass sooner than they say. */
  function isInVain({ reason, retryAfterMs }: Held): boolean {
    if (reason === 'packet_exceeds_budget') return true;
    return (reason === 'budget' || reason === 'duty_cycle') && clock.monotonic() + retryAfterMs > deadline;
  }
}

function retryAfter(outcome: SendOutcome): number {
  return (outcome.kind === 'refused' && outcome.retryAfterMs) || RETRY_MS;
}

function noAirtime(to: number, held?: Held): BabelmeshError {
  const minutes = held && Math.ceil(held.retryAfterMs / 60_000);
  const isTooSmall = !held || held.reason === 'packet_exceeds_budget';
  return new BabelmeshError('duty_cycle', `There is no airtime to ask ${nodeId(to)} in time.`, {
    remedy: isTooSmall
      ? 'Ask for less at a time, set radio.airtimePercent higher, or a faster preset on the radio.'
      : `Try again in ${minutes} min, or give it longer.`,
    ...(held && { retryAfterMs: held.retryAfterMs }),
  });
}

function noAnswer(to: number, { state, via }: RadioLink): BabelmeshError {
  if (state.phase === 'ready') {
    return new BabelmeshError('radio_timeout', `${nodeId(to)} did not answer in time.`, {
      remedy: 'Try again, or give it longer.',
    });
  }
  const why = state.reason === undefined ? '' : ` ${state.reason}`;
  return new BabelmeshError('radio_unavailable', `The radio, ${via}, is not ready.${why}`, {
    remedy: 'Check that it is on, and what radio.link and radio.address say.',
  });
}

function notAcknowledged(to: number, outcome: SendOutcome | undefined): BabelmeshError {
  const routingError = outcome?.kind === 'refused' ? ` (routing error ${outcome.routingError})` : '';
  return new BabelmeshError('not_acknowledged', `${nodeId(to)} did not confirm the request${routingError}.`, {
    remedy: 'Check that the node is on and in range, and that both radios know each other.',
  });
}
