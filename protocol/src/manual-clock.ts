import type { Clock } from './clock.js';

interface Timer {
  readonly dueAt: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is told to advance. For tests and simulations. */
export class ManualClock implements Clock {
  readonly #timers = new Set<Timer>();
  #elapsedMs = 0;
  #epochMs: number;
  #order = 0;

  constructor(startMs = 1_700_000_000_000) {
    this.#epochMs = startMs;
  }

  now(): number {
    return this.#epochMs + this.#elapsedMs;
  }

  monotonic(): number {
    return this.#elapsedMs;
  }

  schedule(delayMs: number, callback: () => void): () => void {
    const timer = { dueAt: this.#elapsedMs + Math.max(0, delayMs), order: this.#order++, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Milliseconds until the next timer is due, or undefined when none waits. */
  get nextDueInMs(): number | undefined {
    const next = this.#next();
    return next && next.dueAt - this.#elapsedMs;
  }

  /**
   * Moves time forward and runs every timer that comes due, in order. Between timers the
   * microtask and immediate queues are drained, so that promise chains started by one
   * timer can set the next.
   */
  async advance(ms: number): Promise<void> {
    const until = this.#elapsedMs + ms;
    await settleCallbacks();
    for (let timer = this.#next(); timer && timer.dueAt <= until; timer = this.#next()) {
      this.#timers.delete(timer);
      this.#elapsedMs = Math.max(this.#elapsedMs, timer.dueAt);
      timer.callback();
      await settleCallbacks();
    }
    this.#elapsedMs = until;
  }

  /** Moves the wall clock only, as setting the time by hand or by NTP does. */
  jump(ms: number): void {
    this.#epochMs += ms;
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (!first || timer.dueAt < first.dueAt || (timer.dueAt === first.dueAt && timer.order < first.order)) {
        first = timer;
      }
    }
    return first;
  }
}

const channel = { port: undefined as MessagePort | undefined, waiting: [] as (() => void)[] };

/** Lets everything that is ready run: a message-channel turn comes after all microtasks. */
async function settleCallbacks(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise<void>((resolve) => {
      channel.waiting.push(resolve);
      openPort().postMessage(null);
    });
  }
}

function openPort(): MessagePort {
  if (channel.port) return channel.port;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => channel.waiting.shift()?.();
  // Node only: an idle channel must not keep the process alive.
  (port1 as { unref?: () => void }).unref?.();
  channel.port = port2;
  return port2;
}
