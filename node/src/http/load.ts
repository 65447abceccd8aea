import { BabelmeshError } from '@babelmesh/protocol';
import type { HttpLimits } from './limits.js';

/** Bytes and places one request holds. Released as a whole, once. */
export interface Reservation {
  /** Throws `overloaded` where the node holds too much already. */
  bytes(count: number): void;
  release(): void;
}

/**
 * Counts what requests hold together, so that a crowd is refused with 503 before memory suffers
 * and not after.
 */
export class Load {
  readonly #limits: Pick<HttpLimits, 'bytesInFlight' | 'waitingRequests' | 'eventStreams' | 'retryAfterMs'>;
  #bytes = 0;
  #waiting = 0;
  #streams = 0;

  constructor(
    limits: Pick<HttpLimits, 'bytesInFlight' | 'waitingRequests' | 'eventStreams' | 'retryAfterMs'>,
  ) {
    this.#limits = limits;
  }

  get held(): { bytes: number; waiting: number; streams: number } {
    return { bytes: this.#bytes, waiting: this.#waiting, streams: this.#streams };
  }

  reserve(): Reservation {
    let held = 0;
    return {
      bytes: (count) => {
        if (this.#bytes + count > this.#limits.bytesInFlight) {
          throw this.#overloaded('The node holds as much text as it can right now.');
        }
        this.#bytes += count;
        held += count;
      },
      release: () => {
        this.#bytes -= held;
        held = 0;
      },
    };
  }

  /** A place among the requests that wait for their translation. Returns the way to give it back. */
  wait(): () => void {
    if (this.#waiting >= this.#limits.waitingRequests) {
      throw this.#overloaded('Too many requests are waiting for their translation.');
    }
    this.#waiting++;
    return once(() => this.#waiting--);
  }

  /** A place among the open event streams. Returns the way to give it back. */
  stream(): () => void {
    if (this.#streams >= this.#limits.eventStreams) {
      throw this.#overloaded('Too many event streams are open.');
    }
    this.#streams++;
    return once(() => this.#streams--);
  }

  #overloaded(message: string): BabelmeshError {
    return new BabelmeshError('overloaded', message, {
      remedy: 'Try again after the time in Retry-After.',
      retryAfterMs: this.#limits.retryAfterMs,
    });
  }
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    action();
  };
}
