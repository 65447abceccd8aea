import type { Logger } from '@babelmesh/protocol';

type Close = () => Promise<void> | void;

/**
 * How what was opened is closed again. What runs is stopped all at once; what it stood on is closed after it, the
 * last opened first. A part that cannot be closed is told in the log and keeps no other from closing.
 */
export class Closing {
  readonly #logger: Logger;
  readonly #running: Close[] = [];
  readonly #standing: Close[] = [];
  #closed: Promise<void> | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Takes in work or does it. */
  runs(stop: Close): void {
    this.#running.push(stop);
  }

  /** Is needed by what runs. */
  stands(close: Close): void {
    this.#standing.push(close);
  }

  /** Calls meanwhile and later wait for the first. Never rejects. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.all(this.#running.map((stop) => this.#quietly(stop)));
    for (const close of this.#standing.reverse()) await this.#quietly(close);
  }

  async #quietly(close: Close): Promise<void> {
    try {
      await close();
    } catch (error) {
      this.#logger.error({ error }, 'A part of the node did not close in good order.');
    }
  }
}
