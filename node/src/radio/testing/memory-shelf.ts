import type { PeopleStore, Shelf } from '../ports.js';

/** What outlasts a restart in a test. */
export class MemoryPeopleStore implements PeopleStore {
  readonly shelves = new Map<string, Map<string, string>>();
  /** Thrown by every write. */
  failure: Error | undefined;

  shelf(name: string): Shelf {
    const texts = this.shelves.get(name) ?? new Map<string, string>();
    this.shelves.set(name, texts);
    const check = () => {
      if (this.failure) throw this.failure;
    };
    return {
      async *entries() {
        yield* texts;
      },
      async put(key, value) {
        check();
        texts.set(key, value);
      },
      async delete(key) {
        check();
        texts.delete(key);
      },
    };
  }

  async close(): Promise<void> {}
}
