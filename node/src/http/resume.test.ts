import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpLimits } from './limits.js';
import { FakeNode, json, turns } from './testing/fake-node.js';

const submit = { text: 'hi', source: 'en', target: 'es' };

/** What a stream tells, as it is read; `told` are ids, or names of events without one. */
function reading(response: Response) {
  const told: (number | string)[] = [];
  const states: string[] = [];
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  /** Reads one chunk; false at the end, and where the reader was cut off. */
  const read = async () => {
    const chunk = await reader?.read().catch(() => undefined);
    if (!chunk || chunk.done) return false;
    const blocks = (rest + decoder.decode(chunk.value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const name = /^event: (.*)$/m.exec(block)?.[1];
      if (!name || name === 'status') continue;
      const id = /^id: (\d+)$/m.exec(block)?.[1];
      told.push(id ? Number(id) : name);
      states.push(JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}').state);
    }
    return true;
  };
  const all = async () => {
    while (await read());
  };
  return { told, states, read, all, cancel: () => reader?.cancel().catch(() => {}) };
}

async function followed(node: FakeNode, path: string, id: number | string, limits: Partial<HttpLimits> = {}) {
  const response = await node.app({ limits }).request(path, { headers: { 'Last-Event-ID': String(id) } });
  return reading(response);
}

async function nodeWithEvents(count: number) {
  const node = new FakeNode();
  for (let n = 0; n < 2; n++) await node.app().request('/v1/jobs', json(submit));
  while (node.events.length < count) {
    node.move(node.events.length % 2 ? 'job-1' : 'job-2', 'leased', { doneSegments: node.events.length });
  }
  return node;
}

describe('Last-Event-ID on /v1/events', () => {
  it('brings what was missed, then what comes', async () => {
    const node = await nodeWithEvents(6);
    const { told, all, cancel } = await followed(node, '/v1/events', 4);
    void all();
    await turns();
    node.move('job-1', 'leased', { doneSegments: 9 });
    await turns();
    expect(told).toEqual([5, 6, 7]);
    await cancel();
    expect(node.listeners).toBe(0);
  });

  it('brings nothing twice where nothing was missed', async () => {
    const node = await nodeWithEvents(6);
    const { told, all, cancel } = await followed(node, '/v1/events', 6);
    void all();
    await turns();
    expect(told).toEqual([]);
    node.move('job-1', 'leased');
    await turns();
    expect(told).toEqual([7]);
    await cancel();
  });

  it.each([
    ['forgotten', 2],
    ['of another node', 4_000],
  ])('says so where the events after it are %s, and goes on with what comes', async (_, id) => {
    const node = await nodeWithEvents(9);
    node.events.splice(0, 4);
    const { told, all, cancel } = await followed(node, '/v1/events', id);
    void all();
    await turns();
    node.move('job-1', 'leased');
    await turns();
    expect(told).toEqual(['missed', 10]);
    await cancel();
  });

  it('needs only the events after it, not itself', async () => {
    const node = await nodeWithEvents(9);
    node.events.splice(0, 4);
    const { told, all, cancel } = await followed(node, '/v1/events', 4);
    void all();
    await turns();
    expect(told).toEqual([5, 6, 7, 8, 9]);
    await cancel();
  });

  it.each(['x', '-1', '1.5', '9'.repeat(40)])('refuses %s', async (id) => {
    const headers = { 'Last-Event-ID': id };
    const response = await new FakeNode().app().request('/v1/events', { headers });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid_request' });
  });

  it('holds no more than a slow reader may have waiting, and still brings all of it', async () => {
    const node = await nodeWithEvents(1_000);
    let largest = 0;
    const jobs = node.jobs({
      eventsAfter: async (seq, { limit }) => {
        largest = Math.max(largest, limit);
        return node.eventsAfter(seq, { limit });
      },
    });
    const app = node.app({ jobs, limits: { queuedEvents: 16 } });
    const response = await app.request('/v1/events', { headers: { 'Last-Event-ID': '1' } });
    const { told, read, cancel } = reading(response);
    for (let n = 0; told.length < 1_099; n++) {
      if (n < 100) node.move('job-2', 'leased', { doneSegments: n });
      await read();
    }
    expect(told).toEqual(Array.from({ length: 1_099 }, (_, n) => n + 2));
    expect(largest).toBe(8);
    await cancel();
  });

  it('ends the stream where events are forgotten before they are read', async () => {
    const node = await nodeWithEvents(100);
    const { told, read, all } = await followed(node, '/v1/events', 1, { queuedEvents: 16 });
    await read();
    await turns();
    node.events.splice(0, 50);
    await all();
    expect(told).toEqual(Array.from({ length: told.length }, (_, n) => n + 2));
    expect(told.length).toBeLessThan(50);
    expect(node.listeners).toBe(0);
  });

  it('takes numbers that were never used for nothing missed', async () => {
    const node = await nodeWithEvents(4);
    for (const event of node.events.slice(2)) Object.assign(event, { seq: event.seq + 1_000 });
    const { told, read, cancel } = await followed(node, '/v1/events', 2);
    while (told.length < 2) await read();
    expect(told).toEqual([1_003, 1_004]);
    await cancel();
  });

  it('misses and repeats nothing, however reading and changes meet', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('change', 'turn', 'read', 'store'), { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2, max: 20 }),
        async (steps, after, queuedEvents) => {
          const node = await nodeWithEvents(12);
          // As on disk: a change is readable before it is told, and reading takes its time.
          const answers: (() => void)[] = [];
          const jobs = node.jobs({
            eventsAfter: async (seq, options) => {
              const found = await node.eventsAfter(seq, options);
              if (seq >= after) await new Promise<void>((resolve) => answers.push(resolve));
              return found;
            },
          });
          const app = node.app({ jobs, limits: { queuedEvents } });
          const response = await app.request('/v1/events', { headers: { 'Last-Event-ID': `${after}` } });
          const { told, read, all, cancel } = reading(response);
          for (const step of steps) {
            if (step === 'change') node.move('job-1', 'leased');
            else if (step === 'store') answers.shift()?.();
            else if (step === 'read') await Promise.race([read(), turns(2)]);
            else await turns(1);
          }
          void all();
          for (let n = 0; n < 80; n++) {
            answers.shift()?.();
            await turns(2);
          }
          await cancel();
          // A reader that left its stream full is cut off; up to there nothing may be missing.
          expect(told).toEqual(Array.from({ length: told.length }, (_, n) => after + 1 + n));
          if (node.listeners > 0) expect(told).toHaveLength(node.events.length - after);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('Last-Event-ID on /v1/jobs/{id}/events', () => {
  it('brings what was missed of this job only, without its state of now', async () => {
    const node = await nodeWithEvents(8);
    node.settle('job-1', 'hola');
    const { told, states, all } = await followed(node, '/v1/jobs/job-1/events', 4);
    await all();
    expect(told).toEqual(
      node.events.filter(({ jobId, seq }) => jobId === 'job-1' && seq > 4).map(({ seq }) => seq),
    );
    expect(states.at(-1)).toBe('done');
    expect(node.listeners).toBe(0);
  });

  it('ends at once where the follower has seen the end', async () => {
    const node = await nodeWithEvents(4);
    node.settle('job-1', 'hola');
    const { told, all } = await followed(node, '/v1/jobs/job-1/events', 5);
    await all();
    expect(told).toEqual([]);
    expect(node.listeners).toBe(0);
  });

  it('goes on with changes to come', async () => {
    const node = await nodeWithEvents(4);
    const { told, all } = await followed(node, '/v1/jobs/job-1/events', 4);
    const ended = all();
    await turns();
    node.move('job-2', 'leased');
    node.settle('job-1', 'hola');
    await ended;
    expect(told).toEqual([6]);
  });

  it('begins with the state of now where too much was missed', async () => {
    const node = await nodeWithEvents(8);
    node.events.splice(0, 6);
    const { told, states, all } = await followed(node, '/v1/jobs/job-1/events', 2);
    const ended = all();
    await turns();
    node.settle('job-1', 'hola');
    await ended;
    expect(told).toEqual(['missed', 'job', 9]);
    expect(states).toEqual([undefined, 'leased', 'done']);
  });
});
