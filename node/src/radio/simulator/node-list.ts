import type { Clock } from '@babelmesh/protocol';
import { fromBinary } from '@bufbuild/protobuf';
import { Mesh } from '@meshtastic/protobufs';
import { type AirPacket, hopsTaken } from './air-packet.js';
import type { ListedNode } from './handshake.js';

/** The nodes a simulated node knows, with their keys. */
export class NodeList {
  readonly #self: number;
  readonly #clock: Clock;
  readonly #known = new Map<number, ListedNode>();

  constructor(self: number, clock: Clock) {
    this.#self = self;
    this.#clock = clock;
  }

  get all(): readonly ListedNode[] {
    return [...this.#known.values()];
  }

  has(num: number): boolean {
    return this.#known.has(num);
  }

  keyOf(num: number): Uint8Array | undefined {
    return this.#known.get(num)?.publicKey;
  }

  learn(node: ListedNode): void {
    if (node.num !== this.#self) this.#known.set(node.num, { ...this.#known.get(node.num), ...node });
  }

  /** From a node's own account of itself; a payload that is none is passed over. */
  learnFrom({ from, data }: AirPacket): void {
    try {
      const user = fromBinary(Mesh.UserSchema, data.payload);
      const { shortName, longName, publicKey, isUnmessagable = false } = user;
      this.learn({ num: from, shortName, longName, publicKey, isUnmessagable });
    } catch {
      // No user in it: nothing to learn.
    }
  }

  forget(num: number): void {
    this.#known.delete(num);
  }

  noteHeard(packet: AirPacket, snrDb: number): void {
    const known = this.#known.get(packet.from);
    if (!known) return;
    const lastHeard = Math.floor(this.#clock.now() / 1000);
    this.#known.set(packet.from, { ...known, hopsAway: hopsTaken(packet), snrDb, lastHeard });
  }
}
