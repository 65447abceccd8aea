import type { Logger } from '@babelmesh/protocol';

/** Those who want to hear of something. One that throws does not keep the others from hearing. */
export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #logger: Logger | undefined;

  constructor(logger?: Logger) {
    this.#logger = logger;
  }

  add(listener: (value: T) => void): () => void {
    // A function of its own, so that the same listener added twice is removed once.
    const entry = (value: T) => listener(value);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  emit(value: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(value);
      } catch (error) {
        this.#logger?.error({ err: error }, 'A listener of the queue failed.');
      }
    }
  }
}
