import { describe, expect, it } from 'vitest';
import { FakeNode, json } from './testing/fake-node.js';

const node = new FakeNode();
node.immediate = true;
const app = node.app();

const form = (fields: Record<string, string>, method = 'POST'): RequestInit => ({
  method,
  body: new URLSearchParams(fields).toString(),
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
});

describe('POST /translate', () => {
  it('answers a text with a text', async () => {
    const response = await app.request(
      '/translate',
      json({ q: 'hi', source: 'en', target: 'es', format: 'text', alternatives: 0, api_key: '' }),
    );
    expect(await response.json()).toEqual({ translatedText: 'HI' });
  });

  it('answers a list with a list', async () => {
    const response = await app.request('/translate', json({ q: ['a', 'b'], source: 'en', target: 'es' }));
    expect(await response.json()).toEqual({ translatedText: ['A', 'B'] });
  });

  it('answers what is blank in a list with itself, and makes no job of it', async () => {
    const asked = new FakeNode();
    asked.immediate = true;
    const app = asked.app({ limits: { emergenciesPerHour: 2 } });
    const ask = async (q: string[]) => {
      const body = { q, source: 'auto', target: 'es', priority: 'emergency' };
      return (await app.request('/translate', json(body, { 'Idempotency-Key': 'k' }))).json();
    };
    const english = { language: 'en', confidence: 90 };
    const nothing = { language: 'es', confidence: 0 };
    expect(await ask(['Hello', '', 'Thank you.', ' \n\u200b'])).toEqual({
      translatedText: ['HELLO', '', 'THANK YOU.', ' \n\u200b'],
      detectedLanguage: [english, nothing, english, nothing],
    });
    expect(asked.submitted).toMatchObject([
      { text: 'Hello', name: 'q.0', idempotencyKey: 'k', priority: 'emergency' },
      { text: 'Thank you.', name: 'q.2', idempotencyKey: 'k#2', priority: 'emergency' },
    ]);
    expect(await ask(['', ' '])).toMatchObject({ translatedText: ['', ' '] });
    expect(asked.submitted).toHaveLength(2);
  });

  it('refuses what is blank where the answer is the jobs: they have the order of the list', async () => {
    const asked = new FakeNode();
    const list = json({ q: ['Hello', ''], source: 'en', target: 'es' }, { Prefer: 'respond-async' });
    const response = await asked.app().request('/translate', list);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'empty_text' });
    expect(asked.submitted).toEqual([]);
  });

  it('tells the detected language where the source was auto, in the form of q', async () => {
    const detected = { language: 'en', confidence: 90 };
    const one = await app.request('/translate', json({ q: 'hi', source: 'auto', target: 'es' }));
    expect(await one.json()).toEqual({ translatedText: 'HI', detectedLanguage: detected });
    const list = await app.request('/translate', json({ q: ['hi', '1'], target: 'es', source: 'auto' }));
    expect(await list.json()).toEqual({
      translatedText: ['HI', '1'],
      detectedLanguage: [detected, { language: 'en', confidence: 0 }],
    });
  });

  it('has no alternatives, and says so to who asks', async () => {
    const response = await app.request(
      '/translate',
      json({ q: 'hi', source: 'en', target: 'es', alternatives: 3 }),
    );
    expect(await response.json()).toEqual({ translatedText: 'HI', alternatives: [] });
  });

  it('takes the form the Python client sends', async () => {
    const response = await app.request(
      '/translate',
      form({ q: 'where? 100% ñandú\r\n+', source: 'en', target: 'es' }),
    );
    expect(await response.json()).toEqual({ translatedText: 'WHERE? 100% ÑANDÚ\n+' });
  });

  it('takes multipart forms', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ q: 'día', source: 'en', target: 'es' }))
      body.append(name, value);
    const response = await app.request('/translate', { method: 'POST', body });
    expect(await response.json()).toEqual({ translatedText: 'DÍA' });
  });

  it('takes fields in the query', async () => {
    const response = await app.request('/translate?q=hi+there&source=en&target=es', { method: 'POST' });
    expect(await response.json()).toEqual({ translatedText: 'HI THERE' });
  });

  it('refuses forms that are not UTF-8 or not forms', async () => {
    const send = async (body: BodyInit, type: string) => {
      const response = await app.request('/translate', {
        method: 'POST',
        body,
        headers: { 'Content-Type': type },
      });
      return ((await response.json()) as { code: string }).code;
    };
    const urlencoded = 'application/x-www-form-urlencoded';
    expect(await send('q=%ff&source=en&target=es', urlencoded)).toBe('invalid_text');
    expect(await send('q=%ed%a0%80&source=en&target=es', urlencoded)).toBe('invalid_text');
    expect(await send('{"q":"hi"}', urlencoded)).toBe('invalid_request');
    expect(await send('no parts', 'multipart/form-data; boundary=x')).toBe('invalid_request');
    expect(await send('no parts', 'multipart/form-data')).toBe('invalid_request');
  });

  it('answers with the job where the client prefers not to wait', async () => {
    const waiting = new FakeNode();
    const response = await waiting
      .app()
      .request(
        '/translate',
        json({ q: 'hi', source: 'en', target: 'es', priority: 'high' }, { Prefer: 'respond-async' }),
      );
    expect(response.status).toBe(202);
    expect(response.headers.get('location')).toBe('/v1/jobs/job-1');
    expect(response.headers.get('preference-applied')).toBe('respond-async');
    expect(await response.json()).toMatchObject({ id: 'job-1', state: 'queued', priority: 'high' });
    const list = await waiting
      .app()
      .request(
        '/translate',
        json({ q: ['a', 'b'], source: 'en', target: 'es' }, { Prefer: 'wait=5, Respond-Async' }),
      );
    expect(list.status).toBe(202);
    expect(await list.json()).toMatchObject({ jobs: [{ id: 'job-2' }, { id: 'job-3' }] });
  });
});

