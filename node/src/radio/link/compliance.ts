import type { ManualClock } from '@babelmesh/protocol/testing';
import { fromBinary } from '@bufbuild/protobuf';
import { Mesh, Portnums } from '@meshtastic/protobufs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RadioLink, ReceivedPacket, SendOutcome } from './link.js';
import { MeshtasticLink } from './meshtastic-link.js';
import { isDecoded } from './received.js';
import { BROADCAST } from './sizes.js';
import { TappedTransport } from './testing/tapped-transport.js';
import { HEARTBEAT_INTERVAL_MS } from './timing.js';
import type { ByteTransport } from './transport.js';

const { PortNum } = Portnums;
const { Routing_Error } = Mesh;

export interface PeerMessage {
  readonly text: string;
  readonly isBroadcast?: boolean;
  readonly replyId?: number;
  readonly isTapback?: boolean;
}

/** A radio and its mesh, as a compliance test drives them. */
export interface FarEnd {
  /** The link's clock, and the far end's where it has timers. */
  readonly clock: ManualClock;
  readonly transport: ByteTransport;
  readonly self: number;
  /** A node the radio knows with its key, in range. */
  readonly peer: number;
  /** True where bytes really travel, so that waiting is for them and not for the clock. */
  readonly isReal: boolean;
  /** Bytes to the link, as they are. */
  inject(bytes: Uint8Array): void;
  /** The peer writes to us, or to all. Returns the packet id. */
  peerSends(message: PeerMessage): number;
  refuseNextPacket(routingError: number): void;
  /** The peer is switched off. */
  silencePeer(): void;
  /** The connection breaks after these bytes. */
  vanish(lastBytes: Uint8Array): Promise<void>;
  /** The radio can be reached again. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

const STRANGER = 0x12345678;
const MAX_STEPS = 2_000;
const STEP_MS = 50;
/** Longer than the first wait before reconnecting. */
const RECONNECT_MS = 1_000;
const MAX_TRIES = 100;
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const utf8 = (text: string) => new TextEncoder().encode(text);
const text = (packet: ReceivedPacket | undefined) => new TextDecoder().decode(packet?.payload);

/** What every way to a radio must do. Run it from a test file for each. */
export function describeLinkCompliance(name: string, openFarEnd: () => Promise<FarEnd>): void {
  describe(`radio link: ${name}`, () => {
    let far: FarEnd;
    let tap: TappedTransport;
    let link: RadioLink;
    let received: ReceivedPacket[];

    /** Lets what is under way arrive until the check holds. */
    async function until(check: () => boolean): Promise<void> {
      for (let step = 0; !check(); step++) {
        if (step === MAX_STEPS) throw new Error(`nothing came of it; the link is ${link.state.phase}`);
        if (far.isReal) await tap.nextActivity();
        else await far.clock.advance(STEP_MS);
      }
    }

    async function connected(): Promise<void> {
      link.start();
      await until(() => link.state.phase === 'ready');
    }

    /** Sends, and waits for the outcome and for the given time of the clock. */
    async function sending(packet: Parameters<RadioLink['send']>[0], passMs = 0): Promise<SendOutcome> {
      const sent = tap.packets.length;
      tap.taken.clear();
      let outcome: SendOutcome | undefined;
      let failure: unknown;
      link.send(packet).then(
        (value) => {
          outcome = value;
        },
        (error) => {
          failure = error;
        },
      );
      if (passMs > 0) {
        await until(() => tap.taken.has(tap.packets[sent]?.id ?? 0));
        await far.clock.advance(passMs);
      }
      await until(() => outcome !== undefined || failure !== undefined);
      if (!outcome) throw failure;
      return outcome;
    }

    const direct = (content: string, to = far.peer) => ({
      to,
      channel: 0,
      portnum: PortNum.TEXT_MESSAGE_APP,
      payload: utf8(content),
      wantAck: true,
    });

    beforeEach(async () => {
      far = await openFarEnd();
      tap = new TappedTransport(far.transport);
      link = new MeshtasticLink({ transport: tap, clock: far.clock, logger: silent });
      // A change of state may follow its cause by a few turns.
      link.onState(() => tap.noteActivity());
      received = [];
      link.onPacket((packet) => {
        if (packet.portnum === PortNum.TEXT_MESSAGE_APP) received.push(packet);
      });
    });

    afterEach(async () => {
      await link.stop();
      await far.close();
    });

    it('shakes hands with a nonce of its own and knows the radio and its nodes', async () => {
      const phases: string[] = [];
      link.onState(({ phase }) => phases.push(phase));
      expect(link.state.phase).toBe('off');
      await connected();
      expect(phases[0]).toBe('connecting');
      await expect(link.ready()).resolves.toBeUndefined();
      const [first] = tap.messages;
      expect(first?.payloadVariant.case).toBe('wantConfigId');
      expect([0, 69420, 69421]).not.toContain(first?.payloadVariant.value);
      expect(link.state.self?.num).toBe(far.self);
      expect(link.state.self?.id).toBe(`!${far.self.toString(16)}`);
      expect(link.state.nodes.get(far.peer)).toMatchObject({ hasPublicKey: true, isUnmessagable: false });
      expect(link.state.nodes.has(far.self)).toBe(false);
      expect(link.state.config).toMatchObject({
        region: 'EU_868',
        spreadingFactor: 11,
        bandwidthKhz: 250,
        codingRate: 5,
        hopLimit: 3,
        firmwareVersion: expect.stringMatching(/^2\.7\.26/),
      });
    });

    it('wakes a serial radio with 32 × C3, and no other', async () => {
      await connected();
      const wake = new Uint8Array(32).fill(0xc3);
      const starts = wake.every((byte, at) => tap.written[at] === byte);
      expect(starts).toBe(tap.needsWake);
    });

    it('receives a direct message with a proven sender, and a broadcast without', async () => {
      await connected();
      const directId = far.peerSends({ text: '!it Where is the nearest shelter?' });
      await until(() => received.length === 1);
      expect(received[0]).toMatchObject({
        id: directId,
        from: far.peer,
        to: far.self,
        replyId: 0,
        isTapback: false,
        viaMqtt: false,
        pkiEncrypted: true,
        hops: 0,
        receivedAt: expect.any(Number),
      });
      expect(received[0]?.publicKey).toHaveLength(32);
      expect(text(received[0])).toBe('!it Where is the nearest shelter?');
      far.peerSends({ text: 'Hello everyone', isBroadcast: true });
      await until(() => received.length === 2);
      expect(received[1]).toMatchObject({ to: BROADCAST, pkiEncrypted: false });
      expect(received[1]).not.toHaveProperty('publicKey');
    });

    it('marks a tapback and its target', async () => {
      await connected();
      far.peerSends({ text: '👍', isTapback: true, replyId: 77 });
      await until(() => received.length === 1);
      expect(received[0]).toMatchObject({ isTapback: true, replyId: 77 });
    });

    it('sends a threaded reply as a correct ToRadio frame and sees it acknowledged', async () => {
      await connected();
      const replyId = far.peerSends({ text: 'es Where is the clinic?' });
      await until(() => received.length === 1);
      const outcome = await sending({ ...direct('¿Dónde está la clínica?'), replyId });
      expect(outcome).toEqual({ kind: 'acked', packetId: tap.packets[0]?.id });
      const [packet] = tap.packets;
      expect(packet).toMatchObject({
        from: far.self,
        to: far.peer,
        channel: 0,
        hopLimit: 3,
        wantAck: true,
        pkiEncrypted: true,
      });
      expect(packet?.id).not.toBe(0);
      if (!packet || !isDecoded(packet)) throw new Error('the packet is not decoded');
      const data = packet.payloadVariant.value;
      expect(data).toMatchObject({ portnum: PortNum.TEXT_MESSAGE_APP, replyId, emoji: 0 });
      expect(new TextDecoder().decode(data.payload)).toBe('¿Dónde está la clínica?');
    });

    it('introduces itself, and asks for an answer in kind', async () => {
      await connected();
      const payload = link.state.selfUser ?? new Uint8Array();
      expect(fromBinary(Mesh.UserSchema, payload).id).toBe(`!${far.self.toString(16)}`);
      const portnum = PortNum.NODEINFO_APP;
      await sending(
        { to: far.peer, channel: 0, portnum, payload, wantAck: false, wantResponse: true },
        2_000,
      );
      const [packet] = tap.packets;
      if (!packet || !isDecoded(packet)) throw new Error('the packet is not decoded');
      expect(packet).toMatchObject({ to: far.peer, pkiEncrypted: false });
      expect(packet.payloadVariant.value).toMatchObject({ portnum, payload, wantResponse: true });
    });

    it('tells apart what was only sent', async () => {
      await connected();
      const outcome = await sending({ ...direct('hello', BROADCAST), wantAck: false }, 2_000);
      expect(outcome.kind).toBe('sent');
      expect(tap.packets[0]).toMatchObject({
        to: BROADCAST,
        hopLimit: 3,
        pkiEncrypted: false,
        wantAck: false,
      });
    });

    it('tells when the radio is given a packet, and when it never was', async () => {
      await connected();
      far.silencePeer();
      const end = new AbortController();
      const given: number[] = [];
      const options = { signal: end.signal, onHandedOver: (id: number) => void given.push(id) };
      // The firmware takes no second text so soon.
      const sends = [direct('one'), direct('two')].map((packet) => link.send(packet, options));
      await until(() => given.length > 0);
      await until(() => tap.packets.length > 0);
      end.abort(new Error('enough'));
      for (const { status } of await Promise.allSettled(sends)) expect(status).toBe('rejected');
      expect(given).toEqual([tap.packets[0]?.id]);
    });

    it.each([
      ['too large', Routing_Error.TOO_LARGE],
      ['too soon', Routing_Error.RATE_LIMIT_EXCEEDED],
    ])('hears that a packet was %s', async (_why, routingError) => {
      await connected();
      far.refuseNextPacket(routingError);
      const outcome = await sending(direct('no'));
      expect(outcome).toEqual({ kind: 'refused', packetId: tap.packets[0]?.id, routingError });
    });

    it('hears that a node’s key is unknown', async () => {
      await connected();
      const outcome = await sending(direct('nobody home', STRANGER));
      expect(outcome).toMatchObject({
        kind: 'refused',
        routingError: Routing_Error.PKI_SEND_FAIL_PUBLIC_KEY,
      });
      expect(tap.packets[0]?.pkiEncrypted).toBe(false);
    });

    it('hears that nobody confirmed', async () => {
      await connected();
      far.silencePeer();
      const outcome = await sending(direct('anybody?'), 25_000);
      expect(outcome).toMatchObject({ kind: 'refused', routingError: Routing_Error.MAX_RETRANSMIT });
    });

    it('keeps the line alive, and an answered heartbeat is the proof', async () => {
      await connected();
      const heartbeats = () =>
        tap.messages.filter(({ payloadVariant }) => payloadVariant.case === 'heartbeat');
      for (let beat = 1; beat <= 3; beat++) {
        const { statuses } = tap;
        await far.clock.advance(HEARTBEAT_INTERVAL_MS);
        expect(heartbeats()).toHaveLength(beat);
        await until(() => tap.statuses > statuses);
      }
      expect(link.state.phase).toBe('ready');
    });

    it('comes back after the radio vanished in the middle of a frame', async () => {
      await connected();
      await far.vanish(Uint8Array.of(0x94, 0xc3, 0, 60, 0x12, 0x44));
      await until(() => link.state.phase === 'down');
      expect(link.state.reason).toBeTruthy();
      await expect(link.send(direct('lost'))).rejects.toMatchObject({ code: 'radio_unavailable' });
      await far.comeBack();
      // A device file may not open at the first try: the system still lets go of the old one.
      for (let tries = 0; link.state.phase !== 'ready' && tries < MAX_TRIES; tries++) {
        await far.clock.advance(RECONNECT_MS);
        await until(() => link.state.phase !== 'connecting');
      }
      expect(link.state.phase).toBe('ready');
      far.peerSends({ text: 'still there?' });
      await until(() => received.length === 1);
      expect(text(received[0])).toBe('still there?');
      const asked = tap.messages.flatMap(({ payloadVariant }) =>
        payloadVariant.case === 'wantConfigId' ? [payloadVariant.value] : [],
      );
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.length).toBeGreaterThanOrEqual(2);
    });

    it.each([
      ['log text with a bell', utf8('INFO  | 12:00:01 \u{1F514} ring\r\n')],
      ['a lone 94', Uint8Array.of(0x94)],
      ['two frame starts', Uint8Array.of(0x94, 0xc3, 0x94, 0xc3)],
      ['a length of 513', Uint8Array.of(0x94, 0xc3, 2, 1, 1, 2, 3)],
      ['a length of 65535', Uint8Array.of(0x94, 0xc3, 0xff, 0xff)],
      ['an empty frame', Uint8Array.of(0x94, 0xc3, 0, 0)],
      ['a frame that is no message', Uint8Array.of(0x94, 0xc3, 0, 4, 0xff, 0xff, 0xff, 0xff)],
      [
        'a thousand random bytes',
        Uint8Array.from({ length: 1_000 }, (_, at) => ((at * 7919 + 13) % 251) & 0x7f),
      ],
    ])('lives through %s', async (_what, bytes) => {
      await connected();
      far.inject(bytes);
      far.peerSends({ text: 'after the noise' });
      await until(() => received.length === 1);
      expect(text(received[0])).toBe('after the noise');
      expect((await sending(direct('heard you'))).kind).toBe('acked');
    });

    it('carries a text that holds a frame start, both ways', async () => {
      await connected();
      far.peerSends({ text: '—Étienne' });
      far.peerSends({ text: 'et après ?' });
      await until(() => received.length === 2);
      expect(received.map(text)).toEqual(['—Étienne', 'et après ?']);
      expect((await sending(direct('—Écoute'))).kind).toBe('acked');
    });

    it('says goodbye', async () => {
      await connected();
      await link.stop();
      expect(tap.messages.at(-1)?.payloadVariant).toEqual({ case: 'disconnect', value: true });
      expect(link.state.phase).toBe('off');
      await expect(link.send(direct('too late'))).rejects.toMatchObject({ code: 'radio_unavailable' });
    });
  });
}
