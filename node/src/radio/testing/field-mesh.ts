import { ManualClock } from '@babelmesh/protocol/testing';
import { openLink } from '../link/open-link.js';
import { PRIVATE_APP, type RadioPolicy, TEXT_MESSAGE_APP } from '../policy.js';
import { Random } from '../simulator/random.js';
import { createSimulatedMesh } from '../simulator/simulated-mesh.js';
import { delivery, FakeLogger, translation } from './fake-ports.js';
import { openAmongFakes } from './open-radio.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const NODE = 1;
const FLOODER = 31;
/** Numbers under which somebody writes who is none of them. */
const FIRST_FORGED = 1_000;
/** The mesh draws its packets' ids by the same seed, and a second packet of the same id is taken for the first. */
const OWN_IDS = 0x5a5a5a5a;
/** What a translation takes, queue included. */
const TRANSLATION_MS = 2_000;
const NODEINFO_INTERVAL_MS = 0.5 * HOUR;

export interface FieldMeshOptions {
  readonly seed?: number;
  /** Nodes beside ours. */
  readonly people?: number;
  readonly lossRate?: number;
  /** Two transmissions at once destroy each other where both are heard. */
  readonly collisions?: boolean;
  /** Of all people together. */
  readonly requestsPerHour?: number;
  /** How long they ask. */
  readonly hours?: number;
  /** Milliseconds between the requests of one more node; undefined: it keeps quiet. */
  readonly floodEveryMs?: number | undefined;
  /** Somebody writes under a new number each so many milliseconds, from the second hour on; nobody hears the answer. */
  readonly forgedEveryMs?: number | undefined;
  /** What is written so; `es …` by default. */
  readonly forged?: (n: number) => string;
  readonly policy?: Partial<RadioPolicy>;
}

export interface FieldMeshReport {
  readonly asked: number;
  /** Their requests were stored. */
  readonly accepted: number;
  /** Of those. */
  readonly answered: number;
  /** Answers that came more than once, because only their ACK was lost. */
  readonly copies: number;
  /** From the question to its first answer, ms, sorted. */
  readonly waitsMs: readonly number[];
  /** Our own packets in the worst rolling hour, as measured on the air. */
  readonly airtimeMs: number;
  readonly budgetMs: number;
  readonly mostHops: number;
  readonly channelUtilization: number;
  readonly flooderAccepted: number;
  readonly flooderAnswered: number;
  /** Packets to forged numbers in the worst rolling hour. */
  readonly forgedAirtimeMs: number;
  readonly stillWaiting: number;
}

/**
 * People around a node, up to three relays away, who ask it by text at random moments; then as long as it takes until
 * nothing waits any more. Any fault of the room's is thrown.
 */
