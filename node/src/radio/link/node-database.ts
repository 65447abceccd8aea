import type { Logger } from '@babelmesh/protocol';
import type { Mesh } from '@meshtastic/protobufs';
import type { LinkState } from './link.js';

export type KnownNode = LinkState['nodes'] extends ReadonlyMap<number, infer Node> ? Node : never;

/** More than any radio keeps; forged sender numbers must not grow it without end. */
const MAX_NODES = 4_096;
const PUBLIC_KEY_BYTES = 32;

/** `!` and eight hex digits, as Meshtastic writes node numbers. */
export function nodeId(num: number): string {
  return `!${num.toString(16).padStart(8, '0')}`;
}

export interface Heard {
  readonly at: number;
  /** By the radio's clock, where it has one. */
  readonly radioAt?: number | undefined;
  readonly hops?: number | undefined;
  readonly snrDb?: number | undefined;
}

/** Who is on the mesh, from the radio's own database and from what is heard since. */
export class NodeDatabase {
  /** The radio's own number, once it has told. */
  self: number | undefined;
  readonly #logger: Logger;
  readonly #nodes = new Map<number, KnownNode>();
  readonly #keys = new Map<number, Uint8Array>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  get(num: number): KnownNode | undefined {
    return this.#nodes.get(num);
  }

  /** A copy without `self`. */
  get others(): LinkState['nodes'] {
    const others = new Map(this.#nodes);
    if (this.self !== undefined) others.delete(this.self);
    return others;
  }

  /** An entry of the radio's database. */
  addNodeInfo(info: Mesh.NodeInfo): void {
    const known = this.#entry(info.num);
    this.#store({
      ...known,
      ...(info.hopsAway === undefined ? {} : { hopsAway: info.hopsAway }),
      ...(info.snr === 0 ? {} : { snrDb: info.snr }),
      ...(info.lastHeard === 0
        ? {}
        : { lastHeardAt: info.lastHeard * 1000, radioHeardAt: info.lastHeard * 1000 }),
    });
    if (info.user) this.addUser(info.num, info.user);
  }

  /** What a node says of itself. */
  addUser(num: number, user: Mesh.User): void {
    const known = this.#entry(num);
    this.#keepKey(num, user.publicKey);
    this.#store({
      ...known,
      shortName: user.shortName || known.shortName,
      longName: user.longName || known.longName,
      isUnmessagable: user.isUnmessagable ?? false,
      ...this.#keyOf(num),
    });
  }

  /** The radio has read a packet of the node by this key: it has no other, whatever was announced. */
  readBy(num: number, key: Uint8Array): void {
    if (key.length !== PUBLIC_KEY_BYTES) return;
    this.#keys.set(num, key);
    this.#store({ ...this.#entry(num), ...this.#keyOf(num) });
  }

  /** A packet came from the node. */
  heard(num: number, heard: Heard): void {
    this.#store({
      ...this.#entry(num),
      ...(heard.hops === undefined ? {} : { hopsAway: heard.hops }),
      ...(heard.snrDb === undefined ? {} : { snrDb: heard.snrDb }),
      ...(heard.radioAt === undefined ? {} : { radioHeardAt: heard.radioAt }),
      lastHeardAt: heard.at,
    });
  }

  #keyOf(num: number): Pick<KnownNode, 'hasPublicKey' | 'publicKey'> {
    const publicKey = this.#keys.get(num);
    return { hasPublicKey: publicKey !== undefined, ...(publicKey && { publicKey }) };
  }

  /** The first key stays, as in the firmware: a second one may be somebody else's. */
  #keepKey(num: number, key: Uint8Array): void {
    if (key.length !== PUBLIC_KEY_BYTES) return;
    const kept = this.#keys.get(num);
    if (!kept) this.#keys.set(num, key);
    else if (kept.some((byte, at) => byte !== key[at])) {
      this.#logger.warn(
        { node: nodeId(num) },
        'A node announced another public key than before; the radio keeps the old one until it is removed from its node list.',
      );
    }
  }

  #entry(num: number): KnownNode {
    const id = nodeId(num);
    return (
      this.#nodes.get(num) ?? {
        num,
        id,
        shortName: id.slice(-4),
        longName: `Meshtastic ${id.slice(-4)}`,
        isUnmessagable: false,
        hasPublicKey: false,
      }
    );
  }

  /** Newest last, so that the one dropped is the one heard of longest ago. The radio itself is not heard, and stays. */
  #store(node: KnownNode): void {
    this.#nodes.delete(node.num);
    this.#nodes.set(node.num, node);
    if (this.#nodes.size <= MAX_NODES) return;
    for (const oldest of this.#nodes.keys()) {
      if (oldest === this.self) continue;
      this.#nodes.delete(oldest);
      this.#keys.delete(oldest);
      return;
    }
  }
}
