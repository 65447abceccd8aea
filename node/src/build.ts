/** What the daemon and the one-shot commands both build from the configuration. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BabelmeshError, type Logger } from '@babelmesh/protocol';
import { systemClock as clock } from './clock.js';
import type { Config } from './config/schema.js';
import { type Engine, type Measurement, openEngine } from './engine/engine.js';
import type { RadioLink } from './radio/link/link.js';
import { openLink } from './radio/link/open-link.js';
import { createLogger } from './telemetry/logger.js';

const SHIPPED_MODELS = fileURLToPath(new URL('../../models', import.meta.url));
const DEFAULT_TCP_PORT = 4403;

export function buildLogger({ log }: Config): Logger {
  return createLogger({ level: log.level, json: log.json ?? !process.stderr.isTTY });
}

/** Where the queue of the configured data folder is. */
export function queueFolder({ data }: Config): string {
  return join(resolve(data), 'queue');
}

export function buildEngine(
  { engine }: Config,
  logger: Logger,
  { onMeasurement, signal }: { onMeasurement?: (measurement: Measurement) => void; signal?: AbortSignal },
): Promise<Engine> {
  return openEngine({
    modelsFolders: [SHIPPED_MODELS, ...engine.models.map((folder) => resolve(folder))],
    clock,
    logger,
    workers: engine.workers,
    device: engine.device,
    ...(onMeasurement && { onMeasurement }),
    ...(signal && { signal }),
  });
}

/** The link to a radio on a wire or in the network. Throws `invalid_config` where it has no address. */
export function buildRadioLink({ radio }: Config, logger: Logger, awayMs?: number): RadioLink {
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
  const [, host = radio.address, port = DEFAULT_TCP_PORT] = radio.address.match(/^(.+):(\d+)$/) ?? [];
  return openLink({ kind: 'tcp', host, port: Number(port), ...known });
}
