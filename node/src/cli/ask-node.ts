import { BabelmeshError } from '@babelmesh/protocol';
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

/** What the node answers at this path. Throws `node_unreachable` where none does, and what the node itself refuses with. */
export async function askNode<Answer>(path: string, url = ownUrl(loadConfig(process.env))): Promise<Answer> {
  const response = await fetch(new URL(path, url), { signal: AbortSignal.timeout(5_000) }).catch((cause) => {
    throw unreachable(url, cause);
  });
  if (response.ok) return (await response.json()) as Answer;
  const { error, code, remedy } = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.status !== 404 || typeof error !== 'string' || code !== 'not_found') {
    throw unreachable(url, new Error(`it answered ${response.status}`));
  }
  throw new BabelmeshError('not_found', error, typeof remedy === 'string' ? { remedy } : {});
}

function unreachable(url: string, cause: unknown): BabelmeshError {
  return new BabelmeshError('node_unreachable', `No node answers at ${url}.`, {
    remedy: 'Start one with “babelmesh serve”, or name another with --url.',
    cause,
  });
}

/** Where a node with this configuration is reached from the same machine. */
function ownUrl({ http: { host, port } }: Config): string {
  if (host === '0.0.0.0' || host === '::' || host === '') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function httpUrl(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It takes an address such as http://192.0.2.7:9527.');
}
