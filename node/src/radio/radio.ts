import {
  type Clock,
  knowsRegion,
  type Logger,
  type MeshNode,
  type RadioStatus,
  type RadioView,
  type TextCodec,
} from '@babelmesh/protocol';
import { Acquaintances } from './airtime/acquaintances.js';
import { keepBooks } from './airtime/books.js';
import { AirtimeGovernor, type HoldReason } from './airtime/governor.js';
import { channelReading, Transmitter } from './airtime/transmitter.js';
import { Transfers } from './cbor/transfers.js';
import { Correspondence } from './correspondence.js';
import { Congestion } from './inlet/congestion.js';
import { Inlet } from './inlet/inlet.js';
import { LoopGuard } from './inlet/loops.js';
import { Introductions } from './introductions.js';
import type { LinkState, RadioLink } from './link/link.js';
import { SeenPackets } from './link/seen-packets.js';
import { operatorView } from './operator-view.js';
import { Courier, type LossReason } from './outlet/courier.js';
import { keepEar } from './outlet/hearing.js';
import { notReached } from './outlet/not-reached.js';
import { Notices } from './outlet/notices.js';
import { Outlet } from './outlet/outlet.js';
import { Reachability } from './outlet/reachability.js';
import { DEFAULT_POLICY, type IgnoreReason, type RadioPolicy } from './policy.js';
import type {
  Admission,
  AirtimeStore,
  Backlog,
  Detector,
  Directions,
  Jobs,
  Outbox,
  PeopleStore,
  Presence,
  Store,
} from './ports.js';
import { keepMemory, type Memory } from './state/memory.js';
import { keepPresence } from './state/presence.js';
import { TextMemory } from './text/memory.js';
import { Traffic } from './traffic.js';

/** Packets for us that are known again when they are replayed. */
const REMEMBERED_REQUESTS = 1_000;

/** Channel utilisation from which the node says only what it must. */
const BUSY_PERCENT = 20;

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
  /** Without it, a restart forgets which packets were ours, how far deliveries got and who is silent. */
  readonly memoryStore?: Store<Memory>;
  /** Without it, a radio that does not know the time gets no answers to what it kept over a restart. */
  readonly presence?: Presence;
  /** Without it, a restart forgets which languages people set. Closed with the room. */
  readonly peopleStore?: PeopleStore;
  /** Without it, people who have not set a language are spoken to in English. */
  readonly detector?: Detector;
  /** Without it, compressed texts are refused. */
  readonly codec?: TextCodec;
}

export interface Radio {
  /** Starts the link and everything on it. Resolves when the airtime of an earlier run is known. */
  start(): Promise<void>;
  /** What is not delivered yet stays in the outbox. */
  stop(): Promise<void>;
  status(): RadioStatus;
  /** For what the node itself asks of others. */
  readonly correspondence: Correspondence;
  /** What its operator sees of it. */
  view(): Promise<RadioView>;
  /** Packets that were not answered since the start, by reason. */
  ignored(): ReadonlyMap<IgnoreReason, number>;
  /** Sends that had to wait since the start, by reason. */
  held(): ReadonlyMap<HoldReason, number>;
  /** Results given up since the start, by reason. */
  undeliverable(): ReadonlyMap<LossReason, number>;
}

