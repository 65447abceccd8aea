import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BabelmeshError, type Logger, type NodeStatus, type RadioStatus } from '@babelmesh/protocol';
import { buildEngine, buildLogger, buildRadioLink, queueFolder } from './build.js';
import { systemClock as clock } from './clock.js';
import type { Config } from './config/schema.js';
import { Admission } from './dispatch/admission.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import type { Engine } from './engine/engine.js';
import { createApp } from './http/app.js';
import { serve } from './http/serve.js';
import { type JobQueue, openQueue, type QueueOptions } from './queue/index.js';
import { airtimeFile } from './radio/airtime-file.js';
import type { RadioLink } from './radio/link/link.js';
import { openLink } from './radio/link/open-link.js';
import type { Presence } from './radio/ports.js';
import { presenceFile } from './radio/presence-file.js';
import { openRadio, type Radio } from './radio/radio.js';
import { openSimulation } from './radio/simulator/simulation.js';
import { Metrics } from './telemetry/metrics.js';
import { SystemReadings } from './telemetry/readings.js';
import { ServiceManager } from './telemetry/service-manager.js';
import { VERSION } from './version.js';

const PAGE = fileURLToPath(new URL('../../web-ui/dist', import.meta.url));
const HOUR_MS = 3_600_000;
const MEGABYTE = 2 ** 20;
/** Together with what closing the rooms takes, within the 5 s that a stop may last. */
const STOP_GRACE_MS = { http: 2_000, dispatcher: 3_000 };

export interface Daemon {
  /** Where the page and the API are. */
  readonly port: number;
  readonly directions: Engine['directions'];
  /** How the mesh is reached, and through which ports clients reach simulated nodes. */
  readonly mesh: readonly string[];
  /** Takes no new work, lets current slices finish, and leaves everything else on disk. */
  stop(): Promise<void>;
}

