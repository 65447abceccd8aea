import type { Clock, RadioView } from '@babelmesh/protocol';
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Api } from './api.js';
import { pause } from './clock.js';

const EVERY_MS = 5_000;

/** The operator's view of the radio: asked for only while somebody looks at it. */
export interface Operator {
  readonly view: ReadonlySignal<RadioView | undefined>;
  /** True where the node could not say: it has no radio, or it is away. */
  readonly failed: ReadonlySignal<boolean>;
  look(isOpen: boolean): void;
}

export function createOperator({ api, clock }: { api: Pick<Api, 'radio'>; clock: Clock }): Operator {
  const view = signal<RadioView | undefined>(undefined);
  const failed = signal(false);
  let stop: AbortController | undefined;

  const follow = async ({ signal: end }: AbortController) => {
    while (!end.aborted) {
      try {
        view.value = await api.radio(end);
        failed.value = false;
      } catch {
        // The next look may succeed; what was seen before stays.
        failed.value = !end.aborted;
      }
      await pause(clock, EVERY_MS, end);
    }
  };

  return {
    view,
    failed,
    look(isOpen) {
      stop?.abort();
      stop = isOpen ? new AbortController() : undefined;
      if (stop) void follow(stop);
    },
  };
}
