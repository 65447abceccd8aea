import { isSettled } from '@babelmesh/protocol';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { QueueMeasurement } from './ports.js';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600];
/** From a solid-state disk to a worn SD card. */
const WRITE_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** What the queue says of each write, start, end and lapse. */
export class QueueMetrics {
  readonly #writes: Histogram;
  readonly #groups: Histogram;
  readonly #waits: Histogram;
  readonly #services: Histogram;
  readonly #attempts: Histogram;
  readonly #settled: Counter;
  readonly #lapsed: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#writes = new Histogram({
      name: 'babelmesh_queue_write_seconds',
      help: 'Time of one write to the queue’s store; with sync="true" until it is on the disk (fsync).',
      labelNames: ['sync'],
      buckets: WRITE_SECONDS,
      registers,
    });
    this.#groups = new Histogram({
      name: 'babelmesh_queue_group_size',
      help: 'Changes that shared one write.',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    });
    this.#waits = new Histogram({
      name: 'babelmesh_job_wait_seconds',
      help: 'From accepted to first leased.',
      labelNames: ['priority'],
      buckets: SECONDS,
      registers,
    });
    this.#services = new Histogram({
      name: 'babelmesh_job_service_seconds',
      help: 'Of settled jobs: from the last lease to the end.',
      labelNames: ['priority'],
      buckets: SECONDS,
      registers,
    });
    this.#attempts = new Histogram({
      name: 'babelmesh_job_attempts',
      help: 'Attempts a settled job took.',
      labelNames: ['priority'],
      buckets: [0, 1, 2, 3, 5, 10],
      registers,
    });
    this.#settled = new Counter({
      name: 'babelmesh_jobs_settled_total',
      help: 'Jobs that ended, by how.',
      labelNames: ['state'],
      registers,
    });
    this.#lapsed = new Counter({
      name: 'babelmesh_leases_lapsed_total',
      help: 'Leases whose worker fell silent, or ended with the process.',
      labelNames: ['priority'],
      registers,
    });
  }

  observe(measurement: QueueMeasurement): void {
    switch (measurement.kind) {
      case 'write':
        this.#writes.observe({ sync: String(measurement.sync) }, measurement.durationMs / 1_000);
        this.#groups.observe(measurement.transactions);
        return;
      case 'started':
        this.#waits.observe({ priority: measurement.priority }, Math.max(0, measurement.waitMs) / 1_000);
        return;
      case 'settled': {
        const { priority, state, attempts, serviceMs } = measurement;
        if (!isSettled(state)) return;
        this.#settled.inc({ state });
        this.#attempts.observe({ priority }, attempts);
        if (serviceMs !== undefined) this.#services.observe({ priority }, serviceMs / 1_000);
        return;
      }
      case 'lapsed':
        this.#lapsed.inc({ priority: measurement.priority });
    }
  }
}
