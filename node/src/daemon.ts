import { mkdirSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BabelmeshError,
  type Logger,
  type NodeStatus,
  type RadioStatus,
  type ResultMessage,
  type TranslationResult,
} from '@babelmesh/protocol';
import { systemClock as clock } from './clock.js';
import { Closing } from './closing.js';
import type { Config } from './config/schema.js';
import { Admission } from './dispatch/admission.js';
import { admit } from './dispatch/admit.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import { translateText } from './dispatch/translate-text.js';
import { type Engine, type Measurement, openEngine } from './engine/engine.js';
import { createApp } from './http/app.js';
import { serve } from './http/serve.js';
import { type JobQueue, openQueue } from './queue/index.js';
import { airtimeFile } from './radio/airtime-file.js';
import { requestOverRadio } from './radio/client.js';
import type { RadioLink } from './radio/link/link.js';
import { openLink } from './radio/link/open-link.js';
import type { Presence } from './radio/ports.js';
import { presenceFile } from './radio/presence-file.js';
import { openRadio, type Radio } from './radio/radio.js';
import { openSimulation } from './radio/simulator/simulation.js';
import { createLogger } from './telemetry/logger.js';
import { Metrics } from './telemetry/metrics.js';
import { SystemReadings } from './telemetry/readings.js';
import { ServiceManager } from './telemetry/service-manager.js';
import { VERSION } from './version.js';

const SHIPPED_MODELS = fileURLToPath(new URL('../../models', import.meta.url));
const PAGE = fileURLToPath(new URL('../../web-ui/dist', import.meta.url));
const DEFAULT_TCP_PORT = 4403;
const HOUR_MS = 3_600_000;
/** For requests that wait and slices that run, when the node is stopped: all is over within 5 s. */
const GRACE_MS = 3_000;

export interface Daemon {
  /** Where the page and the API are. */
  readonly port: number;
  readonly directions: Engine['directions'];
  /** How the mesh is reached, and through which ports clients reach simulated nodes. */
  readonly mesh: readonly string[];
  /** Takes no new work, lets current slices finish, and leaves everything else on disk. */
  stop(): Promise<void>;
}

/**
 * Builds every room, hands each its collaborators, and starts them. Throws a BabelmeshError with a remedy, or the
 * reason of the signal where that ends the start.
 */
