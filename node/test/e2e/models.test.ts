import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { writeTinyM2M100 } from '../../src/engine/huggingface/testing/tiny-m2m100.js';
import { get, post } from './api.js';
import { canMount } from './can-mount.js';
import { babelmesh, startNode, temporaryFolder } from './node-process.js';

if (!canMount) console.warn('A disk without room is not tested: this user may not mount.');

it('adds another model, translates with it, and removes it', async () => {
  const data = await temporaryFolder();
  const env = { BABELMESH_DATA: data, BABELMESH_RADIO_LINK: 'off' };
  const given = join(await temporaryFolder(), 'tiny');
  writeTinyM2M100(given);
  const added = await babelmesh(['models', 'add', given, '--languages', 'en,fr', '--prefer'], { env });
  expect(added).toMatchObject({ code: 0, stderr: '' });
  expect(added.stdout).toContain('tiny@1.0.0');

  const list = await babelmesh(['models', 'list'], { env });
  expect(list.stdout).toMatch(/^en-es@[\d.]+ {2}\d+\.\d MB/m);
  expect(list.stdout).toMatch(/en→es {2}(draft|good), chrF \d\d\.\d/);
  expect(list.stdout).toContain('en→fr  not measured');
  const { models } = JSON.parse((await babelmesh(['models', 'list', '--json'], { env })).stdout);
  expect(models).toContainEqual(expect.objectContaining({ name: 'tiny@1.0.0' }));

  await mkdir(join(data, 'phrasebook'));
  await writeFile(join(data, 'phrasebook', 'own.tsv'), 'en\tfr\nthe old bridge\tle vieux pont\n');
  const node = await startNode(env);
  const records = [
    { id: 1, text: 'we need water' },
    { id: 2, text: 'send 20 boats' },
    { id: 3, text: 'The old bridge!' },
  ];
  const { status, body } = await post<{ result: { id: number; text: string }[] }>(node.url, '/translation', {
    payload: { fromLang: 'en', toLang: 'fr', records },
  });
  expect(status).toBe(200);
  expect(body.result.map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(body.result[0]?.text).toMatch(/\p{L}/u);
  expect(body.result[2]?.text).toBe('le vieux pont\u00a0!');
  const { body: languages } = await get<{ code: string; models: object[] }[]>(node.url, '/languages');
  expect(languages.find(({ code }) => code === 'es')?.models).toContainEqual(
    expect.objectContaining({ target: 'fr', via: 'en' }),
  );
  await node.stop();

  const file = join(data, 'models', 'tiny', 'tokenizer.json');
  await writeFile(file, `${await readFile(file, 'utf8')} `);
  const verified = await babelmesh(['models', 'verify'], { env });
  expect(verified.code).toBe(65);
  expect(verified.stdout).toMatch(/^en-es@[\d.]+: whole/m);
  expect(verified.stderr).toContain(file);
  expect(await babelmesh(['models', 'remove', 'tiny'], { env })).toMatchObject({ code: 0 });
  expect(await babelmesh(['models', 'remove', 'tiny'], { env })).toMatchObject({ code: 65 });
  expect(await babelmesh(['models', 'add', join(data, 'nothing')], { env })).toMatchObject({ code: 65 });
});

it('measures the directions of one model', async () => {
  const env = { BABELMESH_DATA: await temporaryFolder() };
  const { code, stdout } = await babelmesh(['models', 'bench', 'en-es'], { env });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^en→es .* ms a sentence.*\nes→en .* ms a sentence.*\n$/);
  const unknown = await babelmesh(['models', 'bench', 'nothing'], { env });
  expect(unknown).toMatchObject({ code: 65, stdout: '' });
  expect(unknown.stderr).toContain('No direction is served by a model nothing.');
});

