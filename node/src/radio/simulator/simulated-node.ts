import { type Clock, dutyCycle, type ModemPreset } from '@babelmesh/protocol';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { Mesh, Portnums, Telemetry } from '@meshtastic/protobufs';
import { isDecoded } from '../link/received.js';
import { BROADCAST, MAX_DATA_BYTES, PACKET_HEADER_BYTES } from '../link/sizes.js';
import { contentionWindow, maxRetransmitMs, slotTimeMs } from '../link/timing.js';
import { type AirPacket, hopsTaken, routingData, routingError, toAirPacket } from './air-packet.js';
import { ClientPort } from './client-port.js';
import { ClientRules } from './client-rules.js';
import { handshake, type ListedNode, toUser } from './handshake.js';
import type { Medium, Station } from './medium.js';
import { type NodeMessage, toNodeMessage } from './node-message.js';
import type { Random } from './random.js';
import { Retransmissions } from './retransmissions.js';
import { TxQueue } from './tx-queue.js';

const { PortNum } = Portnums;
const { Routing_Error } = Mesh;

const PACKETS_REMEMBERED = 512;
const MAX_HOPS = 7;
const TELEMETRY_INTERVAL_MS = 60_000;
const HOUR_MS = 3_600_000;
/** queueStatus results that are no routing errors. */
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

/** What a person or a program on a node sends. */
export interface NodePacket {
  readonly to: number;
  readonly portnum: number;
  readonly payload: Uint8Array;
  readonly channel?: number;
  readonly replyId?: number;
  readonly isTapback?: boolean;
  /** True for direct packets unless told otherwise. */
  readonly wantAck?: boolean;
  /** As if it had come over the internet. */
  readonly viaMqtt?: boolean;
}

/** How a packet fares that a person sent. */
export interface SentPacket {
  readonly id: number;
  /**
   * `Routing.Error`: 0 when the destination confirmed it, when somebody relayed a broadcast, or when no ACK
   * was asked for. Resolves within the time the firmware tries.
   */
  readonly done: Promise<number>;
}

