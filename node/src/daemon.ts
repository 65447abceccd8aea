import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeStatus } from '@babelmesh/protocol';
import { buildEngine, buildLogger, buildMemory, makeFolder, queueFolder } from './build.js';
import { systemClock as clock, sinceBoot } from './clock.js';
import { Closing } from './closing.js';
import type { Config } from './config/schema.js';
import { Admission } from './dispatch/admission.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import { ReachableDirections } from './dispatch/reachable-directions.js';
import type { Engine } from './engine/engine.js';
import { createApp } from './http/app.js';
import { DEFAULT_LIMITS } from './http/limits.js';
import { serve } from './http/serve.js';
import {
  NO_RADIO,
  observedRadio,
  openMeshRadio,
  openPeers,
  openRemoteLane,
  operatorView,
  reachMesh,
} from './mesh.js';
import { openQueue, type QueueOptions } from './queue/index.js';
import { openPeopleStore } from './radio/state/people-store.js';
import { Headroom } from './telemetry/headroom.js';
import { Metrics } from './telemetry/metrics.js';
import { SystemReadings } from './telemetry/readings.js';
import { ServiceManager } from './telemetry/service-manager.js';
import { VERSION } from './version.js';

const PAGE = fileURLToPath(new URL('../../web-ui/dist', import.meta.url));
const HOUR_MS = 3_600_000;
const MEGABYTE = 2 ** 20;
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
  const logger = buildLogger(config);
  const data = makeFolder(config.data);
  const closing = new Closing(logger);

  try {
    const metrics = new Metrics({ version: VERSION });
    // Both at once: the one waits for the disk, the other for its thread.
    const openingQueue = openQueue({
      folder: queueFolder(config),
      clock,
      machine: sinceBoot(),
      logger,
      ...queueOptions(config),
      measure: (measurement) => metrics.queueDid(measurement),
    });
    // After the queue, which says in its own words where the data folder cannot be used.
    const memory = openingQueue.then(
      () => buildMemory(config, logger),
      () => undefined,
    );
    const readings = new SystemReadings({ clock });
    const { maxTemperatureC, minFreeMegabytes } = config.engine;
    const headroom = new Headroom({
      ...{ readings, logger, maxTemperatureC },
      minFreeBytes: minFreeMegabytes * MEGABYTE,
    });
    const opening = buildEngine(config, logger, {
      memory,
      mayGrow: () => headroom.isThere,
      onMeasurement: (measurement) => metrics.engineWorked(measurement),
      onTranslated: (made) => metrics.translated(made),
      ...(signal && { signal }),
    });
    // Where it fails it is told below, perhaps only after the queue is open.
    const opened = opening.catch(() => undefined);
    closing.stands(async () => {
      await (await opened)?.close();
      await (await memory)?.close();
    });
    const queue = await openingQueue;
    closing.stands(() => queue.close());
    signal?.throwIfAborted();

    const engine = await opening;

    const mesh = await reachMesh(config, data, logger);
    closing.stands(() => mesh?.close());
    const people = mesh && (await openPeopleStore(join(data, 'people'), logger));
    const radio =
      mesh &&
      openMeshRadio(config, {
        ...{ mesh, queue, engine, data, people, logger },
        // Below: both need the radio to reach other nodes.
        admission: { submit: (requests) => admission.submit(requests) },
        directions: {
          get directions() {
            return directions.directions;
          },
          phrases: engine,
        },
      });
    closing.runs(() => radio?.stop());
    const peers = radio && openPeers(config, { radio, queue, engine, data, logger });
    const remote = peers && openRemoteLane(config, { peers, queue, engine, logger });
    const directions = new ReachableDirections(engine, remote);
    const admission = new Admission({
      queue,
      translator: engine,
      clock,
      maxTextBytes: config.queue.maxTextBytes,
      ...(remote && { remote }),
    });
    const dispatcher = new Dispatcher({
      queue,
      translator: engine,
      clock,
      logger,
      ...(remote && { remote }),
      // Twice a worker’s batch: while one is translated the next is leased and waits at the worker’s door.
      capacity: 16 * config.engine.workers,
    });
    // Before any job may need them.
    await peers?.start();
    dispatcher.start();
    closing.runs(() => dispatcher.stop({ graceMs: GRACE_MS }));
    closing.runs(() => peers?.stop());
    await radio?.start();
    signal?.throwIfAborted();

    closing.stands(() => readings.stop());
    readings.start();
    const radioStatus = () => radio?.status() ?? NO_RADIO;
    metrics.watch({ queue, radio: observedRadio(radio), ...(peers && { peers }), readings });
    closing.stands(() => metrics.close());

    const status = async (): Promise<NodeStatus> => ({
      version: VERSION,
      startedAt,
      directions: [...directions.directions],
      queue: queue.counts(),
      radio: radioStatus(),
    });
    const { maxTextBytes } = config.queue;
    // JSON may take more room than the text.
    const bodyBytes = Math.max(DEFAULT_LIMITS.bodyBytes, 2 * maxTextBytes);
    const limits = {
      waitMs: config.http.requestTimeoutSeconds * 1_000,
      emergenciesPerHour: config.http.emergenciesPerHour,
      graceMs: GRACE_MS,
      // Admission has the last word.
      textCharacters: maxTextBytes,
      bodyBytes,
      // One body of the largest size must pass, or it is told for ever to come later.
      bytesInFlight: Math.max(DEFAULT_LIMITS.bytesInFlight, bodyBytes),
    };
    const app = createApp({
      admission,
      jobs: queue,
      detector: engine,
      directions,
      phrasebook: engine,
      statusSource: { status },
      radio: { view: () => operatorView(radio, remote && peers) },
      // A bad model beside good ones is told at the start, and keeps nobody from translating.
      health: { problems: () => (queue.problem ? [queue.problem] : []) },
      metrics,
      clock,
      logger,
      limits,
      pageFolder: PAGE,
      corsOrigins: config.http.corsOrigins,
      hostNames: [config.http.host, ...config.http.hostNames],
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
