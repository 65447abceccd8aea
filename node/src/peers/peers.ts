import {
  type AdmittedRequest,
  BabelmeshError,
  type Clock,
  type Direction,
  type Job,
  type Logger,
  type PeerView,
  type TranslationResult,
  toBabelmeshError,
} from '@babelmesh/protocol';
import { Announcer } from './announcer.js';
import { Choice } from './choice.js';
import { Directory, type Entry, type PeersSnapshot } from './directory.js';
import { afterFailure, resultOf, unavailable } from './ending.js';
import { Inquiries } from './inquiries.js';
import { keepDirectory } from './keep.js';
import { nodeId, nodeNumber } from './node-id.js';
import { PassOn } from './pass-on.js';
import { peerViews } from './peer-view.js';
import type { HeardMessage, OwnDirections, PeerRadio, Store } from './ports.js';

export interface PeersOptions {
  readonly radio: PeerRadio;
  readonly own: OwnDirections;
  /** Jobs waiting here. */
  readonly waiting: () => number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Node ids (`!8hex`) that may be asked. */
  readonly nodes?: readonly string[];
  /** Ask any node that tells what it translates. */
  readonly anyHeard?: boolean;
  /** Channel on which this node tells what it translates; undefined: on none. */
  readonly announceChannel?: number | undefined;
  readonly announceEveryMs?: number;
  /** How long an answer may take, from when the question has left. */
  readonly timeoutMs?: number;
  /** The radio can compress texts. */
  readonly isCompact?: boolean;
  /** Without it, a restart forgets who translates what. */
  readonly store?: Store<PeersSnapshot>;
  readonly random?: () => number;
}

const HOUR_MS = 3_600_000;
/** A count of waiting jobs says nothing after that. */
const COUNT_HOLDS_MS = 10 * 60_000;
/** A node of which strange things are told is asked itself, at most so often. */
const DOUBT_MS = HOUR_MS;
/** Jobs waiting of a node that has little to do. */
const FEW_WAITING = 3;

/** What became of a request that was passed on. Stable: metrics count by it. */
export type PassOutcome = 'answered' | BabelmeshError['code'];

/** Other nodes of the mesh that translate for this one. */
export class Peers {
  readonly #options: PeersOptions;
  readonly #directory: Directory;
  readonly #inquiries: Inquiries;
  readonly #announcer: Announcer;
  readonly #timeoutMs: number;
  readonly #passOn: PassOn;
  readonly #listeners = new Set<() => void>();
  readonly #choice: Choice;
  readonly #kept: ReturnType<typeof keepDirectory>;
  /** Requests that were passed on since the start, by what became of them. */
  readonly passed = new Map<PassOutcome, number>();
  #unsubscribe: () => void = () => {};

  constructor(options: PeersOptions) {
    this.#options = options;
    const { radio, clock, logger, store, nodes = [], anyHeard = false, random = Math.random } = options;
    const listed = new Set(nodes.map(nodeNumber));
    this.#directory = new Directory(clock, { listed, anyHeard });
    this.#choice = new Choice(this.#directory, () => radio.self);
    this.#kept = keepDirectory({ directory: this.#directory, store, clock, logger });
    this.#inquiries = new Inquiries({ radio, directory: this.#directory, clock, random });
    const { announceChannel: channel, announceEveryMs: everyMs = 6 * HOUR_MS } = options;
    this.#announcer = new Announcer({ ...options, channel, everyMs, random });
    const { timeoutMs = 300_000, isCompact = false } = options;
    this.#timeoutMs = timeoutMs;
    this.#passOn = new PassOn({ radio, clock, timeoutMs, isCompact });
  }

  async start(): Promise<void> {
    await this.#kept.open();
    this.#unsubscribe = this.#options.radio.onMessage((heard) => this.#receive(heard));
    this.#inquiries.start();
    this.#announcer.start();
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#inquiries.stop();
    this.#announcer.stop();
    await this.#kept.close();
  }

  /** What other nodes translate, as they told it; the nearest where several do. */
  get directions(): readonly Direction[] {
    return this.#directory.directions;
  }

  /** Nodes of which it is known what they translate. */
  get known(): number {
    return this.#directory.entries.length;
  }

