import { randomBytes } from 'node:crypto';
import {
  BabelmeshError,
  type Clock,
  decodeMessage,
  delay,
  type ErrorMessage,
  encodeMessage,
  isBundle,
  isOfTransfer,
  isReport,
  type Priority,
  type ResultMessage,
  type TextCodec,
  unbundle,
  type WireOptions,
} from '@babelmesh/protocol';
import { Transfers } from './cbor/transfers.js';
import { PacketByPacket } from './conveyance.js';
import type { RadioLink, ReceivedPacket, SendOptions, SendOutcome } from './link/link.js';
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
  const transfers = new Transfers({ link, clock });
  const answer = awaitAnswer({ link, transfers, to, token, wire, signal: anySignal });
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

  /** Resolves when the node has it, as far as that can be known. */
  async function sendAll(payload: Uint8Array): Promise<void> {
    const address = { to, channel: CHANNEL, portnum: PRIVATE_APP };
    const maxPacketBytes = link.maxPayloadBytes(address);
    const conveyance =
      payload.length <= maxPacketBytes
        ? new PacketByPacket([{ ...address, payload, wantAck: true }])
        : transfers.begin(payload, address, maxPacketBytes);
    let outcome: SendOutcome | undefined;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (outcome) await delay(clock, retryAfter(outcome), anySignal);
      const end = await conveyance.run((packet) => link.send(packet, options()), anySignal);
      // Nothing holds packets here: there is no governor between.
      if (end === 'arrived' || end.kind === 'held') return;
      outcome = end;
    }
    // Passed on by somebody: the answer will tell.
    if (outcome?.kind === 'relayed') return;
    throw notAcknowledged(to, outcome);
  }

  function options(): SendOptions {
    return { signal: anySignal, urgent: priority === 'emergency' };
  }
}

interface AwaitOptions {
  readonly link: RadioLink;
  readonly transfers: Transfers;
  readonly to: number;
  readonly token: number;
  readonly wire: WireOptions;
  readonly signal: AbortSignal;
}

/** Listens before the request goes out; gives the first answer with the token. */
function awaitAnswer(options: AwaitOptions): { result: Promise<ResultMessage>; stop: () => void } {
  const { link, to, token, wire, signal } = options;
  let stop = () => {};
  const result = new Promise<ResultMessage>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const unsubscribe = link.onPacket(async (packet) => {
      if (packet.from !== to || packet.portnum !== PRIVATE_APP) return;
      const messages = await takeMessages(packet, options);
      const answer = messages.map((bytes) => readAnswer(bytes, wire)).find((one) => one?.token === token);
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

/** What a packet of the node holds or completes. What cannot be read is not for us. */
async function takeMessages(
  packet: ReceivedPacket,
  { link, transfers, signal }: AwaitOptions,
): Promise<readonly Uint8Array[]> {
  const { payload } = packet;
  try {
    if (isReport(payload)) transfers.reported(packet);
    else if (isBundle(payload)) return unbundle(payload);
    else if (!isOfTransfer(payload)) return [payload];
    else {
      const { message, report } = transfers.receive(packet, nodeId(packet.from));
      // Nobody listens once the answer is here: so the radio itself sees to it that the last report arrives.
      const reported = report && link.send({ ...report, wantAck: message !== undefined }, { signal });
      await reported?.catch(() => {});
      return message ? [message] : [];
    }
  } catch (error) {
    if (!(error instanceof BabelmeshError)) throw error;
  }
  return [];
}

function readAnswer(bytes: Uint8Array, wire: WireOptions): ResultMessage | ErrorMessage | undefined {
  try {
    const message = decodeMessage(bytes, wire);
    return message.kind === 'result' || message.kind === 'error' ? message : undefined;
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
