import { describe, expect, it } from 'vitest';
import { type SameSiteOptions, sameSite } from './same-site.js';
import { FakeNode, json } from './testing/fake-node.js';

const none: SameSiteOptions = { corsOrigins: [], hostNames: [] };
const passes = (
  request: { method?: string; host?: string; origin?: string },
  options: Partial<SameSiteOptions> = {},
) => {
  const { method = 'GET', host, origin } = request;
  try {
    sameSite({ ...none, ...options })({ method, host, origin });
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'forbidden', remedy: expect.stringContaining('http.') });
    return false;
  }
};

describe('Host', () => {
  it.each([
    '192.168.4.1',
    '192.168.4.1:9527',
    '[::1]:9527',
    '[fe80::1]',
    '[::ffff:192.0.2.1]:80',
    'localhost:9527',
    'babelmesh',
    'Babelmesh:9527',
    'node.local',
    'node.local.:9527',
    'a.b.lan',
    'node.home.arpa',
    'node.internal',
  ])('may be %s', (host) => expect(passes({ host })).toBe(true));

  it.each([
    'evil.example',
    'evil.example:9527',
    'evil.example.',
    '192.168.4.1.evil.example',
    'local.evil.example',
    'evillocal.example',
    'home.arpa.example',
    '1.2.3',
    '[evil.example]',
    'node.example.org.evil.example',
  ])('may not be %s', (host) => expect(passes({ host }, { hostNames: ['node.example.org'] })).toBe(false));

  it('may be what is configured, or anything where that is', () => {
    const hostNames = ['Node.example.org'];
    expect(passes({ host: 'node.example.org:8443' }, { hostNames })).toBe(true);
    expect(passes({ host: 'sub.node.example.org' }, { hostNames })).toBe(false);
    expect(passes({ host: 'captive.example' }, { hostNames: ['*'] })).toBe(true);
  });

  it('may be left out, as HTTP/1.0 does', () => expect(passes({})).toBe(true));
});

describe('Origin', () => {
  const host = 'babelmesh.local:9527';

  it.each(['POST', 'DELETE', 'PUT'])('of another site may not %s', (method) => {
    for (const origin of [
      'https://evil.example',
      'http://babelmesh.local',
      'http://babelmesh.local:9528',
      'http://babelmesh.local:9527.evil.example',
      'ftp://babelmesh.local:9527',
      'null',
      '',
    ]) {
      expect(passes({ method, host, origin }), origin).toBe(false);
    }
  });

  it('of the node itself may, by http or https', () => {
    for (const origin of ['http://babelmesh.local:9527', 'https://babelmesh.local:9527', undefined]) {
      expect(passes({ method: 'POST', host, ...(origin && { origin }) })).toBe(true);
    }
    expect(passes({ method: 'POST', host: 'Babelmesh', origin: 'http://babelmesh' })).toBe(true);
  });

  it('may read what everybody may: browsers keep the answer from it', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      expect(passes({ method, host, origin: 'https://evil.example' })).toBe(true);
    }
  });

  it('may be what is configured, or anything where that is', () => {
    const corsOrigins = ['https://field.example'];
    expect(passes({ method: 'POST', host, origin: 'https://field.example' }, { corsOrigins })).toBe(true);
    expect(passes({ method: 'POST', host, origin: 'https://other.example' }, { corsOrigins })).toBe(false);
    expect(passes({ method: 'POST', host, origin: 'null' }, { corsOrigins: ['*'] })).toBe(true);
  });
});

describe('the app', () => {
  const form = (headers: Record<string, string>): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Host: '192.168.4.1:9527', ...headers },
    body: 'q=hi&source=en&target=es&priority=emergency',
  });
  const node = () => Object.assign(new FakeNode(), { immediate: true });

  it('takes no form of another site, and spends nobody’s emergencies on it', async () => {
    const asked = node();
    const app = asked.app({ limits: { emergenciesPerHour: 1 } });
    const foreign = await app.request('/translate', form({ Origin: 'https://evil.example' }));
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({ code: 'forbidden', remedy: expect.stringMatching(/\w/) });
    expect(asked.submitted).toEqual([]);
    const bare = { method: 'POST', headers: { Host: '192.168.4.1:9527', Origin: 'null' } };
    expect((await app.request('/translate?q=hi&source=en&target=es', bare)).status).toBe(403);
    expect((await app.request('/detect?q=hi', bare)).status).toBe(403);
    expect((await app.request('/v1/jobs/job-1', { ...bare, method: 'DELETE' })).status).toBe(403);

    const own = await app.request('/translate', form({ Origin: 'http://192.168.4.1:9527' }));
    expect(await own.json()).toEqual({ translatedText: 'HI' });
    expect(asked.submitted).toMatchObject([{ priority: 'emergency' }]);
  });

  it('answers no name that another site may have let point here, on no route', async () => {
    const app = node().app({ hostNames: ['node.example.org'] });
    for (const path of ['/', '/healthz', '/v1/status', '/v1/events', '/nowhere']) {
      const response = await app.request(path, { headers: { Host: 'evil.example' } });
      expect([path, response.status]).toEqual([path, 403]);
    }
    const named = await app.request('/healthz', { headers: { Host: 'node.example.org' } });
    expect(named.status).toBe(200);
  });

  it('lets pages in that may call it', async () => {
    const app = node().app({ corsOrigins: ['https://field.example'] });
    const { headers } = json({}, { Origin: 'https://field.example', Host: 'babelmesh' });
    const body = JSON.stringify({ q: 'hi', source: 'en', target: 'es' });
    const response = await app.request('/translate', { method: 'POST', headers: headers ?? {}, body });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://field.example');
  });
});
