import { asks, isOfTransfer } from '@babelmesh/protocol';
import type { ReceivedPacket } from './link/link.js';
import { nodeId } from './link/node-database.js';
import { BROADCAST } from './link/sizes.js';
import { askedByFlag } from './text/flags.js';

/** `PortNum` of the Meshtastic schema. */
export const TEXT_MESSAGE_APP = 1;
export const NODEINFO_APP = 4;
export const PRIVATE_APP = 256;

/** Whom the node answers over the radio, and how much. The defaults suit a node installed and forgotten. */
export interface RadioPolicy {
  /** Answer requests that came over the internet. Default false. */
  readonly allowMqtt: boolean;
  /** Channel indexes (0 to 7) on which broadcasts that begin with `!`, `/` or `@<this node>` are taken. Default none. */
  readonly channels: readonly number[];
  /** Channels on which all that is said is translated between two languages. Default none. */
  readonly interpreterChannels: readonly {
    readonly channel: number;
    readonly languages: readonly [string, string];
  }[];
  /** Whether whoever sets a flag on a message gets its translation as a direct message. Default true. */
  readonly tapbacks: boolean;
  /** Channel indexes on which a flag is answered in the channel instead. Default none. */
  readonly tapbackChannels: readonly number[];
  /** Node ids (`!8hex`) that are never answered. Default none. */
  readonly banned: readonly string[];
  /** Node ids (`!8hex`) that are answered; empty: all. Default all. */
  readonly allowed: readonly string[];
  /** Requests that took more relays are not answered: the answer would need them all again. Default 4. */
  readonly maxHops: number;
  /** A packet the radio may have kept longer than this while the daemon was away is not answered. Default 10 min. */
  readonly maxAgeMs: number;
  /** Per sender. Default 6. */
  readonly requestsPerMinute: number;
  /** Per sender; those beyond are taken as normal requests. Default 6. */
  readonly emergenciesPerHour: number;
  /** A request that nobody could answer for this long is dropped, and so is an answer that found nobody. Default 6 h. */
  readonly requestLifetimeMs: number;
  /** Most messages a text answer is cut into, 1 to 9. Default 3; on channels always 1. */
  readonly maxParts: number;
  /** Share of a rolling hour the node's own packets may take, 0 to 1. Default by region, see `AirtimeGovernor`. */
  readonly airtimeShare?: number | undefined;
}

export const DEFAULT_POLICY: RadioPolicy = {
  allowMqtt: false,
  channels: [],
  interpreterChannels: [],
  tapbacks: true,
  tapbackChannels: [],
  banned: [],
  allowed: [],
  maxHops: 4,
  maxAgeMs: 600_000,
  requestsPerMinute: 6,
  emergenciesPerHour: 6,
  requestLifetimeMs: 6 * 3_600_000,
  maxParts: 3,
};

/** Why a packet is not looked into. Stable: metrics count by it. */
export type IgnoreReason =
  | 'own_packet'
  | 'other_port'
  | 'tapback'
  | 'mqtt'
  | 'not_for_us'
  | 'banned'
  | 'not_allowed'
  | 'too_many_hops'
  | 'too_old'
  | 'replayed'
  | 'loop'
  | 'own_words'
  | 'answer_to_others'
  | 'repeated'
  | 'rate_limited'
  | 'nothing_to_translate'
  | 'not_a_question';

/** Why this packet is none of the node's business, before its payload is read; undefined where it is. */
export function ignoreReason(
  packet: ReceivedPacket,
  self: number,
  policy: RadioPolicy,
): IgnoreReason | undefined {
  if (packet.from === self) return 'own_packet';
  // Store-and-forward replays come on a port of their own, and so do routing, positions and the rest.
  if (packet.portnum !== TEXT_MESSAGE_APP && packet.portnum !== PRIVATE_APP) return 'other_port';
  const asksByFlag = flagAnswered(packet, policy) !== undefined;
  if (packet.isTapback && !asksByFlag) return 'tapback';
  if (packet.to !== self && !isForChannel(packet, asksByFlag, policy)) return 'not_for_us';
  if (packet.viaMqtt && !policy.allowMqtt) return 'mqtt';
  const id = nodeId(packet.from);
  if (names(policy.banned, id)) return 'banned';
  if (policy.allowed.length > 0 && !names(policy.allowed, id)) return 'not_allowed';
  if (isTooFar(packet, policy) && mayCallForAnswer(packet)) return 'too_many_hops';
  if (isStale(packet, policy.maxAgeMs)) return 'too_old';
  return undefined;
}

/** Whether an answer would take more relays than the operator wants. */
export function isTooFar({ hops = 0 }: ReceivedPacket, { maxHops }: RadioPolicy): boolean {
  return hops > maxHops;
}

/** Whether the packet may be a question, or part of one: what programs answer is never answered. */
export function mayCallForAnswer({ portnum, payload }: ReceivedPacket): boolean {
  return portnum !== PRIVATE_APP || asks(payload) || isOfTransfer(payload);
}

/** The language a packet asks for by a flag; undefined where it does not, or the operator does not want it. */
export function flagAnswered(
  packet: ReceivedPacket,
  { tapbacks, tapbackChannels }: RadioPolicy,
): string | undefined {
  const isAllowed = tapbacks || (packet.to === BROADCAST && tapbackChannels.includes(packet.channel));
  return isAllowed ? askedByFlag(packet) : undefined;
}

/** Whether somebody may be written to because another asked for it. */
export function isAnswered(
  { id, hopsAway = 0 }: { readonly id: string; readonly hopsAway?: number | undefined },
  { banned, allowed, maxHops }: RadioPolicy,
): boolean {
  if (names(banned, id) || hopsAway > maxHops) return false;
  return allowed.length === 0 || names(allowed, id);
}

/** Whether the operator lets the node take this on the channel it came on. */
function isForChannel(
  { to, channel, portnum }: ReceivedPacket,
  asksByFlag: boolean,
  policy: RadioPolicy,
): boolean {
  if (to !== BROADCAST || portnum !== TEXT_MESSAGE_APP) return false;
  if (asksByFlag || policy.channels.includes(channel)) return true;
  return policy.interpreterChannels.some((other) => other.channel === channel);
}

function names(ids: readonly string[], id: string): boolean {
  return ids.some((known) => known.toLowerCase() === id);
}

/**
 * The radio keeps packets while no client is connected, and hands them over at the next connection. How long it
 * may have kept one is known by the daemon's own clock; where that is too long, only the radio's clock can
 * still show that a packet is fresh.
 */
function isStale({ keptForAtMostMs = 0, heardAt, receivedAt }: ReceivedPacket, maxAgeMs: number): boolean {
  if (keptForAtMostMs <= maxAgeMs) return false;
  return heardAt === undefined || Math.abs(receivedAt - heardAt) > maxAgeMs;
}

/** Reads `2:en/es`. */
export function interpreterChannel(setting: string): RadioPolicy['interpreterChannels'][number] {
  const [channel = '', one = '', other = ''] = setting.split(/[:/]/u);
  return { channel: Number(channel), languages: [one, other] };
}
