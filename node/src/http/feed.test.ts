import { describe, expect, it } from 'vitest';
import type { ServerSentEvent } from './event-stream.js';
import { Feed } from './feed.js';
import { FakeNode } from './testing/fake-node.js';

const request = {
  text: 'hi',
  source: 'en',
  target: 'es',
  priority: 'normal',
  requester: { inlet: 'http', id: 'a' },
  replyTo: { inlet: 'http' },
} as const;

function setUp(node: FakeNode) {
  let reads = 0;
  const feed = new Feed({
    jobs: node,
    statusSource: {
      status: async () => {
        reads++;
        return node.status();
      },
    },
    clock: node.clock,
    logger: node.logger,
    statusIntervalMs: 500,
  });
  const events: ServerSentEvent[] = [];
  return { feed, events, reads: () => reads, listen: () => feed.subscribe((event) => events.push(event)) };
}

describe('Feed', () => {
  it('begins with the status and tells changes of jobs at once', async () => {
    const node = new FakeNode();
    const { events, listen } = setUp(node);
    listen();
    await node.clock.advance(0);
    expect(events).toMatchObject([{ event: 'status', data: { queue: { waiting: { normal: 0 } } } }]);
    await node.submit([request]);
    expect(events[1]).toMatchObject({ id: 1, event: 'job', data: { jobId: 'job-1', state: 'queued' } });
    await node.clock.advance(500);
    expect(events[2]).toMatchObject({ event: 'status', data: { queue: { waiting: { normal: 1 } } } });
  });

  it('takes at most two snapshots a second however much happens, and tells only differences', async () => {
    const node = new FakeNode();
    const { events, listen, reads } = setUp(node);
    listen();
    for (let i = 0; i < 100; i++) {
      await node.submit([request]);
      await node.clock.advance(10);
    }
    expect(reads()).toBeLessThanOrEqual(3);
    await node.clock.advance(10_000);
    expect(reads()).toBeLessThanOrEqual(3 + 20);
    expect(events.filter(({ event }) => event === 'job')).toHaveLength(100);
    expect(events.filter(({ event }) => event === 'status').length).toBeLessThanOrEqual(4);
  });

  it('costs nothing when nobody listens', async () => {
    const node = new FakeNode();
    const { listen, reads } = setUp(node);
    const stops = [listen(), listen()];
    await node.clock.advance(0);
    const before = reads();
    for (const stop of stops) stop();
    expect(node.listeners).toBe(0);
    await node.clock.advance(60_000);
    expect(reads()).toBe(before);
    listen();
    await node.clock.advance(1_000);
    expect(reads()).toBeGreaterThan(before);
  });

  it('gives a second listener its first status too', async () => {
    const node = new FakeNode();
    const { feed, listen } = setUp(node);
    listen();
    await node.clock.advance(10);
    const late: ServerSentEvent[] = [];
    feed.subscribe((event) => late.push(event));
    await node.clock.advance(500);
    expect(late).toMatchObject([{ event: 'status' }]);
  });

  it('survives a status that cannot be read', async () => {
    const node = new FakeNode();
    let broken = true;
    const feed = new Feed({
      jobs: node,
      statusSource: { status: async () => (broken ? Promise.reject(new Error('closed')) : node.status()) },
      clock: node.clock,
      logger: node.logger,
      statusIntervalMs: 500,
    });
    const events: ServerSentEvent[] = [];
    feed.subscribe((event) => events.push(event));
    await node.clock.advance(0);
    expect(node.logged).toHaveLength(1);
    broken = false;
    await node.clock.advance(2_000);
    expect(events).toMatchObject([{ event: 'status' }]);
  });
});
