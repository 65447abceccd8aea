import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { babelmesh, ROOT, startNode, temporaryFolder } from './node-process.js';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

it.concurrent.each([[[]], [['serve']], [['translate']], [['send']], [['status']], [['config']]])(
  '%j explains itself',
  async (command: string[]) => {
    const { code, stdout, stderr } = await babelmesh([...command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: babelmesh/);
    expect(stdout).toContain('--help');
  },
);

it('is there for npx', async () => {
  const { stdout } = await promisify(execFile)(join(ROOT, 'node_modules/.bin/babelmesh'), ['--help']);
  expect(stdout).toMatch(/^Usage: babelmesh/);
});

it('says which version it is', async () => {
  const { version } = JSON.parse(await readFile(join(ROOT, 'node/package.json'), 'utf8'));
  expect(await babelmesh(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
});

it('translates an argument, standard input, and as JSON', async () => {
  const argument = await babelmesh(['translate', '--to', 'es', 'We need water.']);
  expect(argument).toMatchObject({ code: 0, stdout: expect.stringMatching(/^.*agua.*\n$/) });
  const input = await babelmesh(['translate', '--from', 'en', '--to', 'es'], {
    input: 'We need water.\nWe need food.\n',
  });
  expect(input).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^.*agua.*\n.*(comida|alimento).*\n$/i),
  });
  expect(await babelmesh(['translate', '--from', 'EN', '--to', 'es_MX', 'We need water.'])).toEqual(argument);
  const json = await babelmesh([
    'translate',
    '--from',
    'en',
    '--to',
    'es',
    '--json',
    'We need water and rope.',
  ]);
  expect(json.code).toBe(0);
  expect(JSON.parse(json.stdout)).toMatchObject({
    text: expect.stringMatching(/agua/),
    source: 'en',
    target: 'es',
    model: expect.stringMatching(/@/),
    warnings: [],
  });
});

it.concurrent.each<[args: string[], input: string | Uint8Array, code: number, says: RegExp]>([
  [['translate', 'Hello'], '', 64, /--to <language>/],
  [['translate', '--to', 'es', '--loud', 'Hello'], '', 64, /unknown option/],
  [['translat'], '', 64, /unknown command/],
  [['models', 'lost'], '', 64, /unknown command 'lost'[\s\S]*With --help/],
  [['translate', '--from', 'ru', '--to', 'fr', 'Привет из леса'], '', 65, /\[unsupported_pair\]/],
  [['translate', '--from', 'en', '--to', 'tlh', 'Hello'], '', 65, /\[unknown_language\]/],
  [['translate', '--from', 'es', '--to', 'es', 'Hola'], '', 65, /\[same_language\]/],
  [['translate', '--to', 'es'], '', 65, /\[empty_text\]/],
  [['translate', '--from', 'en', '--to', 'es'], Uint8Array.of(0x48, 0xff, 0x69), 65, /\[invalid_text\]/],
  [['send', '--to', 'es', 'Hello'], '', 64, /--node <id>/],
  [['send', '--node', 'nobody', '--to', 'es', 'Hello'], '', 64, /eight hexadecimal digits/],
  [['send', '--node', '!a1b2c3d4', '--to', 'es', 'Hello'], '', 69, /\[radio_unavailable\]/],
  [['status', '--url', 'http://127.0.0.1:9'], '', 69, /No node answers .*\[node_unreachable\]/],
  [['status', '--url', 'nonsense'], '', 64, /--url/],
])('%j ends with the right exit code', async (args, input, code, says) => {
  const ended = await babelmesh(args, { input });
  expect(ended.stderr).toMatch(says);
  expect(ended.stderr).not.toMatch(/^\s+at |\[cause\]/m);
  expect(ended).toMatchObject({ code, stdout: '' });
});

it('says so, once, where the device that is configured is not there', async () => {
  const ended = await babelmesh(['translate', '--to', 'es', 'Hello'], {
    env: { BABELMESH_ENGINE_DEVICE: 'cuda' },
  });
  expect(ended).toMatchObject({ code: 78, stdout: '' });
  expect(ended.stderr).toMatch(
    /^babelmesh: CUDA does not open: .* \[invalid_config\]\nSet engine\.device .*auto or cpu.*\n$/,
  );
});

