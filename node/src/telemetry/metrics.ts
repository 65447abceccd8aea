import { isSettled, PRIORITIES } from '@babelmesh/protocol';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ObservedQueue, ObservedRadio } from './ports.js';
import type { SystemReadings } from './readings.js';

export interface MetricsOptions {
  readonly queue: ObservedQueue;
  readonly radio: ObservedRadio;
  readonly readings: SystemReadings;
  readonly version: string;
}

/** Work the engine did in one batch. */
export interface EngineWork {
  /** `id@version`. */
  readonly model: string;
  /** Source words. */
  readonly words: number;
  /** Tokens read and written. */
  readonly tokens: number;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600];

/** The node's metrics in Prometheus' exposition format. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #words: Counter;
  readonly #tokens: Counter;
  readonly #unsubscribe: () => void;

  constructor({ queue, radio, readings, version }: MetricsOptions) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    new Gauge({
      name: 'babelmesh_info',
      help: 'Always 1; the labels say what runs.',
      labelNames: ['version'],
      registers,
    }).set({ version }, 1);

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
    gauge('babelmesh_jobs_running', 'Jobs under a lease.', () => queue.counts().running);
    gauge('babelmesh_deliveries_waiting', 'Results on their way back.', () => queue.counts().deliveries);
    gauge(
      'babelmesh_radio_airtime_seconds',
      'Own airtime in the last rolling hour.',
      () => radio.status().airtimeMs / 1000,
    );
    gauge(
      'babelmesh_radio_airtime_budget_seconds',
      'Airtime allowed in an hour.',
      () => radio.status().airtimeBudgetMs / 1000,
    );
    gauge(
      'babelmesh_radio_channel_utilization_percent',
      'As the radio reports it.',
      () => radio.status().channelUtilization,
    );
    gauge('babelmesh_radio_up', '1 while the radio link is ready.', () =>
      Number(radio.status().link === 'ready'),
    );
    gauge(
      'babelmesh_cpu_temperature_celsius',
      'Where the board has a sensor.',
      () => readings.cpuTemperatureC,
    );

    this.#words = new Counter({
      name: 'babelmesh_words_translated_total',
      help: 'Source words translated.',
      labelNames: ['model'],
      registers,
    });
    this.#tokens = new Counter({
      name: 'babelmesh_tokens_translated_total',
      help: 'Tokens read and written by the model.',
      labelNames: ['model'],
      registers,
    });
    const wait = new Histogram({
      name: 'babelmesh_job_wait_seconds',
      help: 'From accepted to first leased.',
      labelNames: ['priority'],
      buckets: SECONDS,
      registers,
    });
    const run = new Histogram({
      name: 'babelmesh_job_run_seconds',
      help: 'From first leased to settled.',
      labelNames: ['priority'],
      buckets: SECONDS,
      registers,
    });
    const settled = new Counter({
      name: 'babelmesh_jobs_settled_total',
      help: 'Jobs that ended, by how.',
      labelNames: ['state'],
      registers,
    });
    const failures = new Counter({
      name: 'babelmesh_failures_total',
      help: 'Jobs that failed, by error code.',
      labelNames: ['code'],
      registers,
    });
    this.#unsubscribe = queue.onEvent(({ jobId, state, priority }) => {
      if (!isSettled(state)) return;
      settled.inc({ state });
      void queue.get(jobId).then(
        (job) => {
          if (job?.failure) failures.inc({ code: job.failure.code });
          if (job?.startedAt === undefined || job.settledAt === undefined) return;
          wait.observe({ priority }, Math.max(0, job.startedAt - job.enqueuedAt) / 1000);
          run.observe({ priority }, Math.max(0, job.settledAt - job.startedAt) / 1000);
        },
        () => {}, // The store is closing; the counter above has it.
      );
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

  engineWorked({ model, words, tokens }: EngineWork): void {
    this.#words.inc({ model }, words);
    this.#tokens.inc({ model }, tokens);
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