  /** What its operator sees of them. */
  view(): PeerView[] {
    return peerViews(this.#directory, this.#passOn.passed, this.#options.clock);
  }

  lookFor(source: string, target: string, signal?: AbortSignal): Promise<void> {
    return this.#inquiries.lookFor(source, target, signal);
  }

  /** Throws `text_too_long`, and `unsupported_pair` where only the requester itself translates this. */
  check(request: AdmittedRequest): void {
    if (this.#choice.candidates(request).length === 0) {
      throw new BabelmeshError('unsupported_pair', 'No other node is known that translates this.');
    }
    if (this.#passOn.fits(request)) return;
    throw new BabelmeshError(
      'text_too_long',
      'Another node would have to translate this, and it fills a packet.',
      {
        remedy: 'Send it in parts: what is passed on has to fit in one packet.',
      },
    );
  }

  hasSpare(request: AdmittedRequest): boolean {
    if (this.#options.radio.isBusy) return false;
    const able = this.#choice.candidates(request).filter(({ node }) => this.#directory.restMs(node) === 0);
    const isRecent = ({ node }: Entry) => this.#directory.ageMs(node) < COUNT_HOLDS_MS;
    if (able.some((entry) => isRecent(entry) && entry.waiting <= FEW_WAITING))
      return this.#passOn.fits(request);
    const [asked] = able.filter((entry) => !isRecent(entry));
    // The answer comes too late for this one, but not for the next.
    if (asked) this.#inquiries.ask(asked.node);
    return false;
  }

  readyInMs(job: Job): number {
    const { request } = job;
    if (this.#passOn.earlier(job, this.#directory.nodes)) return 0;
    const candidates = this.#choice.candidates(request);
    if (candidates.length === 0 || request.priority === 'emergency') return 0;
    return Math.min(...candidates.map(({ node }) => this.#directory.restMs(node)));
  }

  async translate(job: Job, signal: AbortSignal): Promise<Omit<TranslationResult, 'jobId'>> {
    const { request } = job;
    const { logger } = this.#options;
    const known = this.#passOn.earlier(job, this.#directory.nodes);
    if (known) return resultOf(known, request);
    if (this.#choice.candidates(request).length === 0)
      await this.lookFor(request.from, request.target, signal);
    signal.throwIfAborted();
    const peer = this.#choice.choose(job);
    if (peer === undefined) throw unavailable('No other node is known that translates this.');
    const details = { peer: nodeId(peer), jobId: job.id };
    logger.debug(details, 'A request is passed on.');
    try {
      const others = this.#others(peer);
      // What can be done here goes back to its line before long.
      const ask = { others, signal, ...(this.#isOwn(request) && { sendWithinMs: this.#timeoutMs }) };
      const answer = await this.#passOn.ask(job, peer, ask);
      this.#count('answered');
      this.#directory.answered(peer);
      this.#choice.done(job);
      return resultOf(answer, request);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const reason = toBabelmeshError(error);
      this.#count(reason.code);
      logger.info({ ...details, code: reason.code }, 'A request could not be passed on.');
      if (reason.code === 'internal') logger.error({ error, ...details }, 'Passing on failed.');
      const failure = afterFailure(reason, job, peer, this.#directory);
      if (reason.code === 'unsupported_pair') this.#kept.changed();
      throw failure;
    }
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether it was for this room. */
  #receive(heard: HeardMessage): boolean {
    const { from, message, isProven, isBroadcast } = heard;
    const { radio } = this.#options;
    if (from === radio.self) return false;
    if (message.kind === 'nodeStatus' && isBroadcast) this.#announcer.heardOther();
    if (!this.#directory.mayAsk(from)) return false;
    // A broadcast can be forged: it tells where to try, and no more.
    if (!isBroadcast && !isProven && radio.hasKey(from)) return false;
    if (message.kind !== 'nodeStatus') {
      if (this.#passOn.receive(heard)) return true;
      // Perhaps to a job that waits to be asked for once more.
      if (message.kind === 'result') this.#changed();
      return false;
    }
    const { hops, snrDb } = heard;
    const signal = { ...(hops !== undefined && { hops }), ...(snrDb !== undefined && { snrDb }) };
    if (!isBroadcast) {
      this.#directory.told(from, message, signal);
      this.#inquiries.answered(from);
    } else {
      const { isNews, isDoubtful } = this.#directory.overheard(from, message, signal);
      if (isDoubtful && !radio.isBusy) this.#inquiries.ask(from, DOUBT_MS);
      if (!isNews) return true;
      this.#inquiries.knowMore();
    }
    this.#kept.changed();
    this.#changed();
    return true;
  }

  #isOwn({ from, target }: AdmittedRequest): boolean {
    return this.#options.own.directions.some((d) => d.source === from && d.target === target);
  }

  #count(outcome: PassOutcome): void {
    this.passed.set(outcome, (this.passed.get(outcome) ?? 0) + 1);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** They may have been asked before, by an earlier run of the node too. */
  #others(peer: number): readonly number[] {
    return this.#directory.nodes.filter((node) => node !== peer);
  }
}