/** The radio room: requests in through the link, results out through it, all within the airtime budget. */
export function openRadio(radioOptions: RadioOptions): Radio {
  const {
    policy: given = {},
    airtimeStore,
    memoryStore,
    presence,
    peopleStore,
    detector,
    ...options
  } = radioOptions;
  const { link, clock, logger } = options;
  const policy = { ...DEFAULT_POLICY, ...given };
  const acquaintances = new Acquaintances({ areAllKnown: policy.allowed.length > 0 });
  const governor = new AirtimeGovernor({
    clock,
    airtimeShare: policy.airtimeShare,
    isStranger: (node) => acquaintances.isStranger(node),
  });
  const books = keepBooks({ governor, store: airtimeStore, clock, logger });
  const present = presence && keepPresence(presence, { link, clock, logger });
  const spent = () => {
    books.changed();
    memory.changed();
  };
  const traffic = new Traffic(clock);
  const airtimeMs = (packetBytes: number) => governor.costMs({ packetBytes, wantAck: false });
  const loops = new LoopGuard(clock, airtimeMs);
  const text = new TextMemory({ store: peopleStore, clock, logger, airtimeMs });
  const seen = new SeenPackets({ remembered: REMEMBERED_REQUESTS });
  const transmitter = new Transmitter({
    link,
    governor,
    clock,
    logger,
    acquaintances,
    onSpent: spent,
    // An answer may come before the last ACK.
    onStart(packet) {
      loops.said(packet);
      text.starts(packet);
    },
    onEnd(packet, outcome) {
      traffic.sent(packet, outcome);
      if (outcome.kind === 'failed') return;
      loops.said(packet, { isConfirmed: outcome.kind === 'acked' });
      text.sent(packet, { id: outcome.packetId, from: link.state.self?.num });
    },
  });
  const notices = new Notices({ transmitter, clock, logger });
  const congestion = new Congestion({ outbox: options.outbox, governor, acquaintances });
  const transfers = new Transfers({ link, clock });
  const reachability = new Reachability(clock);
  const introductions = new Introductions({ link, notices, clock, logger });
  const onUnknownKey = (node: number, channel: number) => introductions.ask(node, channel);
  const isBusy = () => {
    const { channelUtilization = 0 } = link.state;
    governor.observe(channelReading(link.state));
    return governor.usedMs > governor.budgetMs / 2 || channelUtilization >= BUSY_PERCENT;
  };
  const correspondence = new Correspondence({
    ...options,
    ...{ policy, transmitter, notices, onUnknownKey, isBusy },
  });
  const inlet = new Inlet({
    ...options,
    ...{ policy, transmitter, notices, traffic, loops, seen, congestion, transfers, text, detector },
    onAsked: (node) => {
      if (reachability.asked(node)) outlet.wake();
    },
    onAnswer: (message, packet) => correspondence.receive(message, packet),
  });
  const courier = new Courier({
    ...options,
    transmitter,
    reachability,
    transfers,
    maxParts: policy.maxParts,
    onRest: (reader, rest) => text.rests.keep(reader, rest),
    onUnknownKey,
    onNotReached(delivery) {
      const packet = notReached(delivery, link.state.nodes);
      if (packet) notices.post(`${packet.to} not reached ${delivery.jobId}`, packet, delivery.priority);
    },
    onLateAck: () => outlet.wake(),
    onProgress: () => memory.changed(),
  });
  const outlet = new Outlet({ ...options, transmitter, reachability, courier });
  const { progress } = courier;
  const memory = keepMemory({
    store: memoryStore,
    transmitter,
    seen,
    reachability,
    progress,
    clock,
    logger,
  });
  acquaintances.onConfirmed((node) => {
    notices.release(node);
    outlet.wake();
  });
  let unsubscribe: (() => void)[] = [];

  return {
    async start() {
      await Promise.all([books.open(), memory.open(), text.open()]);
      let region: string | undefined;
      unsubscribe = [
        keepEar({ link, reachability, onHeard: () => outlet.wake() }),
        link.onPacket((packet) => {
          if (inlet.receive(packet)) memory.changed();
          correspondence.overhear(packet);
        }),
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
      await Promise.all([books.close(), memory.close(), text.close()]);
    },
    status,
    correspondence,
    view: () =>
      operatorView({ ...options, outlet, courier, notices, transmitter, governor, traffic, status, ignored }),
    ignored,
    held: () => transmitter.held,
    undeliverable: () => courier.lost,
  };

  function status(): RadioStatus {
    const { phase, reason, self, nodes, channelUtilization } = link.state;
    governor.observe(channelReading(link.state));
    return {
      link: phase,
      via: link.via,
      ...(reason !== undefined && { reason }),
      ...(self && { self: asTold(self) }),
      nodes: [...nodes.values()].map(asTold),
      airtimeMs: governor.usedMs,
      airtimeBudgetMs: governor.budgetMs,
      ...(channelUtilization !== undefined && { channelUtilization }),
    };
  }

  function ignored(): ReadonlyMap<IgnoreReason, number> {
    return inlet.ignored;
  }
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

/** Says once per region what an unset or unknown one means. */
function warnOfRegion(
  { phase, config }: LinkState,
  last: string | undefined,
  logger: Logger,
): string | undefined {
  if (phase !== 'ready' || !config || config.region === last) return last;
  if (config.region === 'UNSET') {
    logger.warn({}, 'The radio’s region is not set, so it does not transmit. Set it in a Meshtastic app.');
  } else if (!knowsRegion(config.region)) {
    logger.warn(
      { region: config.region },
      'The radio’s region is newer than this version and may have any limit: the node keeps below 1 % of the hour.',
    );
  }
  return config.region;
}
