import { PRIORITIES } from '@babelmesh/protocol';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { addPeerMetrics } from './peer-metrics.js';
import type { ObservedPeers, ObservedQueue, ObservedRadio, QueueMeasurement } from './ports.js';
import { QueueMetrics } from './queue-metrics.js';
import { addRadioMetrics } from './radio-metrics.js';
import type { SystemReadings } from './readings.js';

export interface Watched {
  readonly queue: ObservedQueue;
  readonly radio: ObservedRadio;
  /** Absent where there is no radio to reach any. */
  readonly peers?: ObservedPeers;
  readonly readings: SystemReadings;
}

/** Work the engine did in one batch. */
export interface EngineWork {
  /** `id@version`. */
  readonly model: string;
  /** Tokens read and written. */
  readonly tokens: number;
}

/** The node's metrics in Prometheus' exposition format. Made before what they measure, so that nothing is missed. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #queue: QueueMetrics;
  readonly #words: Counter;
  readonly #tokens: Counter;
  readonly #failures: Counter;
  #unsubscribe: () => void = () => {};

  constructor({ version }: { version: string }) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    new Gauge({
      name: 'babelmesh_info',
      help: 'Always 1; the labels say what runs.',
      labelNames: ['version'],
      registers,
    }).set({ version }, 1);
    this.#queue = new QueueMetrics(this.#registry);
    this.#words = new Counter({
      name: 'babelmesh_words_translated_total',
      help: 'Source words translated by models, each once; two with + between where the way goes through both.',
      labelNames: ['model'],
      registers,
    });
    this.#tokens = new Counter({
      name: 'babelmesh_tokens_translated_total',
      help: 'Tokens read and written by the model, retries included.',
      labelNames: ['model'],
      registers,
    });
    this.#failures = new Counter({
      name: 'babelmesh_failures_total',
      help: 'Jobs that failed, by error code.',
      labelNames: ['code'],
      registers,
    });
  }

  /** Adds what is read off the rooms whenever somebody asks. */
  watch({ queue, radio, peers, readings }: Watched): void {
    const registers = [this.#registry];
    new Gauge({
      name: 'babelmesh_queue_depth',
      help: 'Jobs waiting, by priority.',
      labelNames: ['priority'],
      registers,
      collect() {
        const { waiting } = queue.counts();
        for (const priority of PRIORITIES) this.set({ priority }, waiting[priority]);
      },
    });
    new Gauge({
      name: 'babelmesh_queue_oldest_seconds',
      help: 'How long the oldest waiting job has waited, by priority; 0 where none waits.',
      labelNames: ['priority'],
      registers,
      async collect() {
        // A queue that cannot be read is told by /readyz; the other metrics are worth having then.
        const oldest = await queue.oldestWaitingMs().catch(() => undefined);
        this.reset();
        if (!oldest) return;
        for (const priority of PRIORITIES) this.set({ priority }, (oldest[priority] ?? 0) / 1_000);
      },
    });
    gauge('babelmesh_jobs_running', 'Jobs under a lease.', () => queue.counts().running);
    gauge('babelmesh_deliveries_waiting', 'Results on their way back.', () => queue.counts().deliveries);
    addRadioMetrics(this.#registry, radio);
    if (peers) addPeerMetrics(this.#registry, peers);
    gauge(
      'babelmesh_cpu_temperature_celsius',
      'Where the board has a sensor.',
      () => readings.cpuTemperatureC,
    );

    this.#unsubscribe = queue.onEvent(({ jobId, state }) => {
      if (state === 'failed') void this.#countFailure(queue, jobId);
    });

    function gauge(name: string, help: string, read: () => number | undefined): void {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          const value = read();
          if (value === undefined) this.remove();
          else this.set(value);
        },
      });
    }
  }

  async #countFailure(queue: ObservedQueue, jobId: string): Promise<void> {
    // Where the store is closing already, the count of settled jobs has it.
    const job = await queue.get(jobId).catch(() => undefined);
    if (job?.failure) this.#failures.inc({ code: job.failure.code });
  }

  queueDid(measurement: QueueMeasurement): void {
    this.#queue.observe(measurement);
  }

  engineWorked({ model, tokens }: EngineWork): void {
    this.#tokens.inc({ model }, tokens);
  }

  /** Source words that became a translation: by one model, or two with `+` between. */
  translated({ model, words }: { readonly model: string; readonly words: number }): void {
    this.#words.inc({ model }, words);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  render(): Promise<string> {
    return this.#registry.metrics();
  }

  close(): void {
    this.#unsubscribe();
  }
}
