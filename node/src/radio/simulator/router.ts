import type { Clock } from '@babelmesh/protocol';
import { Mesh, Portnums } from '@meshtastic/protobufs';
import { BROADCAST } from '../link/sizes.js';
import { contentionWindow, maxRetransmitMs, slotTimeMs } from '../link/timing.js';
import {
  type AirPacket,
  hopsTaken,
  type NewPacket,
  routingData,
  routingError,
  toAirPacket,
} from './air-packet.js';
import type { Medium } from './medium.js';
import type { Random } from './random.js';
import { Retransmissions } from './retransmissions.js';
import { TxQueue } from './tx-queue.js';

const { PortNum } = Portnums;
const { Routing_Error } = Mesh;

const PACKETS_REMEMBERED = 512;
/** queueStatus result that is no routing error. */
export const QUEUE_FULL = 32;
const RANK_ACK = 2;
const RANK_OWN = 1;

export interface RouterOptions {
  readonly num: number;
  readonly hopLimit: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly medium: Medium;
  /** False while the node's region is unset. */
  mayRelay(): boolean;
  knowsKey(num: number): boolean;
  /** A packet came that was not heard before. */
  onHeard(packet: AirPacket, snrDb: number): void;
  /** One of them is for this node, or for all. */
  onDelivery(packet: AirPacket, snrDb: number): void;
  /** One of our packets has left the antenna. */
  onTransmitted(id: number): void;
  /** The node's own word on one of our packets: 0 when somebody relayed it, else why it failed. */
  onOwnWord(id: number, error: number): void;
  /** How one of our packets ended. */
  onOutcome(id: number, error: number): void;
}

/** What a node does with packets: relays them, confirms those that are for it, sends its own until they are confirmed. */
export class Router {
  readonly #options: RouterOptions;
  readonly #queue: TxQueue;
  readonly #retransmissions: Retransmissions;
  readonly #seen = new Set<string>();

