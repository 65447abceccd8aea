import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, CHROMIUM_REMEDY, findChromium } from '../../../scripts/chromium.mjs';
import * as scenarios from '../../../web-ui/scenarios.js';
import { follow, type JobView, post } from './api.js';
import { type Node, startNode, temporaryFolder } from './node-process.js';
import { openRecordedRadio } from './recorded-radio.js';

const executablePath = findChromium();
if (!executablePath) console.warn(`The page of the real node is not tested. ${CHROMIUM_REMEDY}`);

const sentence = { text: 'Where is the clinic?', source: 'en', target: 'es', expected: /^¿Dónde está/ };
/** Keeps the node at work for a while; no sentence twice, so that nothing is remembered from another. */
const longText = (n: number) =>
  Array.from({ length: 300 }, (_, at) => `There are ${300 * n + at} people in the camp.`).join(' ');

describe.skipIf(!executablePath)('the page of the real node', () => {
  let node: Node;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    node = await startNode({ BABELMESH_RADIO_LINK: 'simulated', BABELMESH_SIMULATOR_PORT: '0' }, 'file');
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGS] });
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    page = await browser.newPage({ locale: 'en-GB' });
    page.setDefaultTimeout(60_000);
  });
  afterEach(() => page.context().close());

  const submit = async (url: string, n: number, priority: string) =>
    (await post<JobView>(url, '/v1/jobs', { text: longText(n), source: 'en', target: 'es', priority })).body
      .id;

  it('translates', () => scenarios.translates(page, node.url, sentence));

  it('works by keyboard alone', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await scenarios.translatesByKeyboard(page, node.url, sentence);
  });

  it('fits 360 px', () => scenarios.fitsASmallPhone(page, node.url, sentence));

  it('names every control', () => scenarios.namesEveryControl(page, node.url));

  it('asks for nothing outside the node', () => scenarios.staysAtHome(page, node.url, sentence));

  it('shows the queue as it fills and works', async () => {
    const own = await startNode();
    await scenarios.showsChanges(page, own.url, {
      region: 'Queue',
      text: /^High \d+$/,
      change: async () => {
        await Promise.all(Array.from({ length: 40 }, (_, n) => submit(own.url, n, 'high')));
      },
    });
    await page
      .getByRole('region', { name: 'Queue' })
      .getByText(/^\d+ of \d+ parts$/)
      .first()
      .waitFor();
    await own.kill();
  });

  it('puts an emergency first, after asking', async () => {
    const events = await follow(node.url);
    await scenarios.asksBeforeAnEmergency(page, node.url, {
      sentence,
      sent: () => events.events.at(-1)?.priority,
    });
    events.close();
  });

  it('shows the mesh', async () => {
    await scenarios.open(page, node.url);
    const nodes = page.getByRole('region', { name: 'Mesh nodes' });
    await nodes.getByText('Simulated node 1').waitFor();
    await nodes.getByText('Simulated node 2').waitFor();
  });

  it('shows the mesh as a radio comes', async () => {
    const radio = await openRecordedRadio({ isSilent: true });
    const own = await startNode({ BABELMESH_RADIO_LINK: 'tcp', BABELMESH_RADIO_ADDRESS: radio.address });
    await scenarios.showsChanges(page, own.url, {
      region: 'Mesh nodes',
      text: 'Meshtastic 0012',
      change: async () => radio.speak(),
    });
  });

  it('shows a refusal with its numbers', async () => {
    const small = await startNode({ BABELMESH_QUEUE_MAX_TEXT_BYTES: '20' });
    await scenarios.showsRefusal(page, small.url, {
      sentence: { ...sentence, text: 'Where is the clinic? Where is the doctor?' },
      told: ['The text is too long: 20 B at most.', 'Send it in parts.'],
    });
  });

  it('goes on after the node was restarted', async () => {
    const env = { BABELMESH_DATA: await temporaryFolder() };
    let own = await startNode(env);
    const port = `${own.port}`;
    await scenarios.survivesALostConnection(page, own.url, {
      stop: async () => {
        expect((await own.stop()).code).toBe(0);
      },
      start: async () => {
        own = await startNode({ ...env, PORT: port });
      },
      sentence,
    });
  });

  it('leaves no warnings in the log', () => {
    expect(node.output()).not.toMatch(/Warning|"level":[45]0/);
  });
});
