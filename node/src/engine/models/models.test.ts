import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addModel, removeModel } from './add.js';
import { chooseDirections } from './directions.js';
import { findModels } from './install.js';
import { parseManifest } from './manifest.js';
import { compareVersions } from './version.js';

const contents = { 'model.onnx': 'weights', 'tokenizer.json': '{}', 'tokenizer_config.json': '{}' };
const file = (path: keyof typeof contents) => ({
  path,
  bytes: contents[path].length,
  sha256: createHash('sha256').update(contents[path]).digest('hex'),
});

const manifest = {
  formatVersion: 1,
  id: 'en-es-test',
  version: '1.0.0',
  minimumBabelmeshVersion: '0.1.0',
  architecture: 'encoder-loop-decoder-v1',
  directions: [{ source: 'en', target: 'es', prefixId: 3 }],
  files: {
    model: file('model.onnx'),
    tokenizer: file('tokenizer.json'),
    tokenizerConfig: file('tokenizer_config.json'),
  },
  tokens: { pad: 0, eos: 1, unk: 2 },
  limits: { maxSourceTokens: 255, maxOutputTokens: 240 },
  batchInvariant: false,
  outputs: { tokens: 'toks' },
  licence: 'GPL-3.0-only',
  sources: [],
  scores: [{ set: 'dev', direction: 'en-es', chrF: 50, bleu: 25 }],
};

/** In place of the file: whoever opens it to read waits for a writer. */
function makePipe(path: string) {
  rmSync(path);
  execFileSync('mkfifo', [path]);
}

describe('findModels', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'models-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const install = (name: string, change: object = {}) => {
    const folder = join(root, name);
    mkdirSync(folder);
    for (const [path, text] of Object.entries(contents)) writeFileSync(join(folder, path), text);
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...change }));
    return folder;
  };
  const find = () => findModels({ modelsFolders: [root], babelmeshVersion: '0.1.0' });

  it('finds what is whole, and passes over folders that are no models', async () => {
    install('a');
    mkdirSync(join(root, 'training'));
    writeFileSync(join(root, 'README.md'), '');
    const { models, problems } = await find();
    expect(models.map((model) => model.name)).toEqual(['en-es-test@1.0.0']);
    expect(problems).toEqual([]);
  });

  it('finds a model whose own folder is named', async () => {
    const folder = install('a');
    const { models } = await findModels({ modelsFolders: [folder], babelmeshVersion: '0.1.0' });
    expect(models).toMatchObject([{ name: 'en-es-test@1.0.0', folder }]);
  });

  it('tells of a folder that is not there, and looks into the others', async () => {
    install('a');
    symlinkSync('loop', join(root, 'loop'));
    const missing = [join(root, 'no'), join(root, 'loop')];
    const found = await findModels({ modelsFolders: [...missing, root], babelmeshVersion: '0.1.0' });
    expect(found.models).toHaveLength(1);
    expect(found.problems.slice(0, 2)).toMatchObject(
      missing.map((folder) => ({ code: 'model_missing', message: expect.stringContaining(folder) })),
    );
  });

  it.each([
    [
      'one bit flipped',
      (folder: string) => writeFileSync(join(folder, 'model.onnx'), 'veights'),
      'model_corrupt',
    ],
    ['cut short', (folder: string) => truncateSync(join(folder, 'model.onnx'), 3), 'model_corrupt'],
    [
      'tokenizer swapped',
      (folder: string) => writeFileSync(join(folder, 'tokenizer.json'), '[]'),
      'model_corrupt',
    ],
    ['gone', (folder: string) => rmSync(join(folder, 'model.onnx')), 'model_missing'],
    ['no JSON', (folder: string) => writeFileSync(join(folder, 'manifest.json'), '{'), 'model_corrupt'],
    ['a pipe', (folder: string) => makePipe(join(folder, 'model.onnx')), 'model_corrupt'],
    ['a pipe for a manifest', (folder: string) => makePipe(join(folder, 'manifest.json')), 'model_corrupt'],
    [
      'a device without end',
      (folder: string) => {
        rmSync(join(folder, 'model.onnx'));
        symlinkSync('/dev/zero', join(folder, 'model.onnx'));
      },
      'model_corrupt',
    ],
  ])('names the file and the remedy: %s', async (_, harm, code) => {
    install('whole');
    const folder = install('harmed');
    harm(folder);
    const { models, problems } = await find();
    expect(models).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, remedy: expect.stringMatching(/^Copy .* again/) });
    expect(problems[0]?.message).toContain(folder);
    expect(problems[0]?.message).toMatch(/model\.onnx|tokenizer\.json|manifest\.json/);
  });

  it.each([
    ['a newer format', { formatVersion: 2, files: 'unknown' }],
    ['a newer node', { minimumBabelmeshVersion: '0.2.0' }],
  ])('refuses a model for %s', async (_, change) => {
    install('new', change);
    expect((await find()).problems).toMatchObject([{ code: 'model_too_new' }]);
  });

  it.each([
    [
      'a path out of the folder',
      { files: { ...manifest.files, model: { ...file('model.onnx'), path: '../x' } } },
    ],
    ['no direction', { directions: [] }],
    ['another architecture', { architecture: 'other' }],
  ])('refuses %s', async (_, change) => {
    install('bad', change);
    expect((await find()).problems).toMatchObject([{ code: 'model_corrupt' }]);
  });

  it('stops when asked to', async () => {
    install('a');
    const stopped = findModels({
      modelsFolders: [root],
      babelmeshVersion: '0.1.0',
      signal: AbortSignal.abort(new Error('stop')),
    });
    await expect(stopped).rejects.toThrow('stop');
  });
});

