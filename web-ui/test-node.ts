import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import {
  type ErrorCode,
  type JobState,
  jobNumber,
  type MeshNode,
  type NodeStatus,
  type Priority,
  type RadioView,
  type TranslationResult,
} from '@babelmesh/protocol';
import type { JobView, LanguageOffer } from './src/api.js';

export interface TestJob {
  readonly id: string;
  readonly text: string;
  readonly source: string;
  readonly target: string;
  readonly priority: Priority;
  readonly key: string;
  state: JobState;
  progress: { done: number; total: number };
  result?: TranslationResult;
  failure?: Refusal;
}

export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly code: ErrorCode;
  readonly remedy?: string;
  readonly maxTextBytes?: number;
  /** Sent as Retry-After. */
  readonly retryAfterS?: number;
}

export interface TestNodeOptions {
  /** The built page, where it is to be served. */
  readonly page?: string;
  readonly languages?: readonly LanguageOffer[];
}

export const meshNode = (num: number, longName: string, more: Partial<MeshNode> = {}): MeshNode => ({
  num,
  id: `!${num.toString(16).padStart(8, '0')}`,
  shortName: longName.slice(0, 4),
  longName,
  ...more,
});

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The node's HTTP interface with a stage hand: real HTTP and server-sent events, what happens is up to the test. */
export class TestNode {
  readonly jobs = new Map<string, TestJob>();
  /** With `hold` a job stays queued until the test moves it. */
  hold = false;
  /** Without it an emergency is taken as `high`. */
  takesEmergencies = true;
  /** The next submission is refused so. */
  refuseNext: Refusal | undefined;
  languages: readonly LanguageOffer[];
  status: NodeStatus = {
    version: '0.1.0',
    startedAt: 0,
    directions: [{ source: 'en', target: 'es', model: 'test@1' }],
    queue: { waiting: { emergency: 0, high: 0, normal: 0, bulk: 0 }, running: 0, deliveries: 0 },
    radio: {
      link: 'ready',
      via: 'simulated',
      self: meshNode(1, 'Clinic tent'),
      nodes: [meshNode(2, 'Water point', { hopsAway: 0, snrDb: 6.25, lastHeardAt: Date.now() })],
      airtimeMs: 12_000,
      airtimeBudgetMs: 180_000,
      channelUtilization: 7.4,
    },
  };
  radio: RadioView = {
    ...this.status.radio,
    settings: {
      region: 'EU_868',
      preset: 'LONG_FAST',
      spreadingFactor: 11,
      bandwidthKhz: 250,
      codingRate: 5,
      hopLimit: 3,
      firmwareVersion: '2.7.26',
      dutyCycle: 0.1,
    },
    airUtilTx: 0.4,
    emergencyReserveMs: 7_200,
    messages: [
      {
        at: Date.now() - 90_000,
        direction: 'in',
        node: '!00000002',
        form: 'text',
        channel: 0,
        bytes: 31,
        hops: 2,
        snrDb: -7.5,
        outcome: 'taken',
      },
    ],
    waiting: [],
    waitingInAll: 0,
    notices: 0,
    ignored: {},
    held: {},
    undeliverable: {},
  };
  readonly #page: string | undefined;
  readonly #live = new Set<ServerResponse>();
  #server: Server | undefined;
  #port = 0;
  #seq = 0;

