import {
  BabelmeshError,
  type Clock,
  decodeMessage,
  delay,
  type ErrorMessage,
  isBundle,
  isOfTransfer,
  isReport,
  type ResultMessage,
  unbundle,
  type WireOptions,
} from '@babelmesh/protocol';
import type { Held } from '../airtime/transmitter.js';
import type { Transfers } from '../cbor/transfers.js';
import type { OutgoingPacket, RadioLink, ReceivedPacket, SendOutcome } from '../link/link.js';
import { nodeId } from '../link/node-database.js';
import type { SendPacket } from '../outlet/conveyance.js';
import { PRIVATE_APP } from '../policy.js';

/** The last report goes out within so long, or not. */
const LAST_REPORT_MS = 30_000;

interface AwaitOptions {
  readonly link: RadioLink;
  readonly clock: Clock;
  readonly send: SendPacket;
  readonly transfers: Transfers;
  readonly to: number;
  readonly token: number;
  readonly wire: WireOptions;
  readonly signal: AbortSignal;
}

/** Listens before the request goes out; gives the first answer with the token. */
export function awaitAnswer(options: AwaitOptions): { result: Promise<ResultMessage>; stop: () => void } {
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
async function takeMessages(packet: ReceivedPacket, options: AwaitOptions): Promise<readonly Uint8Array[]> {
  const { transfers } = options;
  const { payload } = packet;
  try {
    if (isReport(payload)) transfers.reported(packet);
    else if (isBundle(payload)) return unbundle(payload);
    else if (!isOfTransfer(payload)) return [payload];
    else {
      const { message, report } = transfers.receive(packet, nodeId(packet.from));
      if (report) await (message ? tellLast(report, options) : tell(report, options));
      return message ? [message] : [];
    }
  } catch (error) {
    if (!(error instanceof BabelmeshError)) throw error;
  }
  return [];
}

/** What is not told now the node asks for again. */
async function tell(report: OutgoingPacket, { send }: AwaitOptions): Promise<SendOutcome | Held | undefined> {
  return send(report).catch(() => undefined);
}

/**
 * Nobody listens once the answer is here: so the radio itself sees to it that the last report arrives. Where it cannot
 * go soon, the node sends in vain for a while.
 */
async function tellLast(report: OutgoingPacket, options: AwaitOptions): Promise<void> {
  const { clock, signal } = options;
  const packet = { ...report, wantAck: true };
  const outcome = await tell(packet, options);
  if (outcome?.kind !== 'held' || outcome.retryAfterMs > LAST_REPORT_MS) return;
  await delay(clock, outcome.retryAfterMs, signal).catch(() => {});
  if (!signal.aborted) await tell(packet, options);
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
