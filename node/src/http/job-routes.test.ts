import { describe, expect, it } from 'vitest';
import { FakeNode, json, turns } from './testing/fake-node.js';

const submit = { text: 'hi', source: 'en', target: 'es' };

/** The events a stream has sent so far, as `[id, state]`. */
function reading(response: Response) {
  const events: [string | undefined, string][] = [];
  const comments: string[] = [];
  const done = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith(':')) comments.push(block);
        const data = /^data: (.*)$/m.exec(block)?.[1];
        const name = /^event: (.*)$/m.exec(block)?.[1];
        if (data && name !== 'status') {
          events.push([/^id: (.*)$/m.exec(block)?.[1], JSON.parse(data).state ?? name]);
        }
      }
    }
  })();
  return { events, comments, done };
}

describe('/v1/jobs', () => {
  it('submits, shows and answers', async () => {
    const node = new FakeNode();
    const app = node.app();
    const response = await app.request('/v1/jobs', json({ text: 'hi', target: 'es', priority: 'emergency' }));
    expect(response.status).toBe(202);
    expect(response.headers.get('location')).toBe('/v1/jobs/job-1');
    const view = {
      id: 'job-1',
      state: 'queued',
      priority: 'emergency',
      source: 'en',
      target: 'es',
      progress: { done: 0, total: 0 },
      attempts: 0,
      enqueuedAt: node.clock.now(),
    };
    expect(await response.json()).toEqual({ ...view, estimatedWaitMs: 0 });
    expect(node.submitted[0]).toMatchObject({ source: 'auto', replyTo: { inlet: 'http' } });

    for (const path of ['/v1/jobs/job-1/result', '/translate/job-1/result']) {
      const early = await app.request(path);
      expect(early.status).toBe(409);
      expect(early.headers.get('retry-after')).toBe('1');
      expect(await early.json()).toMatchObject({ code: 'job_not_done' });
    }

    node.move('job-1', 'leased', { attempts: 1, startedAt: 5, doneSegments: 1, totalSegments: 4 });
    const running = { ...view, state: 'leased', attempts: 1, startedAt: 5, progress: { done: 1, total: 4 } };
    for (const path of ['/v1/jobs/job-1', '/translate/job-1/status']) {
      expect(await (await app.request(path)).json()).toEqual(running);
    }

    node.settle('job-1', 'hola');
    for (const path of ['/v1/jobs/job-1/result', '/translate/job-1/result']) {
      expect(await (await app.request(path)).json()).toEqual({
        jobId: 'job-1',
        text: 'hola',
        source: 'en',
        target: 'es',
        model: 'tiny@1',
        confidence: -0.2,
        warnings: [],
      });
    }
  });

  it('gives the same job for the same key of the same requester only', async () => {
    const node = new FakeNode();
    const app = node.app({ trustedProxies: ['10.0.0.0/8'] });
    const send = async (address: string) => {
      const bindings = { incoming: { socket: { remoteAddress: '10.0.0.1' } } };
      const headers = { 'Idempotency-Key': 'k', 'X-Forwarded-For': address };
      const response = await app.request('/v1/jobs', json(submit, headers), bindings);
      return ((await response.json()) as { id: string }).id;
    };
    expect([await send('192.0.2.1'), await send('192.0.2.1'), await send('192.0.2.2')]).toEqual([
      'job-1',
      'job-1',
      'job-2',
    ]);
  });

  it.each([
    ['cancelled', 410, 'job_cancelled'],
    ['expired', 410, 'job_expired'],
    ['failed', 500, 'engine_failed'],
  ] as const)('says why a job that was %s has no result', async (state, status, code) => {
    const node = new FakeNode();
    await node.app().request('/v1/jobs', json(submit));
    if (state === 'failed') node.fail('job-1');
    else node.move('job-1', state);
    const response = await node.app().request('/v1/jobs/job-1/result');
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it('cancels, once', async () => {
    const node = new FakeNode();
    const app = node.app();
    await app.request('/v1/jobs', json(submit));
    const cancel = () => app.request('/v1/jobs/job-1', { method: 'DELETE' });
    expect(await (await cancel()).json()).toMatchObject({ id: 'job-1', state: 'cancelled' });
    const again = await cancel();
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: 'job_settled' });
  });
});

describe('/v1/jobs/{id}/restart', () => {
  it('puts a failed job back, and no other', async () => {
    const node = new FakeNode();
    const app = node.app();
    await app.request('/v1/jobs', json(submit));
    const restart = (id: string) => app.request(`/v1/jobs/${id}/restart`, { method: 'POST' });
    expect((await restart('job-1')).status).toBe(409);
    node.fail('job-1');
    const response = await restart('job-1');
    expect([response.status, response.headers.get('location')]).toEqual([202, '/v1/jobs/job-1']);
    const view = await response.json();
    expect(view).toMatchObject({ id: 'job-1', state: 'queued', estimatedWaitMs: 0 });
    expect(view).not.toHaveProperty('failure');
    const none = await restart('none');
    expect(none.status).toBe(404);
    expect(await none.json()).toMatchObject({ code: 'job_not_found' });
    expect((await app.request('/v1/jobs/job-1/restart')).status).toBe(405);
  });
});

