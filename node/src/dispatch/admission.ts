import type { Clock, Job, TranslationRequest } from '@babelmesh/protocol';
import { admit } from './admit.js';
import type { SubmitQueue, Translator } from './ports.js';

export interface AdmissionOptions {
  readonly queue: SubmitQueue;
  readonly translator: Translator;
  readonly clock: Clock;
  /** Longest text taken, in UTF-8 bytes. */
  readonly maxTextBytes: number;
}

/** Decides what may enter the queue: the text is sound, its language known, and a model has the direction. */
export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** Stores all requests or none; resolves when their jobs are on disk, in order. */
  async submit(requests: readonly TranslationRequest[]): Promise<readonly Job[]> {
    const { queue, translator, clock, maxTextBytes } = this.#options;
    const now = clock.now();
    return queue.submit(requests.map((request) => admit(request, { translator, now, maxTextBytes })));
  }
}
