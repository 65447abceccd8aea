import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What each room may import of ours. The table of docs/architecture.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  'node/clock': ['protocol'],
  'node/closing': ['protocol'],
  'node/version': [],
  'node/config': ['protocol'],
  'node/dispatch': ['protocol'],
  'node/queue': ['protocol'],
  'node/engine': ['protocol'],
  'node/radio': ['protocol'],
  'node/peers': ['protocol'],
  'node/http': ['protocol'],
  'node/telemetry': ['protocol'],
  'node/build': ['protocol', 'node/*'],
  'node/mesh': ['protocol', 'node/*'],
  'node/daemon': ['protocol', 'node/*'],
  'node/commands': ['protocol', 'node/*'],
  'node/model-commands': ['protocol', 'node/*'],
  'node/cli': [
    'protocol',
    'node/clock',
    'node/config',
    'node/daemon',
    'node/commands',
    'node/model-commands',
    'node/version',
  ],
  'web-ui': ['protocol'],
};

/** What tests need may reach into any room. */
const SKIPPED = new Set(['node_modules', 'dist', 'testing']);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** `node/src/queue/store.ts` is in `node/queue`, `node/src/daemon.ts` in `node/daemon`. */
function roomOf(path: string): string {
  const [first = '', second, third = ''] = relative(root, path).split(sep);
  return first === 'node' && second === 'src' ? `node/${third.replace(/\.(js|ts)$/, '')}` : first;
}

const IMPORT =
  /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
}

function forbidden(path: string): string[] {
  const room = roomOf(path);
  const allowed = MAY_IMPORT[room] ?? [];
  return importsOf(path).flatMap((specifier) => {
    const target = specifier.startsWith('.')
      ? roomOf(resolve(dirname(path), specifier))
      : specifier.match(/^@babelmesh\/([\w-]+)/)?.[1];
    const fine =
      target === undefined ||
      target === room ||
      allowed.includes(target) ||
      (target.startsWith('node/') && allowed.includes('node/*'));
    return fine ? [] : [`${relative(root, path)} imports ${specifier}`];
  });
}

const files = ['protocol', 'node/src', 'web-ui'].flatMap((folder) => sources(join(root, folder)));

describe('the import table', () => {
  it('names every room there is', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  it('is kept by every file', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(forbidden)).toEqual([]);
  });

  it('keeps Node’s own modules out of protocol and page', () => {
    const pure = files.filter((path) => roomOf(path) === 'protocol' || path.includes(`web-ui${sep}src`));
    const impure = pure.flatMap((path) =>
      importsOf(path)
        .filter((name) => name.startsWith('node:'))
        .map((name) => `${path}: ${name}`),
    );
    expect(impure).toEqual([]);
  });
});
