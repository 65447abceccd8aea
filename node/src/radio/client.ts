import { randomBytes } from 'node:crypto';
import {
  BabelmeshError,
  type Clock,
  decodeMessage,
  delay,
  type ErrorMessage,
  encodeMessage,
  fragment,
  isBundle,
  isFragment,
  type Priority,
  Reassembler,
  type ResultMessage,
  type TextCodec,
  unbundle,
  type WireOptions,
} from '@babelmesh/protocol';
import type { RadioLink, ReceivedPacket, SendOutcome } from './link/link.js';
import { nodeId } from './link/node-database.js';
import { PRIVATE_APP } from './policy.js';

export interface RadioRequestOptions {
  /** Started by the caller. */
  readonly link: RadioLink;
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
}

const TIMEOUT_MS = 300_000;

/** The firmware tried three times by then: once more, later. */
const MAX_TRIES = 2;
const RETRY_MS = 10_000;
/** Each fragment asks for an ACK, so the channel is free after it. */
const CHANNEL = 0;

/**
 * Asks another node for a translation, over the radio. Rejects with the code the node answered, with
 * `not_acknowledged` where the request did not arrive, with `radio_timeout`, or with the signal's reason.
 */
export async function requestOverRadio(options: RadioRequestOptions): Promise<ResultMessage> {
  const { clock, timeoutMs = TIMEOUT_MS } = options;
  const deadline = clock.now() + timeoutMs;
  try {
    return await ask(options);
  } catch (error) {
    const { codec, ...plain } = options;
    if (!codec || !(error instanceof BabelmeshError) || error.code !== 'unsupported_version') throw error;
    return ask({ ...plain, timeoutMs: Math.max(1, deadline - clock.now()) });
  }
}

async function ask({
  link,
  clock,
  to,
  text,
  source = 'auto',
  target,
  priority = 'normal',
  timeoutMs = TIMEOUT_MS,
  signal,
  codec,
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
  const timeout = new AbortController();
  const timeoutError = new BabelmeshError('radio_timeout', `${nodeId(to)} did not answer in time.`, {
    remedy: 'Try again, or give it longer.',
  });
  const cancelTimeout = clock.schedule(timeoutMs, () => timeout.abort(timeoutError));
  const anySignal = signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal;
  const answer = awaitAnswer({ link, clock, to, token, wire, signal: anySignal });
  try {
    await link.ready(anySignal);
    // An answer may come while the last packets are still unconfirmed: then they need not be.
    return await Promise.race([answer.result, sendAll(message).then(() => answer.result)]);
  } finally {
    cancelTimeout();
    answer.stop();
    // Ends what is still being sent.
    timeout.abort(timeoutError);
  }

  async function sendAll(bytes: Uint8Array): Promise<void> {
    const packet = { to, channel: CHANNEL, portnum: PRIVATE_APP };
    const payloads = fragment(bytes, {
      maxPacketBytes: link.maxPayloadBytes(packet),
      messageId: token & 0xffff,
    });
    for (const payload of payloads) await sendOne({ ...packet, payload, wantAck: true });
  }

  async function sendOne(packet: Parameters<RadioLink['send']>[0]): Promise<void> {
    let outcome: SendOutcome | undefined;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (outcome) await delay(clock, retryAfter(outcome), anySignal);
      outcome = await link.send(packet, { signal: anySignal, urgent: priority === 'emergency' });
      if (outcome.kind === 'acked') return;
    }
    // Passed on by somebody: the answer will tell.
    if (outcome?.kind === 'relayed') return;
    throw notAcknowledged(to, outcome);
  }
}

interface AwaitOptions {
  readonly link: RadioLink;
  readonly clock: Clock;
  readonly to: number;
  readonly token: number;
  readonly wire: WireOptions;
  readonly signal: AbortSignal;
}

/** Listens before the request goes out; gives the first answer with the token. */
function awaitAnswer({ link, clock, to, token, wire, signal }: AwaitOptions): {
  result: Promise<ResultMessage>;
  stop: () => void;
} {
  const fragments = new Reassembler({ clock });
  let stop = () => {};
  const result = new Promise<ResultMessage>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const unsubscribe = link.onPacket((packet) => {
      const packets = isBundle(packet.payload) ? bundled(packet) : [packet];
      const answers = packets.map((one) => readAnswer(one, to, fragments, wire));
      const answer = answers.find((one) => one?.token === token);
      if (!answer) return;
      if (answer.kind === 'result') resolve(answer);
      else reject(refused(to, answer));
    });
    stop = () => {
      unsubscribe();
      signal.removeEventListener('abort', abort);
    };
  });
  // It may fail while the request is still being sent, before anybody waits for it.
  result.catch(() => {});
  return { result, stop };
}

/** The messages of a bundle, as if each had come alone. */
function bundled(packet: ReceivedPacket): ReceivedPacket[] {
  try {
    return unbundle(packet.payload).map((payload) => ({ ...packet, payload }));
  } catch (error) {
    if (error instanceof BabelmeshError) return [];
    throw error;
  }
}

/** Anything else from the node, and what cannot be read, is not for us. */
function readAnswer(
  packet: ReceivedPacket,
  to: number,
  fragments: Reassembler,
  wire: WireOptions,
): ResultMessage | ErrorMessage | undefined {
  if (packet.from !== to || packet.portnum !== PRIVATE_APP) return undefined;
  try {
    const bytes = isFragment(packet.payload) ? fragments.accept(to, packet.payload) : packet.payload;
    const message = bytes && decodeMessage(bytes, wire);
    return message?.kind === 'result' || message?.kind === 'error' ? message : undefined;
  } catch (error) {
    if (error instanceof BabelmeshError) return undefined;
    throw error;
  }
}

function refused(to: number, { code, retryAfterS }: ErrorMessage): BabelmeshError {
  return new BabelmeshError(code, `${nodeId(to)} refused: ${code}.`, {
    ...(retryAfterS !== undefined && {
      retryAfterMs: retryAfterS * 1000,
      remedy: `Try again in ${retryAfterS} s.`,
    }),
  });
}

function retryAfter(outcome: SendOutcome): number {
  return (outcome.kind === 'refused' && outcome.retryAfterMs) || RETRY_MS;
}

function notAcknowledged(to: number, outcome: SendOutcome | undefined): BabelmeshError {
  const routingError = outcome?.kind === 'refused' ? ` (routing error ${outcome.routingError})` : '';
  return new BabelmeshError('not_acknowledged', `${nodeId(to)} did not confirm the request${routingError}.`, {
    remedy: 'Check that the node is on and in range, and that both radios know each other.',
  });
}
