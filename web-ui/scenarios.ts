/**
 * What a person does with the page and what must come of it, for any node that serves it: the test
 * node beside this file or a real daemon. Each scenario opens the page afresh and throws where it fails.
 */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { lowContrast } from './contrast.js';

export interface Sentence {
  readonly text: string;
  /** BCP 47; `auto` to have it detected. */
  readonly source: string;
  readonly target: string;
  /** What the translation looks like. */
  readonly expected: RegExp;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const translated = (page: Page) => page.locator('.translated');
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** Opens the page and waits until it follows the node and knows its languages. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByText('Connected', { exact: true }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('#target option').length > 0);
}

/** Chooses languages, types, presses the button, and finds the translation marked with its language. */
export async function translates(page: Page, url: string, sentence: Sentence): Promise<void> {
  await open(page, url);
  await page.getByLabel('From').selectOption(sentence.source);
  await page.getByLabel('To', { exact: true }).selectOption(sentence.target);
  await page.getByLabel('Your text').fill(sentence.text);
  await button(page, 'Translate').click();
  await translated(page).waitFor();
  assert.match((await translated(page).textContent()) ?? '', sentence.expected);
  assert.equal(await translated(page).getAttribute('lang'), sentence.target);
  assert.match((await translated(page).getAttribute('dir')) ?? '', /^(ltr|rtl)$/);
  await page.reload();
  await page.getByText('Connected', { exact: true }).waitFor();
  await page.waitForFunction(
    (code) => document.querySelector<HTMLSelectElement>('#target')?.value === code,
    sentence.target,
  );
  assert.equal(await page.getByLabel('From').inputValue(), sentence.source, 'the languages are remembered');
}

/** The same without a pointer: Tab to the text, Ctrl+Enter, Tab to the copy button. */
export async function translatesByKeyboard(page: Page, url: string, sentence: Sentence): Promise<void> {
  await open(page, url);
  const tabTo = async (id: string) => {
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(
        () => document.activeElement?.id || document.activeElement?.textContent,
      );
      if (focused === id) return;
    }
    assert.fail(`${id} cannot be reached with Tab`);
  };
  const choose = async (id: string, code: string) => {
    await tabTo(id);
    const steps = await page.evaluate(
      ([id, code]) => {
        const select = document.querySelector<HTMLSelectElement>(`#${id}`);
        const index = [...(select?.options ?? [])].findIndex(({ value }) => value === code);
        return index - (select?.selectedIndex ?? 0);
      },
      [id, code] as const,
    );
    for (let step = 0; step < Math.abs(steps); step++) {
      await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    }
    assert.equal(await page.locator(`#${id}`).inputValue(), code);
  };
  await choose('source', sentence.source);
  await choose('target', sentence.target);
  await tabTo('text');
  const outline = await page.locator('#text').evaluate((element) => getComputedStyle(element).outlineStyle);
  assert.notEqual(outline, 'none', 'focus can be seen');
  await page.keyboard.type(sentence.text);
  await page.keyboard.press('Control+Enter');
  await translated(page).waitFor();
  assert.match((await translated(page).textContent()) ?? '', sentence.expected);
  await tabTo('Copy translation');
  await page.keyboard.press('Enter');
  await page.getByText('Copied', { exact: true }).waitFor();
}

/** At 360 px nothing has to be scrolled sideways, and what is pressed is big enough for a thumb. */
export async function fitsASmallPhone(page: Page, url: string, sentence: Sentence): Promise<void> {
  await page.setViewportSize({ width: 360, height: 640 });
  await translates(page, url, sentence);
  await page.getByLabel('Your text').fill('x'.repeat(400));
  await page.getByRole('switch', { name: 'Emergency' }).click();
  const { content, view, small } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    view: document.documentElement.clientWidth,
    small: [...document.querySelectorAll('button, select, textarea')]
      .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 44)
      .map(({ outerHTML }) => outerHTML),
  }));
  assert.ok(content <= view, `${content} px of content in ${view} px`);
  assert.deepEqual(small, []);
}

