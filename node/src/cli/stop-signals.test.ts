import { EventEmitter } from 'node:events';
import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it } from 'vitest';
import { untilAskedToStop } from './stop-signals.js';

class FakeProcess extends EventEmitter {
  readonly pid = 7;
  readonly killed: string[] = [];

  kill(pid: number, signal: NodeJS.Signals): void {
    // Whoever still listens would keep it alive.
    this.killed.push(`${pid} ${signal} ${this.listenerCount(signal)}`);
  }

  receive(signal: NodeJS.Signals): void {
    this.emit(signal, signal);
  }
}

it('is asked by the first signal, takes what comes with it for the same, and ends at once by a later one', async () => {
  const process = new FakeProcess();
  const clock = new ManualClock();
  const asked = untilAskedToStop(process, clock);
  expect(asked.aborted).toBe(false);
  process.receive('SIGTERM');
  expect(asked.aborted).toBe(true);
  process.receive('SIGTERM');
  await clock.advance(499);
  process.receive('SIGHUP');
  expect(process.killed).toEqual([]);
  await clock.advance(1);
  process.receive('SIGINT');
  expect(process.killed).toEqual(['7 SIGINT 0']);
});
