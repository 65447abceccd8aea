import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openPeopleStore } from '../state/people-store.js';
import { FakeLogger } from '../testing/fake-ports.js';
import { MemoryPeopleStore } from '../testing/memory-shelf.js';
import { Kept } from './kept.js';

const HOUR_MS = 3_600_000;

async function opened(store = new MemoryPeopleStore(), clock = new ManualClock()) {
  const logger = new FakeLogger();
  const shelf = store.shelf('x');
  const kept = new Kept({ shelf, schema: z.string(), most: 3, lifetimeMs: HOUR_MS, clock, logger });
  await kept.open();
  return { kept, store, clock, logger };
}

function all(kept: Kept<string>): string[][] {
  return [...kept.entries()].map(([key, { value }]) => [key, value]);
}

it('keeps values over a restart', async () => {
  const { kept, store, clock } = await opened();
  kept.set('ana', 'es');
  kept.set('bo', 'en');
  kept.delete('bo');
  await kept.written();
  const again = await opened(store, clock);
  expect(all(again.kept)).toEqual([['ana', 'es']]);
});

it('makes room by what was used longest ago, on the shelf too', async () => {
  const { kept, store } = await opened();
  for (const key of ['a', 'b', 'c']) kept.set(key, key);
  kept.get('a');
  kept.set('d', 'd');
  await kept.written();
  expect(all(kept).map(([key]) => key)).toEqual(['c', 'a', 'd']);
  expect([...(store.shelves.get('x')?.keys() ?? [])].sort()).toEqual(['a', 'c', 'd']);
});

it('forgets what nobody used for its lifetime', async () => {
  const { kept, store, clock } = await opened();
  kept.set('a', 'a');
  kept.set('b', 'b');
  await clock.advance(0.6 * HOUR_MS);
  expect(kept.get('a')).toBe('a');
  await clock.advance(0.6 * HOUR_MS);
  expect(kept.get('b')).toBeUndefined();
  await kept.written();
  const again = await opened(store, clock);
  expect(all(again.kept)).toEqual([['a', 'a']]);
  await clock.advance(2 * HOUR_MS);
  expect(all(again.kept)).toEqual([]);
});

it('does not last for ever because the clock was ahead', async () => {
  const ahead = new ManualClock();
  await ahead.advance(1_000 * HOUR_MS);
  const { kept, store } = await opened(undefined, ahead);
  kept.set('a', 'a');
  await kept.written();
  const again = await opened(store);
  await again.clock.advance(2 * HOUR_MS);
  expect(again.kept.get('a')).toBeUndefined();
});

describe('a board that starts in 1970, until somebody sets its clock', () => {
  const YEARS_MS = 56 * 365 * 24 * HOUR_MS;

  /** Kept by the right time, and opened again after a power cut. */
  async function openedIn1970() {
    const first = await opened();
    first.kept.set('a', 'a');
    await first.kept.written();
    return opened(first.store, new ManualClock(0));
  }

  it('forgets nothing when that happens, nor before its time', async () => {
    const { kept, store, clock } = await openedIn1970();
    clock.jump(YEARS_MS);
    expect(all(kept)).toEqual([['a', 'a']]);
    await clock.advance(HOUR_MS);
    expect(all(kept)).toEqual([['a', 'a']]);
    await clock.advance(1);
    expect(all(kept)).toEqual([]);
    await kept.written();
    expect(store.shelves.get('x')?.size).toBe(0);
  });

  it('keeps over the next restart what was said meanwhile', async () => {
    const { kept, store, clock } = await openedIn1970();
    kept.set('b', 'b');
    clock.jump(YEARS_MS);
    await clock.advance(0.6 * HOUR_MS);
    await kept.written();
    const again = await opened(store, clock);
    expect(all(again.kept)).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
    await clock.advance(0.6 * HOUR_MS);
    expect(all(again.kept)).toEqual([]);
  });
});

it('leaves out what it cannot read, and goes on where nothing can be written', async () => {
  const store = new MemoryPeopleStore();
  for (const text of ['{', '1', '{"value":1,"usedAt":0}']) await store.shelf('x').put(text, text);
  const { kept, logger } = await opened(store);
  expect(kept.size).toBe(0);
  store.failure = new Error('disk');
  kept.set('a', 'a');
  await kept.written();
  expect(kept.get('a')).toBe('a');
  expect(logger.at('warn')).toEqual(['Something for people on the radio could not be kept.']);
});

it('keeps in LevelDB what the process no longer has', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'people-'));
  const logger = new FakeLogger();
  const clock = new ManualClock();
  const open = async () => {
    const store = await openPeopleStore(join(folder, 'people'), logger);
    const shelf = store?.shelf('languages');
    const kept = new Kept({ shelf, schema: z.string(), most: 3, lifetimeMs: HOUR_MS, clock, logger });
    await kept.open();
    return { store, kept };
  };
  const first = await open();
  first.kept.set('!00000a1a', 'es');
  first.store?.shelf('other').put('!00000a1a', 'no language');
  await first.kept.written();
  await first.store?.close();
  const second = await open();
  expect(all(second.kept)).toEqual([['!00000a1a', 'es']]);
  // Somebody else has the folder.
  expect(await openPeopleStore(join(folder, 'people'), logger)).toBeUndefined();
  expect(logger.at('warn')).toHaveLength(1);
  await second.store?.close();
  await rm(folder, { recursive: true });
});
