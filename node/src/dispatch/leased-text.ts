import type { Lease, Outcome, Progress, TranslatedSegment } from '@babelmesh/protocol';
import { assemble } from './assemble.js';
import type { SegmentedText, Translator } from './ports.js';

/** What a text has been cut into, and as much of it as is translated. */
export interface Begun {
  readonly segmented: SegmentedText;
  readonly done: readonly TranslatedSegment[];
}

export interface SliceSize {
  /** Places a slice may take. */
  readonly places: number;
  /** Characters of a segment that takes a place of its own; of shorter ones several share it. */
  readonly placeCharacters: number;
}

/** However short they are: each costs a worker something. */
const SHARE_A_PLACE = 8;

/** The text of a leased job, cut into segments, and how much of it is translated. */
export class LeasedText {
  readonly lease: Lease;
  readonly #translator: Translator;
  readonly #segmented: SegmentedText;
  readonly #done: TranslatedSegment[];
  readonly #size: SliceSize;
  #slice: readonly string[] = [];
  #places = 0;

  /** Goes on with what is begun, slice by slice. */
  constructor(translator: Translator, lease: Lease, size: SliceSize, { segmented, done }: Begun) {
    this.lease = lease;
    this.#translator = translator;
    this.#size = size;
    this.#segmented = segmented;
    this.#done = [...done];
  }

  get begun(): Begun {
    return { segmented: this.#segmented, done: this.#done };
  }

  get isEmergency(): boolean {
    return this.lease.job.request.priority === 'emergency';
  }

  get isDone(): boolean {
    return this.#done.length >= this.#segmented.segments.length;
  }

  /** Places that the next slice takes. */
  get places(): number {
    return this.#places;
  }

  /** Sets the next slice: what there is room for, but at least half of what a slice may have. */
  fit(room: number): void {
    const { places: whole, placeCharacters } = this.#size;
    const most = Math.max(Math.ceil(whole / 2), Math.min(whole, room));
    const { segments } = this.#segmented;
    const from = this.#done.length;
    let to = from;
    let places = 0;
    for (; to < segments.length; to++) {
      const more = placesOf(segments[to] ?? '', placeCharacters);
      if (to > from && places + more > most) break;
      places += more;
    }
    this.#slice = segments.slice(from, to);
    this.#places = Math.ceil(places);
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
    const { fragments } = this.#segmented;
    const options = { source, target, priority, signal, ...(fragments && { fragments }) };
    this.#done.push(...(await this.#translator.translate(this.#slice, options)));
  }
}

/** A line of one word costs a worker far less than a sentence: a slice takes more of them. */
function placesOf(segment: string, placeCharacters: number): number {
  return Math.min(1, Math.max(1 / SHARE_A_PLACE, segment.length / placeCharacters));
}
