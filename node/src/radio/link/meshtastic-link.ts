import { randomInt } from 'node:crypto';
import { BabelmeshError, type Clock, delay, type Logger } from '@babelmesh/protocol';
import { type Mesh, Portnums } from '@meshtastic/protobufs';
import type {
  LastContact,
  LinkState,
  OutgoingPacket,
  RadioLink,
  ReceivedPacket,
  SendOptions,
  SendOutcome,
} from './link.js';
import { Listeners } from './listeners.js';
import { nodeId } from './node-database.js';
import { reasonForSilence } from './radio-config.js';
import { RadioView } from './radio-view.js';
import { type DecodedPacket, isDecoded, isOwnTraffic, toReceivedPacket } from './received.js';
import { ReconnectPolicy } from './reconnect.js';
import { SeenPackets } from './seen-packets.js';
import { Sender } from './sender.js';
import { RadioSession, type SessionEnd } from './session.js';
import { BROADCAST, maxPayloadBytes } from './sizes.js';
import type { ByteTransport } from './transport.js';

/** Packets that come before the radio has said who it is: it hands them over once, whatever becomes of the handshake. */
const MAX_EARLY_PACKETS = 64;
/** After connecting, the radio hands over what it kept; later packets are new. */
const BACKLOG_MS = 2_000;
/** A radio that cannot transmit is asked this often whether somebody has configured it. */
const LOOK_AGAIN_MS = 60_000;

export interface MeshtasticLinkOptions {
  readonly transport: ByteTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Uniform over all 32-bit numbers: packet ids, nonces, jitter. */
  readonly randomUint32?: () => number;
  /** In an earlier run. Not known by default. */
  readonly last?: LastContact;
}

/** The link to a Meshtastic node over any transport. */
export class MeshtasticLink implements RadioLink {
  readonly via: string;
  readonly #transport: ByteTransport;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #randomUint32: () => number;
  readonly #sender: Sender;
  readonly #seen = new SeenPackets();
  readonly #packetListeners: Listeners<ReceivedPacket>;
  readonly #stateListeners: Listeners<LinkState>;
  #view: RadioView;
  #phase: LinkState['phase'] = 'off';
  #reason: string | undefined;
  /** The last failure told to the operator. */
  #trouble: string | undefined;
  #state: LinkState | undefined;
  /** The view a handshake is filling. */
  #draft: RadioView | undefined;
  #early: DecodedPacket[] = [];
  #readyAt: number | undefined;
  /** Which radio was last with us, and until when. */
  #last: { readonly node: number; readonly at: number } | undefined;
  #cancelLookAgain = () => {};
  #running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;

  constructor({
    transport,
    clock,
    logger,
    randomUint32 = () => randomInt(2 ** 32),
    last,
  }: MeshtasticLinkOptions) {
    this.via = transport.via;
    this.#transport = transport;
    this.#clock = clock;
    this.#logger = logger;
    this.#randomUint32 = randomUint32;
    this.#packetListeners = new Listeners(logger);
    this.#stateListeners = new Listeners(logger);
    this.#last = last && { node: last.node, at: clock.monotonic() - last.awayMs };
    this.#view = new RadioView(logger);
    this.#sender = new Sender({ clock, logger, randomUint32 });
  }

  get state(): LinkState {
    this.#state ??= {
      phase: this.#phase,
      ...(this.#reason === undefined ? {} : { reason: this.#reason }),
      ...this.#view.snapshot(),
    };
    return this.#state;
  }

