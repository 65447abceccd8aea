import {
  type AdmittedRequest,
  BabelmeshError,
  type Clock,
  type Job,
  type TranslationRequest,
  toBabelmeshError,
} from '@babelmesh/protocol';
import { admit } from './admit.js';
import { withMeantLanguages } from './meant-languages.js';
import type { SubmitQueue, Translator } from './ports.js';
import { ReachableDirections } from './reachable-directions.js';
import type { RemoteLane } from './remote-lane.js';

export interface AdmissionOptions {
  readonly queue: SubmitQueue;
  readonly translator: Translator;
  readonly clock: Clock;
  /** Longest text taken, in UTF-8 bytes. */
  readonly maxTextBytes: number;
  /** For what is not translated here, or would have to wait long. Without it, that is refused, or waits. */
  readonly remote?: Pick<RemoteLane, 'directions' | 'concerns' | 'check' | 'lookFor' | 'offer'>;
}

/** Decides what may enter the queue: the text is sound, its language known, and a model has the direction. */
export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** Stores all requests or none; resolves when their jobs are on disk, in order. */
  async submit(requests: readonly TranslationRequest[]): Promise<readonly Job[]> {
    const { queue, remote } = this.#options;
    const admitted: AdmittedRequest[] = [];
    for (const request of requests) {
      try {
        admitted.push(this.#admit(request, admitted) ?? (await this.#admitAfterAsking(request, admitted)));
      } catch (error) {
        throw isAboutItsText(error, request) ? withName(error, request.name) : error;
      }
    }
    const jobs = await queue.submit(admitted);
    for (const job of jobs) void remote?.offer(job);
    return jobs;
  }

  /** Undefined where others should be asked first whether they translate it. */
  #admit(
    request: TranslationRequest,
    before: readonly AdmittedRequest[],
    isLast = false,
  ): AdmittedRequest | undefined {
    const { translator, clock, maxTextBytes } = this.#options;
    // What was passed on once is done here or nowhere.
    const remote = request.passes === undefined ? this.#options.remote : undefined;
    const reach = {
      directions: new ReachableDirections(translator, remote).directions,
      detect: (text: string, known?: readonly string[]) => translator.detect(text, known),
      estimateWork: (text: string) => translator.estimateWork(text),
      phraseLanguages: translator.phraseLanguages,
      isPhrase: (text: string, source: string, target: string) => translator.isPhrase(text, source, target),
    };
    try {
      const admitted = admit(request, { translator: reach, now: clock.now(), maxTextBytes });
      if (remote?.concerns(admitted)) {
        remote.check(admitted, before.filter((other) => remote.concerns(other)).length);
      }
      return admitted;
    } catch (error) {
      if (remote && !isLast && toBabelmeshError(error).code === 'unsupported_pair') return undefined;
      throw error;
    }
  }

  async #admitAfterAsking(
    request: TranslationRequest,
    before: readonly AdmittedRequest[],
  ): Promise<AdmittedRequest> {
    const { translator, remote } = this.#options;
    const { source, target, text } = withMeantLanguages(request, translator.directions);
    const from = source === 'auto' ? translator.detect(text)[0]?.language : source;
    if (from !== undefined) await remote?.lookFor(from, target);
    const admitted = this.#admit(request, before, true);
    if (!admitted) throw new Error('Admission neither took nor refused a request.');
    return admitted;
  }
}

/** False where the refusal is about what all requests of a list have in common. */
function isAboutItsText(error: unknown, { source }: TranslationRequest): error is BabelmeshError {
  if (!(error instanceof BabelmeshError)) return false;
  if (error.code === 'unsupported_pair') return source === 'auto';
  return ['empty_text', 'invalid_text', 'text_too_long'].includes(error.code);
}

function withName(error: BabelmeshError, name: string | undefined): BabelmeshError {
  if (name === undefined) return error;
  const { code, message, remedy, maxTextBytes } = error;
  return new BabelmeshError(code, `“${name}”: ${message}`, {
    ...(remedy !== undefined && { remedy }),
    ...(maxTextBytes !== undefined && { maxTextBytes }),
  });
}
