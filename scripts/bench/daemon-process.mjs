// A daemon in a process of its own, with an empty data folder and no radio, and a client for it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAEMON_ENVIRONMENT, DAEMON_FLAGS } from '../daemon-flags.mjs';
import { root } from '../prepare.mjs';

const MAIN = join(root, 'node/dist/cli/main.js');

/**
 * Starts the built daemon; resolves when it answers.
 *
 * @param {Readonly<Record<string, string>>} [environment] settings beside the bench's own
 */
export async function startDaemon(environment = {}) {
  const data = mkdtempSync(join(tmpdir(), 'babelmesh-bench-'));
  const port = await freePort();
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('BABELMESH_'));
  const child = spawn(process.execPath, [...DAEMON_FLAGS, MAIN, 'serve'], {
    env: {
      ...DAEMON_ENVIRONMENT,
      ...Object.fromEntries(own),
      HOST: '127.0.0.1',
      PORT: String(port),
      BABELMESH_DATA: data,
      BABELMESH_RADIO_LINK: 'off',
      BABELMESH_LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const client = new Client(port);
  const daemon = {
    client,
    rssMb: () => residentKb(child.pid) / 1024,
    async stop() {
      client.close();
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
  try {
    await answering(client, () => child.exitCode !== null);
    return daemon;
  } catch (error) {
    await daemon.stop();
    throw error;
  }
}

/** HTTP over connections that stay open, as clients in earnest do it. */
class Client {
  #agent = new Agent({ keepAlive: true, maxSockets: 64, noDelay: true });
  #port;

  constructor(port) {
    this.#port = port;
  }

  /** The JSON of the answer; throws where it is a refusal. */
  ask(method, path, body) {
    const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          agent: this.#agent,
          method,
          path,
          headers: sent && { 'content-type': 'application/json', 'content-length': sent.length },
        },
        (incoming) => {
          const chunks = [];
          incoming.on('data', (chunk) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            if ((incoming.statusCode ?? 500) < 400) resolve(JSON.parse(text));
            else reject(new Error(`${method} ${path}: ${incoming.statusCode} ${text}`));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(sent);
    });
  }

  /** @returns {Promise<string>} the translation */
  async translate(text) {
    const { translatedText } = await this.ask('POST', '/translate', { q: text, source: 'en', target: 'es' });
    return translatedText;
  }

  close() {
    this.#agent.destroy();
  }
}

async function answering(client, gone) {
  for (;;) {
    if (gone()) throw new Error('the daemon ended while it was starting');
    try {
      return await client.ask('GET', '/readyz');
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Linux only: elsewhere NaN. */
function residentKb(pid) {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return Number.NaN;
  }
}
