export { MODEL_VERSION } from './model-file.js';
export { TextCodec, type TextCodecOptions, unknownCompression } from './text-codec.js';
