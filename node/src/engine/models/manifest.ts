import { BabelmeshError, LanguageCode } from '@babelmesh/protocol';
import { z } from 'zod';
import { compareVersions } from './version.js';

/** The manifest format this node reads. A newer one is refused. */
export const FORMAT_VERSION = 1;

const Version = z.string().regex(/^\d+\.\d+\.\d+$/, 'must be three numbers with dots');

const ModelFile = z.object({
  /** Name of a file beside the manifest. */
  path: z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/, 'must be a plain file name'),
  bytes: z.number().int().positive(),
  /** Lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits'),
});
export type ModelFile = z.infer<typeof ModelFile>;

/** How the graphs of the Hugging Face layout are stored; the first that is there is taken. */
export const DTYPES = ['q8', 'int8', 'uint8', 'q4', 'fp16', 'fp32'] as const;
const NESTED = /^(?:onnx\/)?[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

const TokenId = z.number().int().nonnegative();

const Score = z.object({
  /** Name of the test set. */
  set: z.string(),
  /** `en-es`. */
  direction: z.string(),
  chrF: z.number(),
  bleu: z.number(),
  chrFfp32: z.number().optional(),
  bleuFp32: z.number().optional(),
});
export type Score = z.infer<typeof Score>;

const Doubt = z.object({
  /** `en-es`. */
  direction: z.string(),
  /** Mean log-probability per output token. */
  below: z.number().max(0),
});

const common = {
  formatVersion: z.literal(FORMAT_VERSION),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  version: Version,
  minimumBabelmeshVersion: Version,
  licence: z.string(),
  sources: z.array(z.object({ tag: z.string(), licence: z.string() })),
  scores: z.array(Score),
  /** Confidence below which a translation is marked doubtful, found on a development set. */
  doubt: z.array(Doubt).optional(),
  /** It serves its directions whatever the scores of others: the operator says so. */
  preferred: z.boolean().optional(),
};

/** Encoder and a `Loop` of decoder steps in one graph: inputs `ids`, `maxlen`. */
const LoopManifest = z.object({
  ...common,
  architecture: z.literal('encoder-loop-decoder-v1'),
  directions: z.array(z.object({ source: LanguageCode, target: LanguageCode, prefixId: TokenId })).min(1),
  files: z.object({ model: ModelFile, tokenizer: ModelFile, tokenizerConfig: ModelFile }),
  tokens: z.object({ pad: TokenId, eos: TokenId, unk: TokenId }),
  limits: z.object({
    /** Prefix and end token included. */
    maxSourceTokens: z.number().int().min(8),
    maxOutputTokens: z.number().int().min(8),
  }),
  /** True where a sentence's result does not depend on what else is in its batch. */
  batchInvariant: z.boolean(),
  /** Names of the graph's outputs, int64 and float [L, B]. */
  outputs: z.object({ tokens: z.string(), logProbabilities: z.string().optional() }),
});
export type LoopManifest = z.infer<typeof LoopManifest>;

/** OPUS-MT, M2M100 or NLLB in the Hugging Face layout; `babelmesh models add` writes this manifest. */
const HuggingFaceManifest = z.object({
  ...common,
  architecture: z.literal('huggingface-seq2seq-v1'),
  directions: z
    .array(
      z.object({
        source: LanguageCode,
        target: LanguageCode,
        /** What the model calls its languages, where it has several: `en`, `eng_Latn`. */
        sourceName: z.string().optional(),
        targetName: z.string().optional(),
      }),
    )
    .min(1),
  files: z
    .array(ModelFile.extend({ path: z.string().regex(NESTED, 'must be a file name, or one below onnx/') }))
    .min(1),
  /** Suffix of the graph files. */
  dtype: z.enum(DTYPES),
});
export type HuggingFaceManifest = z.infer<typeof HuggingFaceManifest>;

/** `manifest.json` of a model folder. */
export const Manifest = z.discriminatedUnion('architecture', [LoopManifest, HuggingFaceManifest]);
export type Manifest = z.infer<typeof Manifest>;

const Header = z.object({ formatVersion: z.number(), minimumBabelmeshVersion: Version.optional() });

/**
 * Reads a manifest. Throws `model_corrupt` where it is none, and `model_too_new` where it is written
 * for a newer node: that is looked at first, because a newer format may not fit the schema.
 */
export function parseManifest(json: string, folder: string, babelmeshVersion: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw corrupt(folder, 'it is not JSON', cause);
  }
  const header = Header.safeParse(value);
  if (header.success) refuseNewer(header.data, folder, babelmeshVersion);
  const manifest = Manifest.safeParse(value);
  if (manifest.success) return manifest.data;
  const issue = manifest.error.issues[0];
  throw corrupt(folder, `${issue?.path.join('.') || 'the whole'}: ${issue?.message}`, manifest.error);
}

function refuseNewer(header: z.infer<typeof Header>, folder: string, babelmeshVersion: string): void {
  const { formatVersion, minimumBabelmeshVersion } = header;
  if (formatVersion > FORMAT_VERSION) {
    throw new BabelmeshError(
      'model_too_new',
      `The model in ${folder} has manifest format ${formatVersion}; this node reads up to ${FORMAT_VERSION}.`,
      { remedy: 'Update Babelmesh, or install an older version of the model.' },
    );
  }
  if (minimumBabelmeshVersion && compareVersions(minimumBabelmeshVersion, babelmeshVersion) > 0) {
    throw new BabelmeshError(
      'model_too_new',
      `The model in ${folder} needs Babelmesh ${minimumBabelmeshVersion}; this is ${babelmeshVersion}.`,
      { remedy: 'Update Babelmesh, or install an older version of the model.' },
    );
  }
}

function corrupt(folder: string, what: string, cause: unknown): BabelmeshError {
  return new BabelmeshError('model_corrupt', `manifest.json in ${folder} cannot be used: ${what}.`, {
    remedy: 'Copy the model folder again from where it came.',
    cause,
  });
}
