import type { ErrorCode } from '@babelmesh/protocol';
import type { Device, DeviceChoice } from '../decode/device.js';
import type { Decoded } from '../decode/model-decoder.js';
import type { Manifest } from '../models/manifest.js';

/** What a worker is started with. */
export interface WorkerStart {
  /** Of the {@link SessionGate}. */
  readonly gate: SharedArrayBuffer;
  readonly device: Device;
  readonly models: readonly { readonly name: string; readonly folder: string; readonly manifest: Manifest }[];
  /** So many models it has open at a time at most; what was used longest ago is closed for another. */
  readonly mostOpen: number;
  /** Where `@huggingface/transformers` is, for a worker that needs it. */
  readonly library?: string;
}

/** A batch for a worker: texts of one direction of one model. */
export interface Batch {
  readonly id: number;
  /** Index into the models it was started with. */
  readonly model: number;
  readonly prefixId: number;
  readonly texts: readonly string[];
}

/** What a worker says. */
export type WorkerReport =
  | ({ readonly kind: 'ready' } & DeviceChoice)
  | {
      /** A model does not open: the first at the start, or that of a batch. */
      readonly kind: 'broken';
      readonly id?: number;
      readonly code: ErrorCode;
      readonly message: string;
      readonly remedy: string;
    }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly outputs: readonly Decoded[];
      /** Milliseconds the batch took in the worker, and of these inside the ONNX session. */
      readonly ms: number;
      readonly sessionMs: number;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
