import { execFileSync } from 'node:child_process';
import { cp, mkdir, open, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { get, nodeStatus, translate } from './api.js';
import { canMount } from './can-mount.js';
import { babelmesh, type CommandOptions, ROOT, startNode, temporaryFolder } from './node-process.js';
import { openRecordedRadio, TEXT_MESSAGE_APP } from './recorded-radio.js';

const CONFIGURATION = 78;

/** A start that fails says why in a sentence with a code and what to do, and nothing for programmers. */
async function refusedStart(options: CommandOptions, { code, says }: { code: string; says: RegExp }) {
  const folder = await temporaryFolder('file');
  const isByFile = options.env?.BABELMESH_CONFIG !== undefined;
  const env = { ...(!isByFile && { BABELMESH_RADIO_LINK: 'off' }), BABELMESH_DATA: folder, ...options.env };
  const ended = await babelmesh(['serve'], { ...options, env });
  const lines = ended.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  expect(lines[0]).toMatch(/^babelmesh: /);
  expect(ended.stderr).toMatch(says);
  expect(ended.stderr).toContain(`[${code}]\n`);
  const remedy = lines.at(-1) ?? '';
  expect(remedy, 'the remedy').toMatch(/^\S.*\.$/);
  expect(remedy).not.toContain(`[${code}]`);
  expect(ended.stderr).not.toMatch(/^\s+at |Error:|\[cause\]/m);
  expect(ended.stdout).toBe('');
  expect(ended.code).toBe(CONFIGURATION);
}

it('no library keeps or sends anything about the node: its user’s home folder stays empty', async () => {
  const home = await temporaryFolder();
  // What would keep ONNX Runtime quiet by itself.
  const isQuiet = { CI: '', ORT_DISABLE_TELEMETRY: '', XDG_CACHE_HOME: '' };
  const node = await startNode({ HOME: home, ...isQuiet });
  await translate(node.url, 'The well is dry.');
  await node.stop();
  expect(await readdir(home)).toEqual([]);
});

if (!canMount) console.warn('A read-only data folder is not tested: this user may not mount.');

describe('the data folder', () => {
  it('may not be a file, nor below one', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    for (const path of [file, join(file, 'data')]) {
      await refusedStart(
        { env: { BABELMESH_DATA: path } },
        { code: 'store_read_only', says: /cannot be made/ },
      );
    }
  });

  it.skipIf(!canMount)('may not be read-only', async () => {
    const folder = await temporaryFolder();
    const readOnly = `mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder} && exec "$@"`;
    for (const path of [folder, join(folder, 'new')]) {
      await refusedStart(
        { env: { BABELMESH_DATA: path }, wrapper: ['unshare', '-m', 'sh', '-c', readOnly, 'sh'] },
        { code: 'store_read_only', says: /cannot be (made|written)/ },
      );
    }
  });

  it('belongs to one daemon, which is named', async () => {
    const folder = await temporaryFolder();
    const { pid, url } = await startNode({ BABELMESH_DATA: folder });
    await refusedStart(
      { env: { BABELMESH_DATA: folder } },
      { code: 'store_locked', says: new RegExp(`\\(pid ${pid}\\)`) },
    );
    expect(await translate(url, 'We need water.')).toMatch(/agua/i);
  });

  it('may not hold something else', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'queue', 'store'), { recursive: true });
    await writeFile(join(folder, 'queue', 'store', 'CURRENT'), 'MANIFEST-000042\n');
    await refusedStart({ env: { BABELMESH_DATA: folder } }, { code: 'store_corrupt', says: /damaged/ });
  });
});

