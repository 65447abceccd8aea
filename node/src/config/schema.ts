import { MODEM_PRESETS, type ModemPreset } from '@babelmesh/protocol';
import { z } from 'zod';

const PRESETS = Object.keys(MODEM_PRESETS) as [ModemPreset, ...ModemPreset[]];

/** A setting: its schema, with a default, and the sentence that explains it in file, docs and errors. */
const integer = (min: number, max: number) => z.int().min(min).max(max);

/** Checked, since a wrong one would be like none: nobody banned, or nobody answered. */
const nodeIds = () =>
  z.array(
    z
      .string()
      .regex(/^![0-9a-f]{8}$/i)
      .meta({ title: 'node ids, in quotes: "!a1b2c3d4"' }),
  );

/** Checked, since one with a scheme or a port would match nothing. */
const hostNames = () =>
  z.array(
    z
      .string()
      .regex(/^(?:\*|[\w-]+(?:\.[\w-]+)*)$/)
      .meta({ title: 'names without scheme and port: "node.example.org"' }),
  );

/** Checked, since one with a path, even a slash at its end, would match nothing. */
const origins = () =>
  z.array(
    z
      .string()
      .regex(/^(?:\*|null|[a-z][a-z\d+.-]*:\/\/[^/?#\s]+)$/)
      .meta({ title: 'origins without a path: "https://node.example.org"' }),
  );

export const Config = z.strictObject({
  data: z
    .string()
    .min(1)
    .default('data')
    .describe(
      'Folder for the queue, the translation memory and added models. Made if missing; relative to where the node starts.',
    ),
  http: z
    .strictObject({
      host: z
        .string()
        .min(1)
        .default('0.0.0.0')
        .describe('Address to listen on. `0.0.0.0` is all interfaces, `127.0.0.1` this machine only.'),
      port: integer(0, 65535).default(9527).describe('Port of the page and the API. 0 takes any free one.'),
      corsOrigins: origins()
        .default([])
        .describe('Web origins besides the node’s own page that may call the API from a browser. `*`: all.'),
      hostNames: hostNames()
        .default([])
        .describe(
          'Names the node is reached by, besides addresses, single words, .local, .lan, .home.arpa and .internal. `*`: any.',
        ),
      trustedProxies: z
        .array(z.string())
        .default([])
        .describe('Addresses or CIDR ranges of your own proxies, whose X-Forwarded-For names the requester.'),
      requestTimeoutSeconds: integer(1, 3600)
        .default(120)
        .describe('How long POST /translate and /translation wait before answering 504; the job goes on.'),
      emergenciesPerHour: integer(0, 10_000)
        .default(20)
        .describe('Emergencies of one address; what comes beyond is taken as high.'),
    })
    .prefault({})
    .describe('The page and the API.'),
  radio: z
    .strictObject({
      link: z
        .enum(['simulated', 'tcp', 'serial', 'off'])
        .default('simulated')
        .describe(
          'How the Meshtastic node is reached. `simulated` is a mesh inside this process, to try things out.',
        ),
      address: z
        .string()
        .default('')
        .describe('tcp: host or host:port (4403 if none). serial: the device, such as /dev/ttyUSB0.'),
      baudRate: integer(9600, 921_600).default(115_200).describe('serial only.'),
      allowMqtt: z.boolean().default(false).describe('Answer requests that came over the internet (MQTT).'),
      channels: z
        .array(integer(0, 7))
        .default([])
        .describe(
          'Channel indexes on which requests in the open (`!es …`, `@<node> es …`) are answered. Direct messages always are.',
        ),
      interpreterChannels: z
        .array(
          z
            .string()
            .regex(/^[0-7]:([a-z]{2,3})\/(?!\1$)[a-z]{2,3}$/)
            .meta({ title: 'channel index and two languages: "2:en/es"' }),
        )
        .default([])
        .describe('Channels on which each message is answered with its translation into the other language.'),
      tapbacks: z
        .boolean()
        .default(true)
        .describe('Whoever reacts to a message with a flag gets its translation, as a direct message.'),
      tapbackChannels: z
        .array(integer(0, 7))
        .default([])
        .describe('Channel indexes on which flags are answered in the channel instead, for all to read.'),
      allowed: nodeIds()
        .default([])
        .describe('Nodes that are answered, besides those in peers.nodes. Empty: everybody.'),
      banned: nodeIds().default([]).describe('Nodes that are never answered.'),
      maxHops: integer(0, 7)
        .default(4)
        .describe(
          'Requests that took more relays than this are not answered: the answer would need them all again.',
        ),
      requestsPerMinute: integer(1, 60)
        .default(6)
        .describe('Per sender. Emergencies have a small allowance of their own.'),
      airtimePercent: z
        .number()
        .min(0.1)
        .max(100)
        .optional()
        .describe(
          'Share of an hour the node may transmit. Default: a tenth of the region’s duty cycle, 3 where there is none.',
        ),
    })
    .prefault({})
    .describe('The mesh radio.'),
  peers: z
    .strictObject({
      nodes: nodeIds()
        .default([])
        .describe('Nodes that are asked for what this one does not translate, or would be slow to.'),
      anyHeard: z
        .boolean()
        .default(false)
        .describe('Ask any node that tells what it translates. It reads the texts it is sent.'),
      announceChannel: integer(0, 7)
        .optional()
        .describe('Channel index on which this node tells others what it translates. Default: none.'),
      announceHours: integer(1, 24)
        .default(6)
        .describe('Hours between two of these messages; four times as many where no other node sends any.'),
      timeoutSeconds: integer(30, 3600)
        .default(300)
        .describe('How long another node may take for an answer, once it was asked.'),
      overflowSeconds: integer(0, 86_400)
        .default(120)
        .describe('Short requests that would wait longer here go to a node with little to do. 0: never.'),
    })
    .prefault({})
    .describe('Other nodes of the mesh that translate for this one.'),
  simulator: z
    .strictObject({
      nodes: integer(2, 50).default(3).describe('Nodes in the simulated mesh, this one included.'),
      lossPercent: z.number().min(0).max(95).default(0).describe('Packets lost at random on each hop.'),
      preset: z
        .enum(PRESETS)
        .default('LONG_FAST')
        .describe('Modem preset, and so the speed of the simulated channel.'),
      host: z
        .string()
        .default('127.0.0.1')
        .describe('Address on which the simulated nodes take Meshtastic clients.'),
      port: integer(0, 65535)
        .default(4403)
        .describe(
          'First of the TCP ports on which the other simulated nodes take Meshtastic clients, one port a node. 0: none.',
        ),
    })
    .prefault({})
    .describe('The simulated mesh, used where radio.link is `simulated`.'),
  engine: z
    .strictObject({
      models: z
        .array(z.string())
        .default([])
        .describe(
          'Folders with further models, or of one. Those shipped with the node and those added are always there.',
        ),
      workers: integer(1, 16)
        .default(1)
        .describe(
          'Translation threads at most; one more for an emergency that would wait for slow ones. Each takes one core and its own copy of the model.',
        ),
      maxTemperatureC: integer(1, 120)
        .default(80)
        .describe('Above this temperature of the processor only one thread translates.'),
      minFreeMegabytes: integer(0, 1_000_000)
        .default(100)
        .describe('With less memory free only one thread translates.'),
      device: z
        .enum(['auto', 'cpu', 'cuda'])
        .default('auto')
        .describe('Where models run. `auto` takes CUDA where it is there.'),
      memoryEntries: integer(0, 10_000_000)
        .default(20_000)
        .describe(
          'Sentences whose translations are kept on disk, to answer repeats at once. 0: none, and what was kept is deleted.',
        ),
      memoryMegabytes: integer(1, 65_536)
        .default(16)
        .describe('Most that these may take; what was used least recently goes first.'),
      memoryDays: integer(1, 3_650)
        .default(30)
        .describe('How long a kept translation that nobody asks for again stays.'),
    })
    .prefault({})
    .describe('Translation.'),
  queue: z
    .strictObject({
      maxWaiting: integer(1, 10_000_000)
        .default(100_000)
        .describe('Jobs waiting in all; bulk may fill 70 % of it, normal 85 %, high 95 %.'),
      maxWaitingPerRequester: integer(1, 10_000_000)
        .default(10_000)
        .describe('Jobs waiting per requester, in the same shares.'),
      maxWaitingMegabytes: integer(1, 65_536)
        .default(256)
        .describe('Text of all waiting jobs. Bulk is refused first here too.'),
      maxTextBytes: integer(1, 16_777_216).default(1_048_576).describe('Longest text, in UTF-8 bytes.'),
      maxAttempts: integer(1, 100)
        .default(5)
        .describe(
          'How often a job is tried whose translation fails or does not end, before it fails for good.',
        ),
      retentionHours: integer(1, 8_760)
        .default(168)
        .describe('How long settled jobs, their results and their idempotency keys are kept.'),
      retentionMegabytes: integer(1, 1_048_576)
        .default(256)
        .describe('Text of settled jobs and their results that is kept; beyond it the oldest go first.'),
      deliveryHours: integer(1, 8_760)
        .default(24)
        .describe('How long an answer is offered to its requester, where the request itself does not say.'),
      minFreeMegabytes: integer(0, 1_048_576)
        .default(64)
        .describe(
          'Nothing but emergencies is accepted while the disk has less free than this, so that what was accepted can be finished; nothing at all below half of it.',
        ),
    })
    .prefault({})
    .describe('The queue.'),
  log: z
    .strictObject({
      level: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('What is logged.'),
      json: z
        .boolean()
        .optional()
        .describe('One JSON object a line. Default: only where the output is not a terminal.'),
    })
    .prefault({})
    .describe('Logging, to standard error.'),
});
export type Config = z.infer<typeof Config>;
