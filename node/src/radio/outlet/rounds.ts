/** Runs a round whenever it is woken: never two at once, and once more where it was woken meanwhile. */
export class Rounds {
  readonly #round: () => Promise<void>;
  #woken = false;
  #running: Promise<void> | undefined;

  /** `round` deals with its own failures. */
  constructor(round: () => Promise<void>) {
    this.#round = round;
  }

  wake(): void {
    this.#woken = true;
    this.#running ??= this.#run();
  }

  /** Resolves when no round is running. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#woken) {
        this.#woken = false;
        await this.#round();
      }
    } finally {
      // In the same step as the last look at `#woken`, so that no call falls between.
      this.#running = undefined;
    }
  }
}
