import type { Lease, Outcome, Progress, TranslatedSegment } from '@babelmesh/protocol';
import { assemble } from './assemble.js';
import type { SegmentedText, Translator } from './ports.js';

/** The text of a leased job, cut into segments, and how much of it is translated. */
export class LeasedText {
  readonly lease: Lease;
  readonly #translator: Translator;
  readonly #segmented: SegmentedText;
  readonly #done: TranslatedSegment[];
  readonly #sliceSegments: number;

  /**
   * Goes on where an earlier lease of the same plan ended. `segmented` is what that lease had the text cut
   * into, where it is still known. Throws what cutting throws.
   */
  constructor(translator: Translator, lease: Lease, sliceSegments: number, segmented?: SegmentedText) {
    const { text, from, target } = lease.job.request;
    this.lease = lease;
    this.#translator = translator;
    this.#sliceSegments = sliceSegments;
    this.#segmented = segmented ?? translator.segment(text, from, target);
    const { progress } = lease;
    this.#done = progress?.plan === this.#segmented.plan ? [...progress.segments] : [];
  }

  get segmented(): SegmentedText {
    return this.#segmented;
  }

  get isEmergency(): boolean {
    return this.lease.job.request.priority === 'emergency';
  }

  get isDone(): boolean {
    return this.#done.length >= this.#segmented.segments.length;
  }

  /** The segments to be translated next. */
  get slice(): readonly string[] {
    return this.#segmented.segments.slice(this.#done.length, this.#done.length + this.#sliceSegments);
  }

  get progress(): Progress {
    const { plan, segments } = this.#segmented;
    return { plan, totalSegments: segments.length, segments: [...this.#done] };
  }

  get outcome(): Outcome {
    const { from: source, target } = this.lease.job.request;
    const { directions } = this.#translator;
    return {
      result: assemble(this.#segmented, this.#done, { source, target, directions }),
      totalSegments: this.#segmented.segments.length,
    };
  }

  async translateSlice(signal: AbortSignal): Promise<void> {
    const { from: source, target, priority } = this.lease.job.request;
    this.#done.push(...(await this.#translator.translate(this.slice, { source, target, priority, signal })));
  }
}
