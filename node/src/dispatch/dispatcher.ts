import { setMaxListeners } from 'node:events';
import { BabelmeshError, type Clock, delay, type Lease, type Logger } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import { Heartbeat } from './heartbeat.js';
import { type Begun, LeasedText, type SliceSize } from './leased-text.js';
import type { LeaseQueue, SegmentedText, Translator } from './ports.js';
import type { RemoteLane } from './remote-lane.js';
import { Settling, STORE_RETRY_MS } from './settling.js';

export interface DispatcherOptions {
  readonly queue: LeaseQueue;
  readonly translator: Translator;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this dispatcher in its leases. */
  readonly owner?: string;
  /**
   * Segments in the translator's hands at once: for each of its workers the batch it works on and the next.
   * More would wait there, where whoever comes later could not get past them.
   */
  readonly capacity?: number;
  /** Segments between two stores of a job's progress, and so what a crash repeats at most. */
  readonly sliceSegments?: number;
  /** Segments shorter than this share a place of a slice. */
  readonly placeCharacters?: number;
  readonly leaseMs?: number;
  /** For jobs that are not done here. Without it they fail. */
  readonly remote?: Pick<RemoteLane, 'concerns' | 'take' | 'stop'>;
}

/** Jobs at once, in units of the capacity: those beyond it have a slice on its way to the disk. */
const MOST_JOBS = 4;

/** Characters of text kept, cut and as far as translated, while their jobs wait for the next slice. */
const KEPT_CHARACTERS = 4_000_000;

/** How long a translator may take to let go when it is told to. */
const LETTING_GO_MS = 500;

/** Takes leases, has the engine translate them slice by slice, and settles them. */
export class Dispatcher {
  readonly #queue: LeaseQueue;
  readonly #translator: Translator;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #owner: string;
  readonly #capacity: number;
  readonly #sliceSize: SliceSize;
  readonly #leaseMs: number;
  readonly #remote: DispatcherOptions['remote'];
  readonly #settling: Settling;

  readonly #running = new Set<Promise<void>>();
  readonly #heartbeats = new Set<Heartbeat>();
  /** Of jobs that gave way, by id: to cut a long text and to read what is stored of it takes as long as a slice. */
  readonly #begun = new LRUCache<string, Begun>({ maxSize: KEPT_CHARACTERS });
  readonly #hurry = new AbortController();
  /** Segments in the translator's hands. Emergencies are counted apart: they wait for nobody else. */
  readonly #inHand = { emergency: 0, other: 0 };
  #stopping = false;
  #filling: Promise<void> | undefined;
  #refill = false;
  #unsubscribe: (() => void) | undefined;