  start(): void {
    if (this.#running) return;
    const stop = new AbortController();
    this.#running = { stop, done: this.#keepConnected(stop.signal) };
  }

  async stop(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    running.stop.abort();
    await running.done;
    if (this.#running === running) this.#running = undefined;
  }

  ready(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#phase === 'ready') return resolve();
      if (signal?.aborted) return reject(signal.reason);
      const done = () => {
        stopListening();
        signal?.removeEventListener('abort', abort);
      };
      const abort = () => {
        done();
        reject(signal?.reason);
      };
      const stopListening = this.onState(({ phase }) => {
        if (phase === 'ready') {
          done();
          resolve();
        } else if (phase === 'off') {
          done();
          reject(this.#unavailable());
        }
      });
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  onPacket(listener: (packet: ReceivedPacket) => void): () => void {
    return this.#packetListeners.add(listener);
  }

  onState(listener: (state: LinkState) => void): () => void {
    return this.#stateListeners.add(listener);
  }

  async send(packet: OutgoingPacket, options: SendOptions = {}): Promise<SendOutcome> {
    const limit = maxPayloadBytes(packet);
    if (packet.payload.length > limit) {
      throw new BabelmeshError(
        'packet_too_large',
        `The packet has ${packet.payload.length} bytes and may have ${limit}.`,
      );
    }
    if (
      packet.portnum === Portnums.PortNum.TEXT_MESSAGE_APP &&
      packet.to !== BROADCAST &&
      this.#view.nodes.get(packet.to)?.isUnmessagable
    ) {
      throw new BabelmeshError('forbidden', `The node ${nodeId(packet.to)} takes no messages.`);
    }
    if (this.#phase !== 'ready') throw this.#unavailable();
    return this.#sender.send(packet, options);
  }

  maxPayloadBytes(packet: Omit<OutgoingPacket, 'payload' | 'wantAck'>): number {
    return maxPayloadBytes(packet);
  }

  async #keepConnected(signal: AbortSignal): Promise<void> {
    const policy = new ReconnectPolicy(() => this.#randomUint32() / 2 ** 32);
    while (!signal.aborted) {
      const { end, readyForMs } = await this.#connect(signal);
      if (signal.aborted) break;
      const waitMs = policy.nextMs(end, readyForMs);
      this.#goDown(end, waitMs);
      await delay(this.#clock, waitMs, signal).catch(() => {});
    }
    this.#setPhase('off');
  }

  async #connect(signal: AbortSignal): Promise<{ end: SessionEnd; readyForMs: number }> {
    // While the same trouble lasts, its reason stays readable.
    this.#setPhase('connecting', this.#reason);
    const session = new RadioSession({
      transport: this.#transport,
      clock: this.#clock,
      logger: this.#logger,
      randomUint32: this.#randomUint32,
      onHandshake: () => this.#onHandshake(),
      onMessage: (message) => this.#onMessage(message),
      onReady: () => this.#onReady(session),
      onSettings: (messages) => this.#onSettings(messages, session),
    });
    this.#readyAt = undefined;
    const end = await session.run(signal);
    this.#cancelLookAgain();
    const now = this.#clock.monotonic();
    const readyForMs = this.#readyAt === undefined ? 0 : Math.max(1, now - this.#readyAt);
    if (readyForMs > 0) this.#wasWithUs();
    this.#draft = undefined;
    const reason = this.#unavailable(end.reason);
    this.#setPhase('down', end.reason);
    if (signal.aborted) this.#sender.close(reason);
    else this.#sender.down(reason);
    return { end, readyForMs };
  }

  #goDown({ reason, takenOver }: SessionEnd, waitMs: number): void {
    const sentence = takenOver
      ? `${reason} Another client may use the radio; it has one place only. Trying again in ${Math.round(waitMs / 1000)} s.`
      : reason;
    const log = { via: this.via, retryInMs: Math.round(waitMs) };
    // The same failure again is no news.
    if (reason === this.#trouble) this.#logger.debug(log, sentence);
    else this.#logger.warn(log, sentence);
    this.#trouble = reason;
    this.#setPhase('down', sentence);
  }

  #onHandshake(): void {
    // Not the first on this connection: the radio was with us until now.
    if (this.#readyAt !== undefined) this.#wasWithUs();
    if (this.#phase === 'ready') {
      // The node has rebooted behind the same connection; what it had in its queue is gone.
      this.#setPhase('connecting', 'The radio has rebooted.');
      this.#sender.down(this.#unavailable());
    }
    this.#draft = new RadioView(this.#logger);
  }

  #onMessage(message: Mesh.FromRadio): void {
    const { payloadVariant } = message;
    switch (payloadVariant.case) {
      case 'queueStatus':
        this.#sender.onQueueStatus(payloadVariant.value);
        return;
      case 'clientNotification':
        this.#logger.warn({ packetId: payloadVariant.value.replyId }, payloadVariant.value.message);
        this.#sender.onNotification(payloadVariant.value);
        return;
      case 'packet':
        if (isDecoded(payloadVariant.value)) this.#onPacketFromRadio(payloadVariant.value);
        return;
      default:
        this.#draft?.applyHandshake(message);
    }
  }

  #onReady(session: RadioSession): void {
    if (!this.#draft) return;
    const { selfNum, lora } = this.#draft;
    if (selfNum === undefined || !lora) {
      this.#logger.warn({ via: this.via }, 'The radio did not say who it is or how it is set; asking again.');
      this.#lookAgain(session);
      this.#setPhase('down', 'The radio did not say who it is or how it is set.');
      return;
    }
    const before = this.#view.selfNum;
    this.#view = this.#draft;
    this.#draft = undefined;
    if (before !== undefined && before !== selfNum) this.#seen.clear();
    this.#readyAt = this.#clock.monotonic();
    const mute = reasonForSilence(lora);
    if (mute) {
      this.#onMute(mute, session);
    } else {
      const { config, nodes } = this.#view.snapshot();
      this.#logger.info(
        { via: this.via, node: nodeId(selfNum), nodes: nodes.size, ...config },
        'The radio is ready.',
      );
      this.#trouble = undefined;
      this.#sender.up({ view: this.#view, write: (packet) => session.write(packet) });
      this.#setPhase('ready');
    }
    const early = this.#early;
    this.#early = [];
    for (const packet of early) this.#onPacketFromRadio(packet);
  }

  /** Takes in what somebody may have set meanwhile. */
  #onSettings(messages: readonly Mesh.FromRadio[], session: RadioSession): void {
    if (this.#phase !== 'ready') return;
    const isOther = messages.some(
      ({ payloadVariant: { case: kind, value } }) =>
        kind === 'myInfo' && value.myNodeNum !== this.#view.selfNum,
    );
    if (isOther) {
      session.askConfig();
      return;
    }
    for (const message of messages) this.#view.applyHandshake(message);
    const mute = this.#view.lora && reasonForSilence(this.#view.lora);
    if (mute) this.#onMute(mute, session);
    else this.#emitState();
  }

  #onMute(reason: string, session: RadioSession): void {
    const { selfNum = 0 } = this.#view;
    if (reason !== this.#trouble) this.#logger.warn({ via: this.via, node: nodeId(selfNum) }, reason);
    this.#trouble = reason;
    this.#sender.down(this.#unavailable(reason));
    this.#lookAgain(session);
    this.#setPhase('down', reason);
  }

  #lookAgain(session: RadioSession): void {
    this.#cancelLookAgain();
    this.#cancelLookAgain = this.#clock.schedule(LOOK_AGAIN_MS, () => session.askConfig());
  }

  #onPacketFromRadio(packet: DecodedPacket): void {
    if (this.#draft) {
      // Handled once the radio has said who it is and whom it knows.
      if (this.#early.length < MAX_EARLY_PACKETS) this.#early.push(packet);
      return;
    }
    const self = this.#view.selfNum;
    if (self === undefined) return;
    const { portnum } = packet.payloadVariant.value;
    if (portnum === Portnums.PortNum.ROUTING_APP) this.#sender.onRouting(packet);
    if (packet.from === self) {
      this.#view.applyPacket(packet);
      this.#emitState();
    }
    if (isOwnTraffic(packet, self) || !this.#seen.isNew(packet)) return;
    this.#view.applyPacket(packet);
    const received = toReceivedPacket(packet, {
      receivedAt: this.#clock.now(),
      keptForAtMostMs: this.#keptForAtMostMs(),
    });
    if (packet.pkiEncrypted) this.#view.nodes.readBy(packet.from, packet.publicKey);
    this.#view.nodes.heard(packet.from, {
      at: received.receivedAt,
      radioAt: received.heardAt,
      hops: received.hops,
      snrDb: received.snrDb,
    });
    this.#emitState();
    this.#packetListeners.tell(received);
  }

  #keptForAtMostMs(): number | undefined {
    const now = this.#clock.monotonic();
    if (this.#readyAt === undefined || now - this.#readyAt > BACKLOG_MS) return undefined;
    const { node, at } = this.#last ?? {};
    return at === undefined || node !== this.#view.selfNum ? Number.POSITIVE_INFINITY : now - at;
  }

  #wasWithUs(): void {
    const { selfNum: node } = this.#view;
    if (node !== undefined) this.#last = { node, at: this.#clock.monotonic() };
  }

  #unavailable(reason = this.#reason): BabelmeshError {
    return new BabelmeshError('radio_unavailable', reason ?? 'The radio is not connected.', {
      remedy: 'Look at what the node’s status says of the radio.',
    });
  }

  #setPhase(phase: LinkState['phase'], reason?: string): void {
    if (phase === this.#phase && reason === this.#reason && phase !== 'ready') return;
    this.#phase = phase;
    this.#reason = reason;
    this.#emitState();
  }

  #emitState(): void {
    this.#state = undefined;
    this.#stateListeners.tell(this.state);
  }
}
