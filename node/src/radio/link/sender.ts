import { BabelmeshError, type Clock, type Logger } from '@babelmesh/protocol';
import { create, fromBinary } from '@bufbuild/protobuf';
import { Mesh } from '@meshtastic/protobufs';
import { LRUCache } from 'lru-cache';
import type { OutgoingPacket, SendOptions, SendOutcome } from './link.js';
import type { ToRadioInit } from './messages.js';
import { nodeId } from './node-database.js';
import { toMeshPacket } from './outgoing.js';
import type { RadioView } from './radio-view.js';
import type { DecodedPacket } from './received.js';
import { SendLine } from './send-line.js';
import { BROADCAST, packetBytes } from './sizes.js';
import { ackTimeoutMs } from './timing.js';
import { TxWindow } from './tx-window.js';

const { Routing_Error } = Mesh;

/** A refusal without a NAK of its own follows its queueStatus within this time. */
const NAK_GRACE_MS = 1_000;
/** Without a queueStatus or a NAK by then, a packet that asked for no ACK counts as sent. */
const SENT_AFTER_MS = 2_000;
/** After its queueStatus: the NAK for a text that came too soon follows a status that says all is well. */
const SENT_AFTER_STATUS_MS = 500;
/** While the radio's queue is full, how often to ask for its state. */
const PROBE_INTERVAL_MS = 2_000;
/** After connecting, the radio hands over the ACKs it kept. */
const KEPT_ACKS_MS = 3_000;
/** Packets whose ACK may come yet: those of the last hour, at the pace of a slow channel. */
const UNCONFIRMED = 256;
/** queueStatus of a packet that found the queue full. */
const QUEUE_FULL = 32;

/** In a queueStatus that no NAK follows, these say that there is no radio or that it is switched off. */
const NO_ROUTING_ERROR: ReadonlySet<number> = new Set([33, 34, 35]);

interface Sending {
  readonly packet: OutgoingPacket;
  readonly urgent: boolean;
  readonly resolve: (outcome: SendOutcome) => void;
  readonly reject: (reason: unknown) => void;
  stopListening: () => void;
  /** 0 while it waits in line. */
  id: number;
  /** The radio has spoken of it. */
  taken: boolean;
  /** Somebody rebroadcast it; the destination may still confirm. */
  relayed: boolean;
  /** The time for its ACK ended while the radio was away. */
  overdue: boolean;
  readonly onRelayed: () => void;
  readonly onLateAck: () => void;
  readonly onHandedOver: (packetId: number) => void;
  retryAfterMs: number | undefined;
  /** What queueStatus refused it with, until the NAK comes. */
  refusal: number;
  cancelTimer: () => void;
}

export interface SenderOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly randomUint32: () => number;
}

/** The radio while it is connected and able to transmit. */
export interface ReadyRadio {
  readonly view: RadioView;
  write(message: ToRadioInit): void;
}

/** Packets on their way out: in line, paced, within the radio's queue, until their outcome is known. */
export class Sender {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #randomUint32: () => number;
  readonly #window = new TxWindow();
  readonly #line: SendLine<Sending>;
  readonly #sent = new Map<number, Sending>();
  readonly #unconfirmed = new LRUCache<number, Sending>({ max: UNCONFIRMED });
  #radio: ReadyRadio | undefined;
  #cancelPump = () => {};
  #cancelProbe: (() => void) | undefined;

  constructor({ clock, logger, randomUint32 }: SenderOptions) {
    this.#clock = clock;
    this.#logger = logger;
    this.#randomUint32 = randomUint32;
    this.#line = new SendLine(clock);
  }

