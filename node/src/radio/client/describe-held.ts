import type { HoldReason } from '../airtime/governor.js';
import type { Held } from '../airtime/transmitter.js';

const REASONS: Readonly<Record<HoldReason, string>> = {
  region_unset: 'the radio’s region is not set',
  budget: 'the airtime of this hour is used up',
  strangers: 'nodes that never confirmed anything have had their share of the hour’s airtime',
  fair_share: 'this node has had its share of the hour’s airtime',
  channel_busy: 'the channel is busy',
  duty_cycle: 'the radio has used up its duty cycle',
  packet_exceeds_budget: 'a packet needs more airtime than there is',
  rate_limit: 'the radio takes no packet so soon after the last',
};

/** Why a packet waits, for a person: half a sentence. */
export function describeHeld({ reason, retryAfterMs }: Held): string {
  const minutes = Math.ceil(retryAfterMs / 60_000);
  // The others are only looked at again then.
  const isKnown = reason === 'budget' || reason === 'duty_cycle';
  return isKnown ? `${REASONS[reason]}, for ${minutes} min` : REASONS[reason];
}
