import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, CHROMIUM_REMEDY, findChromium } from '../scripts/chromium.mjs';
import * as scenarios from './scenarios.js';
import { pageLanguages } from './src/strings.js';
import { meshNode, TestNode } from './test-node.js';

const DIST = join(import.meta.dirname, 'dist');
const GZIPPED_BYTES = 40_000;
const LANGUAGE_FILE = /^[a-z]{2}-.*\.js$/;

const executablePath = findChromium();
const isBuilt = existsSync(join(DIST, 'index.html'));
if (!executablePath) console.warn(`Browser tests skipped. ${CHROMIUM_REMEDY}`);
if (!isBuilt) console.warn('Browser tests skipped. The page is not built: npm run build');

describe.skipIf(!isBuilt)('the built page', () => {
  it('is at most 40 kB, gzipped, in any language', () => {
    const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const bytes = (isCounted: (name: string) => boolean) =>
      files
        .filter(({ name }) => isCounted(name))
        .map(({ parentPath, name }) => gzipSync(readFileSync(join(parentPath, name))).length);
    const words = bytes((name) => LANGUAGE_FILE.test(name));
    const everything = bytes((name) => !LANGUAGE_FILE.test(name)).reduce((sum, size) => sum + size, 0);
    expect(words).toHaveLength(pageLanguages.length - 1);
    expect(everything).toBeGreaterThan(1_000);
    expect(everything + Math.max(...words)).toBeLessThanOrEqual(GZIPPED_BYTES);
  });

  it('carries no schema library', () => {
    const scripts = readdirSync(join(DIST, 'assets')).filter((name) => name.endsWith('.js'));
    expect(scripts).not.toEqual([]);
    for (const name of scripts)
      expect(readFileSync(join(DIST, 'assets', name), 'utf8')).not.toMatch(/ZodError|\$ZodType/);
  });
});

