import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NodeStatus } from '@babelmesh/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { get, type JobView, type Refusal } from './api.js';
import { babelmesh, type Node, ROOT, startNode } from './node-process.js';

const run = promisify(execFile);
const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
);
if (!hasCurl) console.warn('The README’s curl lines are not tested: there is no curl here.');

/** The commands of the README’s shell blocks, with lines that end in a backslash put together. */
function readmeCommands(): string[] {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block
      .replaceAll(/\\\n\s*/g, ' ')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

describe.skipIf(!hasCurl)('the README', () => {
  it('has curl lines that work as printed', async () => {
    const node = await startNode({ BABELMESH_RADIO_LINK: 'simulated', BABELMESH_SIMULATOR_PORT: '0' });
    const lines = readmeCommands().filter((line) => line.startsWith('curl '));
    const answers: Record<string, unknown> = {};
    for (const line of lines) {
      expect(line).toContain('localhost:9527');
      const { stdout } = await run('sh', ['-c', line.replaceAll('localhost:9527', `127.0.0.1:${node.port}`)]);
      const path = /localhost:9527(\S+)/.exec(line)?.[1] ?? '';
      answers[path] = JSON.parse(stdout);
    }
    expect(answers).toMatchObject({
      '/translate': { translatedText: expect.stringMatching(/^¿Dónde está/) },
      '/translation': { result: [{ id: '123', text: expect.stringMatching(/agua/) }] },
      '/v1/jobs': { id: expect.any(String), state: expect.any(String), priority: 'high' },
      '/v1/status': { directions: expect.arrayContaining([expect.objectContaining({ source: 'en' })]) },
    });
    const status = answers['/v1/status'] as NodeStatus;
    expect(status.radio).toMatchObject({ link: 'ready', self: { longName: expect.any(String) } });
    expect(status.radio.nodes).toHaveLength(2);
  });
});

it('names no script that is not there', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  const named = readmeCommands().flatMap((line) => /^npm (?:run )?([\w:-]+)/.exec(line)?.[1] ?? []);
  expect(named).toEqual(expect.arrayContaining(['start', 'test']));
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

it('is started by docs/operation.md’s unit as npm start does', async () => {
  const page = readFileSync(join(ROOT, 'docs/operation.md'), 'utf8');
  const { DAEMON_FLAGS, DAEMON_ENVIRONMENT } = await import(join(ROOT, 'scripts/daemon-flags.mjs'));
  const settings = Object.entries(DAEMON_ENVIRONMENT).map(([name, value]) => `${name}=${value}`);
  expect(page).toContain(`\nEnvironment=${settings.join(' ')}\n`);
  expect(page).toContain(`/node ${DAEMON_FLAGS.join(' ')} node/dist/cli/main.js serve\n`);
});

it('tells every command in docs/operation.md', async () => {
  const page = readFileSync(join(ROOT, 'docs/operation.md'), 'utf8');
  const { stdout } = await babelmesh(['--help']);
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) .*\S/gm)].flatMap(([, name = '']) => name);
  expect(commands).toContain('serve');
  for (const name of commands.filter((name) => name !== 'help')) expect(page).toContain(`babelmesh ${name}`);
});

describe('LibreTranslate’s clients', () => {
  let node: Node;
  let translate: string;
  beforeAll(async () => {
    node = await startNode({}, 'file');
    translate = `${node.url}/translate`;
  });

  it('are answered in kind: a text, several, a detected language, a form', async () => {
    expect(
      await post(translate, { q: 'Thank you.', source: 'en', target: 'es', format: 'text' }),
    ).toMatchObject({
      status: 200,
      body: { translatedText: expect.stringMatching(/gracias/i) },
    });
    const several = await post(translate, {
      q: ['Thank you.', 'We need water.'],
      source: 'en',
      target: 'es',
    });
    expect(several.body).toMatchObject({
      translatedText: [expect.stringMatching(/gracias/i), expect.stringMatching(/agua/i)],
    });
    const detected = await post(translate, {
      q: 'Where is the nearest hospital? We need a doctor.',
      source: 'auto',
      target: 'es',
    });
    expect(detected.body).toMatchObject({
      detectedLanguage: { language: 'en', confidence: expect.any(Number) },
      translatedText: expect.any(String),
    });
    const form = await fetch(translate, {
      method: 'POST',
      body: new URLSearchParams({ q: 'Thank you.', source: 'en', target: 'es' }),
    });
    expect(await form.json()).toMatchObject({ translatedText: expect.stringMatching(/gracias/i) });
  });

  it('learn the languages and detect', async () => {
    const { body } = await get<{ code: string; targets: string[] }[]>(node.url, '/languages');
    expect(body.find(({ code }) => code === 'en')?.targets).toContain('es');
    const detected = await post(`${node.url}/detect`, { q: '¿Dónde está el hospital más cercano?' });
    expect(detected.body).toMatchObject([{ language: 'es', confidence: expect.any(Number) }]);
  });

  it('get a job where they prefer one', async () => {
    const asked = await post(
      translate,
      { q: 'Thank you.', source: 'en', target: 'es', priority: 'high' },
      { prefer: 'respond-async' },
    );
    expect(asked.status).toBe(202);
    const { id } = asked.body as { id: string };
    await expect
      .poll(async () => (await get<JobView>(node.url, `/translate/${id}/status`)).body.state)
      .toBe('done');
    const { body } = await get<JobView>(node.url, `/translate/${id}/status`);
    expect(body.progress).toEqual({ done: 1, total: 1 });
    expect((await get(node.url, `/translate/${id}/result`)).body).toMatchObject({
      text: expect.stringMatching(/gracias/i),
    });
  });

  it('are told what is not there', async () => {
    const { status, body } = await post(translate, { q: 'Hola', source: 'en', target: 'xx' });
    expect(status).toBe(400);
    expect((body as Refusal).code).toBe('unknown_language');
  });
});