it('measures every direction, and says which it has no sentence for', async () => {
  const data = await temporaryFolder();
  const given = join(data, 'models', 'other');
  await cp(fileURLToPath(new URL('../../../models/en-es', import.meta.url)), given, { recursive: true });
  const manifest = JSON.parse(await readFile(join(given, 'manifest.json'), 'utf8'));
  const [{ prefixId }] = manifest.directions;
  const directions = ['de', 'zh-CN', 'tlh'].map((source) => ({ source, target: 'en', prefixId }));
  await writeFile(join(given, 'manifest.json'), JSON.stringify({ ...manifest, id: 'other', directions }));
  const bench = await babelmesh(['models', 'bench'], { env: { BABELMESH_DATA: data } });
  expect(bench.stdout).toMatch(/^de→en .* ms a sentence/m);
  expect(bench.stdout).toMatch(/^zh-CN→en .* ms a sentence/m);
  expect(bench.stderr).toMatch(/^babelmesh: tlh→en \(other@[\d.]+\) is not measured: .*“tlh”.*\.\n$/);
  expect(bench.code).toBe(0);
});

it('neither adds nor vouches for a model that does not open', async () => {
  const data = await temporaryFolder();
  const env = { BABELMESH_DATA: data };
  const given = join(await temporaryFolder(), 'bad');
  await cp(fileURLToPath(new URL('../../../models/en-es', import.meta.url)), given, { recursive: true });
  const manifest = JSON.parse(await readFile(join(given, 'manifest.json'), 'utf8'));
  const bad = { ...manifest, id: 'bad', outputs: { tokens: 'other' } };
  await writeFile(join(given, 'manifest.json'), JSON.stringify(bad));
  const added = await babelmesh(['models', 'add', given], { env });
  expect(added).toMatchObject({ code: 78, stderr: expect.stringContaining('no output "other"') });
  await cp(given, join(data, 'models', 'bad'), { recursive: true });
  const verified = await babelmesh(['models', 'verify'], { env });
  expect(verified).toMatchObject({ code: 65, stderr: expect.stringContaining('no output "other"') });
  expect(verified.stdout).toMatch(/^en-es@[\d.]+: whole/m);
  expect(verified.stdout).not.toContain('bad@');

  await writeFile(join(data, 'models', 'bad', 'manifest.json'), '{');
  const listed = await babelmesh(['models', 'list', '--json'], { env });
  expect(JSON.parse(listed.stdout).problems).toEqual([
    {
      code: 'model_corrupt',
      message: expect.stringContaining(join(data, 'models', 'bad')),
      remedy: expect.stringContaining('again'),
    },
  ]);
});

it('does not add a model that opens and does not translate', async () => {
  const data = await temporaryFolder();
  const given = join(await temporaryFolder(), 'dumb');
  await cp(fileURLToPath(new URL('../../../models/en-es', import.meta.url)), given, { recursive: true });
  const manifest = JSON.parse(await readFile(join(given, 'manifest.json'), 'utf8'));
  const directions = [{ source: 'en', target: 'es', prefixId: 1_000_000 }];
  await writeFile(join(given, 'manifest.json'), JSON.stringify({ ...manifest, id: 'dumb', directions }));
  const added = await babelmesh(['models', 'add', given], { env: { BABELMESH_DATA: data } });
  expect(added).toMatchObject({ code: 78, stderr: expect.stringContaining('does not translate') });
  expect(await readdir(data)).toEqual([]);
});

it.skipIf(!canMount)('says that the disk has no room, and leaves nothing there', async () => {
  const disk = await temporaryFolder();
  const given = fileURLToPath(new URL('../../../models/en-es', import.meta.url));
  const small = `mount -t tmpfs -o size=4m none ${disk} && "$@"; code=$?; find ${disk} -type f >&2; exit $code`;
  const added = await babelmesh(['models', 'add', given], {
    env: { BABELMESH_DATA: disk },
    wrapper: ['unshare', '-m', 'sh', '-c', small, 'sh'],
  });
  expect(added).toMatchObject({ code: 75, stdout: '' });
  expect(added.stderr).toMatch(/^babelmesh: The disk has no room .* \[disk_full\]\nFree space .*\n$/);
});
