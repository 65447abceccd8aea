import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BabelmeshError } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import { FakeNode, json, RADIO_VIEW, turns } from './testing/fake-node.js';

const immediate = () => {
  const node = new FakeNode();
  node.immediate = true;
  return node;
};

const jsonBody = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe('POST /translation', () => {
  it('answers records in order with their ids, strings and numbers', async () => {
    const records = [
      { id: '123', text: 'one' },
      { id: 7, text: 'two' },
      { id: '123', text: 'three' },
    ];
    const response = await immediate()
      .app()
      .request('/translation', json({ payload: { fromLang: 'en', toLang: 'es', records } }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      result: [
        { id: '123', text: 'ONE' },
        { id: 7, text: 'TWO' },
        { id: '123', text: 'THREE' },
      ],
    });
  });

  it('answers blank records with themselves, and names the others to admission', async () => {
    const node = immediate();
    const records = [
      { id: 1, text: '' },
      { id: 2, text: 'two' },
      { id: 3, text: '\t' },
    ];
    const response = await node
      .app()
      .request('/translation', json({ payload: { fromLang: 'en', toLang: 'es', records } }));
    expect(await response.json()).toEqual({
      result: [
        { id: 1, text: '' },
        { id: 2, text: 'TWO' },
        { id: 3, text: '\t' },
      ],
    });
    expect(node.submitted).toMatchObject([{ text: 'two', name: 'payload.records.1.text' }]);
  });

  it('keeps the order when jobs settle the other way round', async () => {
    const node = new FakeNode();
    const records = Array.from({ length: 20 }, (_, id) => ({ id, text: `text ${id}` }));
    const response = node
      .app()
      .request('/translation', json({ payload: { fromLang: 'auto', toLang: 'es', records } }));
    await turns();
    for (const id of node.ids.reverse()) node.settle(id, `done ${id}`);
    expect(await (await response).json()).toEqual({
      result: records.map(({ id }) => ({ id, text: `done job-${id + 1}` })),
    });
    expect(node.listeners).toBe(0);
  });

  it('takes 1,000 records and not one more', async () => {
    const app = immediate().app();
    const records = Array.from({ length: 1_000 }, (_, id) => ({ id, text: 'hi' }));
    const send = (list: unknown[]) =>
      app.request('/translation', json({ payload: { fromLang: 'en', toLang: 'es', records: list } }));
    expect((await send(records)).status).toBe(200);
    const refused = await send([...records, { id: 1_000, text: 'hi' }]);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ code: 'too_many_records', remedy: expect.any(String) });
  });

  it('tells the failure of a job with the ids of all', async () => {
    const node = new FakeNode();
    const records = [
      { id: 1, text: 'a' },
      { id: 2, text: 'b' },
    ];
    const response = node
      .app()
      .request('/translation', json({ payload: { fromLang: 'en', toLang: 'es', records } }));
    await turns();
    node.settle('job-1', 'A');
    node.fail('job-2');
    expect((await response).status).toBe(500);
    expect(await (await response).json()).toEqual({
      error: 'The model gave no answer.',
      code: 'engine_failed',
      jobs: ['job-1', 'job-2'],
    });
  });
});