/** With everything at 200 % a phone of 360 px has 180: nothing lies over anything else, and all can be pressed and read. */
export async function fitsWhenEnlarged(page: Page, url: string, sentence: Sentence): Promise<void> {
  await page.setViewportSize({ width: 180, height: 320 });
  await translates(page, url, sentence);
  await page.getByRole('switch', { name: 'Emergency' }).click();
  const { content, view, covered, narrow } = await page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter(
        (element) => element.getClientRects().length > 0,
      );
    return {
      content: document.documentElement.scrollWidth,
      view: document.documentElement.clientWidth,
      covered: shown('button, select, textarea, dt, dd, header p, h1')
        .filter((element) => {
          element.scrollIntoView({ block: 'center' });
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const seen = [left + 2, (left + right) / 2, right - 2].map((x) =>
            document.elementFromPoint(x, (top + bottom) / 2),
          );
          return seen.some(
            (found) => found === null || !(element.contains(found) || found.contains(element)),
          );
        })
        .map(({ outerHTML }) => outerHTML),
      narrow: shown('button, dt, header p')
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map(({ outerHTML }) => outerHTML),
    };
  });
  assert.ok(content <= view, `${content} px of content in ${view} px`);
  assert.deepEqual({ covered, narrow }, { covered: [], narrow: [] });
  const picker = await page.getByLabel('From').boundingBox();
  assert.ok(picker && picker.width >= 100, 'a language can be read');
}

/** Every control has a role and a name in the accessibility tree, and the page has one heading of first rank. */
export async function namesEveryControl(page: Page, url: string): Promise<void> {
  await open(page, url);
  await page.getByLabel('Your text').fill('Hello');
  await page.getByRole('switch', { name: 'Emergency' }).click();
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const regions = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'status').length;
  assert.equal(
    regions,
    await page.locator('[role=status]').count(),
    'what is told is there before it is told',
  );
  const controls = nodes.filter(
    ({ ignored, properties }) =>
      !ignored && properties?.some(({ name, value }) => name === 'focusable' && value.value === true),
  );
  const told = controls
    .filter(({ role }) => role?.value !== 'RootWebArea')
    .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }));
  assert.ok(told.length >= 8, `only ${told.length} controls`);
  for (const { role, name } of told) assert.ok(name.trim() !== '', `a ${role} without a name`);
  for (const role of ['combobox', 'textbox', 'button', 'switch']) {
    assert.ok(
      told.some((control) => control.role === role),
      `no ${role}`,
    );
  }
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
  assert.ok((await page.locator('[aria-live], [role=status], [role=alert]').count()) >= 3, 'live regions');
  assert.match((await page.locator('html').getAttribute('lang')) ?? '', /^(en|es|fr)$/);
}

/** Text has a contrast of at least 4.5 to its ground, by day and by night. */
export async function readsInSunAndDark(page: Page, url: string, sentence: Sentence): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await translates(page, url, sentence);
    assert.deepEqual(await page.evaluate(lowContrast, 4.5), [], colorScheme);
    await page.getByLabel('Your text').fill(sentence.text);
    await page.getByRole('switch', { name: 'Emergency' }).click();
    assert.deepEqual(await page.evaluate(lowContrast, 4.5), [], `${colorScheme}, emergency asked`);
    await button(page, 'Yes, this is an emergency').click();
    assert.deepEqual(await page.evaluate(lowContrast, 4.5), [], `${colorScheme}, emergency armed`);
  }
}

/** What changes in the node is seen within a second, without a reload. `change` makes `text` true in the region. */
export async function showsChanges(
  page: Page,
  url: string,
  {
    region,
    text,
    change,
  }: { region: 'Queue' | 'Mesh nodes'; text: string | RegExp; change: () => Promise<void> },
): Promise<void> {
  await open(page, url);
  const found = page.getByRole('region', { name: region }).getByText(text);
  assert.equal(await found.count(), 0, 'it is not there before');
  await change();
  await found.first().waitFor({ timeout: 1_000 });
}

/** The operator's view opens by one press, tells the radio, renews itself, and reads by day and by night. */
export async function showsTheOperator(
  page: Page,
  url: string,
  {
    told,
    change,
    changed,
  }: { told: readonly string[]; change: () => Promise<void>; changed: readonly string[] },
): Promise<void> {
  await open(page, url);
  const panel = page.locator('.operator');
  await panel.locator('summary').click();
  for (const text of told) await panel.getByText(text).first().waitFor();
  await change();
  for (const text of changed) await panel.getByText(text).first().waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    assert.deepEqual(await page.evaluate(lowContrast, 4.5), [], colorScheme);
  }
}

