/** What the daemon and the one-shot commands both build from the configuration. */
import { existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BabelmeshError, type Logger } from '@babelmesh/protocol';
import { systemClock as clock } from './clock.js';
import type { Config } from './config/schema.js';
import type { Engine } from './engine/engine.js';
import { openLevelStore } from './engine/memory/level-store.js';
import { TranslationMemory } from './engine/memory/translation-memory.js';
import { type Measurement, openEngine, type Translated } from './engine/open-engine.js';
import type { LastContact, RadioLink } from './radio/link/link.js';
import { openLink } from './radio/link/open-link.js';
import { createLogger } from './telemetry/logger.js';

const SHIPPED_MODELS = fileURLToPath(new URL('../../models', import.meta.url));
const SHIPPED_PHRASES = join(SHIPPED_MODELS, 'phrasebook');
const DAY_MS = 86_400_000;
const MEGABYTE = 2 ** 20;
const DEFAULT_TCP_PORT = 4403;

export function buildLogger({ log }: Config): Logger {
  return createLogger({ level: log.level, json: log.json ?? !process.stderr.isTTY });
}

/** The data folder, made where it is missing. Throws `store_read_only`. */
export function makeFolder(path: string): string {
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

/** Where the queue of the configured data folder is. */
export function queueFolder({ data }: Config): string {
  return join(resolve(data), 'queue');
}

/** Where `models add` puts models. */
export function addedModelsFolder({ data }: Config): string {
  return join(resolve(data), 'models');
}

export function modelsFolders(config: Config): readonly string[] {
  const added = addedModelsFolder(config);
  return [
    SHIPPED_MODELS,
    // Made with the first that is added.
    ...(existsSync(added) ? [added] : []),
    ...config.engine.models.map((folder) => resolve(folder)),
  ];
}

export interface BuildEngineOptions {
  readonly onMeasurement?: (measurement: Measurement) => void;
  readonly onTranslated?: (made: Translated) => void;
  readonly signal?: AbortSignal;
  readonly memory?: Promise<TranslationMemory | undefined>;
  /** Whether more than one thread may translate just now. */
  readonly mayGrow?: () => boolean;
}

export function buildEngine(
  config: Config,
  logger: Logger,
  { onMeasurement, onTranslated, signal, memory, mayGrow }: BuildEngineOptions,
): Promise<Engine> {
  const { engine, data } = config;
  return openEngine({
    modelsFolders: modelsFolders(config),
    // The operator's own phrases come first.
    phrasebookFolders: [join(resolve(data), 'phrasebook'), SHIPPED_PHRASES],
    libraryFolders: [join(resolve(data), 'transformers')],
    clock,
    logger,
    workers: engine.workers,
    device: engine.device,
    ...(memory && { memory }),
    ...(mayGrow && { mayGrow }),
    ...(onMeasurement && { onMeasurement }),
    ...(onTranslated && { onTranslated }),
    ...(signal && { signal }),
  });
}

/** The translations made before; undefined where the node keeps none, or cannot: it translates all the same. */
export async function buildMemory(config: Config, logger: Logger): Promise<TranslationMemory | undefined> {
  const folder = join(resolve(config.data), 'memory');
  const { memoryEntries: maxEntries, memoryMegabytes, memoryDays } = config.engine;
  try {
    if (maxEntries === 0) {
      await rm(folder, { recursive: true, force: true });
      return undefined;
    }
    return await TranslationMemory.open({
      store: await openLevelStore(folder, logger),
      clock,
      logger,
      maxEntries,
      maxBytes: memoryMegabytes * MEGABYTE,
      retentionMs: memoryDays * DAY_MS,
    });
  } catch (error) {
    logger.error(
      { folder, reason: String(error) },
      'The translation memory does not open; the node goes on without it',
    );
    return undefined;
  }
}

/** The link to a radio on a wire or in the network. Throws `invalid_config` where it has no address. */
export function buildRadioLink({ radio }: Config, logger: Logger, last?: LastContact): RadioLink {
  if (radio.address === '') {
    throw new BabelmeshError('invalid_config', `radio.link is ${radio.link}, but radio.address is empty.`, {
      remedy:
        'Set BABELMESH_RADIO_ADDRESS to the radio’s host (tcp) or device (serial), such as /dev/ttyUSB0.',
    });
  }
  const known = { clock, logger, last };
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
