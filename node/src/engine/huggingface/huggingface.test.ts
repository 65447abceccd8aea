import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@babelmesh/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock as clock } from '../../clock.js';
import { addModel, removeModel } from '../models/add.js';
import { findModels } from '../models/install.js';
import { openEngine } from '../open-engine.js';
import { readLayout } from './layout.js';
import { findLibrary, LIBRARY_FOLDER } from './library.js';
import { writeTinyM2M100 } from './testing/tiny-m2m100.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

describe('models of the Hugging Face layout', () => {
  let root: string;
  let given: string;
  let into: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'huggingface-'));
    given = join(root, 'M2M100_tiny');
    into = join(root, 'models');
    writeTinyM2M100(given);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const add = (options: object = {}) =>
    addModel({ folder: given, into, babelmeshVersion: '0.1.0', ...options });

  it('are added whole, with a manifest that vouches for every file', async () => {
    const { name, manifest } = await add();
    expect(name).toBe('m2m100-tiny@1.0.0');
    expect(manifest.directions.map(({ source, target }) => `${source}-${target}`)).toEqual([
      'en-es',
      'en-fr',
      'es-en',
      'es-fr',
      'fr-en',
      'fr-es',
    ]);
    const { models, problems } = await findModels({ modelsFolders: [into], babelmeshVersion: '0.1.0' });
    expect([models.map((model) => model.name), problems]).toEqual([[name], []]);
    truncateSync(join(into, 'm2m100-tiny', 'onnx', 'encoder_model_quantized.onnx'), 100);
    const damaged = await findModels({ modelsFolders: [into], babelmeshVersion: '0.1.0' });
    expect(damaged.problems).toMatchObject([{ code: 'model_corrupt' }]);
  });

  it('are used for the languages asked for, and only for those they know', async () => {
    const { manifest } = await add({ languages: ['EN', ' fr', 'en'] });
    expect(manifest.directions.map(({ source, target }) => `${source}-${target}`)).toEqual([
      'en-fr',
      'fr-en',
    ]);
    await removeModel('m2m100-tiny', into);
    await expect(add({ languages: ['en', 'sw'] })).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringContaining('does not know sw'),
    });
    expect(readdirSync(into)).toEqual([]);
  });

  it('are not added twice, and removed by their id', async () => {
    await add();
    await expect(add()).rejects.toMatchObject({
      code: 'invalid_request',
      remedy: expect.stringContaining('remove'),
    });
    await removeModel('m2m100-tiny', into);
    expect(readdirSync(into)).toEqual([]);
    await expect(removeModel('m2m100-tiny', into)).rejects.toMatchObject({ code: 'not_found' });
    await expect(removeModel('../models', into)).rejects.toMatchObject({ code: 'not_found' });
    expect(existsSync(into)).toBe(true);
  });

  it.each([
    ['no folder', () => rmSync(given, { recursive: true }), 'not_found', 'no folder'],
    ['no tokenizer', () => rmSync(join(given, 'tokenizer.json')), 'model_corrupt', 'tokenizer.json'],
    [
      'no decoder',
      () => rmSync(join(given, 'onnx', 'decoder_model_merged_quantized.onnx')),
      'model_corrupt',
      'decoder_model_merged',
    ],
    ['no JSON', () => writeFileSync(join(given, 'config.json'), '{'), 'model_corrupt', 'config.json'],
    [
      'another kind',
      () => writeFileSync(join(given, 'config.json'), '{"model_type":"gpt2"}'),
      'model_corrupt',
      'gpt2',
    ],
  ])('say what is wrong with them: %s', async (_, harm, code, what) => {
    harm();
    await expect(add()).rejects.toMatchObject({ code, message: expect.stringContaining(what) });
    expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
  });

  it('tell their languages in their names, as OPUS-MT does', async () => {
    const opus = join(root, 'opus-mt-en-es');
    mkdirSync(join(opus, 'onnx'), { recursive: true });
    for (const name of readdirSync(join(given, 'onnx'))) writeFileSync(join(opus, 'onnx', name), 'x');
    for (const name of ['tokenizer.json', 'tokenizer_config.json']) writeFileSync(join(opus, name), '{}');
    writeFileSync(join(opus, 'config.json'), '{"model_type":"marian"}');
    const layout = await readLayout({ folder: opus });
    expect(layout).toMatchObject({
      id: 'opus-mt-en-es',
      directions: [{ source: 'en', target: 'es' }],
      dtype: 'q8',
    });
    expect((await readLayout({ folder: opus, from: 'EN', to: 'fr' })).directions).toEqual([
      { source: 'en', target: 'fr' },
    ]);
  });

  it('need a library, and say with which command it is installed', async () => {
    // The only place it looks that a test may not empty is the daemon's own.
    const elsewhere = join(root, 'elsewhere');
    mkdirSync(join(elsewhere, 'node_modules/@huggingface/transformers/dist'), { recursive: true });
    const entry = join(elsewhere, 'node_modules/@huggingface/transformers/dist/transformers.node.mjs');
    writeFileSync(entry, '');
    expect(findLibrary([root, elsewhere], 'm')).toBe(entry);
    expect(() => findLibrary([root], 'm@1', join(root, 'daemon'))).toThrow(
      expect.objectContaining({
        code: 'model_missing',
        remedy: `Install it (17 MB): npm ci --prefix ${join(root, 'daemon')}`,
      }),
    );
  });
});

