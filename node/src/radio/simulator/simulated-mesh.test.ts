import { airtimeMs, MODEM_PRESETS } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { Portnums } from '@meshtastic/protobufs';
import { afterEach, describe, expect, it } from 'vitest';
import { BROADCAST } from '../link/sizes.js';
import { RawClient } from '../link/testing/raw-client.js';
import { createSimulatedMesh, type SimulatedMesh, type SimulatedMeshOptions } from './simulated-mesh.js';

const { PortNum } = Portnums;
const A = 0xa1;
const B = 0xb2;
const C = 0xc3;
const D = 0xd4;

let mesh: SimulatedMesh;
let clock: ManualClock;

function build(options: Partial<SimulatedMeshOptions> = {}): SimulatedMesh {
  clock = new ManualClock();
  mesh = createSimulatedMesh({ clock, nodes: [{ num: A }, { num: B }], ...options });
  return mesh;
}

async function client(num = A): Promise<RawClient> {
  const raw = new RawClient(mesh.connect(num));
  await raw.connect();
  await clock.advance(100);
  return raw;
}

afterEach(() => mesh.close());

describe('the way of a packet', () => {
  it('takes the time the LoRa formula gives', async () => {
    build();
    mesh.node(A).sendText(BROADCAST, 'x'.repeat(60));
    const onAir = airtimeMs(MODEM_PRESETS.LONG_FAST, 60 + 22);
    await clock.advance(onAir);
    expect(mesh.node(B).received).toHaveLength(0);
    await clock.advance(500);
    expect(mesh.node(B).received).toHaveLength(1);
  });

  it('goes over relays as far as its hop limit carries it', async () => {
    const chain = [A, B, C, D, 0xe5, 0xf6];
    build({
      nodes: chain.map((num) => ({ num })),
      links: chain.slice(1).map((num, at) => [chain[at] ?? 0, num] as const),
      hopLimit: 3,
    });
    mesh.node(A).sendText(BROADCAST, 'far');
    await clock.advance(60_000);
    expect(chain.map((num) => mesh.node(num).received.map(({ hops }) => hops))).toEqual([
      [],
      [0],
      [1],
      [2],
      [3],
      [],
    ]);
  });

  it('reaches who is in range and nobody else', async () => {
    build({
      nodes: [
        { num: A, x: 0 },
        { num: B, x: 4_000 },
        { num: C, x: 20_000 },
      ],
      rangeM: 5_000,
    });
    mesh.node(A).sendText(BROADCAST, 'near');
    await clock.advance(30_000);
    expect(mesh.node(B).received).toHaveLength(1);
    expect(mesh.node(C).received).toHaveLength(0);
  });

  it('is heard once though several relay it', async () => {
    build({ nodes: [A, B, C, D].map((num) => ({ num })) });
    mesh.node(A).sendText(BROADCAST, 'once');
    await clock.advance(60_000);
    for (const num of [B, C, D]) expect(mesh.node(num).received).toHaveLength(1);
  });

  it('is confirmed by its destination; a relay alone is told as the node’s own ACK', async () => {
    build({
      nodes: [{ num: A }, { num: B }, { num: C }],
      links: [
        [A, B],
        [B, C],
      ],
    });
    const raw = await client();
    raw.sendsText({ from: A, to: C, id: 77, wantAck: true, hopLimit: 3 }, 'over there');
    await clock.advance(20_000);
    expect(raw.answers()).toEqual([
      { id: 77, error: 0, from: A },
      { id: 77, error: 0, from: C },
    ]);
    expect(mesh.node(C).received).toMatchObject([{ text: 'over there', hops: 1, pkiEncrypted: true }]);
  });

  it('is transmitted three times, about 7 s apart on LongFast, then given up', async () => {
    build();
    mesh.node(B).switchOn(false);
    const raw = await client();
    const startedAt = clock.monotonic();
    raw.sendsText({ from: A, to: B, id: 77, wantAck: true, hopLimit: 3 }, 'anybody home');
    while (raw.answers().length === 0) await clock.advance(100);
    expect(raw.answers()).toEqual([{ id: 77, error: 5, from: A }]);
    expect(clock.monotonic() - startedAt).toBeGreaterThan(20_000);
    expect(clock.monotonic() - startedAt).toBeLessThan(25_000);
    // Each transmission is told by a status of its own, beside the one on submission.
    expect(raw.statuses().filter(({ id }) => id === 77)).toHaveLength(4);
  });

  it('gets lost as often as the loss rate says, and the same seed loses the same ones', async () => {
    const run = async (seed: number) => {
      build({ lossRate: 0.3, seed, preset: 'SHORT_FAST', region: 'US', hopLimit: 0 });
      for (let count = 0; count < 300; count++) {
        mesh.node(A).sendText(BROADCAST, `${count}`);
        await clock.advance(1_000);
      }
      return mesh
        .node(B)
        .received.map(({ text }) => text)
        .join();
    };
    const first = await run(5);
    const heard = first.split(',').length;
    expect(heard).toBeGreaterThan(170);
    expect(heard).toBeLessThan(250);
    expect(await run(5)).toBe(first);
    expect(await run(6)).not.toBe(first);
  });

  it('waits until the channel is free', async () => {
    build({ nodes: [A, B, C].map((num) => ({ num })), hopLimit: 0, collisions: true });
    mesh.node(A).sendText(BROADCAST, 'x'.repeat(200));
    await clock.advance(600);
    mesh.node(B).sendText(BROADCAST, 'behind it');
    await clock.advance(20_000);
    expect(mesh.node(C).received.map(({ text }) => text.length)).toEqual([200, 9]);
  });

  it('is destroyed by another that its receiver hears at once, where collisions are on', async () => {
    const hidden = {
      nodes: [{ num: A }, { num: B }, { num: C }],
      links: [
        [A, B],
        [B, C],
      ] as const,
      hopLimit: 0,
    };
    for (const [collisions, heard] of [
      [true, 0],
      [false, 2],
    ] as const) {
      build({ ...hidden, collisions });
      mesh.node(A).sendText(BROADCAST, 'x'.repeat(200));
      mesh.node(C).sendText(BROADCAST, 'x'.repeat(200));
      await clock.advance(20_000);
      expect(mesh.node(B).received).toHaveLength(heard);
    }
  });

  it('carries private packets of any bytes', async () => {
    build();
    const payload = Uint8Array.from({ length: 219 }, (_, at) => at);
    const sent = mesh.node(A).send({ to: B, portnum: PortNum.PRIVATE_APP, payload });
    await clock.advance(10_000);
    expect(await sent.done).toBe(0);
    expect(mesh.node(B).received[0]).toMatchObject({
      portnum: PortNum.PRIVATE_APP,
      payload,
      pkiEncrypted: true,
    });
  });
});

