import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const KEEP_OPEN_AND_COPY = `
import os, pty, select, sys, tty
ours, theirs = pty.openpty()
tty.setraw(theirs)
print(os.ttyname(theirs), file=sys.stderr, flush=True)
while True:
    ready = select.select([0, ours], [], [])[0]
    if 0 in ready:
        data = os.read(0, 65536)
        if not data: break
        while data: data = data[os.write(ours, data):]
    if ours in ready:
        data = os.read(ours, 65536)
        while data: data = data[os.write(1, data):]
`;

/** Programs that can make a pseudo-terminal; Node itself cannot. */
const MAKERS: readonly (readonly [command: string, ...args: string[]])[] = [
  ['socat', '-d', '-d', 'STDIO', 'PTY,raw,echo=0'],
  ['python3', '-u', '-c', KEEP_OPEN_AND_COPY],
];

/** A pseudo-terminal: a device file for the link, and its other end. For tests. */
export interface Pty {
  readonly path: string;
  onData(listener: (bytes: Uint8Array) => void): void;
  write(bytes: Uint8Array): void;
  /** As pulling the plug: who holds the device file loses it. Resolves when that is done. */
  hangUp(): Promise<void>;
}

/** Undefined where no program that can make one is installed. */
export async function openPty(): Promise<Pty | undefined> {
  for (const [command, ...args] of MAKERS) {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const path = await devicePath(child);
    if (path === undefined) continue;
    const gone = once(child, 'exit');
    child.stdin.on('error', () => {});
    return {
      path,
      onData: (listener) => child.stdout.on('data', listener),
      write: (bytes) => child.stdin.write(bytes),
      hangUp: async () => {
        child.kill('SIGKILL');
        await gone;
      },
    };
  }
  return undefined;
}

function devicePath(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (bytes) => {
      said += bytes;
      const path = /\/dev\/(?:pts\/|tty)\w+/.exec(said)?.[0];
      if (path !== undefined) resolve(path);
    });
    child.once('error', () => resolve(undefined));
    child.once('exit', () => resolve(undefined));
  });
}
