import type { Priority } from '@babelmesh/protocol';
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

/** So far a batch looks for texts that go the way of its first. */
const LOOK_AHEAD = 64;

/**
 * Tasks in the order they came, but emergencies before all others: who goes first was decided by the queue, and a second
 * opinion here could keep a text waiting for ever that was promised its turn. Taking a batch costs the same however many
 * wait.
 */
export class Waiting {
  readonly #emergencies = new Lane();
  readonly #others = new Lane();

  add(task: Task): void {
    this.#laneOf(task).tasks.push(task);
  }

  /** Puts tasks of one lost batch back to the front. */
  putBack(tasks: readonly Task[]): void {
    for (const task of [...tasks].reverse()) this.#laneOf(task).putBack(task);
  }

  /**
   * The next batch: the task that waits longest and those soon behind it that go the same way. A task that was in a lost
   * batch goes alone, so that it takes nobody down with it.
   */
  take(size: number): Task[] {
    const batch = this.#emergencies.take(size);
    return batch.length > 0 ? batch : this.#others.take(size);
  }

  get isEmpty(): boolean {
    return this.#emergencies.isEmpty && this.#others.isEmpty;
  }

  get hasEmergency(): boolean {
    return !this.#emergencies.isEmpty;
  }

  /** Everything that waits, taken out. */
  drain(): Task[] {
    return [...this.#emergencies.drain(), ...this.#others.drain()];
  }

  #laneOf({ priority }: Task): Lane {
    return priority === 'emergency' ? this.#emergencies : this.#others;
  }
}

class Lane {
  /** Those taken out of the middle leave a gap. */
  tasks: (Task | undefined)[] = [];
  /** All before it are gone. */
  #head = 0;

  get isEmpty(): boolean {
    this.#skip();
    return this.tasks.length === 0;
  }

  putBack(task: Task): void {
    this.tasks.splice(this.#head, 0, task);
  }

  take(size: number): Task[] {
    const batch: Task[] = [];
    this.#skip();
    const end = Math.min(this.tasks.length, this.#head + LOOK_AHEAD);
    for (let i = this.#head; i < end && batch.length < size; i++) {
      const task = this.tasks[i];
      if (!task || task.settled || !goWithin(batch, task)) continue;
      batch.push(task);
      this.tasks[i] = undefined;
    }
    this.#skip();
    return batch;
  }

  drain(): Task[] {
    const all = this.tasks.filter((task) => task !== undefined).filter((task) => !task.settled);
    this.tasks = [];
    this.#head = 0;
    return all;
  }

  #skip(): void {
    while (this.#head < this.tasks.length && (this.tasks[this.#head]?.settled ?? true)) this.#head++;
    if (this.#head <= 1024 && this.#head < this.tasks.length) return;
    this.tasks.splice(0, this.#head);
    this.#head = 0;
  }
}

function goWithin([first]: readonly Task[], task: Task): boolean {
  if (!first) return true;
  if (first.failures > 0 || task.failures > 0) return false;
  return first.model === task.model && first.prefixId === task.prefixId;
}
