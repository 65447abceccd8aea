import type { Clock, Logger } from '@babelmesh/protocol';
import type { InstalledModel } from './models/install.js';
import { Pool } from './pool/pool.js';

const DEADLINE_MS = 60_000;

export interface TryModelOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Opens a model of the node's own format once, as the engine would. Throws `model_corrupt` where it does not open. One of
 * the Hugging Face layout is passed over: it needs a library that may be installed later.
 */
export async function tryModel(
  model: InstalledModel,
  { clock, logger, signal }: TryModelOptions,
): Promise<void> {
  if (model.manifest.architecture !== 'encoder-loop-decoder-v1') return;
  const { pool } = await Pool.open(
    {
      workerUrl: new URL('./worker.js', import.meta.url),
      start: { device: 'cpu', models: [model] },
      workers: 1,
      startDeadlineMs: DEADLINE_MS,
      batchDeadlineMs: DEADLINE_MS,
      idleMs: DEADLINE_MS,
      clock,
      logger,
    },
    signal,
  );
  await pool.close();
}
