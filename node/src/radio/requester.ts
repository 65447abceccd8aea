import { createHash } from 'node:crypto';
import type { Requester } from '@babelmesh/protocol';
import type { ReceivedPacket } from './link/link.js';
import { nodeId } from './link/node-database.js';

/** The node's id and, where its key proves it, a hash of the key: a forged packet gets another one. */
export function requesterId({
  from,
  pkiEncrypted,
  publicKey,
}: Pick<ReceivedPacket, 'from' | 'pkiEncrypted' | 'publicKey'>): string {
  return pkiEncrypted && publicKey ? `${nodeId(from)}:${digest(publicKey)}` : nodeId(from);
}

/** The node's id in a requester's. */
export function nodeOf(requesterId: string): string {
  const [node = ''] = requesterId.split(':');
  return node;
}

/** Whether a node is who asked, rather than somebody an answer is for. */
export function isAsker(to: number, { inlet, id }: Requester): boolean {
  return inlet === 'radio' && nodeOf(id) === nodeId(to);
}

export function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 16);
}
