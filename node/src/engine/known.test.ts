import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@babelmesh/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock as clock } from '../clock.js';
import { translateText } from '../dispatch/translate-text.js';
import type { Engine } from './engine.js';
import { openLevelStore } from './memory/level-store.js';
import { TranslationMemory } from './memory/translation-memory.js';
import { openEngine } from './open-engine.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const MODELS = fileURLToPath(new URL('../../../models', import.meta.url));

describe('Engine with phrasebook, memory and a third language', () => {
  let root: string;
  let memory: TranslationMemory;
  let engine: Engine;
  let batches = 0;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'known-'));
    // The shipped model again, which takes Spanish for French: enough to see which way a text goes.
    const other = join(root, 'models', 'en-fr');
    mkdirSync(join(root, 'models'));
    cpSync(join(MODELS, 'en-es'), other, { recursive: true });
    const manifest = readFileSync(join(other, 'manifest.json'), 'utf8');
    writeFileSync(
      join(other, 'manifest.json'),
      manifest.replaceAll('"es"', '"fr"').replaceAll('-es"', '-fr"').replaceAll('"es-', '"fr-'),
    );
    memory = await TranslationMemory.open({
      store: await openLevelStore(join(root, 'memory'), silent),
      clock,
      logger: silent,
    });
    engine = await openEngine({
      modelsFolders: [MODELS, join(root, 'models')],
      phrasebookFolders: [fileURLToPath(new URL('./phrasebook/fixtures', import.meta.url))],
      workerUrl: new URL('../../dist/engine/worker.js', import.meta.url),
      memory: Promise.resolve(memory),
      clock,
      logger: silent,
      onMeasurement: () => batches++,
    });
  });
  afterAll(async () => {
    await engine.close();
    await memory.close();
    rmSync(root, { recursive: true, force: true });
  });

  const translate = async (text: string, from = 'en', target = 'es') => {
    const before = batches;
    const result = await translateText(engine, { text, from, target });
    return { ...result, batches: batches - before };
  };

  it('answers a phrase from the phrasebook, and says so', async () => {
    expect(await translate('  HELP!\n')).toMatchObject({
      text: '  ¡AYUDA!\n',
      model: 'phrasebook',
      warnings: [],
      batches: 0,
    });
    expect((await translate('- Where is the hospital?\n- help')).text).toBe(
      '- ¿Dónde está el hospital?\n- Ayuda',
    );
    expect(await translate('ayuda', 'es', 'fr')).toMatchObject({
      text: "À l'aide",
      model: 'phrasebook',
      batches: 0,
    });
  });

  it('takes no part of a sentence for a phrase', async () => {
    const text = 'They do not\nhelp';
    const { segments, fragments } = engine.segment(text, 'en', 'es');
    const options = { source: 'en', target: 'es', priority: 'normal' } as const;
    const vetted = async (more = {}) =>
      (await engine.translate(segments, { ...options, ...more })).map((segment) => segment.vetted === true);
    expect(await vetted()).toEqual([false, true]);
    expect(await vetted(fragments && { fragments })).toEqual([false, false]);
    // Texts without a queue hand the fragments on too.
    const handed: unknown[] = [];
    const translate: Engine['translate'] = (segments, options) => {
      handed.push(options.fragments);
      return engine.translate(segments, options);
    };
    const { directions } = engine;
    const translator = { directions, detect: engine.detect, estimateWork: engine.estimateWork, translate };
    await translateText(
      { ...translator, segment: (...cut) => engine.segment(...cut) },
      { text, from: 'en', target: 'es' },
    );
    expect(handed).toEqual([fragments]);
  });

  it('names the model where it had a part', async () => {
    const mixed = await translate('Help! The old house is near the river.');
    expect(mixed.text).toMatch(/^¡Ayuda! .*r[ií]o/iu);
    expect(mixed.model).toMatch(/^en-es@/);
    expect(mixed.batches).toBeGreaterThan(0);
  });

  it('answers a repeat from memory, as the model did', async () => {
    const first = await translate('My sister lives in a small house.');
    expect(first).toMatchObject({ warnings: [], batches: 1 });
    const again = await translate('My sister lives in a small house.');
    expect(again).toEqual({ ...first, batches: 0 });
    await memory.idle();
    expect((await translate('my sister lives in a small house')).batches).toBe(0);
    expect((await translate('My brother lives in a small house.')).batches).toBe(1);
  });

  it('does not remember what it is not sure of', async () => {
    const text = 'Xqzt brmpf not wrzl 17 grmbl.';
    const first = await translate(text);
    expect(first.warnings.length).toBeGreaterThan(0);
    expect((await translate(text)).batches).toBeGreaterThan(0);
  });

  it('goes through English where no model joins two languages, numbers kept', async () => {
    expect(engine.directions.filter(({ via }) => via)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ source: 'es', target: 'fr', via: 'en', quality: expect.any(String) }),
        expect.objectContaining({ source: 'fr', target: 'es', via: 'en' }),
      ]),
    );
    const text = 'La casa vieja está cerca del río. Necesitamos 20 mantas para EA3XYZ.';
    const result = await translate(text, 'es', 'fr');
    expect(result.model).toMatch(/^en-es@[\d.]+\+en-fr@[\d.]+$/);
    expect(result.text).toMatch(/casa.*r[ií]o/iu);
    for (const item of ['20', 'EA3XYZ']) {
      expect(result.text.includes(item) || result.warnings.includes('numbers_differ')).toBe(true);
    }
    const english = await translate('La casa vieja está cerca del río.', 'es', 'en');
    const pivoted = await translate('La casa vieja está cerca del río.', 'es', 'fr');
    expect(pivoted.confidence).toBeLessThanOrEqual(english.confidence ?? 0);
    const cut = engine.segment(text, 'es', 'fr');
    expect(cut.segments).toHaveLength(2);
    expect(cut.plan).toContain('en-es@');
  });
});
