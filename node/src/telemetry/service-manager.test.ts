import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServiceManager } from './service-manager.js';

const warnings: string[] = [];
const logger: Logger = { debug() {}, info() {}, warn: (_, message) => warnings.push(message), error() {} };

function has(command: string): boolean {
  try {
    execFileSync('which', [command], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('ServiceManager', () => {
  it('keeps quiet where nobody listens', async () => {
    const manager = new ServiceManager({
      clock: new ManualClock(),
      logger,
      environment: { WATCHDOG_USEC: '1000' },
    });
    await manager.ready('fine');
    await manager.stopping();
    expect(warnings).toEqual([]);
  });

  it('complains once where systemd’s command is missing', async () => {
    const environment = { NOTIFY_SOCKET: '/nowhere', PATH: '/nowhere' };
    const manager = new ServiceManager({ clock: new ManualClock(), logger, environment });
    await manager.ready('fine');
    await manager.stopping();
    expect(warnings.splice(0)).toHaveLength(1);
  });

  const tools = has('systemd-notify') && has('socat');
  if (!tools)
    console.warn('Skipped: the service manager’s own command. Needs systemd and socat (apt-get install).');

  describe.skipIf(!tools)('with systemd’s own command', () => {
    let folder: string;
    let listener: ChildProcess;
    let heard: string;

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'babelmesh-notify-'));
      const appeared = new Promise<void>((resolve) => {
        const watcher = watch(folder, () => {
          if (!existsSync(join(folder, 'socket'))) return;
          watcher.close();
          resolve();
        });
      });
      listener = spawn('socat', ['-u', `UNIX-RECV:${join(folder, 'socket')}`, 'STDOUT']);
      heard = '';
      listener.stdout?.on('data', (chunk) => {
        heard += `${chunk}\n`;
      });
      await appeared;
    });
    afterEach(() => {
      listener.kill();
      rmSync(folder, { recursive: true });
    });

    it('tells that the node is ready, alive and stopping', async () => {
      const clock = new ManualClock();
      // systemd answers each message by closing a descriptor that comes with it, which this listener cannot.
      const real = execFileSync('which', ['systemd-notify'], { encoding: 'utf8' }).trim();
      writeFileSync(join(folder, 'systemd-notify'), `#!/bin/sh\nexec ${real} --no-block "$@"\n`, {
        mode: 0o755,
      });
      const environment = {
        PATH: `${folder}:${process.env.PATH}`,
        NOTIFY_SOCKET: join(folder, 'socket'),
        WATCHDOG_USEC: '20000000',
      };
      const manager = new ServiceManager({ clock, logger, environment });
      const until = async (text: string) => {
        while (!heard.includes(text)) await once(listener.stdout ?? listener, 'data');
      };
      await manager.ready('Translating');
      await until('READY=1');
      expect(heard).toContain('STATUS=Translating');
      expect(heard).not.toContain('WATCHDOG');
      await clock.advance(10_000);
      await until('WATCHDOG=1');
      await manager.stopping();
      await until('STOPPING=1');
      expect(clock.nextDueInMs).toBeUndefined();
      expect(warnings).toEqual([]);
    });
  });
});
