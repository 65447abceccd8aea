import type { Clock } from '@babelmesh/protocol';
import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { Mesh } from '@meshtastic/protobufs';
import { encodeFrame, FrameParser } from '../link/frames.js';
import { decodeToRadio } from '../link/messages.js';

type FromRadioInit = NonNullable<MessageInitShape<typeof Mesh.FromRadioSchema>['payloadVariant']>;

/** A client's end of a connection, as the node sees it. */
export interface Client {
  write(bytes: Uint8Array): void;
  /** The node closes the connection. */
  close(): void;
}

/** What a client does once it is connected. */
export interface ClientConnection {
  onBytes(bytes: Uint8Array): void;
  /** The client has gone. */
  onGone(): void;
}

export interface ClientPortOptions {
  readonly clock: Clock;
  /** Packets kept while nobody is connected: 8 on a plain ESP32, 32 on other boards. */
  readonly keepPackets: number;
  handshake(nonce: number): Iterable<FromRadioInit>;
  onPacket(packet: Mesh.MeshPacket): void;
  onHeartbeat(): void;
}

/** How often the node looks whether there is something for its client. */
const POLL_MS = 20;
/** A client that says nothing for this long is dropped. */
const IDLE_MS = 15 * 60_000;
/** Older statuses fall out when the client does not keep up, so that it sees only some of them. */
const KEPT_STATUSES = 4;

/** A node's one place for a client: framing, handshake, and what waits for the client. */
export class ClientPort {
  readonly #options: ClientPortOptions;
  #client: Client | undefined;
  #isConfigured = false;
  readonly #statuses: FromRadioInit[] = [];
  readonly #notifications: FromRadioInit[] = [];
  readonly #packets: FromRadioInit[] = [];
  #cancelFlush: (() => void) | undefined;
  #cancelIdle = () => {};

  constructor(options: ClientPortOptions) {
    this.#options = options;
  }

  get isConnected(): boolean {
    return this.#client !== undefined;
  }

  /** Takes a client in; the one before is closed. */
  connect(client: Client): ClientConnection {
    this.close();
    this.#client = client;
    this.#heardFrom(client);
    const parser = new FrameParser({ onFrame: (payload) => this.#onFrame(client, payload) });
    return {
      onBytes: (bytes) => {
        if (this.#client === client) parser.push(bytes);
      },
      onGone: () => this.#forget(client),
    };
  }

  /** The node closes its client's connection. */
  close(): void {
    const client = this.#client;
    if (!client) return;
    this.#forget(client);
    client.close();
  }

  /** Loses what waits, as a reboot does. */
  clear(): void {
    for (const waiting of [this.#statuses, this.#notifications, this.#packets]) waiting.length = 0;
  }

  status(status: MessageInitShape<typeof Mesh.QueueStatusSchema>): void {
    this.#put(this.#statuses, { case: 'queueStatus', value: { maxlen: 16, ...status } }, KEPT_STATUSES);
  }

  notify(notification: MessageInitShape<typeof Mesh.ClientNotificationSchema>): void {
    this.#put(this.#notifications, { case: 'clientNotification', value: notification }, KEPT_STATUSES);
  }

  packet(packet: MessageInitShape<typeof Mesh.MeshPacketSchema>): void {
    this.#put(this.#packets, { case: 'packet', value: packet }, this.#options.keepPackets);
  }

  /** Bytes as they are, past the framing: a simulated fault on the line. */
  raw(bytes: Uint8Array): void {
    this.#client?.write(bytes);
  }

  #put(waiting: FromRadioInit[], message: FromRadioInit, limit: number): void {
    waiting.push(message);
    if (waiting.length > limit) waiting.shift();
    this.#flushSoon();
  }

  #flushSoon(): void {
    if (!this.#isConfigured || this.#cancelFlush) return;
    this.#cancelFlush = this.#options.clock.schedule(POLL_MS, () => {
      this.#cancelFlush = undefined;
      for (const waiting of [this.#statuses, this.#notifications, this.#packets]) {
        for (const message of waiting.splice(0)) this.#send(message);
      }
    });
  }

  #onFrame(client: Client, payload: Uint8Array): void {
    let message: Mesh.ToRadio;
    try {
      message = decodeToRadio(payload);
    } catch {
      return;
    }
    this.#heardFrom(client);
    const { payloadVariant } = message;
    switch (payloadVariant.case) {
      case 'wantConfigId':
        this.#configure(client, payloadVariant.value);
        return;
      case 'packet':
        this.#options.onPacket(payloadVariant.value);
        return;
      case 'heartbeat':
        this.#options.onHeartbeat();
        return;
      case 'disconnect':
        this.close();
        return;
    }
  }

  #configure(client: Client, nonce: number): void {
    this.#isConfigured = false;
    this.#stopFlush();
    this.#options.clock.schedule(POLL_MS, () => {
      if (this.#client !== client) return;
      for (const message of this.#options.handshake(nonce)) this.#send(message);
      this.#isConfigured = true;
      this.#flushSoon();
    });
  }

  #send(payloadVariant: FromRadioInit): void {
    const message = create(Mesh.FromRadioSchema, { payloadVariant });
    this.#client?.write(encodeFrame(toBinary(Mesh.FromRadioSchema, message)));
  }

  #heardFrom(client: Client): void {
    this.#cancelIdle();
    this.#cancelIdle = this.#options.clock.schedule(IDLE_MS, () => {
      if (this.#client === client) this.close();
    });
  }

  #forget(client: Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#isConfigured = false;
    this.#stopFlush();
    this.#cancelIdle();
  }

  #stopFlush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
  }
}
