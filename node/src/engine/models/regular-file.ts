import { stat } from 'node:fs/promises';

/** Bytes of a regular file, behind links too. Throws where it is anything else: a pipe or a device may never end. */
export async function sizeOfFile(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isFile()) throw new Error(`${path} is no regular file`);
  return found.size;
}
