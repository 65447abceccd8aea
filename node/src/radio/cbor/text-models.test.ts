import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '@babelmesh/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeLogger } from '../testing/fake-ports.js';
import { shippedTextCodec } from './text-models.js';

const SHIPPED = fileURLToPath(new URL('../../../../models/compression', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'text-models-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('has a model for every language with a number', () => {
  const logger = new FakeLogger();
  const codec = shippedTextCodec(logger);
  for (const { code, endonym } of LANGUAGES) {
    const text = `${endonym} ${endonym}`;
    expect(codec.decompress(codec.compress(text, code), code)).toBe(text);
  }
  expect(logger.lines).toEqual([]);
});

it('does without a damaged or missing model, and says so once', async () => {
  await cp(join(SHIPPED, 'en.model'), join(folder, 'en.model'));
  const bytes = await readFile(join(folder, 'en.model'));
  bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
  await writeFile(join(folder, 'en.model'), bytes);
  const logger = new FakeLogger();
  const codec = shippedTextCodec(logger, folder);
  for (let i = 0; i < 3; i++) expect(codec.compress('Hello', 'en')[0]).toBe(0x80);
  expect(logger.at('warn').filter((line) => /damaged/.test(line))).toHaveLength(1);
  expect(logger.at('warn').filter((line) => /read/.test(line))).toHaveLength(LANGUAGES.length - 6);
});
