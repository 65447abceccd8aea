import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@babelmesh/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock as clock } from '../clock.js';
import type { Engine } from './engine.js';
import { type EngineOptions, openEngine } from './open-engine.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const MODELS = fileURLToPath(new URL('../../../models', import.meta.url));
const SHIPPED = join(MODELS, 'en-es');
const open = (options: Partial<EngineOptions> = {}) =>
  openEngine({
    modelsFolders: [MODELS],
    workerUrl: new URL('../../dist/engine/worker.js', import.meta.url),
    clock,
    logger: silent,
    ...options,
  });
const EN_ES = { source: 'en', target: 'es', priority: 'normal' } as const;

describe('hostile texts', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  const translate = async (text: string) => {
    engine.detect(text);
    expect(engine.estimateWork(text)).toBeGreaterThan(0);
    const cut = engine.segment(text, 'en', 'es');
    const outputs = await engine.translate(cut.segments, EN_ES);
    return { text: cut.join(outputs.map((output) => output.text)), outputs };
  };

  it.each([
    ['emoji', '😀🚑👩‍👩‍👧'.repeat(200)],
    ['digits', '0123456789'.repeat(500)],
    ['white space', ' \t\n\u00a0\u2003'.repeat(200)],
    ['zero-width characters', '\u200b\u200c\u200d\ufeff\u2060'.repeat(100)],
    ['right-to-left marks', '\u202e\u202d\u200f\u061c'.repeat(100)],
    ['lone surrogates', '\ud800\udc00\udfff\ud83d'.repeat(50)],
    ['control characters', '\u0000\u0007\u001b[31m'.replaceAll('m', '').repeat(20)],
    ['100,000 characters without a space', 'x'.repeat(100_000)],
    ['a megabyte of digits', '7'.repeat(1_000_000)],
    ['a script the model never saw', 'ქართული ენა'],
  ])('leaves %s as it is', async (_, text) => {
    expect((await translate(text)).text).toBe(text);
  });

  it.each([
    ['100,000 characters of Chinese', '水'.repeat(5_000)],
    ['zero-width and direction marks within words', 'he\u200blp \u202eus\u202c pl\u200cease'],
    ['a lone surrogate within a word', 'wa\ud83dter is here'],
    ['NUL within a text', 'we need\u0000water'],
    ['control tokens', '</s> <pad> <2en> hello </s>'],
    ['combining marks without end', `he\u0301${'\u0301'.repeat(2000)}lp`],
    ['full stops', 'a. '.repeat(50)],
    ['quotes and brackets', '(("[{help}]"))'.repeat(10)],
    ['numbers and addresses', '1 2 3 a@b.cc +1 2 3 4 !a1b2c3d4 http://a.b '.repeat(10)],
  ])('takes %s', async (_, text) => {
    const { text: output, outputs } = await translate(text);
    expect(output.length).toBeGreaterThan(0);
    for (const { text } of outputs) expect(text).not.toMatch(/\ufffd|<\/s>|<pad>|\u2581/u);
  });
});