describe('refusals', () => {
  const app = immediate().app({ limits: { textCharacters: 100 } });
  const q = { q: 'hi', source: 'en', target: 'es' };
  const raw = (body: BodyInit, type = 'application/json'): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  });
  it.each<[string, string, RequestInit, number, string]>([
    ['malformed JSON', '/translate', raw('{"q":'), 400, 'malformed_json'],
    ['an empty body', '/v1/jobs', raw(''), 400, 'malformed_json'],
    ['JSON that is no object', '/translate', raw('[]'), 400, 'invalid_request'],
    ['JSON that is nothing', '/detect', raw('null'), 400, 'invalid_request'],
    ['a job that is a number', '/v1/jobs', raw('5'), 400, 'invalid_request'],
    ['a batch that is a text', '/translation', raw('"hi"'), 400, 'invalid_request'],
    ['invalid UTF-8', '/translate', raw(Uint8Array.of(0x22, 0xff, 0x22)), 400, 'invalid_text'],
    [
      'unpaired surrogates',
      '/translate',
      raw('{"q":"\\ud800","source":"en","target":"es"}'),
      400,
      'invalid_text',
    ],
    ['unpaired surrogates to detect', '/detect', raw('{"q":"a\\udc00"}'), 400, 'invalid_text'],
    ['empty text', '/translate', json({ ...q, q: ' ' }), 400, 'empty_text'],
    ['empty text to detect', '/detect', json({ q: '' }), 400, 'empty_text'],
    ['an unknown language', '/translate', json({ ...q, target: 'klingon!' }), 400, 'unknown_language'],
    ['a pair without a model', '/translate', json({ ...q, target: 'sw' }), 400, 'unsupported_pair'],
    ['same source and target', '/translate', json({ ...q, target: 'en' }), 400, 'same_language'],
    ['HTML', '/translate', json({ ...q, format: 'html' }), 400, 'unsupported_format'],
    ['a text too long', '/translate', json({ ...q, q: 'a'.repeat(101) }), 413, 'text_too_long'],
    [
      'a text in a list too long',
      '/translate',
      json({ ...q, q: ['a', 'a'.repeat(101)] }),
      413,
      'text_too_long',
    ],
    ['a text number', '/v1/jobs', json({ text: 5, target: 'es' }), 400, 'invalid_request'],
    ['a missing target', '/translate', json({ q: 'hi', source: 'en' }), 400, 'invalid_request'],
    [
      'an unknown priority',
      '/v1/jobs',
      json({ text: 'a', target: 'es', priority: 'now' }),
      400,
      'invalid_request',
    ],
    [
      'no records',
      '/translation',
      json({ payload: { fromLang: 'en', toLang: 'es', records: [] } }),
      400,
      'invalid_request',
    ],
    ['no texts', '/translate', json({ ...q, q: [] }), 400, 'invalid_request'],
    [
      'an id that JSON cannot hold',
      '/translation',
      raw('{"payload":{"toLang":"es","records":[{"id":12345678901234567890,"text":"a"}]}}'),
      400,
      'invalid_request',
    ],
    ['a body too large', '/translate', raw('a'.repeat(3_000_000)), 413, 'body_too_large'],
    ['another media type', '/v1/jobs', raw('text=hi', 'text/plain'), 415, 'unsupported_media_type'],
    [
      'a form where JSON is due',
      '/v1/jobs',
      raw('text=hi', 'application/x-www-form-urlencoded'),
      415,
      'unsupported_media_type',
    ],
    [
      'another charset',
      '/translate',
      raw('{}', 'application/json; charset=latin1'),
      415,
      'unsupported_media_type',
    ],
    [
      'a compressed body',
      '/translate',
      json(q, { 'Content-Encoding': 'gzip' }),
      415,
      'unsupported_media_type',
    ],
    ['an unknown address', '/nowhere', { method: 'GET' }, 404, 'not_found'],
    ['another method', '/translate', { method: 'PUT' }, 405, 'method_not_allowed'],
    ['a job that is not there', '/v1/jobs/none', { method: 'GET' }, 404, 'job_not_found'],
    ['a job id that cannot be', '/v1/jobs/%00%ff/result', { method: 'GET' }, 404, 'job_not_found'],
    [
      'a key too long',
      '/v1/jobs',
      json({ text: 'a', target: 'es' }, { 'Idempotency-Key': 'k'.repeat(181) }),
      400,
      'invalid_request',
    ],
  ])('refuses %s', async (_, path, init, status, code) => {
    const response = await app.request(path, init);
    const problem = await jsonBody(response);
    expect([response.status, problem.code]).toEqual([status, code]);
    expect(problem.error).toMatch(/\w/);
    // Not in the words of a library.
    expect(problem.error).not.toMatch(/expected|Invalid input|Too (big|small)/);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('says how long a text may be where one was longer', async () => {
    const response = await app.request('/v1/jobs', json({ text: 'a'.repeat(101), target: 'es' }));
    expect(await jsonBody(response)).toMatchObject({ code: 'text_too_long', maxTextBytes: 100 });
  });

  it('names the methods an address takes', async () => {
    const response = await app.request('/v1/jobs/job-1', { method: 'PATCH' });
    expect(response.headers.get('allow')).toBe('GET, DELETE, HEAD, OPTIONS');
    expect((await app.request('/translate', { method: 'OPTIONS' })).status).toBe(204);
  });

  it('names the field that is wrong', async () => {
    const records = [{ id: 1, text: 'a' }, { id: 2 }];
    const response = await app.request(
      '/translation',
      json({ payload: { fromLang: 'en', toLang: 'es', records } }),
    );
    expect((await jsonBody(response)).error).toBe('“payload.records.1.text”: must be a text.');
    const long = await app.request('/translate', json({ ...q, q: ['a', 'a'.repeat(101)] }));
    expect((await jsonBody(long)).error).toBe('“q.1”: A text may have up to 100 characters.');
  });

  it('logs a defect with its cause and tells none of it', async () => {
    const node = new FakeNode();
    const broken = node.app({
      jobs: node.jobs({ get: () => Promise.reject(new Error('secret path')) }),
    });
    const response = await broken.request('/v1/jobs/job-1');
    expect(response.status).toBe(500);
    expect(JSON.stringify(await response.json())).not.toContain('secret');
    expect(node.logged).toMatchObject([{ level: 'error', details: { path: '/v1/jobs/job-1' } }]);
  });
});

