import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestNode } from '../test-node.js';
import { ApiError, createApi, type LiveEvent, type Submission } from './api.js';

const order: Submission = {
  text: 'Hello',
  source: 'en',
  target: 'es',
  priority: 'high',
  idempotencyKey: 'k1',
};

describe('createApi', () => {
  const clock = new ManualClock();
  let node: TestNode;
  const api = () => createApi({ clock, base: node.url });
  beforeEach(async () => {
    node = new TestNode();
    await node.start();
  });
  afterEach(() => node.stop());

  it('reads the languages', async () => {
    expect(await api().languages()).toEqual([{ code: 'en', name: 'English', targets: ['es'] }]);
  });

  it('submits with priority and key, and brings the result', async () => {
    const { id } = await api().submit(order);
    expect(node.jobs.get(id)).toMatchObject({
      text: 'Hello',
      source: 'en',
      target: 'es',
      priority: 'high',
      key: 'k1',
    });
    expect(await api().result(id)).toMatchObject({ jobId: id, text: '¡Hello!' });
    expect((await api().submit(order)).id).toBe(id);
  });

  it('gives the node’s own sentence, code, remedy and numbers', async () => {
    const refusal = { error: 'Too much to do.', code: 'overloaded', remedy: 'Wait a little.' } as const;
    node.refuseNext = { status: 503, ...refusal, retryAfterS: 12 };
    await expect(api().submit({ ...order, idempotencyKey: 'k2' })).rejects.toMatchObject({
      name: 'ApiError',
      code: 'overloaded',
      message: 'Too much to do.',
      remedy: 'Wait a little.',
      retryAfterMs: 12_000,
    });
    node.refuseNext = { status: 413, error: 'Too long.', code: 'text_too_long', maxTextBytes: 900 };
    await expect(api().submit({ ...order, idempotencyKey: 'k2' })).rejects.toMatchObject({
      code: 'text_too_long',
      retryAfterMs: undefined,
      maxTextBytes: 900,
    });
  });

  it('takes a refusal without a code for one it does not know', async () => {
    const strange = createApi({ clock, fetch: async () => Response.json({ error: 'No.' }, { status: 400 }) });
    await expect(strange.languages()).rejects.toMatchObject({ code: 'unknown', message: 'No.' });
  });

  it('tells a node out of reach from an answer that is not the node’s', async () => {
    await node.stop();
    await expect(api().languages()).rejects.toMatchObject({ code: 'unreachable' });
    const portal = createApi({ clock, fetch: async () => new Response('<html>Sign in</html>') });
    await expect(portal.languages()).rejects.toMatchObject({ code: 'unreadable' });
    const broken = createApi({ clock, fetch: async () => new Response('Bad gateway', { status: 502 }) });
    await expect(broken.languages()).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('gives up on an answer that does not come', async () => {
    const never: typeof fetch = (_, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    const waiting = createApi({ clock, fetch: never, timeoutMs: 5_000 }).languages();
    const settled = expect(waiting).rejects.toMatchObject({ code: 'unreachable' });
    await clock.advance(5_000);
    await settled;
  });

  it('leaves the caller’s own abort what it is', async () => {
    const stop = new AbortController();
    stop.abort();
    const error = await api()
      .languages(stop.signal)
      .catch((error: unknown) => error);
    expect(error).not.toBeInstanceOf(ApiError);
  });

  it('follows the node’s state and its jobs', async () => {
    node.hold = true;
    const { id } = await api().submit({ ...order, idempotencyKey: 'k3' });
    const stop = new AbortController();
    const seen: LiveEvent[] = [];
    const live = api().live({
      signal: stop.signal,
      onEvent: (event) => {
        seen.push(event);
        if (seen.length === 1) {
          const job = node.jobs.get(id);
          if (job) node.move(job, { state: 'leased', progress: { done: 1, total: 4 } });
        } else stop.abort();
      },
    });
    await expect(live).rejects.toThrow();
    expect(seen[0]).toMatchObject({ kind: 'status', status: { version: '0.1.0' } });
    expect(seen[1]).toMatchObject({
      kind: 'job',
      job: { jobId: id.slice(0, 7), state: 'leased', doneSegments: 1 },
    });
  });

  it('takes a silent stream for dead', async () => {
    const quiet: typeof fetch = async (_, init) => {
      const cut = new TransformStream<Uint8Array, Uint8Array>();
      init?.signal?.addEventListener('abort', () => void cut.writable.abort(init.signal?.reason));
      return new Response(cut.readable);
    };
    let opened = false;
    const live = createApi({ clock, fetch: quiet, silenceMs: 45_000 }).live({
      signal: new AbortController().signal,
      onOpen: () => {
        opened = true;
      },
      onEvent: () => {},
    });
    const settled = expect(live).rejects.toMatchObject({ code: 'unreachable' });
    await clock.advance(45_000);
    await settled;
    expect(opened).toBe(true);
  });
});
