/** Knows when nobody waits for disk or translation any more, so that a simulated clock may go on. */
export class Busy {
  readonly #working = new Set<Promise<unknown>>();

  /** The same object; what its methods promise is waited for. */
  watch<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (_, name) => {
        const value = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          const result: unknown = value.apply(target, args);
          if (result instanceof Promise) this.#note(result);
          return result;
        };
      },
    });
  }

  /** Resolves when nothing that was begun is open, nor anything it led to. */
  async idle(): Promise<void> {
    do {
      await Promise.allSettled(this.#working);
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#working.size > 0);
  }

  #note(work: Promise<unknown>): void {
    const done = () => this.#working.delete(work);
    this.#working.add(work);
    work.then(done, done);
  }
}