export async function startDaemon(config: Config, signal?: AbortSignal): Promise<Daemon> {
  const startedAt = clock.now();
  const logger = openLog(config);
  const data = makeFolder(config.data);
  const closing = new Closing(logger);

  try {
    const queue = await openQueue({
      folder: join(data, 'queue'),
      clock,
      logger,
      maxWaiting: config.queue.maxWaiting,
      maxWaitingPerRequester: config.queue.maxWaitingPerRequester,
      retentionMs: config.queue.retentionHours * HOUR_MS,
    });
    closing.stands(() => queue.close());
    signal?.throwIfAborted();

    let measured: (measurement: Measurement) => void = () => {};
    const engine = await open(config, logger, (measurement) => measured(measurement), signal);
    closing.stands(() => engine.close());

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
      slots: 8 * config.engine.workers,
    });
    dispatcher.start();
    closing.runs(() => dispatcher.stop({ graceMs: GRACE_MS }));

    const mesh = await reachMesh(config, data, logger);
    closing.stands(() => mesh?.close());
    const radio = mesh && openMeshRadio(config, { mesh, admission, queue, engine, data, logger });
    closing.runs(() => radio?.stop());
    await radio?.start();
    signal?.throwIfAborted();

    const readings = new SystemReadings({ clock });
    closing.stands(() => readings.stop());
    readings.start();
    const radioStatus = () => radio?.status() ?? NO_RADIO;
    const metrics = new Metrics({ queue, radio: { status: radioStatus }, readings, version: VERSION });
    measured = (measurement) => metrics.engineWorked(measurement);
    closing.stands(() => metrics.close());

    const status = async (): Promise<NodeStatus> => ({
      version: VERSION,
      startedAt,
      directions: [...engine.directions],
      queue: queue.counts(),
      radio: radioStatus(),
    });
    const limits = { waitMs: config.http.requestTimeoutSeconds * 1_000, graceMs: GRACE_MS };
    const app = createApp({
      admission,
      jobs: queue,
      detector: engine,
      directions: engine,
      statusSource: { status },
      // A bad model beside good ones is told at the start, and keeps nobody from translating.
      health: { problems: () => (queue.problem ? [queue.problem] : []) },
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
    closing.runs(async () => {
      end.abort();
      await listening.closed;
    });

    const serviceManager = new ServiceManager({ clock, logger, environment: process.env });
    closing.runs(() => serviceManager.stopping());
    signal?.throwIfAborted();
    await serviceManager.ready(`Translating, port ${listening.port}`);

    return {
      port: listening.port,
      directions: engine.directions,
      mesh: mesh?.described ?? [],
      stop: () => closing.close(),
    };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

export interface Text {
  readonly text: string;
  readonly source: string;
  readonly target: string;
}

/** A translation here and now, without queue or radio. */
export async function translateHere(
  config: Config,
  { text, source, target }: Text,
  signal: AbortSignal,
): Promise<Omit<TranslationResult, 'jobId'>> {
  const engine = await open(config, quietLog(config), () => {}, signal);
  try {
    const here = { inlet: 'http', id: 'cli' } as const;
    const { from } = admit(
      { text, source, target, priority: 'normal', requester: here, replyTo: { inlet: 'http' } },
      { translator: engine, now: clock.now(), maxTextBytes: Number.POSITIVE_INFINITY },
    );
    return await translateText(engine, { text, from, target, signal });
  } finally {
    await engine.close();
  }
}

/** A request to another node, through this machine's radio. `to` is its node number. */
export async function sendRequest(
  config: Config,
  { to, timeoutMs, ...text }: Text & { readonly to: number; readonly timeoutMs: number },
  signal: AbortSignal,
): Promise<ResultMessage> {
  if (config.radio.link === 'simulated' || config.radio.link === 'off') {
    throw new BabelmeshError('radio_unavailable', 'No radio is configured to send through.', {
      remedy: 'Set BABELMESH_RADIO_LINK to tcp or serial, and BABELMESH_RADIO_ADDRESS.',
    });
  }
  const link = reachRadio(config, quietLog(config));
  link.start();
  try {
    return await requestOverRadio({ link, clock, to, ...text, timeoutMs, signal });
  } finally {
    await link.stop();
  }
}

function openLog({ log }: Config): Logger {
  return createLogger({ level: log.level, json: log.json ?? !process.stderr.isTTY });
}

/** For commands whose answer is what the person wants to read. */
function quietLog(config: Config): Logger {
  return openLog({
    ...config,
    log: { ...config.log, level: config.log.level === 'debug' ? 'debug' : 'warn' },
  });
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

function open(
  { engine }: Config,
  logger: Logger,
  onMeasurement: (measurement: Measurement) => void,
  signal?: AbortSignal,
): Promise<Engine> {
  return openEngine({
    modelsFolders: [SHIPPED_MODELS, ...engine.models.map((folder) => resolve(folder))],
    clock,
    logger,
    workers: engine.workers,
    device: engine.device,
    onMeasurement,
    ...(signal && { signal }),
  });
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
    const link = reachRadio(config, logger, await presence.awayMs());
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

function reachRadio({ radio }: Config, logger: Logger, awayMs?: number): RadioLink {
  if (radio.address === '') {
    throw new BabelmeshError('invalid_config', `radio.link is ${radio.link}, but radio.address is empty.`, {
      remedy:
        'Set BABELMESH_RADIO_ADDRESS to the radio’s host (tcp) or device (serial), such as /dev/ttyUSB0.',
    });
  }
  const known = { clock, logger, ...(awayMs !== undefined && { awayMs }) };
  if (radio.link === 'serial') {
    return openLink({ kind: 'serial', path: radio.address, baudRate: radio.baudRate, ...known });
  }
  return openLink({ kind: 'tcp', ...tcpAddress(radio.address), ...known });
}

/** `host`, `host:port`, an IPv6 address as it is, or `[address]:port`. */
function tcpAddress(address: string): { host: string; port: number } {
  const parts = isIPv6(address) ? undefined : /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(address);
  const port = Number(parts?.[3] ?? DEFAULT_TCP_PORT);
  if ((!parts && !isIPv6(address)) || port < 1 || port > 65_535) {
    throw new BabelmeshError('invalid_config', `radio.address “${address}” is no address of a radio.`, {
      remedy: 'Write it like 192.168.1.7, radio.local:4403 or [fe80::1]:4403.',
    });
  }
  return { host: parts?.[1] ?? parts?.[2] ?? address, port };
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
