import type { Clock } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import { type Gist, gist, isAboutSomethingElse, resembles } from './resemblance.js';

const WINDOW_MS = 600_000;
/** A person asks for one thing in other words so often, having seen how it was translated; hardly as an answer to that. */
const MOST_REWORDED = 3;
const MOST_AS_ANSWERS = 2;
/** Each about something else, in the same words otherwise: a person asks so, and a machine could. */
const MOST_ALIKE = 8;
const REMEMBERED = 500;

interface Asked {
  readonly last: Gist;
  /** All that were said in the row. */
  readonly words: ReadonlySet<string>;
  readonly target: string;
  /** Monotonic. */
  readonly at: number;
  /** In a row, each much like the one before. */
  readonly alike: number;
  /** In a row, the same in other words than before. */
  readonly reworded: number;
  /** Of those, threaded to our answers. */
  readonly asAnswers: number;
}

/**
 * Tells in private who asks the same again and again in other words: a machine that translates our answers back. What it
 * says is made of our last answer, and that of its own last words: little of them goes. A person goes on to the next
 * thing, often in the same frame.
 */
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
    const said = gist(text);
    const row = this.#asked.get(requesterId);
    if (row?.target !== target || at - row.at >= WINDOW_MS || !resembles(said, row.last)) {
      const counts = { alike: 1, reworded: 0, asAnswers: 0 };
      this.#asked.set(requesterId, { last: said, words: said.words, target, at, ...counts });
      return false;
    }
    const isElse = isAboutSomethingElse(said, row.last, row.words);
    const alike = row.alike + 1;
    const reworded = isElse ? 0 : row.reworded + 1;
    const asAnswers = isElse ? 0 : row.asAnswers + (isAnswer ? 1 : 0);
    const words = new Set([...row.words, ...said.words]);
    this.#asked.set(requesterId, { last: said, words, target, at, alike, reworded, asAnswers });
    return alike > MOST_ALIKE || reworded >= MOST_REWORDED || asAnswers >= MOST_AS_ANSWERS;
  }

  /** Who gives a command is a person: what they said before counts no more. */
  forget(requesterId: string): void {
    this.#asked.delete(requesterId);
  }
}
