/** What the operator of a node sees of its radio. Nowhere in it is what anybody wrote. */
import { z } from 'zod';
import { PRIORITIES } from './priority.js';
import { Direction, RadioStatus } from './status.js';

export const RadioSettings = z.object({
  /** As Meshtastic names it; `UNSET` means the radio does not transmit. */
  region: z.string(),
  /** As Meshtastic names it; absent where the modem is set by hand. */
  preset: z.string().optional(),
  spreadingFactor: z.number(),
  bandwidthKhz: z.number(),
  codingRate: z.number(),
  hopLimit: z.number().int(),
  firmwareVersion: z.string(),
  /** Share of an hour the region allows, 0 to 1. */
  dutyCycle: z.number(),
});
export type RadioSettings = z.infer<typeof RadioSettings>;

/** A packet that was for the node, or from it. */
export const RadioMessage = z.object({
  /** Wall time in ms. */
  at: z.number(),
  direction: z.enum(['in', 'out']),
  /** The other node, `!` and eight hex digits, or `all`. */
  node: z.string(),
  /** A text, a CBOR message, or a question who a node is. */
  form: z.enum(['text', 'cbor', 'node_info']),
  channel: z.number().int(),
  /** Of the payload. */
  bytes: z.number().int(),
  hops: z.number().int().optional(),
  snrDb: z.number().optional(),
  /**
   * In: `taken`, or why it was ignored. Out: `acked`, `relayed` (somebody passed it on, no more is known), `sent` (no
   * ACK was asked for), `refused`, `failed` (the link broke).
   */
  outcome: z.string(),
  /** `Routing.Error` of Meshtastic, where the radio or the mesh refused it. */
  routingError: z.number().int().optional(),
});
export type RadioMessage = z.infer<typeof RadioMessage>;

/** A result that is not on the air yet. */
export const WaitingResult = z.object({
  /** First characters of the job's id. */
  job: z.string(),
  to: z.string(),
  form: z.enum(['text', 'cbor']),
  priority: z.enum(PRIORITIES),
  /** Wall times in ms. */
  since: z.number(),
  expiresAt: z.number(),
  /** Packets, and how many of them were acknowledged; absent until it was on the air. */
  packets: z.number().int().optional(),
  acknowledged: z.number().int().optional(),
  /** Sends that failed since the last that got on. */
  tries: z.number().int(),
  /** `not_heard`: until the receiver is heard again. `budget`, `channel_busy`, `duty_cycle`: until there is airtime. */
  reason: z.string(),
  /** Wall time in ms, where it is known. */
  nextTryAt: z.number().optional(),
});
export type WaitingResult = z.infer<typeof WaitingResult>;

/** Another node that may be asked to translate. */
export const PeerView = z.object({
  /** `!` and eight hex digits. */
  node: z.string(),
  /** What it translates, as far as is known. */
  directions: z.array(Direction.pick({ source: true, target: true })),
  /** Wall time in ms at which it told that; absent where it never did. */
  toldAt: z.number().optional(),
  /** It told this node itself; false: it was broadcast in its name. */
  isDirect: z.boolean(),
  /** Jobs waiting there, as it told. */
  waiting: z.number().int().optional(),
  hops: z.number().int().optional(),
  snrDb: z.number().optional(),
  /** Wall time in ms: until then it is left alone, because it did not answer or asked for that. */
  restsUntil: z.number().optional(),
  /** Jobs it has, or is to get. */
  jobs: z.array(
    z.object({
      /** First characters of the job's id. */
      job: z.string(),
      /** Whether the question has left: it may wait for the radio, or for airtime. */
      isSent: z.boolean(),
    }),
  ),
});
export type PeerView = z.infer<typeof PeerView>;

const Counts = z.record(z.string(), z.number().int());

export const RadioView = z.object({
  ...RadioStatus.shape,
  settings: RadioSettings.optional(),
  /** Percent of the last hour the radio was on the air, relays included. */
  airUtilTx: z.number().optional(),
  /** The part of the budget only emergencies may use. */
  emergencyReserveMs: z.number(),
  /** Newest first. */
  messages: z.array(RadioMessage),
  /** In the order in which they are due. */
  waiting: z.array(WaitingResult),
  /** Results waiting in all, of which `waiting` names the first. */
  waitingInAll: z.number().int(),
  /** Help, hints, statuses and errors that wait for the channel. */
  notices: z.number().int(),
  /** Nodes that may be asked; absent where none may. */
  peers: z.array(PeerView).optional(),
  /** Since the start, by reason: packets not answered, sends that had to wait, results given up. */
  ignored: Counts,
  held: Counts,
  undeliverable: Counts,
});
export type RadioView = z.infer<typeof RadioView>;
