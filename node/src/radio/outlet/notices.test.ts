import { MODEM_PRESETS } from '@babelmesh/protocol';
import { expect, it } from 'vitest';
import type { SendOutcome } from '../link/link.js';
import { FakeLink, READY } from '../testing/fake-link.js';
import { delivery } from '../testing/fake-ports.js';
import { radioAmongFakes } from '../testing/open-radio.js';

const ANSWER = 'La clínica está detrás de la escuela, al lado del pozo. '.repeat(3).trim();
const EUROPE = { region: 'EU_868', ...MODEM_PRESETS.LONG_FAST, hopLimit: 3, firmwareVersion: '2.7.26' };

/** A link on a slow preset whose first packet is on its way until the test says how it ended. */
function slowLink() {
  const link = new FakeLink();
  link.state = { ...READY, config: EUROPE };
  let end = (_: SendOutcome['kind']) => {};
  const first = new Promise<SendOutcome['kind']>((resolve) => {
    end = resolve;
  });
  link.answer = (_, count) => (count === 1 ? first : 'acked');
  return { link, end };
}

it('help asked for while a newcomer’s first answer is on its way goes out once that is confirmed', async () => {
  const { link, end } = slowLink();
  const { outbox, hear, pass } = await radioAmongFakes({}, { link });
  outbox.add(delivery('job', ANSWER));
  await pass();
  await hear('help');
  // Both at their worst are more than strangers may have.
  expect(link.sent).toHaveLength(1);
  end('acked');
  await pass();
  expect(link.texts).toEqual([ANSWER, expect.stringMatching(/es hello/)]);
});

it('an answer due while a newcomer’s first help is on its way goes out once that is confirmed', async () => {
  const { link, end } = slowLink();
  const { outbox, hear, pass } = await radioAmongFakes({}, { link });
  await hear('help');
  outbox.add(delivery('job', ANSWER));
  await pass();
  expect(link.sent).toHaveLength(1);
  end('acked');
  await pass();
  expect(link.texts).toEqual([expect.stringMatching(/es hello/), ANSWER]);
});

it('help to somebody who never confirms waits for strangers’ share', async () => {
  const { link, end } = slowLink();
  const { outbox, hear, pass } = await radioAmongFakes({}, { link });
  outbox.add(delivery('job', ANSWER));
  await pass();
  await hear('help');
  end('relayed');
  await pass(59_000);
  expect(link.sent).toHaveLength(1);
});
