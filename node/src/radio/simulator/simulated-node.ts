import { type Clock, dutyCycle, type ModemPreset } from '@babelmesh/protocol';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { Mesh, Portnums, Telemetry } from '@meshtastic/protobufs';
import { isDecoded } from '../link/received.js';
import { BROADCAST, MAX_DATA_BYTES, PACKET_HEADER_BYTES, PKI_OVERHEAD_BYTES } from '../link/sizes.js';
import { contentionWindow, retransmissionMs, slotTimeMs } from '../link/timing.js';
import { ClientPort } from './client-port.js';
import { handshake, type ListedNode, toUser } from './handshake.js';
import type { AirPacket, Medium, Station } from './medium.js';
import type { Random } from './random.js';
import { TxQueue } from './tx-queue.js';

const { PortNum } = Portnums;
const { Routing_Error } = Mesh;

const TRANSMISSIONS = 3;
/** A second text from the client within this time is dropped. */
const TEXT_LIMIT_MS = 2_000;
const CLIENT_IDS_REMEMBERED = 20;
const PACKETS_REMEMBERED = 512;
const TELEMETRY_INTERVAL_MS = 60_000;
const HOUR_MS = 3_600_000;
const QUEUE_FULL = 32;
const TX_DISABLED = 34;
const RANK_ACK = 2;
const RANK_OWN = 1;

export interface SimulatedNodeOptions {
  readonly num: number;
  readonly shortName: string;
  readonly longName: string;
  readonly isUnmessagable: boolean;
  readonly publicKey: Uint8Array;
  readonly region: string;
  readonly preset: ModemPreset;
  readonly hopLimit: number;
  readonly keepPackets: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly medium: Medium;
}

/** A message a person reads on the node. */
export interface NodeMessage {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly channel: number;
  readonly portnum: number;
  readonly payload: Uint8Array;
  /** The payload as text. */
  readonly text: string;
  readonly replyId: number;
  readonly isTapback: boolean;
  readonly hops: number;
  readonly pkiEncrypted: boolean;
  /** Wall time in ms. */
  readonly receivedAt: number;
}

export interface NodePacket {
  readonly to: number;
  readonly portnum: number;
  readonly payload: Uint8Array;
  readonly channel?: number;
  readonly replyId?: number;
  readonly isTapback?: boolean;
  readonly wantAck?: boolean;
}

/** How a packet a person sent fares. */
export interface SentPacket {
  readonly id: number;
  /** `Routing.Error`: 0 when the destination confirmed, or somebody relayed a broadcast. Never rejects. */
  readonly done: Promise<number>;
}

interface Retransmission {
  readonly packet: AirPacket;
  left: number;
  cancel: () => void;
}

/** One node of the simulated mesh: the firmware's routing, and its port for a client. */
export class SimulatedNode implements Station {
  readonly num: number;
  readonly clientPort: ClientPort;
  /** Texts and other messages delivered to this node, oldest first. */
  readonly received: NodeMessage[] = [];
  readonly #options: SimulatedNodeOptions;
  readonly #queue: TxQueue;
  readonly #known = new Map<number, ListedNode>();
  readonly #seen = new Set<string>();
  readonly #retransmissions = new Map<number, Retransmission>();
  readonly #outcomes = new Map<number, (routingError: number) => void>();
  readonly #clientIds: number[] = [];
  readonly #messageListeners = new Set<(message: NodeMessage) => void>();
  readonly #failures: number[] = [];
  #region: string;
  #lastClientTextAt = Number.NEGATIVE_INFINITY;
  #isOn = true;
  #cancelTelemetry = () => {};

