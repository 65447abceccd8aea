import { BabelmeshError, type Clock, type Logger } from '@babelmesh/protocol';
import type { InstalledModel } from './models/install.js';
import { Pool } from './pool/pool.js';

const DEADLINE_MS = 60_000;
/** The same in every language. */
const TRIAL = '1';

export interface TryModelOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Opens a model of the node's own format once, as the engine would, and asks it for something in each direction. Throws
 * `model_corrupt` where it does not open or answer. One of the Hugging Face layout is passed over: it needs a library that
 * may be installed later.
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
  try {
    for (const { prefixId } of model.manifest.directions) {
      await pool.run({ model: 0, prefixId, text: TRIAL, priority: 'normal', signal });
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new BabelmeshError(
      'model_corrupt',
      `The model ${model.name} in ${model.folder} does not translate.`,
      {
        remedy: 'Copy the model folder again from where it came.',
        cause,
      },
    );
  } finally {
    await pool.close();
  }
}
