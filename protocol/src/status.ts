import { z } from 'zod';
import { PRIORITIES } from './priority.js';
import { LanguageCode } from './request.js';

/** How far a model's translations may be trusted, by its scores: `draft` is below the bar for a default model. */
export const QUALITIES = ['draft', 'good'] as const;
export type Quality = (typeof QUALITIES)[number];

/** A direction the loaded models translate. */
export const Direction = z.object({
  source: LanguageCode,
  target: LanguageCode,
  /** `id@version`; two with `+` between where the text goes through another language. */
  model: z.string(),
  /** The language between, where no model joins the two. */
  via: LanguageCode.optional(),
  /** Absent where nobody measured it. */
  quality: z.enum(QUALITIES).optional(),
});
export type Direction = z.infer<typeof Direction>;

export const QueueStatus = z.object({
  /** Jobs waiting, by priority. */
  waiting: z.record(z.enum(PRIORITIES), z.number().int()),
  /** Jobs under a lease. */
  running: z.number().int(),
  /** Results on their way back over the radio or to a peer. */
  deliveries: z.number().int(),
});
export type QueueStatus = z.infer<typeof QueueStatus>;

/** A node of the mesh as the radio's own node database tells it. */
export const MeshNode = z.object({
  num: z.number().int(),
  /** `!` and eight hex digits. */
  id: z.string(),
  shortName: z.string(),
  longName: z.string(),
  hopsAway: z.number().int().optional(),
  snrDb: z.number().optional(),
  /** Wall time in ms, where the radio knows it. */
  lastHeardAt: z.number().optional(),
});
export type MeshNode = z.infer<typeof MeshNode>;

export const RadioStatus = z.object({
  link: z.enum(['connecting', 'ready', 'down', 'off']),
  /** How the radio is reached, for people: `simulated`, `tcp 192.0.2.1:4403`, `serial /dev/ttyUSB0`. */
  via: z.string(),
  /** Why it is not ready, and what to do, a sentence for a person. */
  reason: z.string().optional(),
  self: MeshNode.optional(),
  nodes: z.array(MeshNode),
  /** Airtime of our own packets in the last rolling hour, and what the node allows itself. */
  airtimeMs: z.number(),
  airtimeBudgetMs: z.number(),
  /** As the radio reports it, percent. */
  channelUtilization: z.number().optional(),
});
export type RadioStatus = z.infer<typeof RadioStatus>;

export const NodeStatus = z.object({
  version: z.string(),
  startedAt: z.number(),
  directions: z.array(Direction),
  queue: QueueStatus,
  radio: RadioStatus,
});
export type NodeStatus = z.infer<typeof NodeStatus>;
