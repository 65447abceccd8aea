// What texts are compressed with elsewhere, each as kindly as it can be taken.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import { compressUsingDict, createCCtx, createDCtx, decompressUsingDict, init } from '@bokuweb/zstd-wasm';

const require = createRequire(import.meta.url);
/** A zstd frame's magic number: who knows that it is zstd needs none. */
const MAGIC_BYTES = 4;
const LEVEL = 19;

/** Functions from a text to its number of bytes, by name. */
export async function compressors() {
  await init();
  const dictionary = readFileSync(new URL('./field.zdict', import.meta.url));
  const [writing, reading] = [createCCtx(), createDCtx()];
  return {
    'plain text': (text) => Buffer.byteLength(text),
    Unishox2: (text) => unishox(text),
    brotli: (text) =>
      brotliCompressSync(text, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MIN_WINDOW_BITS,
          [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
        },
      }).length,
    'zstd with a dictionary'(text) {
      const frame = compressUsingDict(writing, Buffer.from(text), dictionary, LEVEL);
      if (Buffer.from(decompressUsingDict(reading, frame, dictionary)).toString() !== text) {
        throw new Error(`zstd lost “${text}”.`);
      }
      return frame.length - MAGIC_BYTES;
    },
  };
}

const { unishox2_compress_simple } = require('unishox2.siara.cc');

/** Some texts with numbers among letters beyond ASCII come back changed from this library: their sizes count all the same. */
function unishox(text) {
  const { log } = console;
  // The library prints at each call.
  console.log = () => {};
  try {
    const utf8 = Buffer.from(text);
    return unishox2_compress_simple(utf8, utf8.length, new Uint8Array(4 * utf8.length + 16));
  } finally {
    console.log = log;
  }
}