  constructor({
    queue,
    translator,
    clock,
    logger,
    owner = 'local',
    capacity = 16,
    sliceSegments = 8,
    placeCharacters = 48,
    leaseMs = 30_000,
    remote,
  }: DispatcherOptions) {
    this.#queue = queue;
    this.#translator = translator;
    this.#clock = clock;
    this.#logger = logger;
    this.#owner = owner;
    this.#capacity = capacity;
    this.#sliceSize = { places: sliceSegments, placeCharacters };
    this.#leaseMs = leaseMs;
    this.#remote = remote;
    const isStopping = () => this.#stopping;
    this.#settling = new Settling({ queue, clock, logger, hurry: this.#hurry.signal, isStopping });
    // Every job that waits for the disk listens to it.
    setMaxListeners(0, this.#hurry.signal);
  }

  start(): void {
    this.#unsubscribe = this.#queue.onReady(() => this.#fill());
    this.#fill();
  }

  /** Takes no new leases, lets current slices finish, and after `graceMs` hands back what still runs. */
  async stop({ graceMs = 4_000 }: { graceMs?: number } = {}): Promise<void> {
    this.#stopping = true;
    this.#unsubscribe?.();
    // What others work on does not end within any grace.
    const handedBack = this.#remote?.stop();
    const cancel = this.#clock.schedule(graceMs, () => this.#endAll());
    const over = new AbortController();
    // What does not even let go then is handed back by the queue, when it closes.
    const tooLong = delay(this.#clock, graceMs + LETTING_GO_MS, over.signal).catch(() => undefined);
    // A lease may be on its way: its job belongs to those that are waited for.
    const ended = Promise.resolve(this.#filling).then(() =>
      Promise.all([...this.#running, handedBack, this.#remote?.stop()]),
    );
    await Promise.race([ended, tooLong]);
    over.abort();
    cancel();
  }

  #endAll(): void {
    this.#hurry.abort(shuttingDown());
    for (const heartbeat of this.#heartbeats) heartbeat.end(shuttingDown());
  }

  /** One pass at a time; calls meanwhile ask for another. */
  #fill(): void {
    if (this.#stopping) return;
    this.#refill = true;
    this.#filling ??= this.#takeWhileAsked();
  }

  async #takeWhileAsked(): Promise<void> {
    try {
      while (this.#refill && !this.#stopping) {
        this.#refill = false;
        await this.#takeAll();
      }
    } catch (error) {
      this.#logger.error({ error }, 'no lease could be taken from the queue');
      this.#clock.schedule(STORE_RETRY_MS, () => this.#fill());
    } finally {
      // In the same step as the last look at `#refill`, so that no call falls between.
      this.#filling = undefined;
    }
  }

  /** Takes what there is room for, and begins it together: short texts share a batch. */
  async #takeAll(): Promise<void> {
    const taken: LeasedText[] = [];
    try {
      for (;;) {
        const lease = await this.#take(this.#running.size + taken.length);
        if (!lease) return;
        if (this.#remote?.concerns(lease.job.request)) {
          this.#remote.take(lease);
          continue;
        }
        const { id, doneSegments } = lease.job;
        const kept = this.#begun.get(id);
        this.#begun.delete(id);
        if (doneSegments > 0 && kept?.done.length !== doneSegments) {
          this.#run(lease, this.#goOn(lease));
          continue;
        }
        const text = this.#begin(lease, kept);
        if (!text) continue;
        this.#hold(text);
        // An emergency shares no batch with others, and does not wait for the leases behind it.
        if (text.isEmergency) this.#run(lease, this.#work(text));
        else taken.push(text);
      }
    } finally {
      for (const text of taken) this.#run(text.lease, this.#work(text));
    }
  }

  /** The next lease there is room for. */
  async #take(jobs: number): Promise<Lease | undefined> {
    if (this.#stopping) return undefined;
    const grant = { owner: this.#owner, durationMs: this.#leaseMs };
    if (this.#queue.counts().waiting.emergency > 0) {
      if (this.#inHand.emergency >= this.#capacity) return undefined;
      const lease = await this.#queue.lease({ ...grant, onlyEmergency: true });
      if (lease) return lease;
    }
    if (this.#inHand.other >= this.#capacity || jobs >= MOST_JOBS * this.#capacity) return undefined;
    return this.#queue.lease(grant);
  }

  /** Undefined where the text cannot be translated: its job is ended then. */
  #begin(lease: Lease, begun?: Begun): LeasedText | undefined {
    try {
      return new LeasedText(
        this.#translator,
        lease,
        this.#sliceSize,
        begun ?? { segmented: this.#cut(lease), done: [] },
      );
    } catch (error) {
      this.#run(lease, this.#settling.giveUp(lease, error));
      return undefined;
    }
  }

  #cut({ job: { request } }: Lease): SegmentedText {
    return this.#translator.segment(request.text, request.from, request.target);
  }

  /** Works on from what is stored of a job that this dispatcher does not know, or no longer. */
  async #goOn(lease: Lease): Promise<void> {
    try {
      const segmented = this.#cut(lease);
      const progress = await this.#queue.progress(lease);
      const done = progress?.plan === segmented.plan ? progress.segments : [];
      const text = new LeasedText(this.#translator, lease, this.#sliceSize, { segmented, done });
      this.#hold(text);
      await this.#work(text);
    } catch (error) {
      await this.#settling.giveUp(lease, error);
    }
  }

  /** Gives the next slice of a text its place. */
  #hold(text: LeasedText): void {
    const lane = laneOf(text);
    text.fit(this.#capacity - this.#inHand[lane]);
    this.#inHand[lane] += text.places;
  }

  #run(lease: Lease, work: Promise<void>): void {
    const run = work
      .catch((error) => this.#logger.error({ error, jobId: lease.job.id }, 'a job could not be put back'))
      .finally(() => {
        this.#running.delete(run);
        this.#fill();
      });
    this.#running.add(run);
  }

  async #work(text: LeasedText): Promise<void> {
    const heartbeat = new Heartbeat(this.#queue, this.#clock, text.lease, this.#leaseMs);
    this.#heartbeats.add(heartbeat);
    try {
      if (await this.#translate(text, heartbeat)) {
        const { outcome } = text;
        await this.#settling.onDisk(() => this.#queue.settle(heartbeat.lease, outcome));
      } else await this.#settling.onDisk(() => this.#queue.release(heartbeat.lease));
    } catch (thrown) {
      await this.#settling.giveUp(heartbeat.lease, thrown);
    } finally {
      this.#heartbeats.delete(heartbeat);
      await heartbeat.stop();
    }
  }

  /** False where the job should go back, because the place is taken by others or the node stops. */
  async #translate(text: LeasedText, heartbeat: Heartbeat): Promise<boolean> {
    while (!text.isDone) {
      try {
        await text.translateSlice(heartbeat.ended);
      } finally {
        this.#inHand[laneOf(text)] -= text.places;
        // Others have the place while this slice goes to the disk.
        this.#fill();
      }
      if (text.isDone) break;
      await this.#settling.onDisk(() => heartbeat.save(text.progress));
      if (this.#stopping || !this.#mayGoOn(text)) {
        const { job } = text.lease;
        this.#begun.set(job.id, text.begun, { size: 2 * job.request.text.length });
        return false;
      }
      this.#hold(text);
    }
    return true;
  }

  /** Whether nobody has taken the place in the meantime. */
  #mayGoOn({ isEmergency }: LeasedText): boolean {
    if (isEmergency) return this.#queue.counts().waiting.emergency === 0;
    return this.#inHand.other < this.#capacity;
  }
}

function laneOf({ isEmergency }: LeasedText): 'emergency' | 'other' {
  return isEmergency ? 'emergency' : 'other';
}

function shuttingDown(): BabelmeshError {
  return new BabelmeshError('shutting_down', 'The node is stopping; the job goes on after the next start.');
}