describe.skipIf(!executablePath || !isBuilt)('the page in Chromium', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let node: TestNode;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGS] });
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    node = new TestNode({
      page: DIST,
      languages: [
        { code: 'en', name: 'English', targets: ['es', 'ar'] },
        { code: 'ar', name: 'Arabic', targets: ['en'] },
      ],
    });
    await node.start();
    context = await browser.newContext({ locale: 'en-GB' });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
  });
  afterEach(async () => {
    await context.close();
    await node.stop();
  });

  const sentence = {
    text: 'Where is the clinic?',
    source: 'en',
    target: 'es',
    expected: /¡Where is the clinic\?!/,
  };

  it('translates', () => scenarios.translates(page, node.url, sentence));

  it('marks text that runs from right to left', async () => {
    await scenarios.translates(page, node.url, { ...sentence, target: 'ar' });
    expect(await page.locator('html').getAttribute('dir')).not.toBe('rtl');
    await page.getByLabel('From').selectOption('ar');
    expect(await page.getByLabel('Your text').getAttribute('dir')).toBe('rtl');
    expect(await page.getByLabel('Your text').getAttribute('lang')).toBe('ar');
  });

  it('works by keyboard alone', () => scenarios.translatesByKeyboard(page, node.url, sentence));

  it('fits 360 px', () => scenarios.fitsASmallPhone(page, node.url, sentence));

  it('can be used on a small phone with everything twice as large', () =>
    scenarios.fitsWhenEnlarged(page, node.url, sentence));

  it('says that a translation is of an earlier text', async () => {
    await scenarios.open(page, node.url);
    await page.getByLabel('Your text').fill('Take one.');
    await page.getByLabel('Your text').press('Control+Enter');
    await page.getByText('¡Take one.!').waitFor();
    const told = page.getByRole('status').getByText('an earlier translation');
    expect(await told.count()).toBe(0);
    await page.getByLabel('Your text').fill('Take none.');
    await told.waitFor();
    await page.getByLabel('Your text').fill('Take one.');
    await expect.poll(() => told.count()).toBe(0);
    await page.getByLabel('To', { exact: true }).selectOption('ar');
    await told.waitFor();
    await page.getByLabel('Your text').press('Control+Enter');
    await expect.poll(() => told.count()).toBe(0);
  });

  it('leaves the focus near where what had it goes away', async () => {
    node.hold = true;
    await scenarios.open(page, node.url);
    await page.getByLabel('Your text').fill('A long text.');
    await page.getByLabel('Your text').press('Control+Enter');
    await page.getByText('Waiting for its turn…').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).focus();
    if (node.latest) node.finish(node.latest);
    await page.getByText('¡A long text.!').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Translate');
    // Elsewhere it stays.
    await page.getByLabel('Your text').press('Control+Enter');
    await expect.poll(() => node.jobs.size).toBe(2);
    await page.getByText('Waiting for its turn…').waitFor();
    if (node.latest) node.finish(node.latest);
    await page.getByText('¡A long text.!').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
  });

  it('names every control', () => scenarios.namesEveryControl(page, node.url));

  it('can be read in sun and dark', () => scenarios.readsInSunAndDark(page, node.url, sentence));

  it('asks for nothing outside the node', () => scenarios.staysAtHome(page, node.url, sentence));

  it('asks before an emergency', () =>
    scenarios.asksBeforeAnEmergency(page, node.url, { sentence, sent: () => node.latest?.priority }));

  it('says that an emergency beyond the allowance does not go first', async () => {
    node.takesEmergencies = false;
    node.hold = true;
    await scenarios.open(page, node.url);
    await page.getByLabel('Your text').fill('Help');
    await page.getByRole('switch', { name: 'Emergency' }).click();
    await page.getByRole('button', { name: 'Yes, this is an emergency' }).click();
    await page.keyboard.press('Enter');
    const told = page.getByRole('status').getByText('It goes ahead of normal messages, but not first.');
    await told.waitFor();
    if (node.latest) node.finish(node.latest);
    await page.locator('.translated').waitFor();
    expect(await told.isVisible()).toBe(true);
  });

  it('says which pair is not there', () =>
    scenarios.saysWhatIsNotThere(page, node.url, { source: 'es', target: 'en' }));

  it('shows the queue as it changes', () =>
    scenarios.showsChanges(page, node.url, {
      region: 'Queue',
      text: /^Emergency 3$/,
      change: async () => {
        const queue = { waiting: { emergency: 3, high: 0, normal: 12, bulk: 0 }, running: 1, deliveries: 2 };
        node.publish({ ...node.status, queue });
      },
    }));

  it('shows jobs of others as they run', () =>
    scenarios.showsChanges(page, node.url, {
      region: 'Queue',
      text: '4 of 9 parts',
      change: async () => {
        const job = { id: 'other', text: '', source: 'en', target: 'es', priority: 'high', key: '' } as const;
        node.move(
          { ...job, state: 'queued', progress: { done: 0, total: 0 } },
          { state: 'leased', progress: { done: 4, total: 9 } },
        );
      },
    }));

  it('shows the mesh as it changes', () =>
    scenarios.showsChanges(page, node.url, {
      region: 'Mesh nodes',
      text: 'Bridge east',
      change: async () => {
        const nodes = [...node.status.radio.nodes, meshNode(3, 'Bridge east', { hopsAway: 2 })];
        node.publish({ ...node.status, radio: { ...node.status.radio, nodes } });
      },
    }));

  it('shows the operator what goes in and out and what waits, as it changes', async () => {
    node.publish({ ...node.status, radio: { ...node.status.radio, link: 'ready' } });
    await scenarios.showsTheOperator(page, node.url, {
      told: ['LONG_FAST', 'from Water point: taken', '2 hops', 'Nothing waits.'],
      change: async () => {
        const waiting = {
          job: '000005b',
          to: '!00000002',
          form: 'text',
          priority: 'normal',
          since: Date.now(),
          expiresAt: Date.now() + 60_000,
          tries: 2,
          reason: 'not_heard',
        } as const;
        node.radio = { ...node.radio, waiting: [waiting], waitingInAll: 1 };
      },
      changed: ['to Water point: until the node is heard again', '2 tries failed'],
    });
  });

  it('shows a refusal in the page’s words', async () => {
    node.refuseNext = { status: 413, error: 'Longer.', code: 'text_too_long', maxTextBytes: 1_048_576 };
    await scenarios.showsRefusal(page, node.url, {
      sentence,
      told: ['The text is too long: 1 MB at most.', 'Send it in parts.'],
    });
  });

  it('shows a refusal in the language of who reads it', async () => {
    const foreign = await browser.newContext({ locale: 'es-MX' });
    const visit = await foreign.newPage();
    await visit.goto(node.url);
    await visit.waitForFunction(() => document.querySelectorAll('#target option').length > 0);
    await visit.getByLabel('Tu texto').fill('Hello');
    node.refuseNext = { status: 503, error: 'Too much to do.', code: 'overloaded', retryAfterS: 90 };
    await visit.getByRole('button', { name: 'Traducir', exact: true }).click();
    const alert = visit.getByRole('alert');
    await alert.getByText('El nodo tiene demasiado trabajo ahora mismo.').waitFor();
    await alert.getByText('Inténtalo otra vez dentro de 2 min.').waitFor();
    await foreign.close();
  });

  it('goes on after a lost connection', () =>
    scenarios.survivesALostConnection(page, node.url, {
      stop: () => node.stop(),
      start: () => node.start(),
      sentence,
    }));

  it('gives its connection back while nobody sees it', async () => {
    await page.clock.install();
    await scenarios.open(page, node.url);
    expect(node.followers).toBe(1);
    const turn = (visibility: string) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'visibilityState', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, visibility);
    await turn('hidden');
    await page.clock.fastForward(31_000);
    await expect.poll(() => node.followers).toBe(0);
    await turn('visible');
    await expect.poll(() => node.followers).toBe(1);
  });

  it('leaves room in the browser’s six connections while several tabs wait', async () => {
    node.hold = true;
    const tabs: Page[] = [];
    for (const text of ['One.', 'Two.', 'Three.', 'Four.', 'Five.']) {
      const tab = await context.newPage();
      tab.setDefaultTimeout(60_000);
      await scenarios.open(tab, node.url);
      await tab.getByLabel('Your text').fill(text);
      await tab.getByLabel('Your text').press('Control+Enter');
      await tab.getByText('Waiting for its turn…').waitFor();
      tabs.push(tab);
    }
    for (const job of node.jobs.values()) node.finish(job);
    for (const tab of tabs) await tab.locator('.translated').waitFor();
  });

  it('shows progress, and takes a job back', async () => {
    node.hold = true;
    await scenarios.open(page, node.url);
    await page.getByLabel('Your text').fill('A long text.');
    await page.getByLabel('Your text').press('Control+Enter');
    await page.getByText('Waiting for its turn…').waitFor();
    const job = node.latest;
    if (!job) throw new Error('no job');
    node.move(job, { state: 'leased', progress: { done: 3, total: 12 } });
    await page.locator('.output').getByText('3 of 12 parts').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Translate');
    await expect.poll(() => job.state).toBe('cancelled');
  });

  it('loses neither text nor translation by a reload', async () => {
    node.hold = true;
    await scenarios.open(page, node.url);
    await page.getByLabel('Your text').fill('A long text.');
    await page.getByLabel('Your text').press('Control+Enter');
    await page.getByText('Waiting for its turn…').waitFor();
    await page.getByLabel('Your text').fill('The next text.');
    await page.reload();
    await page.getByText('Waiting for its turn…').waitFor();
    expect(await page.getByLabel('Your text').inputValue()).toBe('The next text.');
    if (node.latest) node.finish(node.latest);
    await page.getByText('¡A long text.!').waitFor();
    await page.reload();
    await page.getByText('¡A long text.!').waitFor();
    expect(node.jobs.size).toBe(1);
  });

  it('does without what the browser does not keep', async () => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('Access is denied.', 'SecurityError');
          },
        });
      }
    });
    await scenarios.open(page, node.url);
    await page.getByLabel('Your text').fill('Hello');
    await page.getByLabel('Your text').press('Control+Enter');
    await page.getByText('¡Hello!').waitFor();
  });

  it('tells doubt and warnings in plain words', async () => {
    node.hold = true;
    await scenarios.open(page, node.url);
    await page.getByLabel('Your text').fill('Take 2 pills.');
    await page.getByLabel('Your text').press('Control+Enter');
    await expect.poll(() => node.latest).toBeDefined();
    if (node.latest) node.finish(node.latest, { warnings: ['numbers_differ', 'doubtful'], confidence: -1.7 });
    await page.getByText('A number may have changed.', { exact: false }).waitFor();
    await page.getByText('The node is unsure of this translation.', { exact: false }).waitFor();
    await page.getByText('Detected: English').waitFor();
  });

  it('speaks the browser’s language', async () => {
    for (const [locale, label] of [
      ['es-MX', 'Traducir'],
      ['fr-FR', 'Traduire'],
    ] as const) {
      const foreign = await browser.newContext({ locale, viewport: { width: 360, height: 640 } });
      const visit = await foreign.newPage();
      await visit.goto(node.url);
      await visit.getByRole('button', { name: label }).waitFor();
      expect(await visit.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
      await visit.getByRole('switch').click();
      expect(await visit.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await foreign.close();
    }
  });

  it('fetches the words of that language alone, and speaks English where they do not come', async () => {
    const foreign = await browser.newContext({ locale: 'uk-UA' });
    const visit = await foreign.newPage();
    const fetched: string[] = [];
    visit.on('request', (request) => fetched.push(request.url().split('/').at(-1) ?? ''));
    await visit.goto(node.url);
    await visit.getByRole('button', { name: 'Перекласти', exact: true }).waitFor();
    expect(fetched.filter((name) => LANGUAGE_FILE.test(name))).toEqual([expect.stringMatching(/^uk-/)]);
    await visit.route(/\/uk-[^/]*\.js$/, (route) => route.abort());
    await visit.reload();
    await visit.getByRole('button', { name: 'Translate', exact: true }).waitFor();
    expect(await visit.locator('html').getAttribute('lang')).toBe('en');
    await foreign.close();
  });
});
