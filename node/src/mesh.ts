import { join } from 'node:path';
import type { Logger, RadioStatus, RadioView } from '@babelmesh/protocol';
import { buildRadioLink } from './build.js';
import { systemClock as clock, sinceBoot } from './clock.js';
import type { Config } from './config/schema.js';
import type { Admission } from './dispatch/admission.js';
import { RemoteLane } from './dispatch/remote-lane.js';
import type { Engine } from './engine/engine.js';
import { PeersSnapshot } from './peers/directory.js';
import { Peers } from './peers/peers.js';
import type { JobQueue } from './queue/index.js';
import { airtimeFile } from './radio/airtime/file.js';
import { shippedTextCodec } from './radio/cbor/text-models.js';
import type { RadioLink } from './radio/link/link.js';
import { openLink } from './radio/link/open-link.js';
import { interpreterChannel } from './radio/policy.js';
import type { Directions, PeopleStore, Presence } from './radio/ports.js';
import { openRadio, type Radio } from './radio/radio.js';
import { openSimulation } from './radio/simulator/simulation.js';
import { memoryFile } from './radio/state/memory.js';
import { presenceFile } from './radio/state/presence-file.js';
import { stateFile } from './radio/state/state-file.js';
import type { ObservedRadio } from './telemetry/ports.js';

const HOUR_MS = 3_600_000;

/** The mesh, however it is reached. */
export interface Mesh {
  readonly link: RadioLink;
  /** Of a radio that goes on while this process is away. */
  readonly presence?: Presence;
  readonly described: readonly string[];
  close(): Promise<void>;
}

/** Undefined where no radio is configured. */
export async function reachMesh(config: Config, data: string, logger: Logger): Promise<Mesh | undefined> {
  if (config.radio.link === 'off') return undefined;
  if (config.radio.link !== 'simulated') {
    const presence = presenceFile(join(data, 'radio.json'), sinceBoot);
    const link = buildRadioLink(config, logger, await presence.last());
    return { link, presence, described: [link.via], close: async () => {} };
  }
  const { lossPercent, ...simulator } = config.simulator;
  const simulation = await openSimulation({ ...simulator, lossRate: lossPercent / 100, clock, logger });
  const { mesh, self: num } = simulation;
  return {
    link: openLink({ kind: 'simulated', mesh, num, clock, logger }),
    described: simulation.described,
    close: () => mesh.close(),
  };
}

export function openMeshRadio(
  { radio, peers }: Config,
  rooms: {
    mesh: Mesh;
    admission: Pick<Admission, 'submit'>;
    directions: Directions;
    queue: JobQueue;
    engine: Engine;
    data: string;
    people: PeopleStore | undefined;
    logger: Logger;
  },
): Radio {
  const { mesh, admission, directions, queue, engine, data, people, logger } = rooms;
  const { allowMqtt, channels, interpreterChannels, tapbacks, tapbackChannels, allowed, banned } = radio;
  const { maxHops, requestsPerMinute, airtimePercent } = radio;
  return openRadio({
    link: mesh.link,
    admission,
    jobs: queue,
    directions,
    detector: engine,
    backlog: { waiting: () => waitingIn(queue) },
    outbox: queue,
    clock,
    logger,
    codec: shippedTextCodec(logger),
    airtimeStore: airtimeFile(join(data, 'airtime.json'), sinceBoot),
    memoryStore: memoryFile(join(data, 'radio-memory.json')),
    ...(mesh.presence && { presence: mesh.presence }),
    ...(people && { peopleStore: people }),
    policy: {
      allowMqtt,
      channels,
      interpreterChannels: interpreterChannels.map(interpreterChannel),
      tapbacks,
      tapbackChannels,
      // Who is asked must be heard.
      allowed: allowed.length > 0 ? [...allowed, ...peers.nodes] : [],
      banned,
      maxHops,
      requestsPerMinute,
      ...(airtimePercent !== undefined && { airtimeShare: airtimePercent / 100 }),
    },
  });
}

export function openPeers(
  { peers }: Config,
  rooms: { radio: Radio; queue: JobQueue; engine: Engine; data: string; logger: Logger },
): Peers {
  const { radio, queue, engine, data, logger } = rooms;
  const { nodes, anyHeard, announceChannel, announceHours, timeoutSeconds } = peers;
  return new Peers({
    radio: radio.correspondence,
    own: engine,
    waiting: () => waitingIn(queue),
    clock,
    logger,
    nodes,
    anyHeard,
    announceChannel,
    announceEveryMs: announceHours * HOUR_MS,
    timeoutMs: timeoutSeconds * 1_000,
    isCompact: true,
    store: stateFile(join(data, 'peers.json'), PeersSnapshot),
  });
}

/** Undefined where nobody may be asked. */
export function openRemoteLane(
  { peers: { nodes, anyHeard, overflowSeconds } }: Config,
  rooms: { peers: Peers; queue: JobQueue; engine: Engine; logger: Logger },
): RemoteLane | undefined {
  const { peers: elsewhere, queue, engine: translator, logger } = rooms;
  if (nodes.length === 0 && !anyHeard) return undefined;
  return new RemoteLane({
    ...{ queue, translator, elsewhere, clock, logger },
    ...(overflowSeconds > 0 && { overflowAfterMs: overflowSeconds * 1_000 }),
  });
}

function waitingIn(queue: JobQueue): number {
  return Object.values(queue.counts().waiting).reduce((sum, count) => sum + count, 0);
}

export function observedRadio(radio: Radio | undefined): ObservedRadio {
  return {
    status: () => radio?.status() ?? NO_RADIO,
    ignored: () => radio?.ignored() ?? new Map(),
    held: () => radio?.held() ?? new Map(),
    undeliverable: () => radio?.undeliverable() ?? new Map(),
  };
}

/** The radio, and the nodes reached through it that may be asked. */
export async function operatorView(
  radio: Radio | undefined,
  peers: Peers | undefined,
): Promise<RadioView | undefined> {
  const view = await radio?.view();
  return view && { ...view, ...(peers && { peers: peers.view() }) };
}

/** The status of a node without one. */
export const NO_RADIO: RadioStatus = { link: 'off', via: 'off', nodes: [], airtimeMs: 0, airtimeBudgetMs: 0 };
