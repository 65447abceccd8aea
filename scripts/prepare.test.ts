import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

/** A clone whose npm, tsc and vite are scripts that say how they were called. */
class Clone {
  readonly root = mkdtempSync(join(tmpdir(), 'clone-'));
  readonly #calls = join(this.root, 'calls');

  constructor() {
    for (const name of ['prepare.mjs', 'build.mjs']) {
      this.write(`scripts/${name}`, '');
      copyFileSync(fileURLToPath(new URL(name, import.meta.url)), join(this.root, 'scripts', name));
    }
    for (const file of ['tsconfig.base.json', 'protocol/tsconfig.json', 'node/tsconfig.json'])
      this.write(file, '{}');
    for (const file of ['package-lock.json', 'protocol/src/a.ts', 'node/src/a.ts', 'web-ui/a.ts'])
      this.write(file, '');
    this.tool('bin/npm');
    this.tool(
      'node_modules/.bin/tsc',
      'mkdir -p protocol/dist node/dist/cli; touch protocol/dist/index.js node/dist/cli/main.js',
    );
    this.tool('node_modules/.bin/vite', 'mkdir -p dist; touch dist/index.html');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  tool(path: string, script = ''): void {
    this.write(path, `#!/bin/sh\necho "$(basename "$0") $*" >> '${this.#calls}'\n${script}\n`);
    chmodSync(join(this.root, path), 0o755);
  }

  /** Prepares it; gives what was called. */
  prepare(): string[] {
    const PATH = [join(this.root, 'bin'), process.env.PATH].join(delimiter);
    rmSync(this.#calls, { force: true });
    execFileSync(process.execPath, [join(this.root, 'scripts/build.mjs')], {
      env: { PATH },
      stdio: 'ignore',
    });
    return existsSync(this.#calls) ? readFileSync(this.#calls, 'utf8').trim().split('\n') : [];
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }
}

describe('prepare', () => {
  let clone: Clone;
  const open = () => {
    clone = new Clone();
    return clone;
  };
  afterEach(() => clone.remove('.'));

  it('installs with what builds, whatever NODE_ENV says, then builds, and then has nothing to do', () => {
    const [npm, ...built] = open().prepare();
    expect(npm).toMatch(/^npm ci .*--include=dev/);
    expect(built).toEqual(['tsc -b protocol node', 'vite build --logLevel warn']);
    expect(clone.prepare()).toEqual([]);
  });

  it.each(['protocol/dist', 'node/dist', 'web-ui/dist'])('builds again where %s is gone', (folder) => {
    open().prepare();
    clone.remove(folder);
    expect(clone.prepare()).toHaveLength(1);
  });

  it('takes nothing for built that a failed build left behind', () => {
    open().prepare();
    const before = readFileSync(join(clone.root, 'node/src/a.ts'), 'utf8');
    clone.write('node/src/a.ts', 'broken');
    clone.tool('node_modules/.bin/tsc', 'exit 2');
    expect(() => clone.prepare()).toThrow();
    clone.write('node/src/a.ts', before);
    clone.tool('node_modules/.bin/tsc');
    expect(clone.prepare()).toEqual(['tsc -b protocol node']);
  });
});