describe('load', () => {
  it('refuses when too many requests wait, before anything is stored', async () => {
    const node = new FakeNode();
    const app = node.app({ limits: { waitingRequests: 2 } });
    const ask = () => app.request('/translate', json({ q: 'hi', source: 'en', target: 'es' }));
    const waiting = [ask(), ask()];
    await turns();
    const refused = await ask();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await jsonBody(refused)).toMatchObject({ code: 'overloaded' });
    expect(node.submitted).toHaveLength(2);
    for (const id of node.ids) node.settle(id, 'hola');
    for (const response of waiting) expect((await response).status).toBe(200);
    node.immediate = true;
    expect((await ask()).status).toBe(200);
  });

  it('refuses when the waiting requests hold too many bytes', async () => {
    const node = new FakeNode();
    const app = node.app({ limits: { bytesInFlight: 3_000 } });
    const ask = () => app.request('/translate', json({ q: 'a'.repeat(2_000), source: 'en', target: 'es' }));
    const waiting = ask();
    await turns();
    expect((await ask()).status).toBe(503);
    node.settle('job-1', 'b');
    expect((await waiting).status).toBe(200);
    node.immediate = true;
    expect((await ask()).status).toBe(200);
  });

  it('answers 504 with the job when the translation takes too long; the job goes on', async () => {
    const node = new FakeNode();
    const app = node.app();
    const response = app.request('/translate', json({ q: 'hi', source: 'en', target: 'es' }));
    await turns();
    await node.clock.advance(120_000);
    expect((await response).status).toBe(504);
    expect(await jsonBody(await response)).toMatchObject({ code: 'timeout', jobs: ['job-1'] });
    node.settle('job-1', 'hola');
    expect(await jsonBody(await app.request('/v1/jobs/job-1/result'))).toMatchObject({ text: 'hola' });
  });

  it('cancels the jobs of a client that leaves, and only those still open', async () => {
    const node = new FakeNode();
    const app = node.app();
    const other = app.request('/translate', json({ q: 'other', source: 'en', target: 'es' }));
    await turns();
    const leave = new AbortController();
    const request = app.request('/translate', {
      ...json({ q: ['one', 'two'], source: 'en', target: 'es' }),
      signal: leave.signal,
    });
    await turns();
    node.settle('job-2', 'uno');
    leave.abort();
    await request;
    expect(await Promise.all(node.ids.map(async (id) => (await node.get(id))?.state))).toEqual([
      'queued',
      'done',
      'cancelled',
    ]);
    node.settle('job-1', 'otro');
    expect((await other).status).toBe(200);
  });

  it('cancels the jobs of a client that left while they were stored', async () => {
    const node = new FakeNode();
    const leave = new AbortController();
    const app = node.app({
      admission: {
        submit: async (requests) => {
          leave.abort();
          return node.submit(requests);
        },
      },
    });
    const init = json({ q: 'hi', source: 'en', target: 'es' });
    await app.request('/translate', { ...init, signal: leave.signal });
    expect((await node.get('job-1'))?.state).toBe('cancelled');
    expect(node.listeners).toBe(0);
  });

  it('keeps the jobs of a client that left where it gave a key to come back with', async () => {
    const node = new FakeNode();
    const app = node.app();
    const leave = new AbortController();
    const init = json({ q: 'hi', source: 'en', target: 'es' }, { 'Idempotency-Key': 'k' });
    const request = app.request('/translate', { ...init, signal: leave.signal });
    await turns();
    leave.abort();
    await request;
    node.settle('job-1', 'hola');
    const again = await app.request('/translate', init);
    expect(await again.json()).toEqual({ translatedText: 'hola' });
    expect(node.ids).toEqual(['job-1']);
  });
});

