import { PRIORITIES, type Priority } from '@babelmesh/protocol';
import type { Decoded } from '../decode/model-decoder.js';

/** A text that waits for a worker. */
export interface Task {
  readonly model: number;
  readonly prefixId: number;
  readonly text: string;
  readonly priority: Priority;
  /** Times a worker took it and came to grief. */
  failures: number;
  /** True once it is answered or its caller went away: it is passed over. */
  settled: boolean;
  readonly resolve: (decoded: Decoded) => void;
  readonly reject: (error: unknown) => void;
}

/** Tasks by priority, first come first served within one. Taking a batch costs the same however many wait. */
export class Waiting {
  readonly #lanes = new Map<Priority, { tasks: Task[]; head: number }>(
    PRIORITIES.map((priority) => [priority, { tasks: [], head: 0 }]),
  );

  add(task: Task): void {
    this.#lanes.get(task.priority)?.tasks.push(task);
  }

  /** Puts tasks of one lost batch back to the front. */
  putBack(tasks: readonly Task[]): void {
    for (const task of [...tasks].reverse()) {
      const lane = this.#lanes.get(task.priority);
      if (!lane) continue;
      lane.tasks.splice(lane.head, 0, task);
    }
  }

  /**
   * The next batch: the first waiting task of the highest priority and those right behind it that go the
   * same way. A task that was in a lost batch goes alone, so that it takes nobody down with it.
   */
  take(size: number): Task[] {
    for (const lane of this.#lanes.values()) {
      const batch: Task[] = [];
      while (lane.head < lane.tasks.length && batch.length < size) {
        const task = lane.tasks[lane.head];
        if (!task || task.settled) {
          lane.head++;
          continue;
        }
        const [first] = batch;
        if (first && (first.model !== task.model || first.prefixId !== task.prefixId)) break;
        if (first && (first.failures > 0 || task.failures > 0)) break;
        batch.push(task);
        lane.head++;
      }
      if (lane.head > 1024 || lane.head === lane.tasks.length) {
        lane.tasks.splice(0, lane.head);
        lane.head = 0;
      }
      if (batch.length > 0) return batch;
    }
    return [];
  }

  /** Everything that waits, taken out. */
  drain(): Task[] {
    const all: Task[] = [];
    for (const lane of this.#lanes.values()) {
      all.push(...lane.tasks.slice(lane.head).filter((task) => !task.settled));
      lane.tasks = [];
      lane.head = 0;
    }
    return all;
  }
}