it('says no more than log.level lets it', async () => {
  const data = await temporaryFolder();
  await mkdir(join(data, 'phrasebook'));
  await writeFile(join(data, 'phrasebook', 'own.tsv'), 'en\tes\nno tabs here\n');
  const told = async (level: string) => {
    const env = { BABELMESH_DATA: data, BABELMESH_LOG_LEVEL: level };
    return (await babelmesh(['translate', '--from', 'en', '--to', 'es', 'Hello'], { env })).stderr;
  };
  expect(await told('info')).toMatch(/own\.tsv/);
  expect(await told('error')).toBe('');
});

it('shows the status of a running node', async () => {
  const { url, port } = await startNode();
  const told = await babelmesh(['status', '--url', url]);
  expect(told.stdout).toMatch(/^Babelmesh \d.*\nTranslates {2}en→es.*\nQueue .*\nRadio {7}off/);
  expect(told.code).toBe(0);
  const json = await babelmesh(['status', '--json'], { env: { PORT: `${port}` } });
  expect(JSON.parse(json.stdout)).toMatchObject({ radio: { link: 'off' }, queue: { running: 0 } });
});

it.each([
  ['a page', 200, '<html>Log in</html>', 69, /is no Babelmesh node\. \[node_unreachable\]/],
  ['JSON of something else', 200, '{"ok":true}', 69, /is no Babelmesh node\. \[node_unreachable\]/],
  ['a gateway', 502, 'Bad Gateway', 69, /is no Babelmesh node\. \[node_unreachable\]/],
  [
    'a node that refuses',
    403,
    '{"error":"Not by this name.","code":"forbidden","remedy":"Use its address."}',
    65,
    /^babelmesh: Not by this name\. \[forbidden\]\nUse its address\.\n$/,
  ],
])('says so where what answers is %s', async (_what, answer, body, code, says) => {
  const server = createHttpServer((_, response) => response.writeHead(answer).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address?.port}`;
  for (const command of ['status', 'radio']) {
    const ended = await babelmesh([command, '--url', url]);
    expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(says) });
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  }
});

it('prints a configuration file that loads', async () => {
  const printed = await babelmesh(['config']);
  expect(printed.code).toBe(0);
  const file = join(await temporaryFolder(), 'node.yaml');
  await writeFile(file, printed.stdout);
  expect(
    await babelmesh(['translate', '--to', 'es', 'We need water.'], { env: { BABELMESH_CONFIG: file } }),
  ).toMatchObject({
    code: 0,
    stderr: expect.not.stringContaining('invalid_config'),
  });
  // With every setting in force, each at its default.
  await writeFile(file, printed.stdout.replaceAll(/^#(?! \S)/gm, ''));
  const inForce = await babelmesh(['translate', '--to', 'es', 'We need water.'], {
    env: { BABELMESH_CONFIG: file },
  });
  expect(inForce).toMatchObject({ code: 0, stdout: expect.stringMatching(/agua/) });
});

it('sends a request through a radio to another node and prints the answer', async () => {
  const port = await freePort();
  const nodeData = await temporaryFolder();
  const data = await temporaryFolder();
  const node = await startNode({
    BABELMESH_DATA: nodeData,
    BABELMESH_RADIO_LINK: 'simulated',
    BABELMESH_SIMULATOR_NODES: '2',
    BABELMESH_SIMULATOR_PRESET: 'SHORT_TURBO',
    BABELMESH_SIMULATOR_PORT: `${port}`,
  });
  const id = /ours is (!\w{8})/.exec(node.output())?.[1] ?? '';
  const radio = { BABELMESH_RADIO_LINK: 'tcp', BABELMESH_RADIO_ADDRESS: `127.0.0.1:${port}` };
  const env = { ...radio, BABELMESH_DATA: data };
  const spent = async () => JSON.parse(await readFile(join(data, 'airtime.json'), 'utf8')).spent.length;
  const sent = await babelmesh(['send', '--node', id, '--from', 'en', '--to', 'es', 'We need water.'], {
    env,
  });
  expect(sent).toMatchObject({ code: 0, stdout: expect.stringMatching(/agua/) });
  // It counts for the next, and for a node with this data folder.
  expect(await spent()).toBe(1);
  const refused = await babelmesh(['send', '--node', id, '--from', 'ru', '--to', 'fr', 'Привет из леса'], {
    env,
  });
  expect(refused).toMatchObject({ code: 65, stderr: expect.stringContaining('[unsupported_pair]') });
  expect(await spent()).toBe(2);
  const beside = await babelmesh(['send', '--node', id, '--to', 'es', 'Hello'], {
    env: { ...radio, BABELMESH_DATA: nodeData },
  });
  expect(beside).toMatchObject({ code: 78, stderr: expect.stringContaining(`pid ${node.pid}`) });
});