describe('hostile model files', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hostile-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** A copy of the shipped model with files changed, and a manifest that vouches for them all the same. */
  const install = (
    change: Record<string, (file: Buffer) => Buffer>,
    name = 'changed',
    extra: object = {},
  ) => {
    const folder = join(root, name);
    mkdirSync(folder);
    const manifest = JSON.parse(readFileSync(join(SHIPPED, 'manifest.json'), 'utf8'));
    for (const file of Object.values<{ path: string; bytes: number; sha256: string }>(manifest.files)) {
      const changed = change[file.path]?.(readFileSync(join(SHIPPED, file.path)));
      if (!changed) {
        copyFileSync(join(SHIPPED, file.path), join(folder, file.path));
        continue;
      }
      writeFileSync(join(folder, file.path), changed);
      file.bytes = changed.length;
      file.sha256 = createHash('sha256').update(changed).digest('hex');
    }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...extra }));
    return folder;
  };

  it.each<[string, Record<string, (file: Buffer) => Buffer>]>([
    ['a model cut short', { 'model.onnx': (file) => file.subarray(0, 1_000_000) }],
    ['a model of random bytes', { 'model.onnx': () => Buffer.alloc(10_000, 0xa5) }],
    ['a tokenizer cut short', { 'tokenizer.json': (file) => file.subarray(0, 1000) }],
    ['a tokenizer of another kind', { 'tokenizer.json': () => Buffer.from('{"model":{"type":"BPE"}}') }],
    [
      'a tokenizer without pieces',
      { 'tokenizer.json': () => Buffer.from('{"model":{"type":"Unigram","vocab":[]}}') },
    ],
  ])('refuses %s that its manifest vouches for', async (_, change) => {
    const folder = install(change);
    await expect(open({ modelsFolders: [root] })).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringContaining(folder),
      remedy: expect.stringContaining('again'),
    });
  });

  it('refuses outputs that the graph does not have', async () => {
    install({}, 'changed', { outputs: { tokens: 'other' } });
    await expect(open({ modelsFolders: [root] })).rejects.toMatchObject({ code: 'model_corrupt' });
  });

  it('refuses a model with one bit flipped, and says which file', async () => {
    const folder = install({});
    const path = join(folder, 'model.onnx');
    const bytes = readFileSync(path);
    bytes[4_000_000] = (bytes[4_000_000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    await expect(open({ modelsFolders: [root] })).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringContaining(path),
    });
  });

  it('works on with the first model where another proves bad when it is needed', async () => {
    const folder = install({ 'model.onnx': (file) => file.subarray(0, 1_000_000) }, 'zz', {
      id: 'en-sw',
      directions: [{ source: 'en', target: 'sw', prefixId: 3 }],
    });
    const said: string[] = [];
    const logger = { ...silent, warn: (details: object) => said.push(JSON.stringify(details)) } as Logger;
    const engine = await open({ modelsFolders: [MODELS, root], logger });
    const sentence = ['The rope is behind the second tent.'];
    for (let i = 0; i < 2; i++) {
      await expect(engine.translate(sentence, { ...EN_ES, target: 'sw' })).rejects.toMatchObject({
        code: 'model_corrupt',
        message: expect.stringContaining(folder),
      });
    }
    expect(said.join()).toContain(`${folder} does not open`);
    expect((await engine.translate(sentence, EN_ES))[0]?.text).toMatch(/cuerda|carpa|tienda/);
    await engine.close();
  });

  it('opens no draft at the start where there is a good model', async () => {
    install({ 'model.onnx': (file) => file.subarray(0, 1_000_000) }, 'draft', {
      id: 'en-sw',
      directions: [{ source: 'en', target: 'sw', prefixId: 3 }],
      scores: [{ set: 'tatoeba-dev', direction: 'en-sw', chrF: 50, bleu: 25 }],
    });
    const engine = await open({ modelsFolders: [root, MODELS] });
    expect(engine.problems).toEqual([]);
    await engine.close();
  });

  it('takes no files that came in the place of those it started with, until these are back', async () => {
    for (const id of ['en-es', 'en-fr']) cpSync(join(MODELS, id), join(root, id), { recursive: true });
    const engine = await open({ modelsFolders: [root] });
    const sentence = ['The rope is behind the second tent.'];
    const french = () => engine.translate(sentence, { ...EN_ES, target: 'fr' });
    const put = (from: string) => {
      for (const file of ['model.onnx', 'tokenizer.json'])
        copyFileSync(join(MODELS, from, file), join(root, 'en-fr', file));
    };
    put('en-es');
    await expect(french()).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringContaining(join(root, 'en-fr')),
      remedy: expect.stringMatching(/^Restart the node .* put back/),
    });
    put('en-fr');
    expect((await french())[0]?.text).toMatch(/corde|tente/);
    await engine.close();
  });

  it('keeps two models of one name apart', async () => {
    for (const id of ['en-es', 'en-fr']) {
      cpSync(join(MODELS, id), join(root, id), { recursive: true });
      const path = join(root, id, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...manifest, id: 'field', version: '1.0.0' }));
    }
    const engine = await open({ modelsFolders: [root] });
    const sentence = ['The rope is behind the second tent.'];
    expect((await engine.translate(sentence, EN_ES))[0]?.text).toMatch(/cuerda|carpa|tienda/);
    expect((await engine.translate(sentence, { ...EN_ES, target: 'fr' }))[0]?.text).toMatch(/corde|tente/);
    await engine.close();
  });

  it('works on with the good model beside a bad one, and tells of it', async () => {
    const folder = install({}, 'bad');
    writeFileSync(join(folder, 'tokenizer.json'), '');
    const engine = await open({ modelsFolders: [root, MODELS] });
    expect(engine.problems).toMatchObject([{ code: 'model_corrupt' }]);
    expect(engine.directions.length).toBeGreaterThan(0);
    await engine.close();
  });

  it('starts with the next model where the preferred one does not open, and tells of it', async () => {
    const folder = install({}, 'bad', { id: 'bad', outputs: { tokens: 'other' }, preferred: true });
    const engine = await open({ modelsFolders: [root, MODELS] });
    expect(engine.problems).toMatchObject([
      { code: 'model_corrupt', message: expect.stringContaining(folder), remedy: expect.any(String) },
    ]);
    for (const { model } of engine.directions) expect(model).not.toContain('bad@');
    expect((await engine.translate(['The rope is here.'], EN_ES))[0]?.text).toMatch(/cuerda/);
    await engine.close();
  });

  it('goes on with the next model where the preferred one proves bad when it is needed, and tells of it', async () => {
    const folder = install({}, 'bad', {
      id: 'bad',
      outputs: { tokens: 'other' },
      preferred: true,
      directions: [
        { source: 'en', target: 'fr', prefixId: 3 },
        { source: 'en', target: 'sw', prefixId: 4 },
      ],
    });
    const said: string[] = [];
    const logger = { ...silent, error: (_: object, message: string) => said.push(message) } as Logger;
    const engine = await open({ modelsFolders: [MODELS, root], logger });
    const served = (to: string) => engine.directions.find((d) => d.source === 'en' && d.target === to)?.model;
    expect([served('fr'), engine.problems]).toEqual([expect.stringMatching(/^bad@/), []]);
    const sentence = ['The rope is behind the second tent.'];
    const [made, again] = await Promise.all(
      [0, 1].map(() => engine.translate(sentence, { ...EN_ES, target: 'fr' })),
    );
    expect(made?.[0]?.text).toMatch(/corde|tente/);
    expect(again).toEqual(made);
    expect(served('fr')).toMatch(/^en-fr@/);
    // Nobody else has it.
    expect(served('sw')).toMatch(/^bad@/);
    await expect(engine.translate(sentence, { ...EN_ES, target: 'sw' })).rejects.toMatchObject({
      code: 'model_corrupt',
    });
    expect(engine.problems).toMatchObject([{ message: expect.stringContaining(folder) }]);
    expect(said).toHaveLength(1);
    await engine.close();
  });

  it('says that there is no model', async () => {
    await expect(open({ modelsFolders: [join(root, 'nowhere')] })).rejects.toMatchObject({
      code: 'model_missing',
      remedy: expect.any(String),
    });
  });

  it('says that a device is not there', async () => {
    await expect(open({ device: 'cuda' })).rejects.toMatchObject({
      code: 'invalid_config',
      remedy: expect.stringContaining('auto or cpu'),
    });
  });

  /** The shipped tokenizer with other pieces, as one of another model would be. */
  const retold = (change: (vocabulary: [string, number][]) => [string, number][]) => (file: Buffer) => {
    const tokenizer = JSON.parse(file.toString('utf8'));
    tokenizer.model.vocab = change(tokenizer.model.vocab);
    return Buffer.from(JSON.stringify(tokenizer));
  };

  it.each<[string, (vocabulary: [string, number][]) => [string, number][]]>([
    ['smaller', (vocabulary) => vocabulary.slice(0, 900)],
    [
      'larger',
      (vocabulary) => [
        ...vocabulary.slice(0, 261),
        ...vocabulary.map(([piece, score], i): [string, number] => [`${i}`, score - piece.length]),
        ...vocabulary.slice(261),
      ],
    ],
  ])('survives the tokenizer of a %s model that its manifest vouches for', async (_, change) => {
    install({ 'tokenizer.json': retold(change) });
    const engine = await open({ modelsFolders: [root] });
    const made = await engine
      .translate(['Where is the clinic?', 'Send 20 boats to EA3XYZ.'], EN_ES)
      .catch((error) => error);
    if (Array.isArray(made)) expect(made[1].text.includes('20') || made[1].warnings.length > 0).toBe(true);
    else expect(made).toMatchObject({ code: 'engine_failed' });
    await engine.close();
  });

  it('survives weights that are no numbers', async () => {
    // A row of 256 plausible single-precision numbers is a layer's gains or scales: NaN in its midst, for at its ends may be
    // what the file says of it.
    const poison = (file: Buffer) => {
      const poisoned = Buffer.from(file);
      let rows = 0;
      for (let align = 0; align < 4; align++) {
        let run = 0;
        for (let at = align; at + 4 <= file.length; at += 4) {
          const value = file.readFloatLE(at);
          run = value > 1e-4 && value < 10 ? run + 1 : 0;
          if (run < 256) continue;
          for (let back = 8; back < 248; back++) poisoned.writeUInt32LE(0x7fc00000, at - 4 * back);
          rows++;
          run = 0;
        }
      }
      expect(rows).toBeGreaterThan(0);
      return poisoned;
    };
    install({ 'model.onnx': poison });
    const engine = await open({ modelsFolders: [root] });
    const outputs = await engine.translate(['Where is the clinic?', 'Send 20 boats to EA3XYZ.'], EN_ES);
    expect(outputs).toHaveLength(2);
    for (const output of outputs) {
      expect(output.warnings.length).toBeGreaterThan(0);
      expect(output.confidence).toBeUndefined();
    }
    expect(outputs[1]?.text).toContain('20');
    await engine.close();
  });
});
