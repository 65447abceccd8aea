import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MachineTime } from '@babelmesh/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { presenceFile } from './presence-file.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presence-'));
  path = join(folder, 'radio.json');
});
afterEach(() => rm(folder, { recursive: true }));

const at = (boot: string, uptimeS: number) => () => ({ boot, uptimeS });
const last = (time: () => MachineTime) => presenceFile(path, time).last();

it('tells which radio was last there, and how long it was alone, within one start of the machine', async () => {
  expect(await last(at('one', 5))).toBeUndefined();
  await presenceFile(path, at('one', 100)).mark(0xb0);
  expect(await last(at('one', 107))).toEqual({ node: 0xb0, awayMs: 7_000 });
});

it('does not know it after a restart of the machine, or without a boot id', async () => {
  await presenceFile(path, at('one', 100)).mark(0xb0);
  expect(await last(at('two', 107))).toBeUndefined();
  expect(await last(() => ({ uptimeS: 107 }))).toBeUndefined();
});

it.each(['', '{', '{"node":1}'])('does not know it where the file holds %j', async (text) => {
  await writeFile(path, text);
  expect(await last(at('one', 1))).toBeUndefined();
});
