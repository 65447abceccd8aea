import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BabelmeshError } from '@babelmesh/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from './load.js';
import { renderDefaultFile, renderDocs } from './render.js';
import { Config } from './schema.js';
import { SETTINGS } from './settings.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'babelmesh-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function withFile(text: string, more: Record<string, string> = {}): Config {
  const file = join(folder, 'babelmesh.yaml');
  writeFileSync(file, text);
  return loadConfig({ BABELMESH_CONFIG: file, ...more });
}

function problem(run: () => unknown): BabelmeshError {
  try {
    run();
  } catch (error) {
    if (error instanceof BabelmeshError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('loadConfig', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).toEqual(Config.parse({}));
    expect(loadConfig({}).http.port).toBe(9527);
  });

  it('takes the file over defaults and variables over the file', () => {
    const config = withFile('http:\n  port: 8000\n  host: 127.0.0.1\n', { BABELMESH_HTTP_PORT: '9000' });
    expect(config.http).toMatchObject({ port: 9000, host: '127.0.0.1' });
  });

  it('has a variable for every key', () => {
    const samples = { string: 'x', integer: '7', number: '5', boolean: 'true', list: '' };
    const lists: Record<string, string> = {
      allowed: '!a1b2c3d4,!00000001',
      banned: '!a1b2c3d4,!00000001',
      nodes: '!a1b2c3d4,!00000001',
      interpreterChannels: '2:en/es,3:uk/de',
      corsOrigins: 'https://field.example,http://192.0.2.7:8080',
    };
    const large: Record<string, string> = { baudRate: '9600', timeoutSeconds: '60' };
    for (const setting of SETTINGS) {
      const sample =
        setting.kind === 'list'
          ? setting.items === 'integer'
            ? '1,2'
            : (lists[setting.path.at(-1) ?? ''] ?? 'a,b')
          : samples[setting.kind];
      const [first = ''] = setting.allowed.split(', ');
      const text = setting.kind === 'string' && !setting.allowed.startsWith('a text') ? first : sample;
      const applicable = large[setting.path.at(-1) ?? ''] ?? text;
      const config = loadConfig({ [setting.variable]: applicable }) as unknown as Record<
        string,
        Record<string, unknown>
      >;
      const [section = '', key] = setting.path;
      const value = key === undefined ? config[section] : config[section]?.[key];
      expect(String(value), setting.variable).toBe(applicable);
    }
  });

  it('knows PORT and HOST, and lets the full names win', () => {
    expect(loadConfig({ PORT: '8080', HOST: '::1' }).http).toMatchObject({ port: 8080, host: '::1' });
    expect(loadConfig({ BABELMESH_HTTP_PORT: '1', PORT: '8080' }).http.port).toBe(1);
  });

  it('says file, line and what is allowed for a wrong value', () => {
    const error = problem(() => withFile('data: here\nhttp:\n  port: many\n'));
    expect(error.code).toBe('invalid_config');
    expect(error.message).toMatch(/babelmesh\.yaml:3: “http\.port” takes whole numbers from 0 to 65535/);
  });

  it('says file, line and what is allowed for a wrong key, and tells all that is wrong at once', () => {
    const error = problem(() => withFile('http:\n  prot: 80\nradio:\n  link: smoke\n'));
    expect(error.message).toMatch(
      /babelmesh\.yaml:2: there is no setting “http\.prot”\. Allowed here: host, port/,
    );
    expect(error.message).toMatch(/babelmesh\.yaml:4: “radio\.link” takes simulated, tcp, serial, off/);
  });

  it('says which variable is wrong', () => {
    expect(problem(() => loadConfig({ PORT: 'eighty' })).message).toMatch(/^PORT: “http\.port” takes/);
    expect(problem(() => loadConfig({ BABELMESH_HTTP_PROT: '80' })).message).toMatch(
      /BABELMESH_HTTP_PROT: there is no/,
    );
  });

  it.each([
    ['a list where keys belong', '- 1\n- 2\n', /:1: the file must hold keys/],
    ['broken YAML', 'http: [1,\n', /:\d+: /],
    ['a value where a section belongs', 'http: 9527\n', /:1: “http” must hold the keys host, port/],
    [
      'a node id without quotes, which YAML takes for a tag',
      'radio:\n  banned:\n    - !deadbeef\n',
      /:3: .*quotes/,
    ],
    [
      'a star without quotes, which YAML takes for an alias',
      'http:\n  hostNames: [*]\n',
      /:2: .*“\*” needs quotes/,
    ],
    [
      'a name that begins with a star',
      'http:\n  port: 80\n  hostNames: [*.example.org]\n',
      /:3: .*“\*” needs quotes/,
    ],
    [
      'aliases that grow without end',
      `a: &a [${'x,'.repeat(20)}]\nb: &b [${'*a,'.repeat(20)}]\nc: [${'*b,'.repeat(20)}]\n`,
      /babelmesh\.yaml:1: /,
    ],
    ['what is no node id', 'radio:\n  allowed: [deadbeef]\n', /:2: “radio\.allowed\.0” takes .*!a1b2c3d4/],
    [
      'a host name with a port, which would match nothing',
      'http:\n  hostNames: [node.example.org:80]\n',
      /:2: “http\.hostNames\.0” takes .*without scheme and port/,
    ],
    [
      'a channel between a language and itself',
      'radio:\n  interpreterChannels: ["2:en/es", "3:fr/fr"]\n',
      /:2: “radio\.interpreterChannels\.1” takes .*two languages/,
    ],
    [
      'an origin with a slash at its end, which no browser sends',
      'http:\n  corsOrigins: ["https://field.example/"]\n',
      /:2: “http\.corsOrigins\.0” takes .*without a path/,
    ],
    ['no address to listen on', 'http:\n  host: ""\n', /:2: “http\.host” takes a text that is not empty/],
    ['a key twice', 'data: a\ndata: b\n', /:2: /],
  ])('refuses %s', (_name, text, message) => {
    const error = problem(() => withFile(text));
    expect(error.code).toBe('invalid_config');
    expect(error.message).toMatch(message);
  });

  it('takes an empty file', () => {
    expect(withFile('')).toEqual(Config.parse({}));
  });

  it('takes a key with nothing behind it for not set', () => {
    const config = withFile('http:\nradio:\n  airtimePercent:\n  maxHops: 2\nlog:\n  # level: info\n');
    expect(config).toEqual(Config.parse({ radio: { maxHops: 2 } }));
  });

  it('says when the file cannot be read', () => {
    const error = problem(() => loadConfig({ BABELMESH_CONFIG: join(folder, 'missing.yaml') }));
    expect(error).toMatchObject({
      code: 'invalid_config',
      remedy: expect.stringContaining('BABELMESH_CONFIG'),
    });
  });
});

describe('the generated files', () => {
  it('the default file, uncommented, is the default configuration', () => {
    const text = renderDefaultFile()
      .replace(/^#(?=\s*\w+:)/gm, '')
      .replace(/^.*: $/gm, '');
    expect(Config.parse(parse(text))).toEqual(Config.parse({}));
  });

  it('docs/configuration.md is up to date', () => {
    const file = new URL('../../../docs/configuration.md', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(renderDocs());
  });
});