describe('a model with one bit flipped', () => {
  async function damagedModels(folder: string) {
    const models = join(folder, 'models');
    await cp(join(ROOT, 'models'), models, { recursive: true });
    const files = execFileSync('find', [models, '-name', '*.onnx'], { encoding: 'utf8' }).trim().split('\n');
    for (const path of files) {
      const file = await open(path, 'r+');
      const { size } = await file.stat();
      const byte = Buffer.alloc(1);
      await file.read(byte, 0, 1, Math.floor(size / 2));
      byte[0] = (byte[0] ?? 0) ^ 0b100;
      await file.write(byte, 0, 1, Math.floor(size / 2));
      await file.close();
    }
    return models;
  }

  it('stops the start where it is all there is', async () => {
    const folder = await temporaryFolder();
    await damagedModels(folder);
    await cp(join(ROOT, 'node/dist'), join(folder, 'node/dist'), { recursive: true });
    await cp(join(ROOT, 'node/package.json'), join(folder, 'node/package.json'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const main = join(folder, 'node/dist/cli/main.js');
    await refusedStart({ main }, { code: 'model_corrupt', says: /model\.onnx is damaged/ });
    const ended = await babelmesh(['translate', '--to', 'es', 'Hello'], { main });
    expect(ended).toMatchObject({ code: CONFIGURATION, stderr: expect.stringContaining('[model_corrupt]') });
  });

  it('is left out beside a good one, and told', async () => {
    const models = await damagedModels(await temporaryFolder());
    const node = await startNode({ BABELMESH_ENGINE_MODELS: models });
    expect(node.output()).toMatch(/"code":"model_corrupt".*is damaged/);
    expect(await translate(node.url, 'We need water.')).toMatch(/agua/i);
    expect((await get(node.url, '/readyz')).status).toBe(200);
  });
});

describe('the configuration', () => {
  it.concurrent.each([
    [
      'a wrong key',
      'http:\n  port: 9000\n  prot: 9001\n',
      /:3: there is no setting “http\.prot”\. Allowed here: host, port/,
    ],
    ['a wrong value', 'radio:\n  link: bluetooth\n', /:2: “radio\.link” takes simulated, tcp, serial, off/],
    ['broken YAML', 'http:\n  port: [1\n', /\.yaml:[23]: /],
    ['no keys', '- 1\n', /:1: the file must hold keys and values/],
  ])('with %s names file and line', async (_what, text, says) => {
    const file = join(await temporaryFolder('file'), 'node.yaml');
    await writeFile(file, text);
    await refusedStart({ env: { BABELMESH_CONFIG: file } }, { code: 'invalid_config', says });
  });

  it.concurrent.each([
    [
      'a file that is not there',
      { BABELMESH_CONFIG: '/nowhere/node.yaml' },
      /\/nowhere\/node\.yaml cannot be read/,
    ],
    ['an unknown variable', { BABELMESH_PORT: '1' }, /BABELMESH_PORT: there is no such setting/],
    ['a port that is none', { PORT: '70000' }, /PORT: “http\.port” takes whole numbers from 0 to 65535/],
    ['a radio without address', { BABELMESH_RADIO_LINK: 'serial' }, /radio\.address is empty/],
    [
      'an address this machine does not have',
      { HOST: '192.0.2.1' },
      /does not have the address 192\.0\.2\.1/,
    ],
  ])('with %s is refused', async (_what, env, says) => {
    await refusedStart({ env }, { code: 'invalid_config', says });
  });

  it('with a port in use is refused', async () => {
    const { port } = await startNode();
    await refusedStart(
      { env: { PORT: `${port}` } },
      { code: 'port_in_use', says: new RegExp(`Port ${port} .* in use`) },
    );
  });
});

describe('a radio', () => {
  it('that is not there costs the mesh, and nothing else', async () => {
    const node = await startNode({
      BABELMESH_RADIO_LINK: 'serial',
      BABELMESH_RADIO_ADDRESS: '/dev/ttyNOPE7',
    });
    await node.says(/"level":40.*ttyNOPE7/);
    expect((await nodeStatus(node.url)).radio.link).toMatch(/down|connecting/);
    expect(await translate(node.url, 'We need water.')).toMatch(/agua/i);
    expect(node.output()).not.toMatch(/^\s+at |"stack"/m);
    expect((await node.stop()).code).toBe(0);
  });

  it('that talks nonsense and vanishes in the middle of a frame is taken up again', async () => {
    const radio = await openRecordedRadio();
    const node = await startNode({ BABELMESH_RADIO_LINK: 'tcp', BABELMESH_RADIO_ADDRESS: radio.address });
    await node.says(/The radio is ready/);
    radio.raw(Uint8Array.from({ length: 2_000 }, (_, at) => (at * 7919 + 13) % 256));
    // Frames with lengths of nothing, too much, and of a message that is none.
    radio.raw(Uint8Array.of(0x94, 0xc3, 0, 0, 0x94, 0xc3, 0xff, 0xff, 0x94, 0xc3, 0, 3, 0xff, 0xff, 0xff));
    radio.vanish(Uint8Array.of(0x94, 0xc3, 1, 0, 0x12, 0x44));
    await radio.until(() => radio.handshakes === 2);
    await node.says(/The radio is ready[\s\S]*The radio is ready/);
    const id = radio.peerSends(TEXT_MESSAGE_APP, 'es We need water.');
    await radio.until(() => radio.sent.length > 0);
    expect(radio.sent[0]).toMatchObject({ text: expect.stringMatching(/agua/), data: { replyId: id } });
    expect((await node.stop()).code).toBe(0);
  });
});
