import {
  BabelmeshError,
  type Direction,
  isSettled,
  type Job,
  type JobEvent,
  type JobState,
  type Logger,
  languageByCode,
  type NodeStatus,
  type RadioView,
  type TranslationRequest,
  type TranslationResult,
} from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { type AppOptions, createApp } from '../app.js';
import type { Admission, Jobs } from '../ports.js';

export const RADIO_VIEW: RadioView = {
  link: 'ready',
  via: 'test',
  nodes: [],
  airtimeMs: 1_900,
  airtimeBudgetMs: 36_000,
  emergencyReserveMs: 7_200,
  messages: [
    {
      at: 1,
      direction: 'in',
      node: '!00000002',
      form: 'text',
      channel: 0,
      bytes: 31,
      hops: 1,
      snrDb: 5.5,
      outcome: 'taken',
    },
  ],
  waiting: [
    {
      job: '000005b',
      to: '!00000002',
      form: 'text',
      priority: 'normal',
      since: 1,
      expiresAt: 2,
      tries: 2,
      reason: 'not_heard',
    },
  ],
  waitingInAll: 1,
  notices: 0,
  peers: [
    {
      node: '!0000000b',
      directions: [{ source: 'en', target: 'sw' }],
      toldAt: 1,
      isDirect: true,
      waiting: 0,
      hops: 1,
      jobs: [{ job: '000005c', isSent: true }],
    },
  ],
  ignored: { mqtt: 1 },
  held: {},
  undeliverable: {},
};

/** The ports in memory. Jobs settle when told to, or at once with `immediate`. */
export class FakeNode implements Admission, Jobs {
  readonly clock = new ManualClock();
  readonly submitted: TranslationRequest[] = [];
  readonly logged: { level: string; details: object; message: string }[] = [];
  readonly logger: Logger = {
    debug: () => {},
    info: () => {},
    warn: (details, message) => this.logged.push({ level: 'warn', details, message }),
    error: (details, message) => this.logged.push({ level: 'error', details, message }),
  };
  directions: Direction[] = [
    { source: 'en', target: 'es', model: 'tiny@1' },
    { source: 'es', target: 'en', model: 'tiny@1' },
    { source: 'en', target: 'fr', model: 'tiny@1' },
  ];
  problemList: { code: string; message: string }[] = [];
  /** Translates at once, by upper case. */
  immediate = false;
  readonly #jobs = new Map<string, Job>();
  readonly #results = new Map<string, TranslationResult>();
  readonly #keys = new Map<string, string>();
  readonly #listeners = new Set<(event: JobEvent) => void>();
  /** Kept events, oldest first. */
  readonly events: JobEvent[] = [];
  #seq = 0;

  /** The ports, some of them otherwise. */
  jobs(changed: Partial<Jobs>): Jobs {
    const kept = () => this.keptEvents;
    return {
      get keptEvents() {
        return kept();
      },
      get: (id) => this.get(id),
      result: (id) => this.result(id),
      cancel: (id) => this.cancel(id),
      restart: (id) => this.restart(id),
      waitingTimeMs: (id) => this.waitingTimeMs(id),
      eventsAfter: (seq, options) => this.eventsAfter(seq, options),
      onEvent: (listener) => this.onEvent(listener),
      ...changed,
    };
  }

