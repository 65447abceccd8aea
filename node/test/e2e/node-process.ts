/** The built `babelmesh` command as a child process, the way a person or systemd runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFailed, onTestFinished } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MAIN = join(ROOT, 'node/dist/cli/main.js');

export type Environment = Readonly<Record<string, string>>;

/** How a process ended and what it wrote. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How long something lasts: the test that made it, or all tests of its file. */
type Lifetime = 'test' | 'file';

const atEndOfFile: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of atEndOfFile.splice(0).reverse()) await end();
});

function atEnd(lifetime: Lifetime, end: () => Promise<void>): void {
  if (lifetime === 'file') atEndOfFile.push(end);
  else onTestFinished(end);
}

/** A folder that is gone afterwards. */
export async function temporaryFolder(lifetime: Lifetime = 'test'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'babelmesh-e2e-'));
  atEnd(lifetime, () => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface CommandOptions {
  readonly env?: Environment;
  /** Standard input; empty by default. */
  readonly input?: string | Uint8Array;
  /** Another installation's `main.js`. */
  readonly main?: string;
  /** A command that runs the command, such as `unshare`. */
  readonly wrapper?: readonly string[];
}

/** Runs a command to its end. */
export function babelmesh(
  args: readonly string[],
  { env = {}, input = '', main = MAIN, wrapper = [] }: CommandOptions = {},
): Promise<Ended> {
  const child = launch(args, { env, main, wrapper });
  // A command that does not read its input may be gone before all of it is written.
  child.stdin?.on('error', () => {}).end(input);
  const exit = ended(child, collect(child));
  atEnd('file', async () => {
    child.kill('SIGKILL');
    await exit;
  });
  return exit;
}

/** A running daemon. */
export interface Node {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly exit: Promise<Ended>;
  /** Everything written so far, both streams. */
  output(): string;
  /** Resolves when the pattern has been written. */
  says(pattern: RegExp): Promise<void>;
  stop(): Promise<Ended>;
  /** As by a power cut. */
  kill(): Promise<void>;
}

/**
 * Starts a daemon on a free port with a data folder of its own, and resolves when it says where its page is.
 * Without a radio unless `env` names one. It is killed afterwards where it still runs.
 */
export async function startNode(
  env: Environment = {},
  lifetime: Lifetime = 'test',
  { wrapper = [] }: Pick<CommandOptions, 'wrapper'> = {},
): Promise<Node> {
  const folder = env.BABELMESH_DATA ?? (await temporaryFolder(lifetime));
  const child = launch(['serve'], {
    env: { BABELMESH_RADIO_LINK: 'off', BABELMESH_DATA: folder, ...env },
    wrapper,
  });
  child.stdin?.end();
  const written = collect(child);
  const exit = ended(child, written);
  const kill = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  atEnd(lifetime, kill);
  if (lifetime === 'test') onTestFailed(() => console.error(`The node said:\n${written.output()}`));
  const says = async (pattern: RegExp) => {
    while (!pattern.test(written.output())) {
      const gone = await Promise.race([exit, written.more()]);
      if (gone && !pattern.test(written.output())) {
        throw new Error(`It ended (${gone.code}) before it said ${pattern}:\n${written.output()}`);
      }
    }
  };
  await says(/^Data {2,}/m);
  const port = Number(/^Page and API .*?:(\d+)/m.exec(written.stdout)?.[1]);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    exit,
    output: () => written.output(),
    says,
    stop: () => {
      child.kill('SIGTERM');
      return exit;
    },
    kill,
  };
}

function launch(
  args: readonly string[],
  { env = {}, main = MAIN, wrapper = [] }: CommandOptions,
): ChildProcess {
  if (!existsSync(main)) throw new Error('Build first: npm run build');
  const own = /^(BABELMESH_|PORT$|HOST$|VITEST|NODE_OPTIONS$)/;
  const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
  const [command = '', ...rest] = [...wrapper, process.execPath, main, ...args];
  return spawn(command, rest, {
    cwd: ROOT,
    env: { ...Object.fromEntries(inherited), HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: 'pipe',
  });
}

interface Written {
  stdout: string;
  stderr: string;
  output(): string;
  more(): Promise<undefined>;
}

function collect(child: ChildProcess): Written {
  const waiting = new Set<() => void>();
  const written: Written = {
    stdout: '',
    stderr: '',
    output: () => written.stdout + written.stderr,
    more: () => new Promise((resolve) => waiting.add(() => resolve(undefined))),
  };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text;
      for (const wake of waiting) wake();
      waiting.clear();
    });
  }
  return written;
}

function ended(child: ChildProcess, written: Written): Promise<Ended> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout: written.stdout, stderr: written.stderr }));
  });
}
