import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { sizeOfFile } from './regular-file.js';

const CHUNK_BYTES = 256 * 1024;

/** What tells a file's contents from all others. */
export interface Fingerprint {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Of a regular file. Reads it through one buffer: a stream's chunks pile up until they are collected, in every worker. */
export async function fingerprint(path: string, signal?: AbortSignal): Promise<Fingerprint> {
  await sizeOfFile(path);
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  const file = await open(path);
  try {
    for (let bytes = 0; ; ) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}