/** Builds every room, hands each its collaborators, and starts them. Throws a BabelmeshError with a remedy. */
export async function startDaemon(config: Config): Promise<Daemon> {
  const startedAt = clock.now();
  const logger = buildLogger(config);
  const data = makeFolder(config.data);
  const closing: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };

  try {
    const metrics = new Metrics({ version: VERSION });
    const queue = await openQueue({
      folder: queueFolder(config),
      clock,
      logger,
      ...queueOptions(config),
      measure: (measurement) => metrics.queueDid(measurement),
    });
    closing.push(() => queue.close());

    const engine = await buildEngine(config, logger, {
      onMeasurement: (measurement) => metrics.engineWorked(measurement),
    });
    closing.push(() => engine.close());

    const admission = new Admission({
      queue,
      translator: engine,
      clock,
      maxTextBytes: config.queue.maxTextBytes,
    });
    const dispatcher = new Dispatcher({
      queue,
      translator: engine,
      clock,
      logger,
      capacity: 8 * config.engine.workers,
    });
    dispatcher.start();
    const stopDispatcher = () => dispatcher.stop({ graceMs: STOP_GRACE_MS.dispatcher });
    closing.push(stopDispatcher);

    const mesh = await reachMesh(config, data, logger);
    const radio = mesh && openMeshRadio(config, { mesh, admission, queue, engine, data, logger });
    await radio?.start();
    closing.push(async () => {
      await radio?.stop();
      await mesh?.close();
    });

    const readings = new SystemReadings({ clock });
    readings.start();
    const radioStatus = () => radio?.status() ?? NO_RADIO;
    metrics.watch({ queue, radio: { status: radioStatus }, readings });
    closing.push(() => {
      readings.stop();
      metrics.close();
    });

    const status = async (): Promise<NodeStatus> => ({
      version: VERSION,
      startedAt,
      directions: [...engine.directions],
      queue: queue.counts(),
      radio: radioStatus(),
    });
    const limits = {
      waitMs: config.http.requestTimeoutSeconds * 1_000,
      graceMs: STOP_GRACE_MS.http,
    };
    const app = createApp({
      admission,
      jobs: queue,
      detector: engine,
      directions: engine,
      statusSource: { status },
      health: { problems: () => [...(queue.problem ? [queue.problem] : []), ...engine.problems] },
      metrics,
      clock,
      logger,
      limits,
      pageFolder: PAGE,
      corsOrigins: config.http.corsOrigins,
      trustedProxies: config.http.trustedProxies,
      version: VERSION,
    });
    const end = new AbortController();
    const { host } = config.http;
    const listening = await serve({
      app,
      host,
      port: config.http.port,
      signal: end.signal,
      clock,
      logger,
      limits,
    });
    closing.push(async () => {
      end.abort();
      // At the same time: those who wait for an answer get what the current slices bring.
      await Promise.all([listening.closed, stopDispatcher()]);
    });

    const serviceManager = new ServiceManager({ clock, logger, environment: process.env });
    await serviceManager.ready(`Translating, port ${listening.port}`);
    closing.push(() => serviceManager.stopping());

    return { port: listening.port, directions: engine.directions, mesh: mesh?.described ?? [], stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function makeFolder(path: string): string {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (cause) {
    throw new BabelmeshError('store_read_only', `The data folder ${folder} cannot be made.`, {
      remedy: 'Name a folder this user may write to with BABELMESH_DATA.',
      cause,
    });
  }
}

function queueOptions({ queue }: Config): Partial<QueueOptions> {
  return {
    maxWaiting: queue.maxWaiting,
    maxWaitingPerRequester: queue.maxWaitingPerRequester,
    maxWaitingBytes: queue.maxWaitingMegabytes * MEGABYTE,
    maxAttempts: queue.maxAttempts,
    retentionMs: queue.retentionHours * HOUR_MS,
    maxSettledBytes: queue.retentionMegabytes * MEGABYTE,
    deliveryTtlMs: queue.deliveryHours * HOUR_MS,
    minFreeBytes: queue.minFreeMegabytes * MEGABYTE,
  };
}

interface Mesh {
  readonly link: RadioLink;
  /** Of a radio that goes on while this process is away. */
  readonly presence?: Presence;
  readonly described: readonly string[];
  close(): Promise<void>;
}

async function reachMesh(config: Config, data: string, logger: Logger): Promise<Mesh | undefined> {
  if (config.radio.link === 'off') return undefined;
  if (config.radio.link !== 'simulated') {
    const { link: kind, address } = config.radio;
    const presence = presenceFile(join(data, 'radio.json'), `${kind} ${address}`);
    const link = buildRadioLink(config, logger, await presence.awayMs());
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

function openMeshRadio(
  { radio }: Config,
  rooms: {
    mesh: Mesh;
    admission: Admission;
    queue: JobQueue;
    engine: Engine;
    data: string;
    logger: Logger;
  },
): Radio {
  const { mesh, admission, queue, engine, data, logger } = rooms;
  const { allowMqtt, channels, allowed, banned, maxHops, requestsPerMinute, airtimePercent } = radio;
  const backlog = {
    waiting: () => Object.values(queue.counts().waiting).reduce((sum, count) => sum + count, 0),
  };
  return openRadio({
    link: mesh.link,
    admission,
    jobs: queue,
    directions: engine,
    backlog,
    outbox: queue,
    clock,
    logger,
    airtimeStore: airtimeFile(join(data, 'airtime.json')),
    ...(mesh.presence && { presence: mesh.presence }),
    policy: {
      allowMqtt,
      channels,
      allowed,
      banned,
      maxHops,
      requestsPerMinute,
      ...(airtimePercent !== undefined && { airtimeShare: airtimePercent / 100 }),
    },
  });
}

const NO_RADIO: RadioStatus = { link: 'off', via: 'off', nodes: [], airtimeMs: 0, airtimeBudgetMs: 0 };
