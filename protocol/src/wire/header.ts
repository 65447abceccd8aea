import { BabelmeshError } from '../errors.js';

/** The high nibble of a message's first byte. */
export const WIRE_VERSION = 1;

/**
 * The low nibble of a message's first byte. In every version 1 to 7 ask and 8 to 15 do not, so that a node
 * knows, of versions it cannot read too, what it must never answer.
 */
export const KINDS = {
  request: 1,
  statusQuery: 2,
  nodeQuery: 3,
  result: 8,
  error: 9,
  status: 10,
  nodeStatus: 11,
  fragment: 12,
  report: 13,
  ask: 14,
  bundle: 15,
} as const;

export type Kind = keyof typeof KINDS;

const BY_NUMBER = new Map<number, Kind>((Object.keys(KINDS) as Kind[]).map((kind) => [KINDS[kind], kind]));

export function headerByte(kind: Kind): number {
  return (WIRE_VERSION << 4) | KINDS[kind];
}

/** The kind of a packet or message. Throws `malformed_message` or `unsupported_version`. */
export function readHeader(bytes: Uint8Array): Kind {
  const [byte] = bytes;
  if (byte === undefined) throw new BabelmeshError('malformed_message', 'The message is empty.');
  if (byte >> 4 !== WIRE_VERSION) {
    throw new BabelmeshError('unsupported_version', `The message has version ${byte >> 4}.`, {
      remedy: `Use version ${WIRE_VERSION}, or a newer node.`,
    });
  }
  const kind = BY_NUMBER.get(byte & 15);
  if (!kind)
    throw new BabelmeshError('malformed_message', `The message is of an unknown kind, ${byte & 15}.`);
  return kind;
}

/** Whether a packet of any version asks for something, and so may be answered with an error. */
export function asks(bytes: Uint8Array): boolean {
  const kind = (bytes[0] ?? 0) & 15;
  return kind >= 1 && kind <= 7;
}

const OF_TRANSFERS: ReadonlySet<number> = new Set([headerByte('fragment'), headerByte('ask')]);

/** Whether a packet is for a `TransferReceiver` and not for `decodeMessage`. */
export function isOfTransfer(bytes: Uint8Array): boolean {
  return OF_TRANSFERS.has(bytes[0] ?? 0);
}

/** Whether a packet is for a `TransferSender`. */
export function isReport(bytes: Uint8Array): boolean {
  return bytes[0] === headerByte('report');
}

/** Whether a packet holds several messages, for `unbundle`. */
export function isBundle(bytes: Uint8Array): boolean {
  return bytes[0] === headerByte('bundle');
}
