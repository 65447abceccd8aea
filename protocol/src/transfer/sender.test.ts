import { describe, expect, it } from 'vitest';
import { LossEstimate } from './loss.js';
import { type Report, readTransferPacket } from './packets.js';
import { TransferSender, type TransferSenderOptions } from './sender.js';

const ANSWER_MS = 1_000;

function setUp(more: Partial<TransferSenderOptions> = {}) {
  const message = Uint8Array.from({ length: 100 }, (_, i) => i);
  const sender = new TransferSender({
    message,
    maxPacketBytes: 33,
    firstAsk: 254,
    answerMs: ANSWER_MS,
    ...more,
  });
  let now = 0;
  const step = () => {
    const action = sender.next(now);
    if (action.kind !== 'send') return action;
    sender.sent(now);
    return readTransferPacket(action.packet);
  };
  /** Everything it wants to send now. */
  const burst = () => {
    const packets = [];
    for (let one = step(); one.kind === 'fragment' || one.kind === 'query'; one = step()) packets.push(one);
    return packets;
  };
  const report = (more: Partial<Report>) =>
    sender.reported({
      kind: 'report',
      id: sender.id,
      state: 'partial',
      session: 1,
      ask: 0,
      received: new Set(),
      ...more,
    });
  return {
    sender,
    burst,
    report,
    step,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const indices = (packets: readonly { kind: string; index?: number }[]) => packets.map(({ index }) => index);

describe('a sender', () => {
  it('sends the message and asks with the last fragment, then waits', () => {
    const { sender, burst, step } = setUp();
    const packets = burst();
    expect(sender.count).toBe(5);
    expect(indices(packets)).toEqual([0, 1, 2, 3, 4]);
    expect(packets.map((packet) => ('ask' in packet ? packet.ask : undefined))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      255,
    ]);
    expect(step()).toEqual({ kind: 'wait', until: ANSWER_MS });
  });

  it('gives the same until that was sent', () => {
    const { sender } = setUp();
    expect(sender.next(5)).toEqual(sender.next(6));
  });

  it('sends what the report says is missing', () => {
    const { sender, burst, report, step } = setUp();
    burst();
    report({ ask: 255, received: new Set([0, 2, 4]) });
    expect(sender.received).toBe(3);
    expect(indices(burst()).slice(0, 2)).toEqual([1, 3]);
    report({ state: 'complete', ask: 255 });
    expect(step()).toEqual({ kind: 'arrived' });
    expect(sender.received).toBe(5);
  });

  it('adds repair where it knows that much is lost, and stops as soon as it was enough', () => {
    const loss = new LossEstimate();
    loss.observe(40, 20);
    const { burst, report, pass, step } = setUp({ loss });
    const first = indices(burst());
    expect(first.length).toBeGreaterThan(5);
    expect(first.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
    // From here on it may be enough: it listens before each.
    expect(step()).toMatchObject({ kind: 'wait' });
    pass(ANSWER_MS);
    expect(indices(burst())).toEqual([first.length]);
    report({ state: 'complete', received: new Set([0, 2, 3, 5, 6]) });
    expect(step()).toEqual({ kind: 'arrived' });
  });

  it('sends one more fragment rather than a question where it is likely that some are missing', () => {
    const { burst, pass } = setUp();
    const [, , , , last] = burst();
    expect(last).toMatchObject({ ask: 255 });
    pass(ANSWER_MS);
    expect(burst()).toMatchObject([{ kind: 'fragment', index: 5, ask: 1 }]);
  });

  it('takes an answer to any of its questions since the last fragment, and no older one', () => {
    const loss = new LossEstimate();
    loss.observe(40, 0);
    const { burst, report, pass, step } = setUp({ loss });
    burst();
    pass(ANSWER_MS);
    expect(burst()).toMatchObject([{ kind: 'query', ask: 1 }]);
    report({ ask: 255, received: new Set([0, 1, 2]) });
    expect(indices(burst()).slice(0, 2)).toEqual([3, 4]);
    report({ ask: 1, received: new Set([0, 1, 2]) });
    expect(step()).toMatchObject({ kind: 'wait' });
  });

  it('asks again, later and later, and gives up; the next run asks first', () => {
    const { burst, pass, step, sender } = setUp({ maxQuestions: 4 });
    burst();
    const waits: number[] = [];
    for (let questions = 0; questions < 4; questions++) {
      let waited = 0;
      while (step().kind === 'wait') {
        pass(500);
        waited += 500;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([1_000, 1_000, 2_000, 4_000]);
    pass(4_000);
    expect(step()).toEqual({ kind: 'silent' });
    expect(burst()).toMatchObject([{ kind: 'query' }]);
    expect(sender.received).toBe(0);
  });

  it('begins anew with a receiver that has, and does not heed its reports from before', () => {
    const { burst, report, sender } = setUp();
    burst();
    report({ ask: 255, session: 4, received: new Set([0, 1, 2]) });
    const [, last] = burst();
    expect(last).toMatchObject({ ask: 1 });
    report({ ask: 1, session: 5, received: new Set([4]) });
    expect(sender.received).toBe(1);
    expect(indices(burst()).slice(0, 4)).toEqual([0, 1, 2, 3]);
    report({ ask: 255, session: 4, received: new Set([0, 1, 2]) });
    expect(sender.received).toBe(1);
  });

  it('ends where the receiver refuses it', () => {
    const { burst, report, step } = setUp();
    burst();
    report({ state: 'refused' });
    expect(step()).toEqual({ kind: 'refused' });
    report({ state: 'complete' });
    expect(step()).toEqual({ kind: 'refused' });
  });

  it('does not heed reports of other transfers', () => {
    const { burst, report, step, sender } = setUp();
    burst();
    report({ id: sender.id ^ 1, state: 'complete' });
    expect(step()).toMatchObject({ kind: 'wait' });
  });

  it('asks before it sends where an earlier run may have got on', () => {
    const { sender, burst, report } = setUp();
    sender.resume();
    expect(burst()).toMatchObject([{ kind: 'query', ask: 255 }]);
    report({ ask: 255, received: new Set([0, 1, 2, 3]) });
    expect(indices(burst())[0]).toBe(4);
  });

  it('does not send for ever to a receiver that is never content', () => {
    const { report, pass, step } = setUp();
    let packets = 0;
    for (let one = step(); one.kind !== 'silent'; one = step()) {
      if (one.kind === 'wait') pass(ANSWER_MS);
      if (one.kind !== 'fragment') continue;
      packets++;
      if (one.ask !== undefined) report({ ask: one.ask, received: new Set([0, 1, 2, 3, 4, 5, 6]) });
    }
    expect(packets).toBe(16 * 5);
  });

  it('has repair for every loss, and goes round when all of it was sent', () => {
    const message = Uint8Array.from({ length: 254 }, (_, i) => i);
    const { sender, burst, report, pass } = setUp({ message, maxPacketBytes: 9 });
    expect(sender.count).toBe(255);
    const seen = new Set<number | undefined>();
    for (let round = 0; round < 200; round++) {
      const packets = burst();
      for (const index of indices(packets)) seen.add(index);
      const ask = packets.findLast((packet) => 'ask' in packet);
      if (ask && 'ask' in ask) {
        report({
          ask: ask.ask ?? 0,
          received: new Set([...seen].flatMap((i) => (i === 7 ? [] : (i ?? [])))),
        });
      }
      if (seen.size === 256) break;
      pass(ANSWER_MS);
    }
    expect(seen.has(255)).toBe(true);
  });
});
