import { BabelmeshError, MODEM_PRESETS } from '@babelmesh/protocol';
import type {
  LinkState,
  OutgoingPacket,
  RadioLink,
  ReceivedPacket,
  SendOptions,
  SendOutcome,
} from '../link/link.js';

export const SELF = 0xb0;
export const ANA = 0xa1a;

export const READY: LinkState = {
  phase: 'ready',
  self: { num: SELF, id: '!000000b0', shortName: 'BM', longName: 'Babelmesh' },
  nodes: new Map(),
  config: { region: 'US', ...MODEM_PRESETS.SHORT_FAST, hopLimit: 3, firmwareVersion: '2.7.26' },
};

/** The radio's list, with when it heard Ana by its own clock. */
export function heardByRadio(radioHeardAt: number): LinkState['nodes'] {
  const ana = { num: ANA, id: '!00000a1a', shortName: 'ANA', longName: 'Ana', isUnmessagable: false };
  return new Map([[ANA, { ...ana, hasPublicKey: true, radioHeardAt }]]);
}

type Answer = SendOutcome['kind'] | { routingError: number; retryAfterMs?: number } | 'broken' | 'never';

/** A link whose air is the test: what was sent is recorded, how it ends is set. */
export class FakeLink implements RadioLink {
  readonly via = 'fake';
  state: LinkState = READY;
  readonly sent: (OutgoingPacket & { packetId: number; urgent: boolean })[] = [];
  /** How sends end; the default confirms each. */
  answer: (packet: OutgoingPacket, count: number) => Answer | Promise<Answer> = () => 'acked';
  largestPayload = 215;
  /** Whether a rebroadcast of each packet is heard at once. */
  relayed = false;
  started = false;
  /** Confirms a packet after the end of its send, by its place in `sent`. */
  readonly lateAcks: (() => void)[] = [];
  readonly #packetListeners = new Set<(packet: ReceivedPacket) => void>();
  readonly #stateListeners = new Set<(state: LinkState) => void>();
  #nextId = 5000;

  start(): void {
    this.started = true;
  }

  async stop(): Promise<void> {
    this.started = false;
  }

  async ready(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
  }

  onPacket(listener: (packet: ReceivedPacket) => void): () => void {
    this.#packetListeners.add(listener);
    return () => this.#packetListeners.delete(listener);
  }

  onState(listener: (state: LinkState) => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  async send(
    packet: OutgoingPacket,
    { signal, urgent = false, onHandedOver, onRelayed, onLateAck = () => {} }: SendOptions = {},
  ): Promise<SendOutcome> {
    signal?.throwIfAborted();
    const packetId = this.#nextId++;
    this.sent.push({ ...packet, packetId, urgent });
    this.lateAcks.push(onLateAck);
    onHandedOver?.(packetId);
    if (this.relayed) onRelayed?.();
    const answer = await this.answer(packet, this.sent.length);
    if (answer === 'broken') throw new BabelmeshError('radio_unavailable', 'The link broke.');
    if (answer === 'never') {
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    }
    if (typeof answer === 'object') return { kind: 'refused', packetId, ...answer };
    return answer === 'refused' ? { kind: answer, packetId, routingError: 5 } : { kind: answer, packetId };
  }

  maxPayloadBytes(): number {
    return this.largestPayload;
  }

  /** Lets a packet arrive. */
  receive(packet: Partial<ReceivedPacket> & { text?: string }): void {
    const { text = '', ...rest } = packet;
    const received: ReceivedPacket = {
      id: this.#nextId++,
      from: ANA,
      to: SELF,
      channel: 0,
      portnum: 1,
      payload: new TextEncoder().encode(text),
      replyId: 0,
      isTapback: false,
      viaMqtt: false,
      pkiEncrypted: false,
      receivedAt: 1_700_000_000_000,
      ...rest,
    };
    for (const listener of this.#packetListeners) listener(received);
  }

  change(state: Partial<LinkState>): void {
    this.state = { ...this.state, ...state };
    for (const listener of this.#stateListeners) listener(this.state);
  }

  /** Texts sent so far. */
  get texts(): string[] {
    return this.sent.map(({ payload }) => new TextDecoder().decode(payload));
  }
}