  app(options: Partial<AppOptions> = {}) {
    return createApp({
      admission: this,
      jobs: this,
      detector: {
        detect: (text) => (/[a-z]/i.test(text) ? [{ language: 'en', confidence: 0.9 }] : []),
      },
      directions: this,
      phrasebook: {
        phraseLanguages: ['en', 'ar'],
        phrasesBetween: () => [{ text: 'Where does it hurt?', translation: 'أين الألم؟' }],
      },
      statusSource: { status: async () => this.status() },
      health: { problems: () => this.problemList },
      metrics: { contentType: 'text/plain; version=0.0.4; charset=utf-8', render: async () => 'up 1\n' },
      clock: this.clock,
      logger: this.logger,
      ...options,
    });
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  get ids(): string[] {
    return [...this.#jobs.keys()];
  }

  status(): NodeStatus {
    const waiting = { emergency: 0, high: 0, normal: 0, bulk: 0 };
    for (const job of this.#jobs.values()) if (job.state === 'queued') waiting[job.request.priority]++;
    return {
      version: '0.0.0',
      startedAt: 0,
      directions: this.directions,
      queue: { waiting, running: 0, deliveries: 0 },
      radio: { link: 'off', via: 'off', nodes: [], airtimeMs: 0, airtimeBudgetMs: 0 },
    };
  }

  async submit(requests: readonly TranslationRequest[]): Promise<readonly Job[]> {
    for (const request of requests) this.#check(request);
    return requests.map((request) => {
      const key = request.idempotencyKey && `${request.requester.id} ${request.idempotencyKey}`;
      const known = key && this.#jobs.get(this.#keys.get(key) ?? '');
      if (known) return known;
      this.submitted.push(request);
      const id = `job-${this.#jobs.size + 1}`;
      const from = request.source === 'auto' ? 'en' : request.source;
      const job: Job = {
        id,
        state: 'queued',
        request: { ...request, from, work: request.text.length },
        attempts: 0,
        doneSegments: 0,
        totalSegments: 0,
        enqueuedAt: this.clock.now(),
      };
      this.#jobs.set(id, job);
      if (key) this.#keys.set(key, id);
      this.#tell(job);
      if (this.immediate) queueMicrotask(() => this.settle(id, request.text.toUpperCase()));
      return job;
    });
  }

  async get(id: string): Promise<Job | undefined> {
    return this.#jobs.get(id);
  }

  async result(id: string): Promise<TranslationResult | undefined> {
    return this.#results.get(id);
  }

  async cancel(id: string): Promise<Job> {
    const job = this.#jobs.get(id);
    if (!job) throw new BabelmeshError('job_not_found', 'no such job');
    if (isSettled(job.state)) throw new BabelmeshError('job_settled', 'already settled');
    return this.move(id, 'cancelled');
  }

  async restart(id: string): Promise<Job> {
    const job = this.#jobs.get(id);
    if (!job) throw new BabelmeshError('job_not_found', 'no such job');
    if (job.state !== 'failed') throw new BabelmeshError('job_settled', 'not failed');
    const { failure: _forgiven, ...rest } = job;
    this.#jobs.set(id, rest);
    return this.move(id, 'queued');
  }

  /** A minute for each job before it. */
  async waitingTimeMs(id: string): Promise<number | undefined> {
    if (this.#jobs.get(id)?.state !== 'queued') return undefined;
    const waiting = [...this.#jobs.values()].filter(({ state }) => state === 'queued');
    return 60_000 * waiting.findIndex((job) => job.id === id);
  }

  async eventsAfter(seq: number, { limit }: { limit: number }): Promise<readonly JobEvent[]> {
    return this.events.filter((event) => event.seq > seq).slice(0, limit);
  }

  get keptEvents() {
    return { first: this.events[0]?.seq ?? 1, last: this.events.at(-1)?.seq ?? 0 };
  }

  onEvent(listener: (event: JobEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  move(id: string, state: JobState, changes: Partial<Job> = {}): Job {
    const job = this.#jobs.get(id);
    if (!job) throw new Error(`no job ${id}`);
    const moved = { ...job, ...changes, state };
    this.#jobs.set(id, moved);
    this.#tell(moved);
    return moved;
  }

  settle(id: string, text: string): void {
    const job = this.#jobs.get(id);
    if (!job || isSettled(job.state)) return;
    const { from: source, target } = job.request;
    this.#results.set(id, {
      jobId: id,
      text,
      source,
      target,
      model: 'tiny@1',
      confidence: -0.2,
      warnings: [],
    });
    this.move(id, 'done', { settledAt: this.clock.now(), doneSegments: 1, totalSegments: 1 });
  }

  fail(id: string): void {
    this.move(id, 'failed', { failure: { code: 'engine_failed', message: 'The model gave no answer.' } });
  }

  #tell(job: Job): void {
    const { id: jobId, state, request, doneSegments, totalSegments } = job;
    const event: JobEvent = {
      seq: ++this.#seq,
      at: this.clock.now(),
      jobId,
      state,
      priority: request.priority,
      doneSegments,
      totalSegments,
    };
    this.events.push(event);
    for (const listener of [...this.#listeners]) listener(event);
  }

  #check({ text, source, target }: TranslationRequest): void {
    if (/\p{Surrogate}/u.test(text)) throw new BabelmeshError('invalid_text', 'half a character');
    if (text.trim() === '') throw new BabelmeshError('empty_text', 'There is no text.');
    for (const code of [source, target]) {
      if (code !== 'auto' && !languageByCode(code)) {
        throw new BabelmeshError('unknown_language', `There is no language “${code}”.`);
      }
    }
    if (source === target) throw new BabelmeshError('same_language', 'Source and target are the same.');
    const from = source === 'auto' ? 'en' : source;
    if (!this.directions.some((direction) => direction.source === from && direction.target === target)) {
      throw new BabelmeshError('unsupported_pair', `No model translates ${from} to ${target}.`);
    }
  }
}

export const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** Lets everything that is ready run. */
export function turns(count = 5): Promise<void> {
  return new Promise((resolve) => {
    const next = (left: number) => (left ? setImmediate(next, left - 1) : resolve());
    next(count);
  });
}