/** One node of the simulated mesh: the firmware's routing, and its port for a client. */
export class SimulatedNode implements Station {
  readonly num: number;
  readonly clientPort: ClientPort;
  /** Messages delivered to this node, oldest first. */
  readonly received: NodeMessage[] = [];
  readonly #options: SimulatedNodeOptions;
  readonly #queue: TxQueue;
  readonly #retransmissions: Retransmissions;
  readonly #rules = new ClientRules();
  readonly #known = new Map<number, ListedNode>();
  readonly #seen = new Set<string>();
  readonly #outcomes = new Map<number, (routingError: number) => void>();
  readonly #messageListeners = new Set<(message: NodeMessage) => void>();
  readonly #failures: number[] = [];
  #region: string;
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
      onTransmitted: ({ id }) => this.clientPort.status({ free: this.#queue.free, meshPacketId: id }),
    });
    this.#retransmissions = new Retransmissions({
      num,
      clock,
      medium,
      onTransmitAgain: (packet) => this.#queue.add(packet, { rank: RANK_OWN }),
      onGiveUp: ({ id }) => {
        this.#tellClient(id, Routing_Error.MAX_RETRANSMIT);
        this.#settle(id, Routing_Error.MAX_RETRANSMIT);
      },
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
    return this.send({ ...options, to, portnum: PortNum.TEXT_MESSAGE_APP, payload });
  }

  send(packet: NodePacket): SentPacket {
    const { to, channel, viaMqtt, wantAck = to !== BROADCAST, isTapback = false, ...content } = packet;
    const id = this.#newId();
    const done = new Promise<number>((resolve) => this.#outcomes.set(id, resolve));
    const data = create(Mesh.DataSchema, { ...content, emoji: isTapback ? 1 : 0 });
    const error = this.#submit(this.#toAir({ to, id, channel, data, wantAck, viaMqtt }));
    if (error !== 0) this.#settle(id, error);
    else if (!wantAck) this.#settle(id, 0);
    return { id, done };
  }

  /** Broadcasts who this node is. */
  sendNodeInfo(): void {
    this.#introduceTo(BROADCAST);
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
    this.#retransmissions.clear();
    this.#rules.clear();
    this.#seen.clear();
    for (const id of [...this.#outcomes.keys()]) this.#settle(id, Routing_Error.MAX_RETRANSMIT);
  }

  /** Switches the node off or on again. */
  switchOn(isOn: boolean): void {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    this.#cancelTelemetry();
    if (isOn) this.#telemetryLater();
    else this.reboot();
  }

  receive(packet: AirPacket, snrDb: number): void {
    if (packet.from === this.num) {
      this.#onOwnRelayed(packet);
    } else if (!this.#isNew(packet)) {
      this.#onRepeated(packet);
    } else {
      this.#noteHeard(packet, snrDb);
      const isForUs = packet.to === this.num;
      if (isForUs || packet.to === BROADCAST) this.#deliver(packet, snrDb);
      if (!isForUs) this.#relay(packet, snrDb);
    }
  }

  #noteHeard(packet: AirPacket, snrDb: number): void {
    const known = this.#known.get(packet.from);
    if (!known) return;
    const lastHeard = Math.floor(this.#options.clock.now() / 1000);
    this.#known.set(packet.from, { ...known, hopsAway: hopsTaken(packet), snrDb, lastHeard });
  }

  #deliver(packet: AirPacket, snrDb: number): void {
    const { portnum } = packet.data;
    if (packet.to === this.num) {
      if (packet.pki && !this.#known.has(packet.from)) {
        this.#answer(packet, Routing_Error.PKI_UNKNOWN_PUBKEY);
        return;
      }
      if (!packet.pki && portnum === PortNum.TEXT_MESSAGE_APP) return;
      if (packet.wantAck) this.#acknowledge(packet);
    }
    if (portnum === PortNum.NODEINFO_APP) this.#meet(packet);
    if (portnum === PortNum.ROUTING_APP) this.#onAck(packet);
    else this.#show(packet);
    this.#handToClient(packet, snrDb);
  }

  #handToClient(packet: AirPacket, snrDb: number): void {
    const { from, to, id, channel, hopLimit, hopStart, wantAck, pki, viaMqtt, relay } = packet;
    const key = pki ? this.#known.get(from)?.publicKey : undefined;
    this.clientPort.packet({
      from,
      to,
      id,
      channel,
      hopLimit,
      hopStart,
      wantAck,
      viaMqtt,
      pkiEncrypted: pki,
      ...(key ? { publicKey: key } : {}),
      payloadVariant: { case: 'decoded', value: packet.data },
      rxSnr: snrDb,
      rxTime: Math.floor(this.#options.clock.now() / 1000),
      relayNode: relay & 0xff,
    });
  }

  #show(packet: AirPacket): void {
    const message = toNodeMessage(packet, this.#options.clock.now());
    this.received.push(message);
    for (const listener of [...this.#messageListeners]) listener(message);
  }

  #meet(packet: AirPacket): void {
    this.#learnFrom(packet);
    if (packet.data.wantResponse && packet.to === this.num) this.#introduceTo(packet.from);
  }

  #introduceTo(to: number): void {
    const payload = toBinary(Mesh.UserSchema, create(Mesh.UserSchema, toUser(this.listed)));
    this.send({ to, portnum: PortNum.NODEINFO_APP, payload, wantAck: false });
  }

  #learnFrom(packet: AirPacket): void {
    try {
      const {
        shortName,
        longName,
        publicKey,
        isUnmessagable = false,
      } = fromBinary(Mesh.UserSchema, packet.data.payload);
      this.learn({ num: packet.from, shortName, longName, publicKey, isUnmessagable });
    } catch {
      // No user in it: nothing to learn.
    }
  }

  /** Our packet comes back by a relay: the firmware takes that as an ACK of sorts, and tries no more. */
  #onOwnRelayed({ id, to, bytes }: AirPacket): void {
    if (!this.#retransmissions.stop(id)) return;
    this.#tellClient(id, Routing_Error.NONE);
    if (to === BROADCAST) {
      this.#settle(id, 0);
      return;
    }
    const { clock, medium } = this.#options;
    clock.schedule(maxRetransmitMs(medium.modem, bytes), () =>
      this.#settle(id, Routing_Error.MAX_RETRANSMIT),
    );
  }

  #onRepeated(packet: AirPacket): void {
    this.#queue.cancelRelay(packet.from, packet.id);
    // Heard from its sender once more: the ACK or our relaying was lost.
    if (!packet.wantAck || packet.relay !== packet.from) return;
    if (packet.to === this.num) this.#answer(packet, Routing_Error.NONE);
    else this.#relay(packet, 0);
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
    const answer = this.#toAir({
      to: packet.from,
      id: this.#newId(),
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
    this.#settle(data.requestId, routingError(data));
  }

  #onClientPacket(packet: Mesh.MeshPacket): void {
    if (!isDecoded(packet)) return;
    const data = packet.payloadVariant.value;
    const id = packet.id || this.#newId();
    const judgement = this.#rules.judge({ id, portnum: data.portnum, now: this.#options.clock.monotonic() });
    if (judgement === 'repeated') return;
    if (judgement === 'too soon') {
      this.clientPort.status({ free: this.#queue.free, meshPacketId: id });
      // The firmware addresses the NAK by `from`, so without it nobody hears of it.
      if (packet.from === this.num) this.#tellClient(id, Routing_Error.RATE_LIMIT_EXCEEDED);
      return;
    }
    const error = this.#failures.shift() ?? this.#submit(this.#fromClient(packet, id, data));
    this.clientPort.status({ res: error, free: this.#queue.free, meshPacketId: id });
    if (error !== 0 && error !== QUEUE_FULL && error !== TX_DISABLED) this.#tellClient(id, error);
  }

  #fromClient({ to, channel, wantAck, hopLimit }: Mesh.MeshPacket, id: number, data: Mesh.Data): AirPacket {
    // Without an ACK asked for, a hop limit of 0 means no hop.
    const hops = wantAck && hopLimit === 0 ? this.#options.hopLimit : Math.min(MAX_HOPS, hopLimit);
    return this.#toAir({ to, id, channel, data, wantAck, hopLimit: hops });
  }

  /** Checks a packet of our own and puts it in line. Returns the routing error or queue result, 0 if all is well. */
  #submit(packet: AirPacket): number {
    if (!this.#isOn || this.#region === 'UNSET') return TX_DISABLED;
    if (packet.bytes > PACKET_HEADER_BYTES + MAX_DATA_BYTES) return Routing_Error.TOO_LARGE;
    const isDirectText = packet.to !== BROADCAST && packet.data.portnum === PortNum.TEXT_MESSAGE_APP;
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
    if (packet.wantAck) this.#retransmissions.expectAck(packet);
    return this.#queue.add(packet, { rank: RANK_OWN }) ? 0 : QUEUE_FULL;
  }

  #dutyCycleWaitMinutes(packet: AirPacket): number {
    const { medium } = this.#options;
    const limitMs = dutyCycle(this.#region) * HOUR_MS;
    if (limitMs >= HOUR_MS) return 0;
    const overMs = medium.transmittedMs(this.num) + medium.airtimeMs(packet) - limitMs;
    return overMs <= 0 ? 0 : medium.minutesUntilFreed(this.num, overMs);
  }

  /** An ACK or NAK from the node itself, for its client. */
  #tellClient(requestId: number, error: number): void {
    this.clientPort.packet({
      from: this.num,
      to: this.num,
      id: this.#newId(),
      payloadVariant: { case: 'decoded', value: routingData(error, requestId) },
      priority: Mesh.MeshPacket_Priority.ACK,
    });
  }

  #telemetryLater(): void {
    this.#cancelTelemetry = this.#options.clock.schedule(TELEMETRY_INTERVAL_MS, () => {
      if (this.clientPort.isConnected) this.#tellTelemetry();
      this.#telemetryLater();
    });
  }

  #tellTelemetry(): void {
    const { clock, medium } = this.#options;
    const channelUtilization = medium.channelUtilization(this.num);
    const airUtilTx = (100 * medium.transmittedMs(this.num)) / HOUR_MS;
    const telemetry = create(Telemetry.TelemetrySchema, {
      time: Math.floor(clock.now() / 1000),
      variant: { case: 'deviceMetrics', value: { channelUtilization, airUtilTx } },
    });
    const payload = toBinary(Telemetry.TelemetrySchema, telemetry);
    const data = create(Mesh.DataSchema, { portnum: PortNum.TELEMETRY_APP, payload });
    this.clientPort.packet({
      from: this.num,
      to: BROADCAST,
      id: this.#newId(),
      payloadVariant: { case: 'decoded', value: data },
    });
  }

  #toAir(packet: {
    to: number;
    id: number;
    channel: number | undefined;
    data: Mesh.Data;
    wantAck: boolean;
    viaMqtt?: boolean | undefined;
    hopLimit?: number;
  }): AirPacket {
    const { hopLimit = this.#options.hopLimit } = packet;
    return toAirPacket({ ...packet, hopLimit, from: this.num, knowsKey: this.#known.has(packet.to) });
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
