import { setMaxListeners } from 'node:events';
import type { Priority, TranslatedSegment } from '@babelmesh/protocol';
import type { Reviewer, TranslateOptions, Translator } from '../ports.js';

interface Task {
  readonly text: string;
  readonly priority: Priority;
  readonly resolve: (segment: TranslatedSegment) => void;
  readonly reject: (error: unknown) => void;
}

const BATCH_SIZE = 8;

/**
 * Translates by shouting, one line a segment, in batches of eight as an engine with one worker does:
 * the most urgent first, else first come first served. A batch ends when the test says so.
 */
export class OneWorker implements Translator, Reviewer {
  readonly directions = [{ source: 'en', target: 'es', model: 'shout@1' }];
  /** Every batch begun so far; the last one runs. */
  readonly batches: string[][] = [];
  /** Thrown for a batch with this text in it. */
  readonly failing = new Map<string, Error>();
  readonly #waiting: Task[] = [];
  #running: Task[] = [];

  readonly phrases = new Set<string>();
  readonly phraseLanguages = [];
  detect = () => [{ language: 'en', confidence: 1 }];
  isPhrase = (text: string) => this.phrases.has(text);
  estimateWork = (text: string) => text.split('\n').length * 12;
  segment(text: string) {
    return {
      plan: 'lines@1',
      segments: text.split('\n'),
      join: (outputs: readonly string[]) => outputs.join('\n'),
    };
  }

  review: Reviewer['review'] = (_text, translation) => ({ text: translation, warnings: [] });

  async translate(segments: readonly string[], { priority, signal }: TranslateOptions) {
    signal?.throwIfAborted();
    if (signal) setMaxListeners(0, signal);
    const results = segments.map(
      (text) =>
        new Promise<TranslatedSegment>((resolve, reject) => {
          const task = { text, priority, resolve, reject };
          this.#waiting.push(task);
          signal?.addEventListener('abort', () => {
            const at = this.#waiting.indexOf(task);
            if (at >= 0) this.#waiting.splice(at, 1);
            reject(signal.reason);
          });
        }),
    );
    queueMicrotask(() => this.#begin());
    return Promise.all(results);
  }

  get isIdle(): boolean {
    return this.#running.length === 0;
  }

  /** Ends the running batch; the next begins at once, if something waits. */
  finish(): void {
    const batch = this.#running;
    this.#running = [];
    const error = batch.map(({ text }) => this.failing.get(text)).find((found) => found);
    for (const { text, resolve, reject } of batch) {
      if (error) reject(error);
      else resolve({ text: text.toUpperCase(), confidence: -0.5, warnings: [] });
    }
    this.#begin();
  }

  #begin(): void {
    if (!this.isIdle || this.#waiting.length === 0) return;
    const isUrgent = this.#waiting.some(({ priority }) => priority === 'emergency');
    for (let i = 0; i < this.#waiting.length && this.#running.length < BATCH_SIZE; ) {
      const task = this.#waiting[i];
      if (task && (!isUrgent || task.priority === 'emergency')) {
        this.#running.push(task);
        this.#waiting.splice(i, 1);
      } else i++;
    }
    this.batches.push(this.#running.map(({ text }) => text));
  }
}
