import { readFileSync } from 'node:fs';
import type { Mesh } from '@meshtastic/protobufs';
import { decodeFromRadio, decodeToRadio } from '../messages.js';

/** A session with real firmware 2.7.26, both directions. For tests. */
const RECORDING = new URL('../../../../test/fixtures/meshtastic-2.7.26-session.jsonl', import.meta.url);

export type RecordedFrame = {
  /** Since the session began. */
  readonly ms: number;
  readonly bytes: Uint8Array;
} & (
  | { readonly dir: 'from'; readonly message: Mesh.FromRadio }
  | { readonly dir: 'to'; readonly message: Mesh.ToRadio }
);

export function readRecordedSession(): readonly RecordedFrame[] {
  return readFileSync(RECORDING, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { ms, dir, hex } = JSON.parse(line) as { ms: number; dir: 'from' | 'to'; hex: string };
      const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
      return dir === 'from'
        ? { ms, bytes, dir, message: decodeFromRadio(bytes) }
        : { ms, bytes, dir, message: decodeToRadio(bytes) };
    });
}