  send(
    packet: OutgoingPacket,
    {
      signal,
      urgent = false,
      onRelayed = () => {},
      onLateAck = () => {},
      onHandedOver = () => {},
    }: SendOptions,
  ) {
    return new Promise<SendOutcome>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (!this.#radio) {
        return reject(new BabelmeshError('radio_unavailable', 'The radio is not connected.'));
      }
      const sending: Sending = {
        packet,
        urgent,
        resolve,
        reject,
        stopListening: () => {},
        id: 0,
        taken: false,
        relayed: false,
        overdue: false,
        onRelayed,
        onLateAck,
        onHandedOver,
        retryAfterMs: undefined,
        refusal: 0,
        cancelTimer: () => {},
      };
      if (signal) {
        const abort = () => this.#fail(sending, signal.reason);
        signal.addEventListener('abort', abort, { once: true });
        sending.stopListening = () => signal.removeEventListener('abort', abort);
      }
      this.#line.add(sending);
      this.#pump();
    });
  }

  /** The radio is connected and transmits. */
  up(radio: ReadyRadio): void {
    this.#radio = radio;
    this.#window.reset();
    for (const sending of this.#sent.values()) {
      if (sending.overdue) this.#after(sending, KEPT_ACKS_MS, () => this.#onSilence(sending));
    }
    this.#pump();
  }

  /**
   * The radio is gone. What it has taken may still arrive, and its ACK may be delivered after the next
   * connection, so those stay open until then, and until their time is over. The rest fails.
   */
  down(reason: BabelmeshError): void {
    this.#radio = undefined;
    this.#cancelPump();
    this.#stopProbe();
    for (const sending of this.#line.all) this.#fail(sending, reason);
    for (const sending of [...this.#sent.values()]) {
      if (!sending.taken) this.#fail(sending, reason);
      else if (sending.refusal !== 0) this.#refuse(sending, sending.refusal);
      else if (!sending.packet.wantAck) this.#settle(sending, { kind: 'sent', packetId: sending.id });
    }
  }

  /** The link is being stopped: nothing stays open. */
  close(reason: BabelmeshError): void {
    this.down(reason);
    for (const sending of [...this.#sent.values()]) this.#fail(sending, reason);
  }

  onQueueStatus({ res, free, meshPacketId }: Mesh.QueueStatus): void {
    this.#window.update(free, meshPacketId);
    const sending = this.#sent.get(meshPacketId);
    if (sending) this.#onStatusOf(sending, res);
    this.#pump();
  }

  /** A ROUTING_APP packet: an ACK or a NAK. */
  onRouting(packet: DecodedPacket): void {
    const { requestId, payload } = packet.payloadVariant.value;
    const unconfirmed = this.#unconfirmed.peek(requestId);
    const sending = this.#sent.get(requestId) ?? unconfirmed;
    if (!sending) return;
    const isOwn = packet.from === this.#radio?.view.selfNum;
    if (!isOwn && packet.from !== sending.packet.to) return;
    const routing = decodeRouting(payload);
    if (routing?.variant.case !== 'errorReason') return;
    const error = routing.variant.value;
    if (sending === unconfirmed) {
      if (!isOwn && error === Routing_Error.NONE) this.#onLateAck(sending);
      return;
    }
    sending.taken = true;
    if (error !== Routing_Error.NONE) this.#onNak(sending, error);
    else if (!isOwn) this.#settle(sending, { kind: 'acked', packetId: sending.id });
    else this.#onRelayed(sending);
  }

  /** The firmware tells its user something; for the duty cycle, how long it will stay silent. */
  onNotification({ replyId, message }: Mesh.ClientNotification): void {
    const minutes = /duty cycle/i.test(message) ? /(\d+)\s*min/i.exec(message)?.[1] : undefined;
    if (minutes === undefined) return;
    const retryAfterMs = Number(minutes) * 60_000;
    const about =
      this.#sent.get(replyId ?? 0) ??
      [...this.#sent.values()].find(({ refusal }) => refusal === Routing_Error.DUTY_CYCLE_LIMIT);
    if (about) about.retryAfterMs = retryAfterMs;
  }

  #onStatusOf(sending: Sending, res: number): void {
    sending.taken = true;
    if (res === 0) {
      if (!sending.packet.wantAck && sending.refusal === 0)
        this.#settleAsSentIn(sending, SENT_AFTER_STATUS_MS);
    } else if (res === QUEUE_FULL) {
      this.#onQueueFull(sending);
    } else {
      sending.refusal = NO_ROUTING_ERROR.has(res) ? Routing_Error.NO_INTERFACE : res;
      this.#after(sending, NAK_GRACE_MS, () => this.#refuse(sending, sending.refusal));
    }
  }

  #onQueueFull(sending: Sending): void {
    // A packet that wants an ACK is in the firmware's list of retransmissions all the same.
    if (sending.packet.wantAck) return;
    this.#logger.debug({ packetId: sending.id }, 'The radio’s queue was full; the packet waits again.');
    this.#sent.delete(sending.id);
    sending.cancelTimer();
    sending.id = 0;
    sending.taken = false;
    this.#line.add(sending, true);
  }

  #onNak(sending: Sending, error: Mesh.Routing_Error): void {
    if (error === Routing_Error.MAX_RETRANSMIT && sending.relayed) {
      this.#settle(sending, { kind: 'relayed', packetId: sending.id });
      return;
    }
    if (error === Routing_Error.DUTY_CYCLE_LIMIT && sending.retryAfterMs === undefined) {
      // The notification with the waiting time may be a message behind.
      sending.refusal = error;
      this.#after(sending, NAK_GRACE_MS, () => this.#refuse(sending, error));
      return;
    }
    this.#refuse(sending, error);
  }

  #onRelayed(sending: Sending): void {
    if (!sending.relayed) sending.onRelayed();
    sending.relayed = true;
    if (sending.packet.to === BROADCAST) this.#settle(sending, { kind: 'relayed', packetId: sending.id });
  }

  #onLateAck(sending: Sending): void {
    this.#unconfirmed.delete(sending.id);
    this.#logger.debug({ packetId: sending.id, to: nodeId(sending.packet.to) }, 'An ACK came late.');
    sending.onLateAck();
  }

  #refuse(sending: Sending, routingError: number): void {
    const { id: packetId, retryAfterMs, packet } = sending;
    this.#logger.info(
      { packetId, to: nodeId(packet.to), routingError, reason: Routing_Error[routingError] },
      'A packet was refused or found nobody.',
    );
    this.#settle(sending, {
      kind: 'refused',
      packetId,
      routingError,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }

  /** Hands over what may go now, and sets the timer for what may go later. */
  #pump(): void {
    this.#cancelPump();
    const radio = this.#radio;
    if (!radio) return;
    // One time for all of it: a text whose pause ends in between would neither go nor be waited for.
    const now = this.#clock.monotonic();
    let next = this.#line.nextAt(now);
    // Where the radio's queue has no room for the first in line, nothing goes.
    while (next && this.#window.hasRoom(next.urgent)) {
      this.#line.remove(next);
      this.#handOver(next, radio);
      next = this.#line.nextAt(now);
    }
    if (next) this.#probe(radio);
    else this.#stopProbe();
    const nextTextInMs = this.#line.nextTextInMs(now);
    if (nextTextInMs !== undefined) {
      this.#cancelPump = this.#clock.schedule(nextTextInMs, () => this.#pump());
    }
  }

  /** Statuses get lost; a heartbeat asks for one. */
  #probe(radio: ReadyRadio): void {
    if (this.#cancelProbe) return;
    this.#window.probed();
    this.#cancelProbe = this.#clock.schedule(PROBE_INTERVAL_MS, () => {
      this.#cancelProbe = undefined;
      this.#pump();
    });
    radio.write({ case: 'heartbeat', value: create(Mesh.HeartbeatSchema) });
  }

  #stopProbe(): void {
    this.#cancelProbe?.();
    this.#cancelProbe = undefined;
  }

  #handOver(sending: Sending, { view, write }: ReadyRadio): void {
    const { packet } = sending;
    sending.id = this.#newPacketId();
    this.#sent.set(sending.id, sending);
    this.#window.wrote(sending.id);
    this.#line.went(sending);
    if (packet.wantAck) {
      const { lora } = view;
      const waitMs = lora ? ackTimeoutMs(lora, packetBytes(packet), view.channelUtilization) : 0;
      this.#after(sending, waitMs, () => this.#onSilence(sending));
    } else {
      this.#settleAsSentIn(sending, SENT_AFTER_MS);
    }
    write({ case: 'packet', value: toMeshPacket(packet, sending.id, view) });
    sending.onHandedOver(sending.id);
  }

  #onSilence(sending: Sending): void {
    sending.overdue = this.#radio === undefined;
    if (sending.overdue) return;
    if (sending.relayed) this.#settle(sending, { kind: 'relayed', packetId: sending.id });
    else this.#refuse(sending, Routing_Error.MAX_RETRANSMIT);
  }

  #settleAsSentIn(sending: Sending, waitMs: number): void {
    this.#after(sending, waitMs, () => this.#settle(sending, { kind: 'sent', packetId: sending.id }));
  }

  #after(sending: Sending, waitMs: number, callback: () => void): void {
    sending.cancelTimer();
    sending.cancelTimer = this.#clock.schedule(waitMs, callback);
  }

  #newPacketId(): number {
    for (;;) {
      const id = this.#randomUint32() >>> 0;
      if (id !== 0 && !this.#sent.has(id) && !this.#unconfirmed.has(id)) return id;
    }
  }

  #settle(sending: Sending, outcome: SendOutcome): void {
    this.#forget(sending);
    if (mayBeConfirmedYet(sending.packet, outcome)) this.#unconfirmed.set(sending.id, sending);
    sending.resolve(outcome);
  }

  #fail(sending: Sending, reason: unknown): void {
    this.#forget(sending);
    sending.reject(reason);
  }

  #forget(sending: Sending): void {
    sending.cancelTimer();
    sending.stopListening();
    this.#sent.delete(sending.id);
    this.#line.remove(sending);
  }
}

function mayBeConfirmedYet({ to }: OutgoingPacket, outcome: SendOutcome): boolean {
  if (to === BROADCAST) return false;
  if (outcome.kind === 'refused') return outcome.routingError === Routing_Error.MAX_RETRANSMIT;
  return outcome.kind === 'relayed';
}

function decodeRouting(payload: Uint8Array): Mesh.Routing | undefined {
  try {
    return fromBinary(Mesh.RoutingSchema, payload);
  } catch {
    return undefined;
  }
}
