import { ManualClock } from '@babelmesh/protocol/testing';
import type { RadioPolicy } from '../policy.js';
import { openRadio, type RadioOptions } from '../radio.js';
import { FakeLink } from './fake-link.js';
import { FakeLogger, FakeNode, FakeOutbox } from './fake-ports.js';

/** A started radio room among fakes. */
export async function radioAmongFakes(policy: Partial<RadioPolicy> = {}, more: Partial<RadioOptions> = {}) {
  const clock = new ManualClock();
  const link = new FakeLink();
  const node = new FakeNode();
  const outbox = new FakeOutbox(clock);
  const logger = new FakeLogger();
  const radio = openRadio({
    link,
    admission: node,
    jobs: node,
    directions: node,
    backlog: node,
    outbox,
    clock,
    logger,
    policy,
    ...more,
  });
  await radio.start();
  /** Lets everything that is ready happen, and time pass. */
  const pass = (ms = 0) => clock.advance(ms);
  /** Receives a direct text and lets it be dealt with. */
  const hear = async (text: string, packet: Parameters<FakeLink['receive']>[0] = {}) => {
    link.receive({ text, receivedAt: clock.now(), ...packet });
    await pass();
  };
  return { clock, link, node, outbox, logger, radio, pass, hear };
}
