import type { Logger } from '@babelmesh/protocol';

/** Who wants to be told of something. One who throws is logged and keeps the others from nothing. */
export class Listeners<T> {
  readonly #logger: Logger;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Returns the way to stop. */
  add(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.#logger.error({ error }, 'A listener of the radio link failed.');
      }
    }
  }
}
