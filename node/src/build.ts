/** What the daemon and the one-shot commands both build from the configuration. */
import { isIPv6 } from 'node:net';
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
