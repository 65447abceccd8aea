import { join } from 'node:path';
import { fingerprint } from './fingerprint.js';
import type { ModelFile } from './manifest.js';

/** A file is not what it was when the node started. */
export class ModelChanged extends Error {
  override readonly name = 'ModelChanged';
  readonly remedy = 'Restart the node to use the model as it is now, or put back the files it started with.';
}

/**
 * The node verifies models when it starts; a worker may open them hours later, and what it opens must be what results and
 * the translation memory name. A file replaced between this look and the opening goes unseen: the moment is short, and
 * opening from memory instead would cost every worker as much as the file is large.
 */
export async function requireUnchanged(folder: string, files: readonly ModelFile[]): Promise<void> {
  for (const { path, bytes, sha256 } of files) {
    const found = await fingerprint(join(folder, path)).catch(() => undefined);
    if (found?.bytes !== bytes || found.sha256 !== sha256)
      throw new ModelChanged(`${path} is not what it was when the node started`);
  }
}
