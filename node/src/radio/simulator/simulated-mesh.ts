import { type Clock, MODEM_PRESETS, type ModemPreset } from '@babelmesh/protocol';
import type { ByteTransport } from '../link/transport.js';
import type { AirPacket } from './air-packet.js';
import { Medium } from './medium.js';
import { MemoryTransport } from './memory-transport.js';
import { Random } from './random.js';
import { listenTcp, type SimulatedServer } from './server.js';
import { SimulatedNode } from './simulated-node.js';

export interface SimulatedNodeSpec {
  readonly num: number;
  readonly shortName?: string;
  readonly longName?: string;
  /** Metres; nodes farther apart than `rangeM` do not hear each other. All in one place by default. */
  readonly x?: number;
  readonly y?: number;
  readonly isUnmessagable?: boolean;
}

export interface SimulatedMeshOptions {
  readonly clock: Clock;
  readonly nodes: readonly SimulatedNodeSpec[];
  /** The same seed and the same calls give the same run. */
  readonly seed?: number;
  readonly preset?: ModemPreset;
  readonly region?: string;
  readonly hopLimit?: number;
  readonly rangeM?: number;
  /** Pairs of node numbers that hear each other; positions then do not count. */
  readonly links?: readonly (readonly [number, number])[];
  readonly lossRate?: number;
  readonly collisions?: boolean;
  /** Packets a node keeps for its client while none is connected. */
  readonly keepPackets?: number;
}

const BEST_SNR_DB = 10;
const WORST_SNR_DB = -20;
const LINK_SNR_DB = 6;
const PUBLIC_KEY_BYTES = 32;

/**
 * A mesh in memory: any number of nodes that behave as the firmware does towards each other and towards a
 * client, on the clock that is passed in.
 */
export function createSimulatedMesh(options: SimulatedMeshOptions): SimulatedMesh {
  return new SimulatedMesh(options);
}

export class SimulatedMesh {
  readonly #nodes = new Map<number, SimulatedNode>();
  readonly #servers = new Set<SimulatedServer>();
  readonly #medium: Medium;

  constructor({
    clock,
    nodes,
    seed = 1,
    preset = 'LONG_FAST',
    region = 'EU_868',
    hopLimit = 3,
    rangeM = 5_000,
    links,
    lossRate = 0,
    collisions = false,
    keepPackets = 32,
  }: SimulatedMeshOptions) {
    const random = new Random(seed);
    const snrDb = links ? snrByLinks(links) : snrByDistance(nodes, rangeM);
    const modem = MODEM_PRESETS[preset];
    const medium = new Medium({ clock, random, modem, lossRate, collisions, snrDb });
    this.#medium = medium;
    for (const spec of nodes) {
      if (this.#nodes.has(spec.num)) throw new RangeError(`two nodes have the number ${spec.num}`);
      const hex = (spec.num >>> 0).toString(16).padStart(8, '0').slice(-4);
      const { num, shortName = hex, longName = `Simulated ${hex}`, isUnmessagable = false } = spec;
      const publicKey = random.bytes(PUBLIC_KEY_BYTES);
      const names = { num, shortName, longName, isUnmessagable, publicKey };
      const node = new SimulatedNode({
        ...names,
        region,
        preset,
        hopLimit,
        keepPackets,
        clock,
        random,
        medium,
      });
      this.#nodes.set(num, node);
      medium.join(node);
    }
    for (const node of this.#nodes.values()) {
      for (const other of this.#nodes.values()) node.learn(other.listed);
    }
  }

  get nodes(): readonly SimulatedNode[] {
    return [...this.#nodes.values()];
  }

  node(num: number): SimulatedNode {
    const node = this.#nodes.get(num);
    if (!node) throw new RangeError(`the simulated mesh has no node ${num}`);
    return node;
  }

  /** Calls back with every transmission, relays included, as it begins. Returns the way to stop. */
  onTransmission(listener: (packet: AirPacket, airtimeMs: number) => void): () => void {
    return this.#medium.onTransmission(listener);
  }

  /** A way to a node, for a link. */
  connect(num: number): ByteTransport {
    return new MemoryTransport(this.node(num));
  }

  /** Opens a node's client port over TCP, for any Meshtastic client. */
  async listen(num: number, { host, port }: { host?: string; port?: number } = {}): Promise<SimulatedServer> {
    const server = await listenTcp(this.node(num).clientPort, { host, port });
    this.#servers.add(server);
    return server;
  }

  /** Switches all nodes off and closes all servers. */
  async close(): Promise<void> {
    for (const node of this.#nodes.values()) node.switchOn(false);
    await Promise.all([...this.#servers].map((server) => server.close()));
    this.#servers.clear();
  }
}

function snrByLinks(
  links: readonly (readonly [number, number])[],
): (from: number, to: number) => number | undefined {
  const pairs = new Set(links.flatMap(([a, b]) => [`${a}>${b}`, `${b}>${a}`]));
  return (from, to) => (pairs.has(`${from}>${to}`) ? LINK_SNR_DB : undefined);
}

function snrByDistance(
  nodes: readonly SimulatedNodeSpec[],
  rangeM: number,
): (from: number, to: number) => number | undefined {
  const places = new Map(nodes.map(({ num, x = 0, y = 0 }) => [num, { x, y }]));
  return (from, to) => {
    const a = places.get(from);
    const b = places.get(to);
    if (!a || !b) return undefined;
    const share = Math.hypot(a.x - b.x, a.y - b.y) / rangeM;
    return share > 1 ? undefined : BEST_SNR_DB - share * (BEST_SNR_DB - WORST_SNR_DB);
  };
}
