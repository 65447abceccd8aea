import { type Clock, dutyCycle, type ModemPreset } from '@babelmesh/protocol';
import { create, toBinary } from '@bufbuild/protobuf';
import { Mesh, Portnums } from '@meshtastic/protobufs';
import { isDecoded } from '../link/received.js';
import { BROADCAST, MAX_DATA_BYTES, PACKET_HEADER_BYTES } from '../link/sizes.js';
import { type AirPacket, routingData } from './air-packet.js';
import { ClientPort } from './client-port.js';
import { ClientRules } from './client-rules.js';
import { handshake, type ListedNode, toUser } from './handshake.js';
import type { Medium, Station } from './medium.js';
import { NodeList } from './node-list.js';
import { type NodeMessage, toNodeMessage } from './node-message.js';
import type { NodePacket, SentPacket } from './node-packet.js';
import type { Random } from './random.js';
import { QUEUE_FULL, Router } from './router.js';
import { telemetryData } from './telemetry.js';

const { PortNum } = Portnums;
const { Routing_Error } = Mesh;

const MAX_HOPS = 7;
const TELEMETRY_INTERVAL_MS = 60_000;
const HOUR_MS = 3_600_000;
/** queueStatus result that is no routing error. */
const TX_DISABLED = 34;

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

/** One node of the simulated mesh: who is behind it, its port for a client, and the firmware between them. */
export class SimulatedNode implements Station {
  readonly num: number;
  readonly clientPort: ClientPort;
  /** Messages delivered to this node, oldest first. */
  readonly received: NodeMessage[] = [];
  readonly #options: SimulatedNodeOptions;
  readonly #router: Router;
  readonly #rules = new ClientRules();
  readonly #nodes: NodeList;
  readonly #outcomes = new Map<number, (routingError: number) => void>();
  readonly #messageListeners = new Set<(message: NodeMessage) => void>();
  readonly #failures: number[] = [];
  #region: string;
  #isOn = true;
  #cancelTelemetry = () => {};

