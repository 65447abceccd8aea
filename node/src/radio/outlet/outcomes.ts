/** What the end of a send means for the next try. Numbers are `Routing.Error` of the Meshtastic schema. */
import type { Delivery } from '@babelmesh/protocol';
import { BROADCAST } from '../link/sizes.js';

/** The radio does not transmit: it is switched off, or has none. */
export const NO_INTERFACE = 4;
/** The packet went out, and nobody confirmed it. */
export const MAX_RETRANSMIT = 5;
export const TOO_LARGE = 7;

/** PKI_FAILED, PKI_UNKNOWN_PUBKEY, PKI_SEND_FAIL_PUBLIC_KEY: radio and receiver do not know each other's keys. */
const KEY_UNKNOWN: ReadonlySet<number> = new Set([34, 35, 39]);

/** Sends of one packet; each is up to three transmissions of the firmware. */
const MOST_TRIES = 8;
const MOST_TRIES_IN_EMERGENCIES = 30;
/** On a channel, where our own radio refused it. */
const MOST_TRIES_ON_CHANNEL = 2;

export function isUnknownKey(routingError: number | undefined): boolean {
  return routingError !== undefined && KEY_UNKNOWN.has(routingError);
}

/** Whether a packet that failed so often may be tried again, when its receiver is heard. */
export function mayTryAgain(
  tries: number,
  to: number,
  { priority, isGivenUp }: Pick<Delivery, 'priority' | 'isGivenUp'>,
): boolean {
  // The firmware itself tried three times.
  if (isGivenUp) return false;
  if (to === BROADCAST) return tries < MOST_TRIES_ON_CHANNEL;
  return tries < (priority === 'emergency' ? MOST_TRIES_IN_EMERGENCIES : MOST_TRIES);
}