describe('what LibreTranslate’s clients ask besides', () => {
  it('lists languages with their targets', async () => {
    // The Python client sends a form even with GET.
    const response = await app.request('/languages');
    expect(await response.json()).toMatchObject([
      { code: 'en', name: 'English', targets: ['es', 'fr'] },
      { code: 'fr', name: 'French', targets: [], models: [] },
      { code: 'es', name: 'Spanish', targets: ['en'] },
    ]);
  });

  it('tells which model translates how well, and through which language', async () => {
    const other = new FakeNode();
    other.directions = [
      { source: 'es', target: 'fr', model: 'a@1+b@1', via: 'en', quality: 'draft' },
      { source: 'es', target: 'en', model: 'a@1', quality: 'good' },
    ];
    const [, , spanish] = await (await other.app().request('/languages')).json();
    expect(spanish.models).toEqual([
      { target: 'en', model: 'a@1', quality: 'good' },
      { target: 'fr', model: 'a@1+b@1', via: 'en', quality: 'draft' },
    ]);
  });

  it('detects', async () => {
    const response = await app.request('/detect', form({ q: 'hello', api_key: 'key' }));
    expect(await response.json()).toEqual([{ language: 'en', confidence: 90 }]);
    const unknown = await app.request('/detect', json({ q: ['12', '🙂'] }));
    expect(await unknown.json()).toEqual([{ language: 'und', confidence: 0 }]);
  });

  it('has settings and a name they know', async () => {
    expect(await (await app.request('/frontend/settings')).json()).toMatchObject({
      keyRequired: false,
      apiKeys: false,
      charLimit: 1_000_000,
      language: { source: { code: 'en', name: 'English' }, target: { code: 'es', name: 'Spanish' } },
    });
    const spec = (await (await app.request('/spec')).json()) as { info: { title: string }; paths: object };
    expect(spec.info.title).toBe('LibreTranslate');
    expect(Object.keys(spec.paths)).toEqual(['/translate', '/detect', '/languages', '/frontend/settings']);
  });
});
