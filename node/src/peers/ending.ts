import { type AdmittedRequest, BabelmeshError, type Job, type TranslationResult } from '@babelmesh/protocol';
import type { Directory } from './directory.js';
import { NotSent } from './failures.js';
import { nodeId } from './node-id.js';
import type { Answer } from './pass-on.js';

/** The request's own fault: no other node could do it either. */
const OWN_FAULTS = new Set<BabelmeshError['code']>([
  'empty_text',
  'invalid_text',
  'same_language',
  'text_too_long',
  'unknown_language',
]);

export function resultOf(
  { result: { text, confidence, warnings }, from: peer }: Answer,
  { from, target }: AdmittedRequest,
): Omit<TranslationResult, 'jobId'> {
  return {
    text,
    source: from,
    target,
    model: `peer ${nodeId(peer)}`,
    ...(confidence !== undefined && { confidence }),
    warnings: [...warnings],
  };
}

/** What a failure means for the peer, and for the job: mostly that another one may do it. */
export function afterFailure(
  error: BabelmeshError,
  { request }: Job,
  peer: number,
  directory: Directory,
): BabelmeshError {
  const { code, message, retryAfterMs } = error;
  if (error instanceof NotSent) {
    // It knows nothing of it.
    if (retryAfterMs !== undefined) directory.spare(peer, retryAfterMs);
    return error;
  }
  if (OWN_FAULTS.has(code)) return error;
  if (code === 'unsupported_pair') directory.lacks(peer, { source: request.from, target: request.target });
  else directory.rest(peer, retryAfterMs);
  return unavailable(message);
}

export function unavailable(message: string): BabelmeshError {
  return new BabelmeshError('peer_unavailable', message, { remedy: 'Try again later.' });
}
