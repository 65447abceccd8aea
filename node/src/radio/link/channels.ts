import type { LinkState } from './link.js';

/** A channel by its index, and what it was when that was written down, where the radio had told. */
export interface ChannelPlace {
  readonly channel: number;
  readonly channelDigest?: string | undefined;
}

/** What stands at an index now. */
export function channelAt({ channels }: LinkState, channel: number): ChannelPlace {
  const channelDigest = channels?.get(channel);
  return { channel, ...(channelDigest !== undefined && { channelDigest }) };
}

/** The index a channel has now; undefined where the radio has it no more. */
export function indexOf(
  { channels }: LinkState,
  { channel, channelDigest }: ChannelPlace,
): number | undefined {
  if (!channels || channelDigest === undefined || channels.get(channel) === channelDigest) return channel;
  return [...channels].find(([, digest]) => digest === channelDigest)?.[0];
}
