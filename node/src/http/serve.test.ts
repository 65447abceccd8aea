import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../clock.js';
import type { AppOptions } from './app.js';
import { DEFAULT_LIMITS } from './limits.js';
import { Load } from './load.js';
import { type Listening, type ServeOptions, serve } from './serve.js';
import { FakeNode, json } from './testing/fake-node.js';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function start(
  node: FakeNode,
  options: Partial<AppOptions> = {},
  serving: Partial<ServeOptions> = {},
): Promise<{ url: string; port: number; stop: () => void; listening: Listening }> {
  const controller = new AbortController();
  const limits = { graceMs: 50, ...options.limits };
  const listening = await serve({
    app: node.app({ clock: systemClock, ...options, limits }),
    host: '127.0.0.1',
    port: 0,
    signal: controller.signal,
    clock: systemClock,
    logger: node.logger,
    limits,
    ...serving,
  });
  const stop = () => controller.abort();
  stops.push(async () => {
    stop();
    await listening.closed;
  });
  return { url: `http://127.0.0.1:${listening.port}`, port: listening.port, stop, listening };
}

/** Resolves when the condition holds; each look is one turn of the event loop. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve));
}

/** What a raw exchange over a socket gives back. */
function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('serve', () => {
  it('translates over a real socket', async () => {
    const node = new FakeNode();
    node.immediate = true;
    const { url } = await start(node);
    const response = await fetch(`${url}/translate`, json({ q: 'hi', source: 'en', target: 'es' }));
    expect(await response.json()).toEqual({ translatedText: 'HI' });
    expect(node.submitted[0]?.requester).toEqual({ inlet: 'http', id: '127.0.0.1' });
  });

  it('says which port is taken and what to do', async () => {
    const { port } = await start(new FakeNode());
    await expect(start(new FakeNode(), {}, { port })).rejects.toMatchObject({
      code: 'port_in_use',
      message: `Port ${port} on 127.0.0.1 is in use by another program.`,
      remedy: expect.stringContaining('PORT='),
    });
    await expect(start(new FakeNode(), {}, { host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'invalid_config',
    });
  });

  it('refuses a chunked body at the limit, before all of it came', async () => {
    const { port } = await start(new FakeNode(), { limits: { bodyBytes: 10_000 } });
    const answer = new Promise<{ status: number; sent: number; body: string }>((resolve, reject) => {
      let sent = 0;
      let over = false;
      const request = httpRequest(
        { port, path: '/translate', method: 'POST', headers: { 'Content-Type': 'application/json' } },
        (response) => {
          over = true;
          let body = '';
          response.on('data', (chunk: Buffer) => {
            body += chunk.toString();
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, sent, body }));
        },
      );
      request.on('error', (error) => over || reject(error));
      const chunk = Buffer.alloc(1_000, 0x20);
      const more = () => {
        if (over || sent > 50_000_000) return request.end();
        sent += chunk.length;
        request.write(chunk, () => setImmediate(more));
      };
      more();
    });
    const { status, sent, body } = await answer;
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ code: 'body_too_large' });
    expect(sent).toBeLessThan(50_000_000);
  });

  it('accepts a megabyte of text', async () => {
    const node = new FakeNode();
    node.immediate = true;
    const { url } = await start(node);
    const response = await fetch(
      `${url}/translate`,
      json({ q: 'a'.repeat(1_000_000), source: 'en', target: 'es' }),
    );
    expect(((await response.json()) as { translatedText: string }).translatedText).toHaveLength(1_000_000);
  });

  it('cancels the job of a client that disconnects', async () => {
    const node = new FakeNode();
    const { url } = await start(node);
    const leave = new AbortController();
    const request = fetch(`${url}/translate`, {
      ...json({ q: 'hi', source: 'en', target: 'es' }),
      signal: leave.signal,
    }).catch(() => 'left');
    await until(() => node.ids.length === 1);
    leave.abort();
    expect(await request).toBe('left');
    await until(async () => (await node.get('job-1'))?.state === 'cancelled');
    expect(node.listeners).toBe(0);
  });

  it('sends a change over an event stream at once, and forgets a reader that leaves', async () => {
    const node = new FakeNode();
    const { url } = await start(node);
    await fetch(`${url}/v1/jobs`, json({ text: 'hi', target: 'es' }));
    const leave = new AbortController();
    const response = await fetch(`${url}/v1/jobs/job-1/events`, { signal: leave.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = '';
    const saw = async (text: string) => {
      while (!seen.includes(text)) seen += (await reader?.read())?.value ?? '';
    };
    await saw('"state":"queued"');
    const at = performance.now();
    node.move('job-1', 'leased');
    await saw('"state":"leased"');
    expect(performance.now() - at).toBeLessThan(1_000);
    expect(node.listeners).toBe(1);
    leave.abort();
    await until(() => node.listeners === 0);
  });

  it('disconnects a reader that is too slow, and prints nothing', async () => {
    const node = new FakeNode();
    const { port } = await start(node, { limits: { queuedEvents: 10 } });
    await node.app().request('/v1/jobs', json({ text: 'hi', target: 'es' }));
    const printed = [vi.spyOn(console, 'info'), vi.spyOn(console, 'error')];
    const answer = exchange(port, 'GET /v1/events HTTP/1.1\r\nHost: a\r\n\r\n');
    await until(() => node.listeners === 1);
    for (let i = 0; i < 20; i++) node.move('job-1', 'leased', { doneSegments: i });
    expect(node.listeners).toBe(0);
    expect(await answer).not.toContain('\r\n0\r\n');
    for (const print of printed) {
      expect(print).not.toHaveBeenCalled();
      print.mockRestore();
    }
  });

  it('ends event streams and tells waiting clients when it stops', async () => {
    const node = new FakeNode();
    const { url, stop, listening } = await start(node);
    const waiting = fetch(`${url}/translate`, json({ q: 'hi', source: 'en', target: 'es' }));
    await until(() => node.ids.length === 1);
    const events = (await fetch(`${url}/v1/events`)).body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = '';
    while (!seen.includes('event: status')) seen += (await events?.read())?.value ?? '';
    stop();
    expect(await events?.read()).toMatchObject({ done: true });
    const response = await waiting;
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'shutting_down', jobs: ['job-1'] });
    await listening.closed;
    expect((await node.get('job-1'))?.state).toBe('queued');
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it('gives waiting clients the grace time when it stops', async () => {
    const node = new FakeNode();
    const { url, stop } = await start(node, { limits: { graceMs: 5_000 } });
    const waiting = fetch(`${url}/translate`, json({ q: 'hi', source: 'en', target: 'es' }));
    await until(() => node.ids.length === 1);
    stop();
    node.settle('job-1', 'hola');
    expect(await (await waiting).json()).toEqual({ translatedText: 'hola' });
  });

  it('closes on a client that sends its body too slowly', async () => {
    const { port } = await start(new FakeNode(), { limits: { headersMs: 100, receiveMs: 200 } });
    const head = 'POST /translate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
    const answer = await exchange(port, `${head}Content-Length: 100\r\n\r\n{"q"`);
    expect(answer).toMatch(/^HTTP\/1.1 408/);
    expect(answer).toContain('"code":"timeout"');
  });

  it('says what is wrong with what is not HTTP', async () => {
    const { port, url } = await start(new FakeNode());
    expect(await exchange(port, '\u0000\u0001 garbage\r\n\r\n')).toContain('"code":"invalid_request"');
    const answer = await exchange(port, 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 400/);
    expect(answer).toContain('"code":"invalid_request"');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('answers HTTP/1.0, which may have no Host, and no Host that is somebody else’s', async () => {
    const { port } = await start(new FakeNode());
    expect(await exchange(port, 'GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200/);
    const foreign = 'GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n';
    expect(await exchange(port, foreign)).toMatch(/^HTTP\/1.1 403[\s\S]*"code":"forbidden"/);
  });

  it('lets nothing out of the page’s folder', async () => {
    const { port } = await start(new FakeNode(), { pageFolder: import.meta.dirname });
    for (const path of [
      '/../ports.ts',
      '/..%2f..%2fports.ts',
      '/%2e%2e/clock.ts',
      '/testing/../../clock.ts',
    ]) {
      const answer = await exchange(port, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      expect(answer).not.toContain('systemClock');
    }
  });
});

describe('Load', () => {
  it('holds nothing when all is released, once', () => {
    const load = new Load(DEFAULT_LIMITS);
    const reservation = load.reserve();
    reservation.bytes(10);
    const leave = load.wait();
    const end = load.stream();
    expect(load.held).toEqual({ bytes: 10, waiting: 1, streams: 1 });
    for (let i = 0; i < 2; i++) {
      reservation.release();
      leave();
      end();
    }
    expect(load.held).toEqual({ bytes: 0, waiting: 0, streams: 0 });
  });
});
