import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Logger, TextCodec } from '@babelmesh/protocol';

const SHIPPED = fileURLToPath(new URL('../../../../models/compression', import.meta.url));
/** Of the model file, which its first bytes hold the sum of: protocol/src/compression/model-file.ts. */
const SUM = { from: 8, to: 40 };

/**
 * The text compression with the models that are shipped, each read when its language is first met. Where one is
 * missing or damaged, texts in its language are not compressed, and those that come so are refused.
 */
export function shippedTextCodec(logger: Logger, folder = SHIPPED): TextCodec {
  return new TextCodec({
    load(language) {
      const path = join(folder, `${language}.model`);
      try {
        const bytes = readFileSync(path);
        const sum = createHash('sha256').update(bytes.subarray(SUM.to)).digest();
        if (sum.equals(bytes.subarray(SUM.from, SUM.to))) return bytes;
        logger.warn({ path }, 'A model of the text compression is damaged.');
      } catch (error) {
        logger.warn({ path, error }, 'A model of the text compression could not be read.');
      }
      return undefined;
    },
  });
}
