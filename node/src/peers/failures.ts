import { BabelmeshError, type ErrorMessage, toBabelmeshError } from '@babelmesh/protocol';
import { nodeId } from './node-id.js';

/** The radio could not send the question. The peer knows nothing of it. */
export class NotSent extends BabelmeshError {
  constructor(peer: number, thrown?: unknown) {
    const why = thrown === undefined ? undefined : toBabelmeshError(thrown);
    const message = why?.message ?? `The radio could not send a question to ${nodeId(peer)} in time.`;
    super(why?.code ?? 'radio_unavailable', message, {
      ...(why?.remedy !== undefined && { remedy: why.remedy }),
      ...(why?.retryAfterMs !== undefined && { retryAfterMs: why.retryAfterMs }),
      cause: thrown,
    });
  }
}

/** No fault of the peer's, and another may do it. */
export function fitsOnlyCompressed(peer: number): NotSent {
  const message = `${nodeId(peer)} reads no compressed text, and this one fits a packet only so.`;
  return new NotSent(peer, new BabelmeshError('peer_unavailable', message, { remedy: 'Send it in parts.' }));
}

export function shareSpent(peer: number, retryAfterMs: number): BabelmeshError {
  const message = `${nodeId(peer)} had its share of this hour’s airtime.`;
  return new BabelmeshError('radio_unavailable', message, { retryAfterMs });
}

export function lateOf(peer: number): BabelmeshError {
  return new BabelmeshError('radio_timeout', `${nodeId(peer)} did not answer in time.`);
}

/** What it answered. */
export function refusalOf({ code, retryAfterS }: ErrorMessage, peer: number): BabelmeshError {
  return new BabelmeshError(code, `${nodeId(peer)} refused: ${code}.`, {
    ...(retryAfterS !== undefined && { retryAfterMs: retryAfterS * 1000 }),
  });
}
