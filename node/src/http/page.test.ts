import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { FakeNode } from './testing/fake-node.js';

const script = 'console.log("hello");\n'.repeat(100);
let app: ReturnType<FakeNode['app']>;

beforeAll(async () => {
  const outer = await mkdtemp(join(tmpdir(), 'page-'));
  const folder = join(outer, 'dist');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(outer, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'index-Bx3kq9Zt.js'), script);
  await symlink(join(outer, 'secret.txt'), join(folder, 'link.txt'));
  app = new FakeNode().app({ pageFolder: folder });
});

describe('the page', () => {
  it('is compressed where the client takes it', async () => {
    const get = (encoding: string) =>
      app.request('/assets/index-Bx3kq9Zt.js', { headers: { 'Accept-Encoding': encoding } });
    const zipped = await get('br, gzip;q=0.8');
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(zipped.headers.get('vary')).toBe('Accept-Encoding');
    expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString()).toBe(script);
    for (const encoding of ['identity', 'gzip;q=0', '']) {
      const plain = await get(encoding);
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(await plain.text()).toBe(script);
    }
  });

  it('is asked for again only where it may have changed', async () => {
    const page = await app.request('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const asset = await app.request('/assets/index-Bx3kq9Zt.js');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const etag = page.headers.get('etag') ?? '';
    const again = await app.request('/index.html', { headers: { 'If-None-Match': `"x", W/${etag}` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('has no links that lead out', async () => {
    expect((await app.request('/link.txt')).status).toBe(404);
    expect((await app.request('/../secret.txt')).status).toBe(404);
  });

  it('may be built after the start', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'page-')), 'dist');
    const early = new FakeNode().app({ pageFolder: folder });
    expect((await early.request('/')).status).toBe(404);
    await mkdir(folder);
    await writeFile(join(folder, 'index.html'), 'built');
    expect(await (await early.request('/')).text()).toBe('built');
  });

  it('answers HEAD without a body', async () => {
    const response = await app.request('/', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});
