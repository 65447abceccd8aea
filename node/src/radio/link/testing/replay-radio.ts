import type { Clock } from '@babelmesh/protocol';
import { create, toBinary } from '@bufbuild/protobuf';
import { Mesh, Portnums } from '@meshtastic/protobufs';
import type { PeerMessage } from '../compliance.js';
import { encodeFrame, FrameParser } from '../frames.js';
import { decodeFromRadio, decodeToRadio } from '../messages.js';
import { type DecodedPacket, isDecoded } from '../received.js';
import { BROADCAST } from '../sizes.js';
import type { RecordedFrame } from './recorded-session.js';

const { PortNum } = Portnums;
const { Routing_Error } = Mesh;
/** When the recorded radio gave up on a packet nobody confirmed. */
const GAVE_UP_AFTER_MS = 21_500;

/**
 * Plays the recorded radio: every frame it sends is one that the firmware sent, with nonces, packet ids and
 * texts put in place. For tests.
 */
export class ReplayRadio {
  readonly #clock: Clock;
  readonly #session: readonly RecordedFrame[];
  #parser = new FrameParser({ onFrame: (payload) => this.#onFrame(payload) });
  #write: (bytes: Uint8Array) => void = () => {};
  #refusal = 0;
  #isPeerSilent = false;
  #nextId = 0x1000;

  constructor({ clock, session }: { clock: Clock; session: readonly RecordedFrame[] }) {
    this.#clock = clock;
    this.#session = session;
  }

  /** A client is there. */
  connect(write: (bytes: Uint8Array) => void): void {
    this.#parser.reset();
    this.#write = write;
  }

  onBytes(bytes: Uint8Array): void {
    this.#parser.push(bytes);
  }

  refuseNextPacket(routingError: number): void {
    this.#refusal = routingError;
  }

  silencePeer(): void {
    this.#isPeerSilent = true;
  }

  /** The recorded message of the kind, with this text. */
  peerSends({ text, isBroadcast = false, replyId = 0, isTapback = false }: PeerMessage): number {
    const frame = this.#packetLike(
      (packet) =>
        packet.payloadVariant.value.portnum === PortNum.TEXT_MESSAGE_APP &&
        (packet.to === BROADCAST) === isBroadcast &&
        (packet.payloadVariant.value.emoji !== 0) === isTapback,
    );
    frame.packet.id = this.#nextId++;
    frame.packet.payloadVariant.value.payload = new TextEncoder().encode(text);
    frame.packet.payloadVariant.value.replyId = replyId;
    this.#send(frame.message);
    return frame.packet.id;
  }

  #onFrame(payload: Uint8Array): void {
    const { payloadVariant } = decodeToRadio(payload);
    switch (payloadVariant.case) {
      case 'wantConfigId':
        this.#shakeHands(payloadVariant.value);
        break;
      case 'heartbeat':
        this.#sendStatus(0, 0);
        break;
      case 'packet':
        if (isDecoded(payloadVariant.value)) this.#onPacket(payloadVariant.value);
        break;
    }
  }

  /** The recorded answer to want_config, and what the radio had kept until then. */
  #shakeHands(nonce: number): void {
    const end = this.#session.findIndex(
      ({ dir, message }) => dir === 'from' && message.payloadVariant.case === 'configCompleteId',
    );
    const lastMs = this.#session[end]?.ms ?? 0;
    for (const [at, frame] of this.#session.entries()) {
      if (frame.dir !== 'from' || frame.ms > lastMs) continue;
      if (at === end) {
        const complete = create(Mesh.FromRadioSchema, {
          payloadVariant: { case: 'configCompleteId', value: nonce },
        });
        this.#send(complete);
      } else this.#write(encodeFrame(frame.bytes));
    }
  }

  #onPacket(packet: DecodedPacket): void {
    const isDirect = packet.to !== BROADCAST;
    const isKnown = this.#session.some(
      ({ message: { payloadVariant } }) =>
        payloadVariant.case === 'nodeInfo' && payloadVariant.value.num === packet.to,
    );
    const refusal = this.#refusal || (isDirect && !isKnown ? Routing_Error.PKI_SEND_FAIL_PUBLIC_KEY : 0);
    this.#refusal = 0;
    // As recorded, the status of a text that came too soon says that all is well.
    this.#sendStatus(refusal === Routing_Error.RATE_LIMIT_EXCEEDED ? 0 : refusal, packet.id);
    if (refusal !== 0) {
      this.#sendNak(packet.id, refusal);
      return;
    }
    this.#sendEcho(packet.id);
    if (!packet.wantAck) return;
    if (this.#isPeerSilent) {
      this.#clock.schedule(GAVE_UP_AFTER_MS, () => this.#sendNak(packet.id, Routing_Error.MAX_RETRANSMIT));
    } else if (isDirect) this.#sendAck(packet);
    else this.#sendNak(packet.id, Routing_Error.NONE);
  }

  #sendStatus(res: number, packetId: number): void {
    const status = this.#session.find(({ message }) => message.payloadVariant.case === 'queueStatus');
    if (!status) throw new Error('the recording has no queueStatus');
    const message = decodeFromRadio(status.bytes);
    if (message.payloadVariant.case === 'queueStatus') {
      message.payloadVariant.value.res = res;
      message.payloadVariant.value.meshPacketId = packetId;
    }
    this.#send(message);
  }

  #sendEcho(packetId: number): void {
    const { packet, message } = this.#packetLike(
      ({ payloadVariant }) => payloadVariant.value.portnum === PortNum.SIMULATOR_APP,
    );
    packet.id = packetId;
    this.#send(message);
  }

  #sendNak(requestId: number, error: Mesh.Routing_Error): void {
    const nak = this.#packetLike(
      ({ from, to, payloadVariant }) => payloadVariant.value.portnum === PortNum.ROUTING_APP && from === to,
    );
    nak.packet.id = this.#nextId++;
    nak.packet.payloadVariant.value.requestId = requestId;
    const routing = create(Mesh.RoutingSchema, { variant: { case: 'errorReason', value: error } });
    nak.packet.payloadVariant.value.payload = toBinary(Mesh.RoutingSchema, routing);
    this.#send(nak.message);
  }

  #sendAck(to: DecodedPacket): void {
    const ack = this.#packetLike(
      ({ from, payloadVariant }) => payloadVariant.value.portnum === PortNum.ROUTING_APP && from === to.to,
    );
    ack.packet.id = this.#nextId++;
    ack.packet.payloadVariant.value.requestId = to.id;
    this.#send(ack.message);
  }

  /** A fresh copy of the first recorded packet of a kind. */
  #packetLike(matches: (packet: DecodedPacket) => boolean): {
    message: Mesh.FromRadio;
    packet: DecodedPacket;
  } {
    for (const { dir, bytes } of this.#session) {
      if (dir !== 'from') continue;
      const message = decodeFromRadio(bytes);
      if (message.payloadVariant.case !== 'packet') continue;
      const packet = message.payloadVariant.value;
      if (isDecoded(packet) && matches(packet)) return { message, packet };
    }
    throw new Error('the recording has no such packet');
  }

  #send(message: Mesh.FromRadio): void {
    this.#write(encodeFrame(toBinary(Mesh.FromRadioSchema, message)));
  }
}