  constructor(options: SimulatedNodeOptions) {
    const { num, clock, random, medium, keepPackets, region } = options;
    this.num = num;
    this.#options = options;
    this.#region = region;
    this.#queue = new TxQueue({
      num,
      clock,
      random,
      medium,
      onTransmitted: (packet) => this.clientPort.status({ free: this.#queue.free, meshPacketId: packet.id }),
    });
    this.clientPort = new ClientPort({
      clock,
      keepPackets,
      handshake: (nonce) => handshake(nonce, this.listed, [...this.#known.values()], this.#settings),
      onPacket: (packet) => this.#onClientPacket(packet),
      onHeartbeat: () => this.clientPort.status({ free: this.#queue.free }),
    });
    this.#telemetryLater();
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** The node as others list it. */
  get listed(): ListedNode {
    const { num, shortName, longName, publicKey, isUnmessagable } = this.#options;
    return { num, shortName, longName, publicKey, isUnmessagable };
  }

  get #settings() {
    const { preset, hopLimit } = this.#options;
    return { region: this.#region, preset, hopLimit };
  }

  /** Puts a node into this one's database. */
  learn(node: ListedNode): void {
    if (node.num !== this.num) this.#known.set(node.num, { ...this.#known.get(node.num), ...node });
  }

  /** Takes a node out of this one's database: direct texts to it then fail for want of its key. */
  forget(num: number): void {
    this.#known.delete(num);
  }

  /** A person writes a text on this node. */
  sendText(
    to: number,
    text: string,
    options: Omit<NodePacket, 'to' | 'portnum' | 'payload'> = {},
  ): SentPacket {
    const payload = new TextEncoder().encode(text);
    return this.send({ to, portnum: PortNum.TEXT_MESSAGE_APP, payload, ...options });
  }

  /** A program or a person on this node sends a packet; direct ones ask for an ACK unless told otherwise. */
  send({ to, wantAck = to !== BROADCAST, ...packet }: NodePacket): SentPacket {
    const id = this.#newId();
    const done = new Promise<number>((resolve) => this.#outcomes.set(id, resolve));
    const air = this.#toAir({ ...packet, to, id, wantAck });
    const error = this.#submit(air);
    if (error !== 0) this.#settle(id, error);
    else if (!wantAck) this.#settle(id, 0);
    return { id, done };
  }

  /** Broadcasts who this node is. */
  sendNodeInfo(): void {
    const payload = toBinary(Mesh.UserSchema, create(Mesh.UserSchema, toUser(this.listed)));
    this.send({ to: BROADCAST, portnum: PortNum.NODEINFO_APP, payload });
  }

  /** Calls back for every message delivered to this node. Returns the way to stop. */
  onMessage(listener: (message: NodeMessage) => void): () => void {
    this.#messageListeners.add(listener);
    return () => this.#messageListeners.delete(listener);
  }

  /** The client's next packet is refused with this routing error, without being sent. */
  failNextClientPacket(routingError: number): void {
    this.#failures.push(routingError);
  }

  /** Sets the region as an app does; the node restarts with it. */
  setRegion(region: string): void {
    this.#region = region;
    this.reboot();
  }

  /** Everything in memory is lost, the client too. */
  reboot(): void {
    this.clientPort.close();
    this.clientPort.clear();
    this.#queue.clear();
    for (const { cancel } of this.#retransmissions.values()) cancel();
    this.#retransmissions.clear();
    this.#seen.clear();
    this.#clientIds.length = 0;
    for (const id of [...this.#outcomes.keys()]) this.#settle(id, Routing_Error.MAX_RETRANSMIT);
  }

  /** Switches the node off or on again. */
  switchOn(isOn: boolean): void {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    if (isOn) this.#telemetryLater();
    else {
      this.#cancelTelemetry();
      this.reboot();
    }
  }

  receive(packet: AirPacket, snrDb: number): void {
    if (packet.from === this.num) {
      this.#onOwnRelayed(packet);
      return;
    }
    if (!this.#isNew(packet)) {
      this.#onRepeated(packet);
      return;
    }
    const hops = packet.hopStart - packet.hopLimit;
    const known = this.#known.get(packet.from);
    if (known) {
      const lastHeard = Math.floor(this.#options.clock.now() / 1000);
      this.#known.set(packet.from, { ...known, hopsAway: hops, snrDb, lastHeard });
    }
    const isForUs = packet.to === this.num;
    if (isForUs || packet.to === BROADCAST) this.#deliver(packet, snrDb);
    if (!isForUs) this.#relay(packet, snrDb);
  }

  #deliver(packet: AirPacket, snrDb: number): void {
    const isDirect = packet.to === this.num;
    if (isDirect && packet.pki && !this.#known.has(packet.from)) {
      this.#answer(packet, Routing_Error.PKI_UNKNOWN_PUBKEY);
      return;
    }
    if (isDirect && !packet.pki && packet.portnum === PortNum.TEXT_MESSAGE_APP) return;
    if (isDirect && packet.wantAck) this.#answer(packet, Routing_Error.NONE);
    if (packet.portnum === PortNum.NODEINFO_APP) this.#learnFrom(packet);
    if (packet.portnum === PortNum.ROUTING_APP) this.#onAck(packet);
    else this.#show(packet);
    const key = packet.pki ? this.#known.get(packet.from)?.publicKey : undefined;
    this.clientPort.packet({
      from: packet.from,
      to: packet.to,
      id: packet.id,
      channel: packet.channel,
      payloadVariant: { case: 'decoded', value: toData(packet) },
      hopLimit: packet.hopLimit,
      hopStart: packet.hopStart,
      wantAck: packet.wantAck,
      viaMqtt: packet.viaMqtt,
      pkiEncrypted: packet.pki,
      ...(key ? { publicKey: key } : {}),
      rxSnr: snrDb,
      rxTime: Math.floor(this.#options.clock.now() / 1000),
      relayNode: packet.relay & 0xff,
    });
  }

  #show(packet: AirPacket): void {
    const message: NodeMessage = {
      id: packet.id,
      from: packet.from,
      to: packet.to,
      channel: packet.channel,
      portnum: packet.portnum,
      payload: packet.payload,
      text: new TextDecoder().decode(packet.payload),
      replyId: packet.replyId,
      isTapback: packet.emoji !== 0,
      hops: packet.hopStart - packet.hopLimit,
      pkiEncrypted: packet.pki,
      receivedAt: this.#options.clock.now(),
    };
    this.received.push(message);
    for (const listener of [...this.#messageListeners]) listener(message);
  }

  #learnFrom(packet: AirPacket): void {
    try {
      const user = fromBinary(Mesh.UserSchema, packet.payload);
      this.learn({
        num: packet.from,
        shortName: user.shortName,
        longName: user.longName,
        publicKey: user.publicKey,
        isUnmessagable: user.isUnmessagable ?? false,
      });
    } catch {
      // No user in it: nothing to learn.
    }
  }

  /** Our packet comes back by a relay: the firmware takes that as an ACK of sorts. */
  #onOwnRelayed(packet: AirPacket): void {
    const retransmission = this.#retransmissions.get(packet.id);
    if (!retransmission) return;
    this.#stopRetransmission(packet.id);
    this.#tellClient(packet.id, Routing_Error.NONE);
    if (packet.to === BROADCAST) this.#settle(packet.id, 0);
  }

  #onRepeated(packet: AirPacket): void {
    this.#queue.cancelRelay(packet.from, packet.id);
    // Heard from its sender once more: the ACK or our relaying was lost.
    if (packet.hopStart !== packet.hopLimit || packet.relay !== packet.from) return;
    if (packet.to === this.num && packet.wantAck) this.#answer(packet, Routing_Error.NONE);
    else if (packet.to !== this.num && packet.wantAck) this.#relay(packet, 0);
  }

  #relay(packet: AirPacket, snrDb: number): void {
    if (packet.hopLimit === 0 || this.#region === 'UNSET') return;
    const { random, medium } = this.#options;
    // Who hears the packet well waits longer, so that the far ones carry it on.
    const window = contentionWindow(((Math.max(-20, Math.min(10, snrDb)) + 20) / 30) * 100);
    const delayMs = (16 + random.below(2 ** window)) * slotTimeMs(medium.modem);
    this.#queue.add(
      { ...packet, hopLimit: packet.hopLimit - 1, relay: this.num },
      { delayMs, isRelay: true },
    );
  }

  /** Sends an ACK or a NAK back to a packet's sender. */
  #answer(to: AirPacket, error: Mesh.Routing_Error): void {
    const hops = to.hopStart - to.hopLimit;
    const packet = this.#toAir({
      to: to.from,
      id: this.#newId(),
      portnum: PortNum.ROUTING_APP,
      payload: routing(error),
      requestId: to.id,
      channel: to.channel,
      wantAck: false,
      hopLimit: hops === 0 ? 0 : Math.min(7, Math.max(hops, Math.min(hops + 2, this.#options.hopLimit))),
    });
    this.#queue.add(packet, { rank: RANK_ACK });
  }

  #onAck(packet: AirPacket): void {
    if (packet.requestId === 0) return;
    this.#stopRetransmission(packet.requestId);
    this.#settle(packet.requestId, routingError(packet.payload));
  }

  #onClientPacket(packet: Mesh.MeshPacket): void {
    if (!isDecoded(packet)) return;
    const data = packet.payloadVariant.value;
    const id = packet.id || this.#newId();
    if (this.#clientIds.includes(id)) return;
    this.#clientIds.push(id);
    if (this.#clientIds.length > CLIENT_IDS_REMEMBERED) this.#clientIds.shift();
    const now = this.#options.clock.monotonic();
    if (data.portnum === PortNum.TEXT_MESSAGE_APP) {
      if (now - this.#lastClientTextAt < TEXT_LIMIT_MS) {
        this.clientPort.status({ free: this.#queue.free, meshPacketId: id });
        // The firmware addresses the NAK by `from`, so without it nobody hears of it.
        if (packet.from === this.num) this.#tellClient(id, Routing_Error.RATE_LIMIT_EXCEEDED);
        return;
      }
      this.#lastClientTextAt = now;
    }
    const error =
      this.#failures.shift() ??
      this.#submit(
        this.#toAir({
          to: packet.to,
          id,
          portnum: data.portnum,
          payload: data.payload,
          requestId: data.requestId,
          replyId: data.replyId,
          isTapback: data.emoji !== 0,
          wantResponse: data.wantResponse,
          channel: packet.channel,
          wantAck: packet.wantAck,
          hopLimit:
            packet.wantAck && packet.hopLimit === 0 ? this.#options.hopLimit : Math.min(7, packet.hopLimit),
        }),
      );
    this.clientPort.status({ res: error, free: this.#queue.free, meshPacketId: id });
    if (error !== 0 && error !== QUEUE_FULL && error !== TX_DISABLED) this.#tellClient(id, error);
  }

  /** Checks a packet of our own and puts it in line. Returns the routing error or queue result, 0 if all is well. */
  #submit(packet: AirPacket): number {
    if (!this.#isOn || this.#region === 'UNSET') return TX_DISABLED;
    if (packet.bytes > PACKET_HEADER_BYTES + MAX_DATA_BYTES) return Routing_Error.TOO_LARGE;
    const isDirectText = packet.to !== BROADCAST && packet.portnum === PortNum.TEXT_MESSAGE_APP;
    if (isDirectText && !packet.pki) return Routing_Error.PKI_SEND_FAIL_PUBLIC_KEY;
    const waitMinutes = this.#dutyCycleWaitMinutes(packet);
    if (waitMinutes > 0) {
      this.clientPort.notify({
        replyId: packet.id,
        level: Mesh.LogRecord_Level.WARNING,
        message: `Duty cycle limit exceeded. You can send again in ${waitMinutes} mins`,
      });
      return Routing_Error.DUTY_CYCLE_LIMIT;
    }
    this.#isNew(packet);
    if (packet.wantAck) this.#expectAck(packet);
    return this.#queue.add(packet, { rank: RANK_OWN }) ? 0 : QUEUE_FULL;
  }

  #dutyCycleWaitMinutes(packet: AirPacket): number {
    const limitMs = dutyCycle(this.#region) * HOUR_MS;
    if (limitMs >= HOUR_MS) return 0;
    const overMs =
      this.#options.medium.transmittedMs(this.num) + this.#options.medium.airtimeMs(packet) - limitMs;
    return overMs <= 0 ? 0 : this.#options.medium.minutesUntilFreed(this.num, overMs);
  }

  #expectAck(packet: AirPacket): void {
    const { clock, medium } = this.#options;
    const retransmission: Retransmission = { packet, left: TRANSMISSIONS - 1, cancel: () => {} };
    const again = () => {
      if (retransmission.left === 0) {
        this.#retransmissions.delete(packet.id);
        this.#tellClient(packet.id, Routing_Error.MAX_RETRANSMIT);
        this.#settle(packet.id, Routing_Error.MAX_RETRANSMIT);
        return;
      }
      retransmission.left--;
      this.#queue.add(packet, { rank: RANK_OWN });
      wait();
    };
    const wait = () => {
      const utilization = medium.channelUtilization(this.num);
      retransmission.cancel = clock.schedule(
        retransmissionMs(medium.modem, packet.bytes, utilization),
        again,
      );
    };
    this.#retransmissions.set(packet.id, retransmission);
    wait();
  }

  #stopRetransmission(id: number): void {
    this.#retransmissions.get(id)?.cancel();
    this.#retransmissions.delete(id);
  }

  /** An ACK or NAK from the node itself, for its client. */
  #tellClient(requestId: number, error: number): void {
    this.clientPort.packet({
      from: this.num,
      to: this.num,
      id: this.#newId(),
      payloadVariant: {
        case: 'decoded',
        value: create(Mesh.DataSchema, { portnum: PortNum.ROUTING_APP, payload: routing(error), requestId }),
      },
      priority: Mesh.MeshPacket_Priority.ACK,
    });
  }

  #telemetryLater(): void {
    const { clock, medium } = this.#options;
    this.#cancelTelemetry = clock.schedule(TELEMETRY_INTERVAL_MS, () => {
      if (this.clientPort.isConnected) {
        const telemetry = create(Telemetry.TelemetrySchema, {
          time: Math.floor(clock.now() / 1000),
          variant: {
            case: 'deviceMetrics',
            value: {
              channelUtilization: medium.channelUtilization(this.num),
              airUtilTx: (100 * medium.transmittedMs(this.num)) / HOUR_MS,
            },
          },
        });
        this.clientPort.packet({
          from: this.num,
          to: BROADCAST,
          id: this.#newId(),
          payloadVariant: {
            case: 'decoded',
            value: create(Mesh.DataSchema, {
              portnum: PortNum.TELEMETRY_APP,
              payload: toBinary(Telemetry.TelemetrySchema, telemetry),
            }),
          },
        });
      }
      this.#telemetryLater();
    });
  }

  #toAir(
    packet: NodePacket & { id: number; requestId?: number; wantResponse?: boolean; hopLimit?: number },
  ): AirPacket {
    const {
      to,
      id,
      portnum,
      payload,
      channel = 0,
      requestId = 0,
      replyId = 0,
      wantResponse = false,
    } = packet;
    const hopLimit = packet.hopLimit ?? this.#options.hopLimit;
    const emoji = packet.isTapback ? 1 : 0;
    const pki = to !== BROADCAST && portnum !== PortNum.ROUTING_APP && this.#known.has(to);
    const data = toData({ portnum, payload, requestId, replyId, emoji, wantResponse });
    return {
      from: this.num,
      to,
      id,
      channel,
      portnum,
      payload,
      requestId,
      replyId,
      emoji,
      wantResponse,
      hopLimit,
      hopStart: hopLimit,
      wantAck: packet.wantAck ?? false,
      pki,
      viaMqtt: false,
      relay: this.num,
      bytes: PACKET_HEADER_BYTES + toBinary(Mesh.DataSchema, data).length + (pki ? PKI_OVERHEAD_BYTES : 0),
    };
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

  #newId(): number {
    return this.#options.random.uint32() || 1;
  }

  #settle(id: number, error: number): void {
    this.#outcomes.get(id)?.(error);
    this.#outcomes.delete(id);
  }
}

function toData(
  packet: Pick<AirPacket, 'portnum' | 'payload' | 'requestId' | 'replyId' | 'emoji' | 'wantResponse'>,
): Mesh.Data {
  const { portnum, payload, requestId, replyId, emoji, wantResponse } = packet;
  return create(Mesh.DataSchema, { portnum, payload, requestId, replyId, emoji, wantResponse, bitfield: 0 });
}

function routing(errorReason: Mesh.Routing_Error): Uint8Array {
  return toBinary(
    Mesh.RoutingSchema,
    create(Mesh.RoutingSchema, { variant: { case: 'errorReason', value: errorReason } }),
  );
}

function routingError(payload: Uint8Array): number {
  try {
    const { variant } = fromBinary(Mesh.RoutingSchema, payload);
    return variant.case === 'errorReason' ? variant.value : 0;
  } catch {
    return 0;
  }
}