describe('the node', () => {
  it('is alive, and ready when it has no problems', async () => {
    const node = new FakeNode();
    const app = node.app();
    expect((await app.request('/healthz')).status).toBe(200);
    expect((await app.request('/readyz')).status).toBe(200);
    // As the queue gives it, with a message that JSON leaves out of an Error.
    node.problemList = [new BabelmeshError('disk_full', 'The disk is full.', { remedy: 'Free space.' })];
    const response = await app.request('/readyz');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toEqual({
      error: 'The disk is full.',
      code: 'disk_full',
      problems: [{ code: 'disk_full', message: 'The disk is full.' }],
    });
    expect((await app.request('/healthz')).status).toBe(200);
  });

  it('gives the radio, or says that there is none', async () => {
    const node = new FakeNode();
    const none = await node.app().request('/v1/radio');
    expect(none.status).toBe(404);
    expect(await none.json()).toMatchObject({
      code: 'not_found',
      remedy: expect.stringContaining('radio.link'),
    });
    const told = await node.app({ radio: { view: async () => RADIO_VIEW } }).request('/v1/radio');
    expect(told.headers.get('cache-control')).toBe('no-store');
    expect(await told.json()).toEqual(RADIO_VIEW);
  });

  it('gives metrics and status', async () => {
    const node = new FakeNode();
    const metrics = await node.app().request('/metrics');
    expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await metrics.text()).toBe('up 1\n');
    expect(await (await node.app().request('/v1/status')).json()).toEqual(node.status());
  });

  it('lets other pages in only where they are allowed', async () => {
    const ask = async (options: { corsOrigins?: string[] }) => {
      const headers = { Origin: 'https://field.example' };
      const response = await new FakeNode().app(options).request('/healthz', { headers });
      return response.headers.get('access-control-allow-origin');
    };
    expect(await ask({})).toBeNull();
    expect(await ask({ corsOrigins: ['https://field.example'] })).toBe('https://field.example');
    expect(await ask({ corsOrigins: ['https://other.example'] })).toBeNull();
    expect(await ask({ corsOrigins: ['*'] })).toBe('*');
  });

  it('serves the page with the API’s errors beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    const app = new FakeNode().app({ pageFolder: folder });
    const page = await app.request('/');
    expect(await page.text()).toBe('<!doctype html>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect((await app.request('/nowhere')).status).toBe(404);
    expect((await app.request('/', { method: 'POST' })).status).toBe(404);
  });
});