describe('addModel', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'models-'));
    for (const [path, text] of Object.entries(contents)) writeFileSync(join(root, path), text);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const add = (into: string, change: object = {}) => {
    writeFileSync(join(root, 'manifest.json'), JSON.stringify({ ...manifest, ...change }));
    return addModel({ folder: root, into, babelmeshVersion: '0.1.0' });
  };

  it.each([
    ['a file where the folder belongs', 'model.onnx', {}],
    ['a name that is too long for the disk', 'into', { id: 'a'.repeat(300) }],
  ])('says in words what the disk refuses: %s', async (_, into, change) => {
    const refused = add(join(root, into), change);
    await expect(refused).rejects.toMatchObject({
      code: 'store_read_only',
      message: expect.stringContaining(join(root, into)),
      remedy: expect.stringContaining('BABELMESH_DATA'),
    });
  });

  it('keeps what it added until that is removed', async () => {
    const into = join(root, 'into');
    await add(into);
    const found = await findModels({ modelsFolders: [into], babelmeshVersion: '0.1.0' });
    expect(found).toMatchObject({ models: [{ folder: join(into, 'en-es-test') }], problems: [] });
    await removeModel('en-es-test', into);
    expect(await findModels({ modelsFolders: [into], babelmeshVersion: '0.1.0' })).toEqual({
      models: [],
      problems: [],
    });
  });
});

describe('parseManifest', () => {
  it('throws only its own errors, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (json) => {
        expect(() => parseManifest(json, 'folder', '0.1.0')).toThrow(
          expect.objectContaining({ name: 'BabelmeshError' }),
        );
      }),
    );
  });
});

describe('chooseDirections', () => {
  const model = (version: string, chrF: number | undefined, set = 'dev') => ({
    name: `en-es-test@${version}`,
    folder: '',
    manifest: parseManifest(
      JSON.stringify({
        ...manifest,
        version,
        scores: chrF === undefined ? [] : [{ set, direction: 'en-es', chrF, bleu: 1 }],
      }),
      '',
      '1.0.0',
    ),
  });
  const chosen = (...models: ReturnType<typeof model>[]) =>
    chooseDirections(models).map((direction) => direction.model.name);

  it('takes the better score on a set both have, else the newer version', () => {
    expect(chosen(model('1.0.0', 60), model('2.0.0', 50))).toEqual(['en-es-test@1.0.0']);
    expect(chosen(model('2.0.0', 50), model('1.0.0', 60))).toEqual(['en-es-test@1.0.0']);
    expect(chosen(model('1.0.0', 60), model('2.0.0', 50, 'other'))).toEqual(['en-es-test@2.0.0']);
    expect(chosen(model('1.10.0', undefined), model('1.9.0', undefined))).toEqual(['en-es-test@1.10.0']);
  });
});

describe('compareVersions', () => {
  it('compares numbers, not letters', () => {
    expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
    expect(compareVersions('0.9.0', '1.0.0')).toBeLessThan(0);
  });
});
