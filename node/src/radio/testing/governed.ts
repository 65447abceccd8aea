import type { Clock } from '@babelmesh/protocol';
import { AirtimeGovernor, type GovernorOptions } from '../airtime/governor.js';
import { Transmitter } from '../airtime/transmitter.js';
import type { RadioLink } from '../link/link.js';
import { FakeLogger } from './fake-ports.js';

/** A way out on a link, with a budget of its own. */
export function governed(link: RadioLink, clock: Clock, options: Omit<GovernorOptions, 'clock'> = {}) {
  const governor = new AirtimeGovernor({ clock, ...options });
  const transmitter = new Transmitter({ link, governor, clock, logger: new FakeLogger() });
  return { link, clock, transmitter, governor };
}