export async function runFieldMesh({
  seed = 1,
  people = 29,
  lossRate = 0.2,
  collisions = false,
  requestsPerHour = 60,
  hours = 1,
  floodEveryMs,
  forgedEveryMs,
  forged = (n) => `es flood ${n} under a new number`,
  policy = {},
}: FieldMeshOptions = {}): Promise<FieldMeshReport> {
  const clock = new ManualClock();
  const random = new Random(seed);
  const forgeries =
    forgedEveryMs === undefined ? 0 : Math.max(0, Math.floor(((hours - 1) * HOUR) / forgedEveryMs));
  const forgers = Array.from({ length: forgeries }, (_, n) => ({ num: FIRST_FORGED + n, x: 500, y: 0 }));
  const nodes = [{ num: NODE, x: 0, y: 0 }, ...placed(people, random), ...forgers];
  const mesh = createSimulatedMesh({ clock, nodes, seed, lossRate, collisions });
  const logger = new FakeLogger();
  const link = openLink({
    kind: 'simulated',
    mesh,
    num: NODE,
    clock,
    logger,
    randomUint32: () => (random.uint32() ^ OWN_IDS) >>> 0,
  });
  const room = await openAmongFakes(link, clock, { policy });
  room.node.onSubmit = ({ id, request }) => {
    const { replyTo, priority, text, expiresAt = Number.MAX_SAFE_INTEGER } = request;
    clock.schedule(TRANSLATION_MS, () =>
      room.outbox.add(
        delivery(
          id,
          { result: translation(`${text} ñ`) },
          { replyTo, priority, expiresAt, createdAt: clock.now() },
        ),
      ),
    );
  };
  const isForged = (num: number) => num >= FIRST_FORGED && num < FIRST_FORGED + forgeries;
  for (const { num } of forgers) mesh.node(num).switchOn(false);
  const ownMs = measureOwn(mesh, clock);
  const asked = new Map<string, number>();
  const firstAnswerMs = new Map<string, number>();
  let copies = 0;
  let mostHops = 0;
  for (const { num } of nodes) {
    if (num === NODE) continue;
    mesh.node(num).onMessage(({ from, portnum, text }) => {
      if (from !== NODE || portnum !== TEXT_MESSAGE_APP || text.startsWith('~')) return;
      const question = text.replace(/ ñ$/, '');
      const askedAt = asked.get(question);
      if (askedAt === undefined) return;
      if (firstAnswerMs.has(question)) copies++;
      else firstAnswerMs.set(question, clock.monotonic() - askedAt);
    });
  }
  link.onPacket(({ hops = 0, portnum }) => {
    if (portnum === TEXT_MESSAGE_APP) mostHops = Math.max(mostHops, hops);
  });
  await clock.advance(60 * SECOND);

  const ask = (num: number, question: string) => {
    asked.set(question, clock.monotonic());
    mesh.node(num).sendText(NODE, `es ${question}`);
  };
  for (let n = 0; n < Math.round(requestsPerHour * hours); n++) {
    const num = 2 + random.below(people);
    clock.schedule(random.float() * hours * HOUR, () => ask(num, sentence(n, random)));
  }
  if (floodEveryMs !== undefined) {
    for (let at = 0, n = 0; at < hours * HOUR; at += floodEveryMs, n++) {
      clock.schedule(at, () => ask(FLOODER, `flood ${n} of the channel`));
    }
  }
  for (const [n, { num }] of forgers.entries()) {
    clock.schedule(HOUR + n * (forgedEveryMs ?? 0), () => {
      mesh.node(num).switchOn(true);
      mesh.node(num).sendText(NODE, forged(n), { wantAck: false });
    });
  }
  mesh.onTransmission(({ from, relay }, ms) => {
    if (isForged(from) && from === relay) clock.schedule(ms, () => mesh.node(from).switchOn(false));
  });
  // Nodes tell who they are from time to time, as their firmware does.
  for (const { num } of nodes) {
    const tell = () => {
      mesh.node(num).sendNodeInfo();
      clock.schedule(NODEINFO_INTERVAL_MS, tell);
    };
    if (num !== NODE && !isForged(num)) clock.schedule(random.float() * NODEINFO_INTERVAL_MS, tell);
  }

  let budgetMs = 0;
  let channelUtilization = 0;
  let minutes = 0;
  for (; minutes < hours * 60 || (room.outbox.deliveries.size > 0 && minutes < 24 * 60); minutes++) {
    await clock.advance(60 * SECOND);
    const status = room.radio.status();
    budgetMs = status.airtimeBudgetMs;
    if (minutes < hours * 60) channelUtilization += (status.channelUtilization ?? 0) / (hours * 60);
  }
  await clock.advance(120 * SECOND);
  const stillWaiting = room.outbox.deliveries.size;
  await room.radio.stop();
  await mesh.close();
  const faults = logger.at('error').concat(room.logger.at('error'));
  if (faults.length > 0) throw new Error(faults.join(' '));

  const accepted = room.node.requests.map(({ text }) => text);
  const isFlood = (text: string) => text.startsWith('flood');
  const ofPeople = accepted.filter((text) => !isFlood(text));
  return {
    asked: [...asked.keys()].filter((text) => !isFlood(text)).length,
    accepted: ofPeople.length,
    answered: ofPeople.filter((text) => firstAnswerMs.has(text)).length,
    copies,
    waitsMs: ofPeople.flatMap((text) => firstAnswerMs.get(text) ?? []).toSorted((a, b) => a - b),
    airtimeMs: ownMs.worstHour(),
    forgedAirtimeMs: ownMs.worstHour(isForged),
    budgetMs,
    mostHops,
    channelUtilization,
    flooderAccepted: accepted.filter(isFlood).length,
    flooderAnswered: accepted.filter((text) => isFlood(text) && firstAnswerMs.has(text)).length,
    stillWaiting,
  };
}

/** A valley: ours at one end, the last ones three relays away. The flooder is a neighbour. */
function placed(people: number, random: Random) {
  const along = Array.from({ length: people }, (_, i) => ({
    num: 2 + i,
    x: 1_000 + (13_500 * i) / Math.max(1, people - 1),
    y: random.below(3_000) - 1_500,
  }));
  return [...along, { num: FLOODER, x: 2_500, y: 500 }];
}

const WORDS = 'where is the clinic road open water bridge safe doctor tonight bread medicine help boat'.split(
  ' ',
);

function sentence(n: number, random: Random): string {
  const words = Array.from({ length: 4 + random.below(5) }, () => WORDS[random.below(WORDS.length)]);
  return `${words.join(' ')} ${n}`;
}

/** Airtime of what the node's client sent, retransmissions included, relays and firmware traffic not. */
function measureOwn(mesh: ReturnType<typeof createSimulatedMesh>, clock: ManualClock) {
  const sent: { at: number; ms: number; to: number }[] = [];
  mesh.onTransmission(({ from, to, relay, data }, ms) => {
    const isClients = data.portnum === TEXT_MESSAGE_APP || data.portnum === PRIVATE_APP;
    if (from === NODE && relay === NODE && isClients) sent.push({ at: clock.monotonic(), ms, to });
  });
  return {
    worstHour(isMeant = (_to: number) => true) {
      const meant = sent.filter(({ to }) => isMeant(to));
      const hourTo = (end: number) => meant.filter(({ at }) => at > end - HOUR && at <= end);
      return Math.max(0, ...meant.map(({ at }) => hourTo(at).reduce((sum, { ms }) => sum + ms, 0)));
    },
  };
}