describe('what the firmware refuses', () => {
  it.each([
    ['a broadcast of 232 bytes', BROADCAST, 232, 0],
    ['a direct message of 220 bytes', B, 220, 0],
    ['a threaded direct message of 215 bytes', B, 215, 9],
  ])('takes %s and not one byte more', async (_what, to, bytes, replyId) => {
    build();
    const raw = await client();
    const sends = (id: number, length: number) =>
      raw.sends(
        { from: A, to, id, hopLimit: 3 },
        { portnum: 1, payload: new Uint8Array(length).fill(120), replyId },
      );
    sends(1, bytes);
    await clock.advance(10_000);
    sends(2, bytes + 1);
    await clock.advance(10_000);
    expect(raw.statuses().find(({ id }) => id === 1)?.res).toBe(0);
    expect(raw.statuses().find(({ id }) => id === 2)?.res).toBe(7);
    expect(raw.answers().filter(({ id }) => id === 2)).toEqual([{ id: 2, error: 7, from: A }]);
    expect(mesh.node(B).received.map(({ payload }) => payload.length)).toEqual([bytes]);
  });

  it('a second text within 2 s: its status says all is well, and the NAK comes only to our own number', async () => {
    build();
    const raw = await client();
    raw.sendsText({ from: A, to: BROADCAST, id: 1, hopLimit: 3 }, 'one');
    await clock.advance(1_900);
    raw.sendsText({ from: A, to: BROADCAST, id: 2, hopLimit: 3 }, 'too soon');
    raw.sendsText({ from: 0, to: BROADCAST, id: 3, hopLimit: 3 }, 'too soon, and in silence');
    raw.sends({ from: A, to: BROADCAST, id: 4, hopLimit: 3 }, { portnum: PortNum.PRIVATE_APP });
    await clock.advance(200);
    raw.sendsText({ from: A, to: BROADCAST, id: 5, hopLimit: 3 }, 'five');
    await clock.advance(20_000);
    expect(raw.statuses().every(({ res }) => res === 0)).toBe(true);
    expect(raw.answers()).toEqual([{ id: 2, error: 38, from: A }]);
    const heard = mesh.node(B).received.filter(({ portnum }) => portnum === PortNum.TEXT_MESSAGE_APP);
    expect(heard.map(({ text }) => text)).toEqual(['one', 'five']);
  });

  it('one of the last twenty ids again', async () => {
    build();
    const raw = await client();
    for (const id of [1, 1]) {
      raw.sends({ from: A, to: BROADCAST, id, hopLimit: 3 }, { portnum: PortNum.PRIVATE_APP });
      await clock.advance(5_000);
    }
    expect(mesh.node(B).received).toHaveLength(1);
  });

  it('a direct text to a node whose key it does not know', async () => {
    build();
    mesh.node(A).forget(B);
    const raw = await client();
    raw.sendsText({ from: A, to: B, id: 1, wantAck: true, hopLimit: 3 }, 'who are you');
    await clock.advance(100);
    expect(raw.answers()).toEqual([{ id: 1, error: 39, from: A }]);
    mesh.node(B).sendNodeInfo();
    await clock.advance(5_000);
    raw.sendsText({ from: A, to: B, id: 2, wantAck: true, hopLimit: 3 }, 'now I know');
    await clock.advance(10_000);
    expect(raw.answers().at(-1)).toEqual({ id: 2, error: 0, from: B });
  });

  it('a direct text from a node whose key the receiver does not know', async () => {
    build();
    mesh.node(B).forget(A);
    const sent = mesh.node(A).sendText(B, 'from a stranger');
    await clock.advance(10_000);
    expect(await sent.done).toBe(35);
    expect(mesh.node(B).received).toEqual([]);
  });

  it('more than the duty cycle allows, and says for how long', async () => {
    build({ region: 'UA_868', preset: 'LONG_FAST', hopLimit: 0 });
    const raw = await client();
    const duty: string[] = [];
    for (let id = 1; id <= 20; id++) {
      raw.sends(
        { from: A, to: BROADCAST, id },
        { portnum: PortNum.PRIVATE_APP, payload: new Uint8Array(200) },
      );
      await clock.advance(60_000);
    }
    for (const { payloadVariant } of raw.messages) {
      if (payloadVariant.case === 'clientNotification') duty.push(payloadVariant.value.message);
    }
    // 1 % of an hour is 36 s: eighteen packets of 1.9 s.
    expect(mesh.node(B).received).toHaveLength(18);
    expect(raw.answers()).toEqual([
      { id: 19, error: 9, from: A },
      { id: 20, error: 9, from: A },
    ]);
    expect(duty[0]).toMatch(/^Duty cycle limit exceeded\. You can send again in 4\d mins$/);
  });

  it('more than its queue of 16 holds', async () => {
    build();
    const raw = await client();
    for (let id = 1; id <= 20; id++) {
      raw.sends({ from: A, to: BROADCAST, id, hopLimit: 0 }, { portnum: PortNum.PRIVATE_APP });
    }
    await clock.advance(60_000);
    expect(mesh.node(B).received).toHaveLength(16);
    // Statuses are lossy: of twenty quick sends only the last few are told.
    const told = raw.statuses().filter(({ res }) => res === 32);
    expect(told.map(({ id }) => id)).toEqual([17, 18, 19, 20]);
    expect(raw.statuses().length).toBeLessThan(36);
  });

  it('everything while the region is not set', async () => {
    build({ region: 'UNSET' });
    const raw = await client();
    raw.sends({ from: A, to: BROADCAST, id: 1, hopLimit: 3 }, { portnum: PortNum.PRIVATE_APP });
    await clock.advance(5_000);
    expect(raw.statuses()).toEqual([{ res: 34, id: 1, free: 16 }]);
    expect(mesh.node(B).received).toEqual([]);
  });
});