describe('the estimate of the waiting time', () => {
  it('stands in the answer to a submission and in every status, while the job waits', async () => {
    const node = new FakeNode();
    const app = node.app();
    for (let n = 0; n < 3; n++) await app.request('/v1/jobs', json(submit));
    const asked = await app.request('/v1/jobs', json(submit));
    expect(await asked.json()).toMatchObject({ estimatedWaitMs: 180_000 });
    const list = await app.request(
      '/translate',
      json({ q: ['a', 'b'], source: 'en', target: 'es' }, { Prefer: 'respond-async' }),
    );
    expect(await list.json()).toMatchObject({
      jobs: [{ estimatedWaitMs: 240_000 }, { estimatedWaitMs: 300_000 }],
    });
    const status = async () => (await app.request('/v1/jobs/job-4')).json();
    expect(await status()).toMatchObject({ state: 'queued', estimatedWaitMs: 180_000 });
    node.move('job-1', 'done');
    expect(await status()).toMatchObject({ estimatedWaitMs: 120_000 });
    node.move('job-4', 'leased');
    expect(await status()).not.toHaveProperty('estimatedWaitMs');
  });

  it('does not keep an accepted job from being told', async () => {
    const node = new FakeNode();
    const app = node.app({ jobs: node.jobs({ waitingTimeMs: () => Promise.reject(new Error('closed')) }) });
    const response = await app.request('/v1/jobs', json(submit));
    expect(response.status).toBe(202);
    expect(await response.json()).not.toHaveProperty('estimatedWaitMs');
  });
});

describe('/v1/jobs/{id}/events', () => {
  it('begins with the present state, tells every change, ends when settled', async () => {
    const node = new FakeNode();
    const app = node.app();
    await app.request('/v1/jobs', json(submit));
    await app.request('/v1/jobs', json(submit));
    const { events, done } = reading(await app.request('/v1/jobs/job-1/events'));
    await turns();
    expect(events).toEqual([[undefined, 'queued']]);
    node.move('job-2', 'leased');
    node.move('job-1', 'leased');
    await turns();
    expect(events.at(-1)).toEqual(['4', 'leased']);
    node.settle('job-1', 'hola');
    await done;
    expect(events).toEqual([
      [undefined, 'queued'],
      ['4', 'leased'],
      ['5', 'done'],
    ]);
    expect(node.listeners).toBe(0);
  });

  it('of a settled job tells its state and ends', async () => {
    const node = new FakeNode();
    node.immediate = true;
    const app = node.app();
    await app.request('/v1/jobs', json(submit));
    await turns();
    const { events, done } = reading(await app.request('/v1/jobs/job-1/events'));
    await done;
    expect(events).toEqual([[undefined, 'done']]);
    expect(node.listeners).toBe(0);
  });

  it('does not miss a change while the state is read', async () => {
    const node = new FakeNode();
    await node.submit([
      { ...submit, priority: 'normal', requester: { inlet: 'http', id: 'a' }, replyTo: { inlet: 'http' } },
    ]);
    const slow = node.app({
      jobs: node.jobs({
        get: async (id) => {
          const job = await node.get(id);
          node.settle(id, 'hola');
          return job;
        },
      }),
    });
    const { events, done } = reading(await slow.request('/v1/jobs/job-1/events'));
    await done;
    expect(events.map(([, state]) => state)).toEqual(['queued', 'done']);
  });

  it('keeps the connection open with comments', async () => {
    const node = new FakeNode();
    const app = node.app();
    await app.request('/v1/jobs', json(submit));
    const { comments, done } = reading(await app.request('/v1/jobs/job-1/events'));
    await node.clock.advance(30_000);
    await turns();
    expect(comments).toHaveLength(3);
    node.settle('job-1', 'hola');
    await done;
    expect(node.clock.nextDueInMs).toBeUndefined();
  });

  it('cuts off a reader that is too slow, holds nothing for it, and gives its place back', async () => {
    const node = new FakeNode();
    const app = node.app({ limits: { queuedEvents: 10, eventStreams: 1 } });
    await app.request('/v1/jobs', json(submit));
    const stream = await app.request('/v1/jobs/job-1/events');
    expect((await app.request('/v1/jobs/job-1/events')).status).toBe(503);
    for (let i = 0; i < 20; i++) node.move('job-1', 'leased', { doneSegments: i });
    expect(node.listeners).toBe(0);
    const { events, done } = reading(stream);
    await expect(done).rejects.toThrow('too slow');
    expect(events).toEqual([]);
    const next = await app.request('/v1/jobs/job-1/events');
    expect(next.status).toBe(200);
    await next.body?.cancel();
    expect(node.listeners).toBe(0);
  });

  it('opens no stream for HEAD', async () => {
    const node = new FakeNode();
    const app = node.app({ limits: { eventStreams: 1 } });
    await app.request('/v1/jobs', json(submit));
    for (const path of ['/v1/jobs/job-1/events', '/v1/events', '/v1/jobs/job-1/events']) {
      const response = await app.request(path, { method: 'HEAD' });
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/event-stream; charset=utf-8',
      ]);
    }
    expect(node.listeners).toBe(0);
  });

  it('knows no job that is not there', async () => {
    const node = new FakeNode();
    expect((await node.app().request('/v1/jobs/none/events')).status).toBe(404);
    expect(node.listeners).toBe(0);
  });
});
