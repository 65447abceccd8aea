import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it } from 'vitest';
import { SendLine } from './send-line.js';
import { TEXT_INTERVAL_MS } from './timing.js';

const text = (to: number) => ({
  packet: { to, channel: 0, portnum: 1, payload: new Uint8Array(1), wantAck: true },
  urgent: false,
});

it('at any one time lets a waiting text go or says when it may', async () => {
  const clock = new ManualClock();
  const line = new SendLine<ReturnType<typeof text>>(clock);
  line.went(text(1));
  const waiting = text(2);
  line.add(waiting);
  const end = clock.monotonic() + TEXT_INTERVAL_MS;
  for (const now of [end - TEXT_INTERVAL_MS, end - 0.01, end, end + 0.01]) {
    const mayGo = now >= end;
    expect(line.nextAt(now)).toBe(mayGo ? waiting : undefined);
    expect(line.nextTextInMs(now) === undefined).toBe(mayGo);
  }
});