describe('the client’s place', () => {
  it('answers want_config in the firmware’s order, whole or by halves', async () => {
    build();
    const raw = await client();
    const kinds = raw.kinds();
    expect(kinds.slice(0, 3)).toEqual(['myInfo', 'nodeInfo', 'metadata']);
    expect(kinds.filter((kind) => kind === 'channel')).toHaveLength(8);
    expect(kinds.filter((kind) => kind === 'nodeInfo')).toHaveLength(2);
    expect(kinds.at(-1)).toBe('configCompleteId');
    raw.messages.length = 0;
    raw.says({ case: 'wantConfigId', value: 69420 });
    await clock.advance(100);
    expect(raw.kinds().filter((kind) => kind === 'nodeInfo')).toHaveLength(1);
    raw.messages.length = 0;
    raw.says({ case: 'wantConfigId', value: 69421 });
    await clock.advance(100);
    expect(raw.kinds()).toEqual(['nodeInfo', 'configCompleteId']);
  });

  it('answers a heartbeat with its queue, and drops a client that is idle for 15 minutes', async () => {
    build();
    const raw = await client();
    for (let minute = 0; minute < 20; minute++) {
      raw.says({ case: 'heartbeat', value: {} });
      await clock.advance(60_000);
    }
    expect(raw.statuses()).toHaveLength(20);
    expect(raw.closed).toBeUndefined();
    await clock.advance(14 * 60_000);
    expect(raw.closed).toBeDefined();
  });

  it('is one place: a newcomer closes the older client', async () => {
    build();
    const older = await client();
    const newer = await client();
    expect(older.closed).toEqual({ reason: 'The radio closed the connection.', byPeer: true });
    expect(newer.closed).toBeUndefined();
  });

  it('keeps the last 32 packets while nobody is there', async () => {
    build({ preset: 'SHORT_FAST', region: 'US' });
    for (let count = 1; count <= 40; count++) {
      mesh.node(B).sendText(BROADCAST, `${count}`);
      await clock.advance(2_000);
    }
    const raw = await client();
    expect(raw.texts()).toEqual(Array.from({ length: 32 }, (_, at) => `${at + 9}`));
    expect(raw.kinds().indexOf('configCompleteId')).toBeLessThan(raw.kinds().indexOf('packet'));
  });

  it('tells how busy the channel is', async () => {
    build();
    const raw = await client();
    for (let count = 0; count < 20; count++) {
      mesh.node(B).sendText(BROADCAST, 'x'.repeat(200));
      await clock.advance(3_000);
    }
    await clock.advance(60_000);
    const telemetry = raw.messages.filter(
      ({ payloadVariant: { case: kind, value } }) =>
        kind === 'packet' &&
        value.payloadVariant.case === 'decoded' &&
        value.payloadVariant.value.portnum === PortNum.TELEMETRY_APP,
    );
    expect(telemetry.length).toBeGreaterThanOrEqual(1);
  });

  it('lives through garbage from its client', async () => {
    build();
    const transport = mesh.connect(A);
    const raw = new RawClient(transport);
    await raw.connect();
    for (let count = 0; count < 200; count++)
      transport.write(Uint8Array.of(0x94, 0xc3, 0, 3, 255, 255, count));
    transport.write(new Uint8Array(600).fill(0xc3));
    await clock.advance(100);
    raw.says({ case: 'heartbeat', value: {} });
    await clock.advance(100);
    expect(raw.statuses()).toHaveLength(1);
  });
});
