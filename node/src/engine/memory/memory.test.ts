import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLevelStore } from './level-store.js';
import type { MemoryStore, Operation } from './store.js';
import { type MemoryOptions, TranslationMemory } from './translation-memory.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const way = { model: 'm@1', source: 'en', target: 'es' };
const DAY_MS = 86_400_000;

/** Keys in order, and a disk that can be told to fail. */
class FakeStore implements MemoryStore {
  readonly held = new Map<string, string>();
  fails = false;
  closed = false;
  getSync(key: string) {
    if (this.fails) throw new Error('no disk');
    return this.held.get(key);
  }
  async batch(operations: readonly Operation[]) {
    await Promise.resolve();
    if (this.fails) throw new Error('no disk');
    for (const operation of operations) {
      if (operation.type === 'put') this.held.set(operation.key, operation.value);
      else this.held.delete(operation.key);
    }
  }
  async *iterator({ gte, lt }: { gte: string; lt: string }) {
    if (this.fails) throw new Error('no disk');
    for (const key of [...this.held.keys()].sort()) {
      if (key >= gte && key < lt) yield [key, this.held.get(key) ?? ''] as [string, string];
    }
  }
  async reset() {
    this.held.clear();
  }
  async close() {
    this.closed = true;
  }
}

async function open(options: Partial<MemoryOptions> = {}) {
  const store = new FakeStore();
  const clock = new ManualClock();
  const memory = await TranslationMemory.open({ store, clock, logger: silent, ...options });
  return { store, clock, memory };
}

describe('TranslationMemory', () => {
  it('gives back what it was given, at once and later', async () => {
    const { memory } = await open();
    memory.put('We need water', way, { text: 'Necesitamos agua', confidence: -0.2 });
    expect(memory.get('We need water', way)).toEqual({ text: 'Necesitamos agua', confidence: -0.2 });
    await memory.idle();
    expect(memory.get('We need water', way)).toEqual({ text: 'Necesitamos agua', confidence: -0.2 });
  });

  it('keeps models, versions and languages apart', async () => {
    const { memory } = await open();
    memory.put('go', way, { text: 'vamos' });
    expect(memory.get('go', { ...way, model: 'm@2' })).toBeUndefined();
    expect(memory.get('go', { ...way, target: 'fr' })).toBeUndefined();
    expect(memory.get('go', { ...way, source: 'de' })).toBeUndefined();
  });

  it.each([
    ['We need water.', 'Necesitamos agua.', ' we  need\u00a0water ', 'Necesitamos agua'],
    ['we need water', 'necesitamos agua', 'We need water.', 'Necesitamos agua.'],
    ['we need water', '¿agua', 'We need water', '¿Agua'],
    ['We need water', 'Necesitamos agua', 'we need water', 'Necesitamos agua'],
    ['we need water', 'necesitamos agua', 'WE NEED WATER', 'NECESITAMOS AGUA'],
    ['We need water', 'Necesitamos agua', 'WE NEED WATER.', 'NECESITAMOS AGUA.'],
  ])('answers for %j, which became %j, %j with %j', async (source, text, asked, answer) => {
    const { memory } = await open();
    memory.put(source, way, { text });
    expect(memory.get(asked, way)?.text).toBe(answer);
  });

  it.each([
    ['We need water', 'We need water!'],
    ['We need water', 'We need water?'],
    ['we march home', 'we March home'],
    ['help us', 'help US'],
    ['NASA is here', 'nASA is here'],
    ['WE NEED WATER', 'we need water'],
    ['us', 'US'],
    ['send 20 boats', 'send 20 boats.'],
    ['send 20 boats', 'send 30 boats'],
    ['come at 5 p.m. today', 'Come at 5 p.m. today'],
  ])('does not answer for %j with %j', async (source, asked) => {
    const { memory } = await open();
    memory.put(source, way, { text: 'x' });
    expect(memory.get(source, way)?.text).toBe('x');
    expect(memory.get(asked, way)).toBeUndefined();
  });

  it('lets go of what was used least recently', async () => {
    const { memory } = await open({ maxEntries: 8 });
    const word = (i: number) => `word ${'abcdefghijklmnop'[i]}`;
    for (let i = 0; i < 8; i++) memory.put(word(i), way, { text: `${i}` });
    await memory.idle();
    expect(memory.get(word(0), way)).toBeDefined();
    for (let i = 8; i < 11; i++) memory.put(word(i), way, { text: `${i}` });
    await memory.idle();
    expect(memory.size).toBeLessThanOrEqual(8);
    expect(memory.get(word(0), way)).toBeDefined();
    expect(memory.get(word(1), way)).toBeUndefined();
    expect(memory.get(word(10), way)).toBeDefined();
  });

  it('stays within its bounds, whatever is asked, and knows its size after a start', async () => {
    const command = fc.record({
      put: fc.boolean(),
      word: fc.integer({ min: 0, max: 15 }),
      length: fc.integer({ min: 0, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 60 }), async (commands) => {
        const { store, clock, memory } = await open({ maxEntries: 6, maxBytes: 1500 });
        for (const { put, word, length } of commands) {
          const text = `word ${'abcdefghijklmnop'[word]}`;
          if (put) memory.put(text, way, { text: 'y'.repeat(length) });
          else memory.get(text, way);
          if (length % 3 === 0) await memory.idle();
        }
        await memory.idle();
        expect(memory.size).toBeLessThanOrEqual(6);
        expect(memory.bytes).toBeLessThanOrEqual(1500);
        expect([...store.held.keys()].filter((key) => key.startsWith('e'))).toHaveLength(memory.size);
        expect([...store.held.keys()].filter((key) => key.startsWith('u'))).toHaveLength(memory.size);
        const again = await TranslationMemory.open({ store, clock, logger: silent });
        expect([again.size, again.bytes]).toEqual([memory.size, memory.bytes]);
      }),
      { numRuns: 60 },
    );
  });

  it('forgets what nobody asks for, and keeps what is asked for', async () => {
    const { memory, clock } = await open({ retentionMs: 3 * DAY_MS });
    memory.put('old', way, { text: 'viejo' });
    memory.put('asked', way, { text: 'pedido' });
    await memory.idle();
    for (let day = 0; day < 4; day++) {
      await clock.advance(DAY_MS + 1);
      memory.get('asked', way);
      await memory.idle();
    }
    expect(memory.get('old', way)).toBeUndefined();
    expect(memory.get('asked', way)).toBeDefined();
    expect(memory.size).toBe(1);
  });

  it('keeps no long texts', async () => {
    const { memory } = await open();
    memory.put('x'.repeat(2000), way, { text: 'y' });
    expect(memory.get('x'.repeat(2000), way)).toBeUndefined();
  });

  it('goes on without a disk, says so once, and comes back with it', async () => {
    const errors: unknown[] = [];
    const logger: Logger = { ...silent, error: (fields) => void errors.push(fields) };
    const { memory, store, clock } = await open({ logger });
    memory.put('kept', way, { text: 'guardado' });
    await memory.idle();
    store.fails = true;
    for (const text of ['a', 'b', 'kept']) {
      memory.put(text, way, { text });
      await memory.idle();
      expect(memory.get(text, way)).toBeUndefined();
    }
    expect(errors).toHaveLength(1);
    store.fails = false;
    expect(memory.get('kept', way)?.text).toBe('guardado');
    await clock.advance(3_600_000);
    await memory.idle();
    memory.put('a', way, { text: 'una' });
    await memory.idle();
    expect(memory.get('a', way)?.text).toBe('una');
    expect(memory.size).toBe(2);
  });

  it('makes anew what it cannot read', async () => {
    const { memory, store } = await open();
    memory.put('go', way, { text: 'vamos' });
    await memory.idle();
    for (const key of store.held.keys()) if (key.startsWith('e')) store.held.set(key, '{"half":');
    expect(memory.get('go', way)).toBeUndefined();
  });

  it('answers nothing once it is closed', async () => {
    const { memory, store } = await open();
    memory.put('go', way, { text: 'vamos' });
    await memory.close();
    expect(store.closed).toBe(true);
    expect([...store.held.values()].some((value) => value.includes('vamos'))).toBe(true);
    expect(memory.get('go', way)).toBeUndefined();
  });
});

