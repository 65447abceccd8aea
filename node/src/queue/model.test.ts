import {
  isSettled,
  type Job,
  type JobState,
  type Lease,
  PRIORITIES,
  type Priority,
} from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStore } from './check.js';
import { deliveryKey } from './keys.js';
import { openQueueOn } from './open.js';
import type { JobQueue } from './queue.js';
import { request, shouted } from './testing/requests.js';
import { SimulatedDisk } from './testing/simulated-disk.js';

interface ModelJob {
  state: JobState;
  priority: Priority;
  readonly by: string;
  readonly order: number;
  /** It expires soon; when exactly depends on how the wall clock was set while the queue was closed. */
  isMortal: boolean;
}

/** The queue in ten lines: what must be true of every job that was acknowledged. */
interface Model {
  readonly jobs: Map<string, ModelJob>;
  readonly keys: Map<string, string>;
  readonly deliveries: Set<string>;
  /** Ends that are written, but that a power cut may take: the job is then open again. */
  readonly unflushed: Set<string>;
}

interface Real {
  /** What the queue logged as an error. */
  complaints: string[];
  disk: SimulatedDisk;
  readonly clock: ManualClock;
  queue: JobQueue;
  leases: Lease[];
}

const options = (clock: ManualClock, complaints: string[]) => ({
  clock,
  logger: {
    debug() {},
    info() {},
    warn() {},
    error: (_details: object, message: string) => void complaints.push(message),
  },
  random: () => 0.5,
  maxAttempts: 3,
  maxCrashes: 1_000,
  backoffMs: { first: 100, most: 1_000 },
  retentionMs: 1e9,
  deliveryTtlMs: 1e9,
});

async function open(real: Real): Promise<void> {
  real.complaints = [];
  real.queue = await openQueueOn({ open: real.disk.open }, options(real.clock, real.complaints));
  real.leases = [];
}

/** After a restart nothing is leased. */
function forgetLeases(model: Model): void {
  for (const job of model.jobs.values()) if (job.state === 'leased') job.state = 'queued';
}

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? String(error),
  );

type Command = fc.AsyncCommand<Model, Real>;

const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  run: async (model, real) => {
    await run(model, real);
    await agree(model, real);
  },
  toString: () => name,
});

/** What expires of itself has done so in the queue first. */
async function expire(model: Model, { queue, disk }: Real): Promise<void> {
  await queue.sweep();
  await queue.flush();
  const store = await peek(disk);
  for (const [id, job] of model.jobs) {
    if (!job.isMortal) continue;
    if (!isSettled(job.state) && (await queue.get(id))?.state === 'expired') {
      job.state = 'expired';
      model.unflushed.add(id);
    }
    // A result whose time is over, or that it is.
    if (store.getSync(deliveryKey(id)) === undefined) model.deliveries.delete(id);
    else model.deliveries.add(id);
  }
}

/** Model and queue say the same of every job, and the store has no fault. */
async function agree(model: Model, real: Real): Promise<void> {
  const { queue, disk, complaints } = real;
  await queue.reconcile();
  await expire(model, real);
  expect(complaints).toEqual([]);
  const counted = { emergency: 0, high: 0, normal: 0, bulk: 0 };
  let running = 0;
  for (const [id, expected] of model.jobs) {
    const job = await queue.get(id);
    expect(job?.state, `job ${id}`).toBe(expected.state);
    if (expected.state === 'queued') counted[expected.priority]++;
    if (expected.state === 'leased') running++;
    expect((await queue.result(id)) !== undefined).toBe(expected.state === 'done');
  }
  expect(queue.counts()).toEqual({ waiting: counted, running, deliveries: model.deliveries.size });
  const { findings, jobs } = await checkStore(await peek(disk));
  expect(findings).toEqual([]);
  expect(jobs).toBe(model.jobs.size);
}

/** The disk's content without disturbing the queue on it. */
const peek = (disk: SimulatedDisk) => disk.copy().open();

