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
const away = (via: string, time: () => MachineTime) => presenceFile(path, via, time).awayMs();

it('tells how long a radio was alone, within one start of the machine', async () => {
  expect(await away('tcp a', at('one', 5))).toBe(Number.POSITIVE_INFINITY);
  await presenceFile(path, 'tcp a', at('one', 100)).mark();
  expect(await away('tcp a', at('one', 107))).toBe(7_000);
});

it('does not know it of another radio, after a restart of the machine, or without a boot id', async () => {
  await presenceFile(path, 'tcp a', at('one', 100)).mark();
  expect(await away('tcp b', at('one', 107))).toBe(Number.POSITIVE_INFINITY);
  expect(await away('tcp a', at('two', 107))).toBe(Number.POSITIVE_INFINITY);
  expect(await away('tcp a', () => ({ uptimeS: 107 }))).toBe(Number.POSITIVE_INFINITY);
});

it.each(['', '{', '{"via":"tcp a"}'])('does not know it where the file holds %j', async (text) => {
  await writeFile(path, text);
  expect(await away('tcp a', at('one', 1))).toBe(Number.POSITIVE_INFINITY);
});
