import type { Clock } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import { type Gist, gist, resembles } from './resemblance.js';

const WINDOW_MS = 600_000;
/** A person asks for one thing in other words so often, having seen how it was translated; hardly as an answer to that. */
const MOST_REWORDED = 3;
const MOST_AS_ANSWERS = 2;
const REMEMBERED = 500;

interface Asked {
  readonly words: Gist;
  readonly target: string;
  /** Monotonic. */
  readonly at: number;
  /** In a row, in other words than before. */
  readonly reworded: number;
  /** Of those, threaded to our answers. */
  readonly asAnswers: number;
}

/** Tells in private who asks the same again and again in other words: a machine that translates our answers back. */
export class Rewordings {
  readonly #clock: Clock;
  /** By requester id. */
  readonly #asked = new LRUCache<string, Asked>({ max: REMEMBERED });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether it is too often. Counts the text as asked for. */
  areTooMany(
    requesterId: string,
    {
      text,
      target,
      isAnswer,
    }: { readonly text: string; readonly target: string; readonly isAnswer: boolean },
  ): boolean {
    const at = this.#clock.monotonic();
    const words = gist(text);
    const last = this.#asked.get(requesterId);
    const isReworded = last?.target === target && at - last.at < WINDOW_MS && resembles(words, last.words);
    const reworded = isReworded ? last.reworded + 1 : 0;
    const asAnswers = isReworded ? last.asAnswers + (isAnswer ? 1 : 0) : 0;
    this.#asked.set(requesterId, { words, target, at, reworded, asAnswers });
    return reworded >= MOST_REWORDED || asAnswers >= MOST_AS_ANSWERS;
  }
}