const submit = fc
  .record({
    by: fc.constantFrom('ana', 'bo', 'cy'),
    priority: fc.constantFrom(...PRIORITIES),
    inlet: fc.constantFrom('http' as const, 'radio' as const),
    form: fc.constantFrom('text' as const, 'cbor' as const),
    lifetimeMs: fc.constantFrom(1_000, 1e9),
    key: fc.option(fc.constantFrom('k1', 'k2'), { nil: undefined }),
    work: fc.integer({ min: 0, max: 500 }),
  })
  .map((asked) =>
    command(`submit ${JSON.stringify(asked)}`, async (model, real) => {
      const { queue, clock } = real;
      const { by, priority, inlet, form, key, lifetimeMs } = asked;
      const name = key && `${inlet}/${by}/${key}`;
      await expire(model, real);
      // One content per key, so that keys never conflict here.
      const [job] = await queue.submit([
        request({
          ...{ by, priority, inlet, form, work: asked.work, expiresAt: clock.now() + lifetimeMs },
          ...(name !== undefined && { key: name }),
        }),
      ]);
      const isMortal = lifetimeMs < 1e9;
      const known = name ? model.keys.get(name) : undefined;
      if (!job) throw new Error('no job');
      if (known !== undefined) {
        expect(job.id).toBe(known);
        const earlier = model.jobs.get(known);
        if (!earlier || inlet === 'http' || form === 'text' || model.deliveries.has(known)) return;
        if (earlier.state === 'expired' || earlier.state === 'failed') {
          Object.assign(earlier, { state: 'queued', priority, isMortal });
        } else if (earlier.state === 'done') {
          model.deliveries.add(known);
          earlier.isMortal ||= isMortal;
        } else return;
        model.unflushed.clear();
        return;
      }
      if (name) model.keys.set(name, job.id);
      model.unflushed.clear();
      const order = model.jobs.size;
      model.jobs.set(job.id, { state: 'queued', priority, by: `${inlet}/${by}`, order, isMortal });
    }),
  );

const lease = fc.boolean().map((onlyEmergency) =>
  command(`lease ${onlyEmergency}`, async (model, real) => {
    const taken = await real.queue.lease({ owner: 'w', durationMs: 5_000, onlyEmergency });
    if (!taken) return;
    const job = model.jobs.get(taken.job.id);
    expect(job?.state).toBe('queued');
    if (job) job.state = 'leased';
    if (onlyEmergency) expect(job?.priority).toBe('emergency');
    real.leases.push(taken);
  }),
);

/** For work that is done elsewhere. A job that waits for another attempt has no place in its line. */
const leaseOutOfTurn = fc.nat(30).map((pick) =>
  command(`lease out of turn ${pick}`, async (model, real) => {
    const [id, job] = [...model.jobs][pick % Math.max(1, model.jobs.size)] ?? [];
    if (id === undefined || !job) return;
    const taken = await real.queue.leaseOutOfTurn(id, { owner: 'peers', durationMs: 5_000 });
    if (!taken) return;
    expect([taken.job.id, job.state]).toEqual([id, 'queued']);
    job.state = 'leased';
    real.queue.passOn(taken);
    real.leases.push(taken);
  }),
);

const onLease = (
  name: string,
  act: (real: Real, lease: Lease) => Promise<unknown>,
  next: (model: Model, real: Real, job: Job) => Promise<void> | void,
) =>
  fc.nat(9).map((pick) =>
    command(`${name} ${pick}`, async (model, real) => {
      const held = real.leases[pick % Math.max(1, real.leases.length)];
      if (!held) return;
      const latest = real.leases.findLast((other) => other.job.id === held.job.id);
      const isHeld = held === latest && model.jobs.get(held.job.id)?.state === 'leased';
      const said = await outcome(act(real, held));
      expect(said).toBe(isHeld ? 'ok' : 'lease_lost');
      if (isHeld) await next(model, real, held.job);
      else real.leases = real.leases.filter((other) => other !== held);
    }),
  );

const drop = (real: Real, id: string) => {
  real.leases = real.leases.filter((held) => held.job.id !== id);
};