  constructor(options: RouterOptions) {
    const { num, clock, random, medium, onTransmitted, onOwnWord, onOutcome } = options;
    this.#options = options;
    this.#queue = new TxQueue({ num, clock, random, medium, onTransmitted: ({ id }) => onTransmitted(id) });
    this.#retransmissions = new Retransmissions({
      num,
      clock,
      medium,
      onTransmitAgain: (packet) => this.#queue.add(packet, { rank: RANK_OWN }),
      onGiveUp: ({ id }) => {
        onOwnWord(id, Routing_Error.MAX_RETRANSMIT);
        onOutcome(id, Routing_Error.MAX_RETRANSMIT);
      },
    });
  }

  /** Room in the transmit queue. */
  get free(): number {
    return this.#queue.free;
  }

  clear(): void {
    this.#queue.clear();
    this.#retransmissions.clear();
    this.#seen.clear();
  }

  newId(): number {
    return this.#options.random.uint32() || 1;
  }

  /** A packet of this node's as it goes on the air. */
  toAir({ hopLimit = this.#options.hopLimit, ...packet }: OwnPacket): AirPacket {
    const { num, knowsKey } = this.#options;
    return toAirPacket({ ...packet, hopLimit, from: num, knowsKey: knowsKey(packet.to) });
  }

  /** Puts a packet of our own in line. 0, or `QUEUE_FULL`. */
  send(packet: AirPacket): number {
    this.#isNew(packet);
    if (packet.wantAck) this.#retransmissions.expectAck(packet);
    return this.#queue.add(packet, { rank: RANK_OWN }) ? 0 : QUEUE_FULL;
  }

  receive(packet: AirPacket, snrDb: number): void {
    const { num, onHeard } = this.#options;
    if (packet.from === num) {
      this.#onOwnRelayed(packet);
    } else if (!this.#isNew(packet)) {
      this.#onRepeated(packet);
    } else {
      onHeard(packet, snrDb);
      const isForUs = packet.to === num;
      if (isForUs || packet.to === BROADCAST) this.#deliver(packet, snrDb);
      if (!isForUs) this.#relay(packet, snrDb);
    }
  }

  #deliver(packet: AirPacket, snrDb: number): void {
    const { num, knowsKey, onDelivery } = this.#options;
    const { portnum } = packet.data;
    if (packet.to === num) {
      if (packet.pki && !knowsKey(packet.from)) {
        this.#answer(packet, Routing_Error.PKI_UNKNOWN_PUBKEY);
        return;
      }
      if (!packet.pki && portnum === PortNum.TEXT_MESSAGE_APP) return;
      if (packet.wantAck) this.#acknowledge(packet);
    }
    if (portnum === PortNum.ROUTING_APP) this.#onAck(packet);
    onDelivery(packet, snrDb);
  }

  /** Our packet comes back by a relay: the firmware takes that as an ACK of sorts, and tries no more. */
  #onOwnRelayed({ id, to, bytes }: AirPacket): void {
    if (!this.#retransmissions.stop(id)) return;
    const { clock, medium, onOwnWord, onOutcome } = this.#options;
    onOwnWord(id, Routing_Error.NONE);
    if (to === BROADCAST) {
      onOutcome(id, 0);
      return;
    }
    clock.schedule(maxRetransmitMs(medium.modem, bytes), () => onOutcome(id, Routing_Error.MAX_RETRANSMIT));
  }

  #onRepeated(packet: AirPacket): void {
    this.#queue.cancelRelay(packet.from, packet.id);
    // Heard from its sender once more: the ACK or our relaying was lost.
    if (!packet.wantAck || packet.relay !== packet.from) return;
    if (packet.to === this.#options.num) this.#answer(packet, Routing_Error.NONE);
    else this.#relay(packet, 0);
  }

  #relay(packet: AirPacket, snrDb: number): void {
    const { num, random, medium, mayRelay } = this.#options;
    if (packet.hopLimit === 0 || !mayRelay()) return;
    // Who hears the packet well waits longer, so that the far ones carry it on.
    const window = contentionWindow(((Math.max(-20, Math.min(10, snrDb)) + 20) / 30) * 100);
    const delayMs = (16 + random.below(2 ** window)) * slotTimeMs(medium.modem);
    this.#queue.add({ ...packet, hopLimit: packet.hopLimit - 1, relay: num }, { delayMs, isRelay: true });
  }

  /**
   * As the firmware's `ReliableRouter` does: the ACK of a direct text asks for an ACK itself, so that it is sent again
   * until somebody passes it on; what answers something else is acknowledged to its direct sender only.
   */
  #acknowledge(packet: AirPacket): void {
    const { portnum, requestId, replyId } = packet.data;
    if (portnum === PortNum.TEXT_MESSAGE_APP) this.#answer(packet, Routing_Error.NONE, true);
    else if ((requestId === 0 && replyId === 0) || hopsTaken(packet) === 0) {
      this.#answer(packet, Routing_Error.NONE);
    }
  }

  /** Sends an ACK or a NAK back to a packet's sender. */
  #answer(packet: AirPacket, error: Mesh.Routing_Error, wantAck = false): void {
    const hops = hopsTaken(packet);
    const answer = this.toAir({
      to: packet.from,
      id: this.newId(),
      channel: packet.channel,
      data: routingData(error, packet.id),
      wantAck,
      hopLimit: hops === 0 ? 0 : Math.max(hops, Math.min(hops + 2, this.#options.hopLimit)),
    });
    if (wantAck) this.#retransmissions.expectAck(answer);
    this.#queue.add(answer, { rank: RANK_ACK });
  }

  #onAck({ data }: AirPacket): void {
    if (data.requestId === 0) return;
    this.#retransmissions.stop(data.requestId);
    this.#options.onOutcome(data.requestId, routingError(data));
  }

  #isNew({ from, id }: AirPacket): boolean {
    const key = `${from}:${id}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    if (this.#seen.size > PACKETS_REMEMBERED) {
      const [oldest] = this.#seen;
      if (oldest !== undefined) this.#seen.delete(oldest);
    }
    return true;
  }
}

type OwnPacket = Omit<NewPacket, 'from' | 'knowsKey' | 'hopLimit'> & { readonly hopLimit?: number };
