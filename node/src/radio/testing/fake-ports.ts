import type {
  Delivery,
  Inlet,
  Job,
  Logger,
  ReplyTo,
  TranslationRequest,
  TranslationResult,
} from '@babelmesh/protocol';
import { BabelmeshError, type Clock } from '@babelmesh/protocol';
import type { Admission, Backlog, Directions, Jobs, Outbox } from '../ports.js';
import { ANA } from './fake-link.js';

/** Jobs in memory; a request becomes one when `durable` resolves. */
export class FakeNode implements Admission, Jobs, Directions, Backlog {
  directions = [
    { source: 'en', target: 'es', model: 'm@1' },
    { source: 'es', target: 'en', model: 'm@1' },
  ];
  readonly requests: TranslationRequest[] = [];
  readonly jobs = new Map<string, Job>();
  durable: Promise<void> = Promise.resolve();
  refuse: BabelmeshError | undefined;
  onSubmit: (job: Job) => void = () => {};

  async submit(requests: readonly TranslationRequest[]): Promise<readonly Job[]> {
    await this.durable;
    if (this.refuse) throw this.refuse;
    return requests.map((request) => {
      const key = `${request.requester.id} ${request.idempotencyKey}`;
      const known = [...this.jobs.values()].find((job) => job.id === key);
      if (known) return known;
      this.requests.push(request);
      const job: Job = {
        id: key,
        state: 'queued',
        request: { ...request, from: 'en', work: 1 },
        attempts: 0,
        doneSegments: 0,
        totalSegments: 0,
        enqueuedAt: 0,
      };
      this.jobs.set(key, job);
      this.onSubmit(job);
      return job;
    });
  }

  async get(id: string): Promise<Job | undefined> {
    return this.jobs.get(id);
  }

  async cancel(id: string): Promise<Job> {
    const job = this.jobs.get(id);
    if (!job) throw new BabelmeshError('job_not_found', 'No such job.');
    if (job.state !== 'queued') throw new BabelmeshError('job_settled', 'The job has ended.');
    const cancelled: Job = { ...job, state: 'cancelled' };
    this.jobs.set(id, cancelled);
    return cancelled;
  }

  waiting(): number {
    return [...this.jobs.values()].filter(({ state }) => state === 'queued').length;
  }
}

/** Deliveries in memory, by the clock's wall time. */
export class FakeOutbox implements Outbox {
  readonly deliveries = new Map<string, Delivery>();
  readonly completed: string[] = [];
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(delivery: Delivery): void {
    this.deliveries.set(delivery.jobId, delivery);
    for (const listener of this.#listeners) listener();
  }

  async due(_inlet: Inlet, limit: number): Promise<readonly Delivery[]> {
    const now = this.#clock.now();
    for (const { jobId, expiresAt } of [...this.deliveries.values()]) {
      if (expiresAt <= now) this.deliveries.delete(jobId);
    }
    const due = [...this.deliveries.values()].filter(({ notBefore }) => notBefore <= now);
    const urgency = ({ priority }: Delivery) => (priority === 'emergency' ? 0 : 1);
    return due.sort((a, b) => urgency(a) - urgency(b) || a.createdAt - b.createdAt).slice(0, limit);
  }

  async complete(jobId: string): Promise<void> {
    this.deliveries.delete(jobId);
    this.completed.push(jobId);
  }

  async giveUp(jobId: string): Promise<void> {
    const given = this.deliveries.get(jobId);
    const { replyTo, isGivenUp } = given ?? {};
    if (!given || isGivenUp || replyTo?.inlet !== 'radio' || replyTo.form !== 'text')
      return this.complete(jobId);
    const outcome = { failure: { code: 'job_expired', message: 'Too late.' } } as const;
    this.add({ ...given, outcome, priority: 'bulk', isGivenUp: true });
  }

  onDelivery(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export type LogLine = { readonly level: keyof Logger; readonly details: object; readonly message: string };

export class FakeLogger implements Logger {
  readonly lines: LogLine[] = [];
  debug = (details: object, message: string) => void this.lines.push({ level: 'debug', details, message });
  info = (details: object, message: string) => void this.lines.push({ level: 'info', details, message });
  warn = (details: object, message: string) => void this.lines.push({ level: 'warn', details, message });
  error = (details: object, message: string) => void this.lines.push({ level: 'error', details, message });

  at(level: keyof Logger): string[] {
    return this.lines.filter((line) => line.level === level).map(({ message }) => message);
  }
}

export const textReply = (to = ANA, replyId = 77): Extract<ReplyTo, { inlet: 'radio' }> => ({
  inlet: 'radio',
  to,
  channel: 0,
  replyId,
  form: 'text',
});

export function translation(text: string, more: Partial<TranslationResult> = {}): TranslationResult {
  return { jobId: 'job', text, source: 'en', target: 'es', model: 'm@1', warnings: [], ...more };
}

export function delivery(
  jobId: string,
  outcome: Delivery['outcome'] | string,
  more: Partial<Delivery> = {},
): Delivery {
  return {
    jobId,
    requester: { inlet: 'radio', id: '!00000a1a' },
    replyTo: textReply(),
    priority: 'normal',
    outcome: typeof outcome === 'string' ? { result: translation(outcome) } : outcome,
    createdAt: 0,
    attempts: 0,
    notBefore: 0,
    expiresAt: Number.MAX_SAFE_INTEGER,
    ...more,
  };
}
