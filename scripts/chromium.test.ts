import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.mjs';

describe('findChromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  const program = join(folder, 'chromium');
  writeFileSync(program, '');
  chmodSync(program, 0o755);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes the first on the path', () => {
    expect(findChromium({ PATH: folder })).toBe(program);
  });

  it('takes the one it is told, or none', () => {
    expect(findChromium({ CHROMIUM_PATH: program, PATH: '' })).toBe(program);
    expect(findChromium({ CHROMIUM_PATH: join(folder, 'gone'), PATH: folder })).toBeUndefined();
  });

  it('passes over what cannot be run', () => {
    chmodSync(program, 0o644);
    expect(findChromium({ PATH: folder })).not.toBe(program);
  });
});