  constructor({
    page,
    languages = [{ code: 'en', name: 'English', targets: ['es'] }],
  }: TestNodeOptions = {}) {
    this.#page = page;
    this.languages = languages;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Listens, on the same port as before where there was one. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** As when the power goes: every connection breaks. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  /** Breaks the streams that follow the node, and only them. */
  breakStreams(): void {
    for (const response of this.#live) response.destroy();
  }

  publish(status: NodeStatus): void {
    this.status = status;
    for (const response of this.#live) send(response, 'status', status);
  }

  /** Moves a job on and tells whoever follows it. */
  move(job: TestJob, change: Partial<Pick<TestJob, 'state' | 'progress' | 'result' | 'failure'>>): void {
    Object.assign(job, change);
    const event = this.#eventOf(job);
    for (const response of this.#live) send(response, 'job', event);
  }

  finish(job: TestJob, result: Partial<TranslationResult> = {}): void {
    this.move(job, {
      state: 'done',
      result: {
        jobId: job.id,
        text: `¡${job.text}!`,
        source: job.source === 'auto' ? 'en' : job.source,
        target: job.target,
        model: 'test@1',
        confidence: -0.1,
        warnings: [],
        ...result,
      },
    });
  }

  /** Pages that follow the node now. */
  get followers(): number {
    return this.#live.size;
  }

  /** The job submitted last. */
  get latest(): TestJob | undefined {
    return [...this.jobs.values()].pop();
  }

  #eventOf({ id, state, priority, progress }: TestJob) {
    const [doneSegments, totalSegments] = [progress.done, progress.total];
    return {
      seq: ++this.#seq,
      at: Date.now(),
      jobId: jobNumber(id),
      state,
      priority,
      doneSegments,
      totalSegments,
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    const [, id, part] = /^\/v1\/jobs\/([^/]+)(?:\/(\w+))?$/.exec(pathname) ?? [];
    if (pathname === '/languages') return json(response, 200, this.languages);
    if (pathname === '/v1/radio') return json(response, 200, this.radio);
    if (pathname === '/v1/events') {
      follow(response, this.#live);
      return send(response, 'status', this.status);
    }
    if (pathname === '/v1/jobs' && request.method === 'POST') return this.#submit(request, response);
    if (id !== undefined) return this.#answerJob(request, response, id, part);
    return this.#file(pathname, response);
  }

  async #submit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await readBody(request)) as Pick<
      TestJob,
      'text' | 'source' | 'target' | 'priority'
    >;
    const refusal = this.refuseNext;
    this.refuseNext = undefined;
    if (refusal) return refuse(response, refusal);
    const key = String(request.headers['idempotency-key']);
    const known = [...this.jobs.values()].find((job) => job.key === key);
    if (known) return json(response, 202, view(known));
    const job: TestJob = {
      ...body,
      priority: body.priority === 'emergency' && !this.takesEmergencies ? 'high' : body.priority,
      id: `${String(this.jobs.size + 1).padStart(7, '0')}-secret`,
      key,
      state: 'queued',
      progress: { done: 0, total: 0 },
    };
    this.jobs.set(job.id, job);
    json(response, 202, view(job));
    if (!this.hold) this.finish(job);
  }

  #answerJob(request: IncomingMessage, response: ServerResponse, id: string, part?: string) {
    const job = this.jobs.get(id);
    if (!job)
      return refuse(response, { status: 404, error: `There is no job ${id}.`, code: 'job_not_found' });
    if (request.method === 'DELETE') {
      this.move(job, { state: 'cancelled' });
      return json(response, 200, view(job));
    }
    if (part === undefined) return json(response, 200, view(job));
    if (job.result) return json(response, 200, job.result);
    refuse(response, job.failure ?? { status: 409, error: 'The job is not done yet.', code: 'job_not_done' });
  }

  async #file(pathname: string, response: ServerResponse): Promise<void> {
    const name = pathname === '/' ? '/index.html' : pathname;
    try {
      if (this.#page === undefined) throw new Error('no page');
      const content = await readFile(join(this.#page, name));
      response.writeHead(200, {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
      });
      response.end(content);
    } catch {
      refuse(response, { status: 404, error: `There is nothing at ${pathname}.`, code: 'not_found' });
    }
  }
}

const view = ({ id, state, priority, progress }: TestJob): JobView => ({ id, state, priority, progress });

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function refuse(response: ServerResponse, { status, retryAfterS, ...body }: Refusal): void {
  if (retryAfterS !== undefined) response.setHeader('retry-after', retryAfterS);
  json(response, status, body);
}

function follow(response: ServerResponse, followers: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(':\n\n');
  followers.add(response);
  response.on('close', () => followers.delete(response));
}

function send(response: ServerResponse, event: string, data: unknown): void {
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
