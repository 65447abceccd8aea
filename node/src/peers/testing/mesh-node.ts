/** A whole node on the simulated mesh: queue, dispatcher, radio and peers as the daemon puts them together. */
import { TextCodec, type TranslatedSegment, type TranslationRequest } from '@babelmesh/protocol';
import type { ManualClock } from '@babelmesh/protocol/testing';
import { Admission } from '../../dispatch/admission.js';
import { Dispatcher } from '../../dispatch/dispatcher.js';
import type { Reviewer, Translator } from '../../dispatch/ports.js';
import { ReachableDirections } from '../../dispatch/reachable-directions.js';
import { RemoteLane } from '../../dispatch/remote-lane.js';
import { openQueueOn } from '../../queue/open.js';
import { SimulatedDisk } from '../../queue/testing/simulated-disk.js';
import { openLink } from '../../radio/link/open-link.js';
import { openRadio } from '../../radio/radio.js';
import type { SimulatedMesh } from '../../radio/simulator/simulated-mesh.js';
import { FakeLogger } from '../../radio/testing/fake-ports.js';
import type { PeersSnapshot } from '../directory.js';
import { Peers, type PeersOptions } from '../peers.js';

/** Translates by shouting with its own name before it, and counts. */
export class Shouter implements Translator, Reviewer {
  readonly directions;
  readonly texts: string[] = [];
  /** Milliseconds a text takes. */
  takesMs = 100;
  /** How often the answer says it. */
  times = 1;
  readonly #name: string;
  readonly #clock: ManualClock;

  constructor(name: string, pairs: readonly string[], clock: ManualClock) {
    this.#name = name;
    this.#clock = clock;
    this.directions = pairs.map((pair) => {
      const [source = '', target = ''] = pair.split('>');
      return { source, target, model: 'shout@1' };
    });
  }

  readonly phraseLanguages = [];
  detect = () => [{ language: 'en', confidence: 1 }];
  isPhrase = () => false;
  estimateWork = (text: string) => text.length;
  segment = (text: string) => ({
    plan: 'whole',
    segments: [text],
    join: (outputs: readonly string[]) => outputs.join(''),
  });

  review: Reviewer['review'] = (_text, translation) => ({ text: translation, warnings: [] });

  async translate(segments: readonly string[], { target }: { target: string }): Promise<TranslatedSegment[]> {
    this.texts.push(...segments);
    await new Promise<void>((done) => this.#clock.schedule(this.takesMs, done));
    return segments.map((text) => ({
      text: `${this.#name} ${target}: ${Array(this.times).fill(text).join(' ')}`,
      confidence: -0.25,
      warnings: [],
    }));
  }
}

/** What outlasts the process. */
export class Machine {
  readonly disk = new SimulatedDisk();
  peers: PeersSnapshot | undefined;
}

export interface MeshNodeOptions {
  readonly mesh: SimulatedMesh;
  readonly clock: ManualClock;
  readonly num: number;
  readonly name: string;
  readonly pairs: readonly string[];
  readonly machine?: Machine;
  readonly peers?: Partial<PeersOptions>;
  readonly overflowAfterMs?: number;
}

export async function openMeshNode({
  mesh,
  clock,
  num,
  name,
  pairs,
  machine = new Machine(),
  peers: peerOptions = {},
  overflowAfterMs,
}: MeshNodeOptions) {
  const logger = new FakeLogger();
  const queue = await openQueueOn({ open: machine.disk.open }, { clock, random: () => 0.5 });
  const translator = new Shouter(name, pairs, clock);
  const link = openLink({ kind: 'simulated', mesh, num, clock, logger });
  const waiting = () => Object.values(queue.counts().waiting).reduce((sum, count) => sum + count, 0);
  const radio = openRadio({
    link,
    admission: { submit: (requests) => admission.submit(requests) },
    jobs: queue,
    directions: {
      get directions() {
        return reachable.directions;
      },
    },
    backlog: { waiting },
    outbox: queue,
    clock,
    logger,
    policy: { requestsPerMinute: 60 },
    codec: new TextCodec({ load: () => undefined }),
  });
  const peers = new Peers({
    radio: radio.correspondence,
    own: translator,
    waiting,
    clock,
    logger,
    random: () => 0.5,
    store: {
      load: async () => machine.peers,
      save: async (state) => {
        machine.peers = state;
      },
    },
    ...peerOptions,
  });
  const lane = new RemoteLane({
    ...{ queue, translator, elsewhere: peers, clock, logger },
    ...(overflowAfterMs !== undefined && { overflowAfterMs }),
  });
  const reachable = new ReachableDirections(translator, lane);
  const admission = new Admission({ queue, translator, clock, maxTextBytes: 10_000, remote: lane });
  const dispatcher = new Dispatcher({ queue, translator, clock, logger, remote: lane, capacity: 1 });
  await peers.start();
  dispatcher.start();
  await radio.start();
  const stop = async () => {
    const stopped = Promise.all([dispatcher.stop(), peers.stop(), radio.stop()]);
    await clock.advance(10_000);
    await stopped;
    await queue.close();
  };
  /** Of a user of the page. */
  const submit = async (text: string, target: string, more: Partial<TranslationRequest> = {}) => {
    const [job] = await admission.submit([
      {
        text,
        source: 'en',
        target,
        priority: 'normal',
        requester: { inlet: 'http', id: 'page' },
        replyTo: { inlet: 'http' },
        ...more,
      },
    ]);
    return job?.id ?? '';
  };
  return { num, queue, translator, radio, peers, lane, logger, machine, submit, stop };
}

export type MeshNode = Awaited<ReturnType<typeof openMeshNode>>;
