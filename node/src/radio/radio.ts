import type { Clock, Logger, MeshNode, RadioStatus, TextCodec } from '@babelmesh/protocol';
import { AirtimeGovernor } from './airtime.js';
import { Inlet } from './inlet.js';
import type { LinkState, RadioLink } from './link/link.js';
import { Notices } from './notices.js';
import { Outlet } from './outlet.js';
import { DEFAULT_POLICY, type IgnoreReason, type RadioPolicy } from './policy.js';
import type { Admission, AirtimeStore, Backlog, Directions, Jobs, Outbox, Presence } from './ports.js';
import { keepPresence } from './presence.js';
import { Rounds } from './rounds.js';
import { channelReading, Transmitter } from './transmitter.js';

export interface RadioOptions {
  readonly link: RadioLink;
  readonly admission: Admission;
  readonly jobs: Jobs;
  readonly directions: Directions;
  readonly backlog: Backlog;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Parts of it; the rest is `DEFAULT_POLICY`. */
  readonly policy?: Partial<RadioPolicy>;
  /** Without it, a restart forgets the airtime of the last hour. */
  readonly airtimeStore?: AirtimeStore;
  /** Without it, a radio that does not know the time gets no answers to what it kept over a restart. */
  readonly presence?: Presence;
  /** Without it, compressed texts are refused. */
  readonly codec?: TextCodec;
}

export interface Radio {
  /** Starts the link and everything on it. Resolves when the airtime of an earlier run is known. */
  start(): Promise<void>;
  /** What is not delivered yet stays in the outbox. */
  stop(): Promise<void>;
  status(): RadioStatus;
  /** Packets that were not answered since the start, by reason. */
  ignored(): ReadonlyMap<IgnoreReason, number>;
}

/** The radio room: requests in through the link, results out through it, all within the airtime budget. */
export function openRadio({ policy: given = {}, airtimeStore, presence, ...options }: RadioOptions): Radio {
  const { link, clock, logger } = options;
  const policy = { ...DEFAULT_POLICY, ...given };
  const governor = new AirtimeGovernor({ clock, airtimeShare: policy.airtimeShare });
  const books = keepBooks(governor, airtimeStore, logger);
  const present = presence && keepPresence(presence, { link, clock, logger });
  const transmitter = new Transmitter({ link, governor, clock, onSpent: books.changed });
  const notices = new Notices({ transmitter, clock, logger });
  const inlet = new Inlet({ ...options, policy, transmitter, notices });
  const outlet = new Outlet({ ...options, transmitter, maxParts: policy.maxParts });
  let unsubscribe: (() => void)[] = [];

  return {
    async start() {
      await books.open();
      let region: string | undefined;
      unsubscribe = [
        link.onPacket((packet) => inlet.receive(packet)),
        link.onState((state) => {
          region = warnOfRegion(state, region, logger);
          if (state.phase === 'ready') notices.wake();
        }),
      ];
      outlet.start();
      present?.start();
      link.start();
    },
    async stop() {
      await Promise.all([notices.stop(), outlet.stop()]);
      await present?.stop();
      await link.stop();
      // Heard until here: the radio has confirmed those packets and does not hand them over again.
      for (const end of unsubscribe) end();
      await inlet.idle();
      await books.close();
    },
    status() {
      const { phase, self, nodes, channelUtilization } = link.state;
      governor.observe(channelReading(link.state));
      return {
        link: phase,
        via: link.via,
        ...(self && { self: asTold(self) }),
        nodes: [...nodes.values()].map(asTold),
        airtimeMs: governor.usedMs,
        airtimeBudgetMs: governor.budgetMs,
        ...(channelUtilization !== undefined && { channelUtilization }),
      };
    },
    ignored: () => inlet.ignored,
  };
}

/** Without what the link alone needs of a node. */
function asTold({ num, id, shortName, longName, hopsAway, snrDb, lastHeardAt }: MeshNode): MeshNode {
  return {
    num,
    id,
    shortName,
    longName,
    ...(hopsAway !== undefined && { hopsAway }),
    ...(snrDb !== undefined && { snrDb }),
    ...(lastHeardAt !== undefined && { lastHeardAt }),
  };
}

/** Says once per region what an unset one means. */
function warnOfRegion(
  { phase, config }: LinkState,
  last: string | undefined,
  logger: Logger,
): string | undefined {
  if (phase !== 'ready' || !config || config.region === last) return last;
  if (config.region === 'UNSET') {
    logger.warn({}, 'The radio’s region is not set, so it does not transmit. Set it in a Meshtastic app.');
  }
  return config.region;
}

/** Keeps the spent airtime on disk: one write at a time, the newest state. */
function keepBooks(governor: AirtimeGovernor, store: AirtimeStore | undefined, logger: Logger) {
  const rounds = new Rounds(async () => {
    try {
      await store?.save(governor.snapshot());
    } catch (error) {
      logger.warn({ error }, 'The airtime of the last hour could not be stored.');
    }
  });
  return {
    async open() {
      try {
        const snapshot = await store?.load();
        if (snapshot) governor.restore(snapshot);
      } catch (error) {
        logger.warn({ error }, 'The airtime of the last hour is not known any more.');
      }
    },
    changed: () => rounds.wake(),
    close: () => rounds.idle(),
  };
}
