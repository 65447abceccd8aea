import { BabelmeshError, ERRORS, type ErrorCode } from '@babelmesh/protocol';
import { InvalidArgumentError, Option } from 'commander';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';

/** For commands that ask a running node. */
export function urlOption(): Option {
  return new Option(
    '--url <url>',
    'where the node’s HTTP interface is (default: the configured port on this machine)',
  ).argParser(httpUrl);
}

/**
 * What the node answers at this path, which has the key. Throws `node_unreachable` where no node answers, and what the
 * node itself refuses with.
 */
export async function askNode<Answer extends object>(
  path: string,
  key: keyof Answer,
  url = ownUrl(loadConfig(process.env)),
): Promise<Answer> {
  const response = await fetch(new URL(path, url), { signal: AbortSignal.timeout(5_000) }).catch((cause) => {
    throw unreachable(`No node answers at ${url}.`, cause);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && isObject(body) && key in body) return body as Answer;
  throw refusalIn(body) ?? unreachable(`What answers at ${url} is no Babelmesh node.`);
}

/** What a node says where it does not answer what it was asked. */
function refusalIn(body: unknown): BabelmeshError | undefined {
  if (!isObject(body)) return undefined;
  const { error, code, remedy } = body as Record<string, unknown>;
  if (typeof error !== 'string' || typeof code !== 'string' || !Object.hasOwn(ERRORS, code)) return undefined;
  return new BabelmeshError(code as ErrorCode, error, typeof remedy === 'string' ? { remedy } : {});
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function unreachable(message: string, cause?: unknown): BabelmeshError {
  return new BabelmeshError('node_unreachable', message, {
    remedy: 'Start one with “babelmesh serve”, or name another with --url.',
    cause,
  });
}

/** Where a node with this configuration is reached from the same machine. */
function ownUrl({ http: { host, port } }: Config): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function httpUrl(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It takes an address such as http://192.0.2.7:9527.');
}