const settle = onLease(
  'settle',
  ({ queue }, held) => queue.settle(held, shouted(held)),
  (model, real, { id, request: { replyTo } }) => {
    const job = model.jobs.get(id);
    if (job) job.state = 'done';
    if (replyTo.inlet === 'radio') model.deliveries.add(id);
    if (replyTo.inlet === 'http') model.unflushed.add(id);
    else model.unflushed.clear();
    drop(real, id);
  },
);
const slice = onLease(
  'slice',
  async (real, held) => {
    const stored = await real.queue.progress(held);
    const before = stored?.segments ?? [];
    expect(before.map(({ text }) => text)).toEqual(before.map((_, i) => `${i}`));
    const done = before.concat({ text: `${before.length}`, warnings: [] });
    const progress = { plan: 'p', totalSegments: 20, segments: done };
    const next = await real.queue.saveProgress(held, progress, 5_000);
    real.leases = real.leases.map((other) => (other === held ? next : other));
  },
  () => undefined,
);
const release = fc.boolean().chain((fails) =>
  onLease(
    `release ${fails}`,
    ({ queue }, held) => queue.release(held, fails ? { code: 'engine_failed', message: 'no' } : undefined),
    async (model, real, { id, request: { replyTo } }) => {
      drop(real, id);
      const job = model.jobs.get(id);
      if (!job) return;
      const state = (await real.queue.get(id))?.state;
      expect(fails ? ['queued', 'failed'] : ['queued']).toContain(state);
      job.state = state ?? 'queued';
      if (state === 'failed') model.unflushed.add(id);
      if (state === 'failed' && replyTo.inlet === 'radio') model.deliveries.add(id);
    },
  ),
);
const cancel = fc.nat(50).map((pick) =>
  command(`cancel ${pick}`, async (model, { queue }) => {
    const [id, job] = [...model.jobs][pick % Math.max(1, model.jobs.size)] ?? [];
    if (!id || !job) return;
    expect(await outcome(queue.cancel(id))).toBe(isSettled(job.state) ? 'job_settled' : 'ok');
    if (isSettled(job.state)) return;
    job.state = 'cancelled';
    model.unflushed.clear();
  }),
);
const rerun = fc.nat(50).map((pick) =>
  command(`rerun ${pick}`, async (model, { queue }) => {
    const [id, job] = [...model.jobs][pick % Math.max(1, model.jobs.size)] ?? [];
    if (!id || !job) return;
    const said = await outcome(queue.restart(id));
    if (job.state === 'failed' && job.isMortal && said === 'job_expired') return;
    expect(said).toBe(job.state === 'failed' ? 'ok' : 'job_settled');
    if (job.state !== 'failed') return;
    job.state = 'queued';
    model.deliveries.delete(id);
    model.unflushed.clear();
  }),
);
const deliver = fc.boolean().map((completes) =>
  command(`deliver ${completes}`, async (model, { queue, clock }) => {
    for (const { jobId } of await queue.due('radio', 2)) {
      expect(model.deliveries.has(jobId)).toBe(true);
      if (completes) await queue.complete(jobId);
      else await queue.defer(jobId, clock.now() + 300);
      if (!completes) continue;
      model.deliveries.delete(jobId);
      model.unflushed.clear();
    }
  }),
);
const wait = fc.constantFrom(50, 400, 4_000).map((ms) =>
  command(`wait ${ms}`, async (model, real) => {
    await real.clock.advance(ms);
    await real.queue.sweep();
    await expire(model, real);
    // Leases that lapsed: back in line, or out of attempts.
    for (const [id, job] of model.jobs) {
      if (job.state !== 'leased') continue;
      const now = await real.queue.get(id);
      if (now?.state === 'leased') continue;
      expect(['queued', 'failed']).toContain(now?.state);
      job.state = now?.state ?? 'queued';
      if (job.state === 'failed' && now?.request.replyTo.inlet === 'radio') model.deliveries.add(id);
    }
  }),
);
const restart = fc.constant(
  command('restart', async (model, real) => {
    await real.queue.close();
    forgetLeases(model);
    await open(real);
    model.unflushed.clear();
  }),
);
const crash = fc.double({ min: 0, max: 1, noNaN: true }).map((share) =>
  command(`crash ${share}`, async (model, real) => {
    real.disk = real.disk.afterPowerCut(share);
    forgetLeases(model);
    await open(real);
    for (const id of model.unflushed) {
      const job = model.jobs.get(id);
      const state = (await real.queue.get(id))?.state;
      if (!job || (state !== 'queued' && !(job.isMortal && state === 'expired'))) continue;
      job.state = state;
      model.deliveries.delete(id);
    }
    model.unflushed.clear();
    // That their time was over may be lost as well.
    await real.queue.sweep();
    await real.queue.flush();
    const store = await peek(real.disk);
    for (const [id, { isMortal }] of model.jobs) {
      if (isMortal && store.getSync(deliveryKey(id)) !== undefined) model.deliveries.add(id);
    }
  }),
);
const setWallClock = fc
  .constantFrom(-3e10, 3e6)
  .map((ms) => command(`jump ${ms}`, async (_model, { clock }) => clock.jump(ms)));

describe('the queue', () => {
  it('does what the model does, through crashes and restarts', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.commands(
          [
            submit,
            submit,
            lease,
            lease,
            leaseOutOfTurn,
            settle,
            slice,
            release,
            cancel,
            rerun,
            deliver,
            wait,
            restart,
            crash,
            setWallClock,
          ],
          { maxCommands: 80, size: 'max' },
        ),
        async (commands) => {
          const clock = new ManualClock();
          const disk = new SimulatedDisk();
          const complaints: string[] = [];
          const queue = await openQueueOn({ open: disk.open }, options(clock, complaints));
          const real: Real = { complaints, disk, clock, queue, leases: [] };
          try {
            const setup = () => ({
              model: {
                jobs: new Map(),
                keys: new Map(),
                deliveries: new Set<string>(),
                unflushed: new Set<string>(),
              },
              real,
            });
            await fc.asyncModelRun(setup, commands);
          } finally {
            await real.queue.close();
          }
        },
      ),
      { numRuns: Number(process.env.QUEUE_MODEL_RUNS ?? 60) },
    );
  });
});
