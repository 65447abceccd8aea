import { describe, expect, it } from 'vitest';
import { SessionGate } from './session-gate.js';

describe('SessionGate', () => {
  it('closes at once where no call is under way, and lets none begin', async () => {
    const gate = new SessionGate();
    expect(await gate.inside(async () => 7)).toBe(7);
    expect(gate.close()).toBe(true);
    expect(gate.close()).toBe(true);
    await expect(new SessionGate(gate.buffer).inside(async () => 7)).rejects.toThrow('being ended');
  });

  it('waits for the call that is under way', async () => {
    const gate = new SessionGate();
    let finish: () => void = () => {};
    const call = gate.inside(() => new Promise<void>((resolve) => (finish = resolve)));
    expect(gate.close()).toBe(false);
    expect(gate.close()).toBe(false);
    finish();
    await call;
    expect(gate.close()).toBe(true);
    await expect(gate.inside(async () => 7)).rejects.toThrow('being ended');
  });

  it('waits for the last of several', async () => {
    const gate = new SessionGate();
    const finish: (() => void)[] = [];
    const calls = [0, 1].map(() => gate.inside(() => new Promise<void>((resolve) => finish.push(resolve))));
    finish[0]?.();
    await calls[0];
    expect(gate.close()).toBe(false);
    finish[1]?.();
    await calls[1];
    expect(gate.close()).toBe(true);
  });

  it('opens again after a call that failed', async () => {
    const gate = new SessionGate();
    await expect(gate.inside(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.inside(async () => 7)).toBe(7);
  });
});