  constructor(options: SimulatedNodeOptions) {
    const { num, clock, keepPackets, region } = options;
    this.num = num;
    this.#options = options;
    this.#region = region;
    this.#nodes = new NodeList(num, clock);
    this.#router = new Router({
      ...options,
      mayRelay: () => this.#region !== 'UNSET',
      knowsKey: (node) => this.#nodes.has(node),
      onHeard: (packet, snrDb) => this.#nodes.noteHeard(packet, snrDb),
      onDelivery: (packet, snrDb) => this.#onDelivery(packet, snrDb),
      onTransmitted: (id) => this.clientPort.status({ free: this.#router.free, meshPacketId: id }),
      onOwnWord: (id, error) => this.#tellClient(id, error),
      onOutcome: (id, error) => this.#settle(id, error),
    });
    this.clientPort = new ClientPort({
      clock,
      keepPackets,
      handshake: (nonce) => handshake(nonce, this.listed, this.#nodes.all, this.#settings),
      onPacket: (packet) => this.#onClientPacket(packet),
      onHeartbeat: () => this.clientPort.status({ free: this.#router.free }),
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
    this.#nodes.learn(node);
  }

  /** Takes a node out of this one's database: direct texts to it then fail for want of its key. */
  forget(num: number): void {
    this.#nodes.forget(num);
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
    const id = this.#router.newId();
    const done = new Promise<number>((resolve) => this.#outcomes.set(id, resolve));
    const data = create(Mesh.DataSchema, { ...content, emoji: isTapback ? 1 : 0 });
    const error = this.#submit(this.#router.toAir({ to, id, channel, data, wantAck, viaMqtt }));
    if (error !== 0) this.#settle(id, error);
    else if (!wantAck) this.#settle(id, 0);
    return { id, done };
  }

  /** Tells all, or one node, who this node is. */
  sendNodeInfo(to = BROADCAST): void {
    const payload = toBinary(Mesh.UserSchema, create(Mesh.UserSchema, toUser(this.listed)));
    this.send({ to, portnum: PortNum.NODEINFO_APP, payload, wantAck: false });
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
    this.#router.clear();
    this.#rules.clear();
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
    this.#router.receive(packet, snrDb);
  }

  #onDelivery(packet: AirPacket, snrDb: number): void {
    const { portnum, wantResponse } = packet.data;
    if (portnum === PortNum.NODEINFO_APP) {
      this.#nodes.learnFrom(packet);
      if (wantResponse && packet.to === this.num) this.sendNodeInfo(packet.from);
    }
    if (portnum !== PortNum.ROUTING_APP) this.#show(packet);
    this.#handToClient(packet, snrDb);
  }

  #show(packet: AirPacket): void {
    const message = toNodeMessage(packet, this.#options.clock.now());
    this.received.push(message);
    for (const listener of [...this.#messageListeners]) listener(message);
  }

  #handToClient(packet: AirPacket, snrDb: number): void {
    const { from, to, id, channel, hopLimit, hopStart, wantAck, pki, viaMqtt, relay } = packet;
    const key = pki ? this.#nodes.keyOf(from) : undefined;
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

  #onClientPacket(packet: Mesh.MeshPacket): void {
    if (!isDecoded(packet)) return;
    const data = packet.payloadVariant.value;
    const id = packet.id || this.#router.newId();
    const judgement = this.#rules.judge({ id, portnum: data.portnum, now: this.#options.clock.monotonic() });
    if (judgement === 'repeated') return;
    if (judgement === 'too soon') {
      this.clientPort.status({ free: this.#router.free, meshPacketId: id });
      // The firmware addresses the NAK by `from`, so without it nobody hears of it.
      if (packet.from === this.num) this.#tellClient(id, Routing_Error.RATE_LIMIT_EXCEEDED);
      return;
    }
    const error =
      this.#failures.shift() ?? this.#submit(this.#fromClient(packet, id, data), packet.pkiEncrypted);
    this.clientPort.status({ res: error, free: this.#router.free, meshPacketId: id });
    if (error !== 0 && error !== QUEUE_FULL && error !== TX_DISABLED) this.#tellClient(id, error);
  }

  #fromClient({ to, channel, wantAck, hopLimit }: Mesh.MeshPacket, id: number, data: Mesh.Data): AirPacket {
    // Without an ACK asked for, a hop limit of 0 means no hop.
    const hops = wantAck && hopLimit === 0 ? this.#options.hopLimit : Math.min(MAX_HOPS, hopLimit);
    return this.#router.toAir({ to, id, channel, data, wantAck, hopLimit: hops });
  }

  /** Checks a packet of our own and puts it in line. Returns the routing error or queue result, 0 if all is well. */
  #submit(packet: AirPacket, needsKey = false): number {
    if (!this.#isOn || this.#region === 'UNSET') return TX_DISABLED;
    if (packet.bytes > PACKET_HEADER_BYTES + MAX_DATA_BYTES) return Routing_Error.TOO_LARGE;
    const isDirectText = packet.to !== BROADCAST && packet.data.portnum === PortNum.TEXT_MESSAGE_APP;
    if ((isDirectText || needsKey) && !packet.pki) return Routing_Error.PKI_SEND_FAIL_PUBLIC_KEY;
    const waitMinutes = this.#dutyCycleWaitMinutes(packet);
    if (waitMinutes === 0) return this.#router.send(packet);
    this.clientPort.notify({
      replyId: packet.id,
      level: Mesh.LogRecord_Level.WARNING,
      message: `Duty cycle limit exceeded. You can send again in ${waitMinutes} mins`,
    });
    return Routing_Error.DUTY_CYCLE_LIMIT;
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
      id: this.#router.newId(),
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
    const data = telemetryData({ at: clock.now(), channelUtilization, airUtilTx });
    this.clientPort.packet({
      from: this.num,
      to: BROADCAST,
      id: this.#router.newId(),
      payloadVariant: { case: 'decoded', value: data },
    });
  }

  #settle(id: number, error: number): void {
    this.#outcomes.get(id)?.(error);
    this.#outcomes.delete(id);
  }
}