describe('TranslationMemory on LevelDB', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'memory-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const openHere = async () =>
    TranslationMemory.open({
      store: await openLevelStore(folder, silent),
      clock: new ManualClock(),
      logger: silent,
    });

  it('remembers over a restart, and answers in under a millisecond', async () => {
    const first = await openHere();
    for (let i = 0; i < 2000; i++)
      first.put(`We need help at the ${i.toString(26).replace(/\d/g, 'x')} bridge`, way, { text: `t${i}` });
    first.put('We need water', way, { text: 'Necesitamos agua' });
    await first.close();
    const again = await openHere();
    expect(again.get('We need water', way)?.text).toBe('Necesitamos agua');
    const times = Array.from({ length: 200 }, () => {
      const startedAt = performance.now();
      again.get('we need water.', way);
      return performance.now() - startedAt;
    }).sort((a, b) => a - b);
    expect(times[100]).toBeLessThan(1);
    await again.close();
  });

  it('begins anew where the files are damaged', async () => {
    const first = await openHere();
    first.put('go', way, { text: 'vamos' });
    await first.close();
    for (const name of readdirSync(folder).filter((name) => name.startsWith('MANIFEST'))) {
      writeFileSync(join(folder, name), 'no manifest');
    }
    const again = await openHere();
    expect(again.get('go', way)).toBeUndefined();
    again.put('go', way, { text: 'vamos' });
    await again.idle();
    expect(again.get('go', way)?.text).toBe('vamos');
    await again.close();
  });

  it('begins anew where a file breaks off', async () => {
    const first = await openHere();
    // Enough that LevelDB makes a table of it.
    for (let i = 0; i < 300; i++) {
      first.put(`${'xyz'.repeat(i)} water`, way, { text: `${i} `.repeat(700) });
      await first.idle();
    }
    await first.close();
    const tables = readdirSync(folder).filter((name) => name.endsWith('.ldb'));
    expect(tables).not.toEqual([]);
    for (const name of tables) truncateSync(join(folder, name), 1000);
    const again = await openHere();
    expect(again.size).toBe(0);
    again.put('go', way, { text: 'vamos' });
    await again.close();
    const last = await openHere();
    expect(last.get('go', way)?.text).toBe('vamos');
    await last.close();
  });

  it('leaves alone what another process has open', async () => {
    const first = await openHere();
    await expect(openLevelStore(folder, silent)).rejects.toThrow();
    first.put('go', way, { text: 'vamos' });
    expect(first.get('go', way)).toBeDefined();
    await first.close();
  });

  it('fails where there can be no folder', async () => {
    mkdirSync(join(folder, 'x'));
    writeFileSync(join(folder, 'file'), '');
    await expect(openLevelStore(join(folder, 'file', 'memory'), silent)).rejects.toThrow();
  });
});