/** A refusal is read out, and the text stays. */
export async function showsRefusal(
  page: Page,
  url: string,
  { sentence, told }: { sentence: Omit<Sentence, 'expected'>; told: readonly (string | RegExp)[] },
): Promise<void> {
  await open(page, url);
  await page.getByLabel('From').selectOption(sentence.source);
  await page.getByLabel('To', { exact: true }).selectOption(sentence.target);
  await page.getByLabel('Your text').fill(sentence.text);
  await button(page, 'Translate').click();
  for (const text of told) await page.getByRole('alert').getByText(text).waitFor();
  assert.equal(await page.getByLabel('Your text').inputValue(), sentence.text);
}

/** A pair the node does not have is said, and not sent. */
export async function saysWhatIsNotThere(
  page: Page,
  url: string,
  { source, target }: Pick<Sentence, 'source' | 'target'>,
): Promise<void> {
  await open(page, url);
  await page.getByLabel('From').selectOption(source);
  await page.getByLabel('To', { exact: true }).selectOption(target);
  await page.getByText(/^This node cannot translate from /).waitFor();
  await page.getByLabel('Your text').fill('Hola');
  assert.equal(await button(page, 'Translate').getAttribute('aria-disabled'), 'true');
}

/** The node goes and comes back: the page says so calmly, and goes on by itself. */
export async function survivesALostConnection(
  page: Page,
  url: string,
  { stop, start, sentence }: { stop: () => Promise<void>; start: () => Promise<void>; sentence: Sentence },
): Promise<void> {
  await open(page, url);
  await page.getByLabel('Your text').fill(sentence.text);
  await stop();
  await page.getByText('Connection lost. Trying again…').waitFor();
  await start();
  await page.getByText('Connected', { exact: true }).waitFor();
  assert.equal(await page.getByLabel('Your text').inputValue(), sentence.text);
  await page.getByLabel('From').selectOption(sentence.source);
  await page.getByLabel('To', { exact: true }).selectOption(sentence.target);
  await button(page, 'Translate').click();
  await translated(page).waitFor();
  assert.match((await translated(page).textContent()) ?? '', sentence.expected);
}

/** All there is comes from the node, nothing is refused by its content policy, and no error is logged. */
export async function staysAtHome(page: Page, url: string, sentence: Sentence): Promise<void> {
  const requested: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await translates(page, url, sentence);
  const { origin } = new URL(url);
  assert.ok(requested.length > 3);
  assert.deepEqual(
    requested.filter((address) => new URL(address).origin !== origin),
    [],
  );
  assert.deepEqual(complaints, []);
}

/** An emergency takes two presses, and puts only the next translation first. `sent` tells the last job's priority. */
export async function asksBeforeAnEmergency(
  page: Page,
  url: string,
  { sentence, sent }: { sentence: Sentence; sent: () => string | undefined },
): Promise<void> {
  await open(page, url);
  await page.getByLabel('From').selectOption(sentence.source);
  await page.getByLabel('To', { exact: true }).selectOption(sentence.target);
  await page.getByLabel('Your text').fill(sentence.text);
  const emergency = page.getByRole('switch', { name: 'Emergency' });
  await emergency.click();
  assert.equal(await emergency.getAttribute('aria-checked'), 'false', 'one press is not enough');
  await button(page, 'Translate').click();
  await translated(page).waitFor();
  assert.equal(sent(), 'normal');
  await button(page, 'Not an emergency').click();
  assert.equal(await focusedText(page), 'Emergency', 'focus stays near');
  await emergency.click();
  await button(page, 'Yes, this is an emergency').click();
  assert.equal(await emergency.getAttribute('aria-checked'), 'true');
  assert.equal(await focusedText(page), 'Translate first');
  await page.keyboard.press('Enter');
  await button(page, 'Translate').waitFor();
  await translated(page).waitFor();
  assert.equal(sent(), 'emergency');
  assert.equal(await emergency.getAttribute('aria-checked'), 'false');
}
