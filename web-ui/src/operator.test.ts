import type { RadioView } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { createOperator } from './operator.js';

describe('createOperator', () => {
  it('asks only while somebody looks', async () => {
    const clock = new ManualClock();
    let asked = 0;
    const api = { radio: async () => ({ notices: ++asked }) as RadioView };
    const { view, failed, look } = createOperator({ api, clock });
    await clock.advance(20_000);
    expect(asked).toBe(0);
    look(true);
    await clock.advance(10_000);
    expect(asked).toBe(3);
    look(false);
    await clock.advance(20_000);
    expect(asked).toBe(3);
    expect(view.value?.notices).toBe(3);
    expect(failed.value).toBe(false);
  });

  it('keeps what it saw when the node is away, and goes on', async () => {
    const clock = new ManualClock();
    let isAway = false;
    const api = {
      radio: async () => {
        if (isAway) throw new Error('away');
        return { notices: 1 } as RadioView;
      },
    };
    const { view, failed, look } = createOperator({ api, clock });
    look(true);
    await clock.advance(0);
    isAway = true;
    await clock.advance(5_000);
    expect([view.value?.notices, failed.value]).toEqual([1, true]);
    isAway = false;
    await clock.advance(5_000);
    expect(failed.value).toBe(false);
    look(false);
  });
});
