import { ManualClock } from '@babelmesh/protocol/testing';
import type { RadioLink } from '../link/link.js';
import { openRadio, type RadioOptions } from '../radio.js';
import { FakeLink } from './fake-link.js';
import { FakeLogger, FakeNode, FakeOutbox } from './fake-ports.js';

/** A started radio room on a link, among fake ports. */
export async function openAmongFakes(link: RadioLink, clock: ManualClock, more: Partial<RadioOptions> = {}) {
  const node = new FakeNode();
  const outbox = new FakeOutbox(clock);
  const logger = new FakeLogger();
  const ports = { admission: node, jobs: node, directions: node, backlog: node, outbox };
  const radio = openRadio({ link, ...ports, clock, logger, ...more });
  await radio.start();
  return { node, outbox, logger, radio };
}

type Fakes = Omit<Partial<RadioOptions>, 'clock' | 'link' | 'outbox'> & {
  readonly clock?: ManualClock;
  readonly link?: FakeLink;
  readonly outbox?: FakeOutbox;
};

/** A started radio room on a link whose air is the test. */
export async function radioAmongFakes(policy: RadioOptions['policy'] = {}, more: Fakes = {}) {
  const { clock = new ManualClock(), link = new FakeLink(), outbox = new FakeOutbox(clock) } = more;
  const room = await openAmongFakes(link, clock, { policy, ...more, outbox });
  /** Lets everything that is ready happen, and time pass. */
  const pass = (ms = 0) => clock.advance(ms);
  /** Receives a direct text and lets it be dealt with. */
  const hear = async (text: string, packet: Parameters<FakeLink['receive']>[0] = {}) => {
    link.receive({ text, receivedAt: clock.now(), ...packet });
    await pass();
  };
  return { ...room, clock, link, outbox, pass, hear };
}