describe('a tiny M2M100', () => {
  let root: string;
  let engine: Awaited<ReturnType<typeof openEngine>>;
  beforeAll(async () => {
    // scripts/test.mjs installs it; without the registry it cannot, and nothing here could be told.
    expect(
      existsSync(join(LIBRARY_FOLDER, 'node_modules')),
      `@huggingface/transformers is not installed: npm ci --prefix ${LIBRARY_FOLDER}`,
    ).toBe(true);
    root = mkdtempSync(join(tmpdir(), 'm2m100-'));
    writeTinyM2M100(join(root, 'given'));
    await addModel({ folder: join(root, 'given'), into: join(root, 'models'), babelmeshVersion: '0.1.0' });
    engine = await open();
  });
  afterAll(async () => {
    await engine.close();
    rmSync(root, { recursive: true, force: true });
  });
  const open = () =>
    openEngine({
      modelsFolders: [join(root, 'models')],
      workerUrl: new URL('../../../dist/engine/worker.js', import.meta.url),
      clock,
      logger: silent,
    });

  it('translates through the same pool and guard, between any two of its languages', async () => {
    expect(engine.directions).toContainEqual({ source: 'es', target: 'fr', model: 'given@1.0.0' });
    for (const [source, target] of [
      ['en', 'es'],
      ['es', 'fr'],
      ['fr', 'en'],
    ] as const) {
      const outputs = await engine.translate(['we need water', 'send 20 boats to EA3XYZ'], {
        source,
        target,
        priority: 'normal',
      });
      expect(outputs).toHaveLength(2);
      expect(outputs[0]?.text).toMatch(/\p{L}/u);
      const { text = '', warnings = [] } = outputs[1] ?? {};
      expect(text.includes('20') || warnings.includes('numbers_differ')).toBe(true);
      expect(text).not.toMatch(/__|<\/s>/u);
    }
  });

  it('says what depends on source and target language, and the same alone and in a crowd', async () => {
    const to = async (texts: string[], target: string) =>
      (await engine.translate(texts, { source: 'en', target, priority: 'normal' })).map(({ text }) => text);
    const [spanish] = await to(['we need water'], 'es');
    const [french] = await to(['we need water'], 'fr');
    expect(spanish).not.toBe(french);
    expect(await to(['a house', 'we need water', 'we is here on a house'], 'es')).toContain(spanish);
  });

  it('says that it does not open, and takes no other model along', async () => {
    writeTinyM2M100(join(root, 'bad'));
    writeFileSync(join(root, 'bad', 'onnx', 'encoder_model_quantized.onnx'), 'no model');
    await addModel({
      folder: join(root, 'bad'),
      into: join(root, 'both'),
      babelmeshVersion: '0.1.0',
      preferred: true,
    });
    await addModel({ folder: join(root, 'given'), into: join(root, 'both'), babelmeshVersion: '0.1.0' });
    // Again and again: one of its two files opens, and ending the thread meanwhile would end the process.
    for (let i = 0; i < 10; i++) {
      const both = await openEngine({
        modelsFolders: [join(root, 'both'), new URL('../../../../models', import.meta.url).pathname],
        workerUrl: new URL('../../../dist/engine/worker.js', import.meta.url),
        clock,
        logger: silent,
      });
      expect(both.problems).toMatchObject([
        { code: 'model_corrupt', message: expect.stringContaining('bad@1.0.0') },
      ]);
      expect(both.directions).toContainEqual(expect.objectContaining({ source: 'en', target: 'es' }));
      // What the bad one was to serve falls to the other of its kind.
      expect(both.directions).toContainEqual({ source: 'es', target: 'fr', model: 'given@1.0.0' });
      await both.close();
    }
    expect(readFileSync(join(root, 'both', 'bad', 'manifest.json'), 'utf8')).toContain('"preferred": true');
  });
});
