import { create, toBinary } from '@bufbuild/protobuf';
import { Mesh, Portnums, Telemetry } from '@meshtastic/protobufs';
import { afterEach, describe, expect, it } from 'vitest';
import type { LinkState } from './link.js';
import {
  KEYLESS,
  PEER,
  packetFrom,
  type ScriptedLink,
  SELF,
  SENSOR,
  scriptedLink,
  textTo,
} from './testing/scripted-link.js';

const { PortNum } = Portnums;
const text = (content: string) => ({
  portnum: PortNum.TEXT_MESSAGE_APP,
  payload: new TextEncoder().encode(content),
});

let scripted: ScriptedLink;

async function ready(settings: Parameters<typeof scriptedLink>[0] = {}): Promise<ScriptedLink> {
  scripted = scriptedLink(settings);
  scripted.link.start();
  await scripted.clock.advance(0);
  return scripted;
}

afterEach(() => scripted.link.stop());

describe('what a radio tells', () => {
  it('is the state: node, nodes, settings', async () => {
    const { link } = await ready();
    expect(link.state.phase).toBe('ready');
    expect(link.state.self).toMatchObject({ num: SELF, id: '!cc000011', shortName: 'SELF' });
    expect(link.state.nodes.get(PEER)).toMatchObject({
      hopsAway: 1,
      hasPublicKey: true,
      isUnmessagable: false,
    });
    expect(link.state.nodes.get(KEYLESS)?.hasPublicKey).toBe(false);
    expect(link.state.nodes.get(SENSOR)?.isUnmessagable).toBe(true);
  });

  it('goes on after the handshake: names, keys, when a node was heard', async () => {
    const { link, transport, clock } = await ready();
    const user = {
      id: '!cc000013',
      longName: 'Now with key',
      shortName: 'KEY',
      publicKey: new Uint8Array(32).fill(3),
    };
    transport.says(
      packetFrom(
        KEYLESS,
        { portnum: PortNum.NODEINFO_APP, payload: toBinary(Mesh.UserSchema, create(Mesh.UserSchema, user)) },
        { id: 1, hopStart: 3, hopLimit: 1, rxSnr: -7.5 },
      ),
    );
    expect(link.state.nodes.get(KEYLESS)).toEqual({
      num: KEYLESS,
      id: '!cc000013',
      longName: 'Now with key',
      shortName: 'KEY',
      hasPublicKey: true,
      publicKey: user.publicKey,
      isUnmessagable: false,
      hopsAway: 2,
      snrDb: -7.5,
      lastHeardAt: clock.now(),
    });
  });

  it('know the node itself still when more were heard than it keeps', async () => {
    const { transport, link } = await ready();
    for (let n = 1; n <= 4_100; n++) {
      transport.says(packetFrom(n, { portnum: PortNum.POSITION_APP, payload: new Uint8Array(1) }, { id: n }));
    }
    expect(link.state.self?.num).toBe(SELF);
    expect([link.state.nodes.size, link.state.nodes.has(1), link.state.nodes.has(4_100)]).toEqual([
      4_095,
      false,
      true,
    ]);
  });

  it('does not replace a known key, and says so', async () => {
    const { transport, link, log } = await ready();
    const user = { longName: 'Not the peer', shortName: 'EVIL', publicKey: new Uint8Array(32).fill(9) };
    const payload = toBinary(Mesh.UserSchema, create(Mesh.UserSchema, user));
    transport.says(packetFrom(PEER, { portnum: PortNum.NODEINFO_APP, payload }, { id: 1 }));
    expect(log.filter(({ level }) => level === 'warn').map(({ message }) => message)).toEqual([
      expect.stringContaining('another public key'),
    ]);
    expect(link.state.nodes.get(PEER)?.hasPublicKey).toBe(true);
  });

  it('are the keys by which it reads what others send, whatever those announced', async () => {
    const { transport, link } = await ready();
    const key = new Uint8Array(32).fill(9);
    transport.says(packetFrom(PEER, text('with a new key'), { id: 1, pkiEncrypted: true, publicKey: key }));
    transport.says(packetFrom(KEYLESS, text('with one'), { id: 2, pkiEncrypted: true, publicKey: key }));
    expect(link.state.nodes.get(PEER)).toMatchObject({ publicKey: key });
    expect(link.state.nodes.get(KEYLESS)).toMatchObject({ hasPublicKey: true, publicKey: key });
  });

  it('keeps a node whose name was cut inside a character', async () => {
    const { link, transport } = await ready();
    const name = new TextEncoder().encode('Ж'.repeat(20)).subarray(0, 39);
    const payload = Uint8Array.from([0x12, name.length, ...name]);
    transport.says(packetFrom(PEER, { portnum: PortNum.NODEINFO_APP, payload }, { id: 1 }));
    // The payload of a packet…
    expect(link.state.nodes.get(PEER)?.longName).toBe(`${'Ж'.repeat(19)}\ufffd`);
  });

  it.each([
    [
      'deviceMetrics',
      { case: 'deviceMetrics' as const, value: { channelUtilization: 23.5, airUtilTx: 1.25 } },
    ],
    ['localStats', { case: 'localStats' as const, value: { channelUtilization: 23.5, airUtilTx: 1.25 } }],
  ])('knows how busy the channel is, by its %s', async (_kind, variant) => {
    const { link, transport } = await ready();
    const telemetry = toBinary(Telemetry.TelemetrySchema, create(Telemetry.TelemetrySchema, { variant }));
    transport.says(packetFrom(PEER, { portnum: PortNum.TELEMETRY_APP, payload: telemetry }, { id: 1 }));
    expect(link.state.channelUtilization).toBeUndefined();
    transport.says(packetFrom(SELF, { portnum: PortNum.TELEMETRY_APP, payload: telemetry }, { id: 2 }));
    expect(link.state).toMatchObject({ channelUtilization: 23.5, airUtilTx: 1.25 });
  });

  it('says what to set where the region is not set, and goes on when it is', async () => {
    const { link, transport, radio, clock, log } = await ready({ region: 'UNSET' });
    expect(link.state.phase).toBe('down');
    expect(link.state.reason).toContain('region is not set');
    expect(link.state.config?.region).toBe('UNSET');
    expect(log.filter(({ level }) => level === 'warn')).toHaveLength(1);
    await expect(link.send(textTo(PEER, 'no'))).rejects.toMatchObject({ code: 'radio_unavailable' });
    await clock.advance(10 * 60_000);
    expect(transport.opened).toBe(1);
    expect(log.filter(({ level }) => level === 'warn')).toHaveLength(1);
    radio.region = 'EU_868';
    await clock.advance(61_000);
    expect(link.state.phase).toBe('ready');
    expect(link.state).not.toHaveProperty('reason');
  });
});

describe('what somebody sets while the node is connected', () => {
  const TEN_MINUTES = 10 * 60_000;

  it('is noticed though the radio does not reboot: preset, hops, region', async () => {
    const { link, radio, clock, transport } = await ready({ region: 'US', preset: 'SHORT_FAST' });
    const phases: LinkState['phase'][] = [];
    link.onState(({ phase }) => phases.push(phase));
    Object.assign(radio, { region: 'EU_868', preset: 'LONG_FAST', hopLimit: 5 });
    await clock.advance(TEN_MINUTES);
    expect(link.state.config).toMatchObject({ region: 'EU_868', spreadingFactor: 11, hopLimit: 5 });
    expect(link.state.nodes.get(PEER)).toMatchObject({ hasPublicKey: true });
    expect(new Set(phases)).toEqual(new Set(['ready']));
    const sent = link.send(textTo(PEER, 'further', { wantAck: false }));
    await clock.advance(2_000);
    await sent;
    expect(transport.packets[0]?.hopLimit).toBe(5);
  });

  it('is noticed where the radio no longer transmits', async () => {
    const { link, radio, clock } = await ready();
    radio.region = 'UNSET';
    await clock.advance(TEN_MINUTES);
    expect(link.state.phase).toBe('down');
    expect(link.state.reason).toContain('region is not set');
    radio.region = 'US';
    await clock.advance(61_000);
    expect(link.state.phase).toBe('ready');
  });

  it('is told apart by name and key where it is a channel', async () => {
    const psk = Uint8Array.of(1);
    const [open, village, clinic] = [
      { psk },
      { name: 'Village', psk },
      { name: 'Village', psk: new Uint8Array(32).fill(7) },
    ];
    const { link, radio, clock } = await ready({ channels: [open, village, clinic] });
    const before = link.state.channels;
    expect([...(before?.keys() ?? [])]).toEqual([0, 1, 2]);
    expect(new Set(before?.values()).size).toBe(3);
    Object.assign(radio, { channels: [open, clinic] });
    await clock.advance(TEN_MINUTES);
    expect(link.state.channels).toEqual(
      new Map([
        [0, before?.get(0)],
        [1, before?.get(2)],
      ]),
    );
  });

  it('is another handshake where it is another radio', async () => {
    const { link, transport, clock } = await ready();
    const says = transport.says.bind(transport);
    transport.says = (...messages) =>
      says(
        ...messages.map((message) =>
          message.case === 'myInfo' ? { ...message, value: { ...message.value, myNodeNum: PEER } } : message,
        ),
      );
    await clock.advance(TEN_MINUTES);
    expect(link.state.self?.num).toBe(PEER);
    expect(transport.opened).toBe(1);
  });
});

describe('what is heard', () => {
  it('comes once, however often the radio hands it over, also after reconnecting', async () => {
    const { transport, received, clock } = await ready();
    const packet = packetFrom(PEER, text('once'), { id: 5 });
    transport.says(packet, packet);
    transport.breaks();
    await clock.advance(1_000);
    transport.says(
      packet,
      packetFrom(PEER, text('new'), { id: 6 }),
      packetFrom(KEYLESS, text('other'), { id: 5 }),
    );
    expect(received.map(({ payload }) => new TextDecoder().decode(payload))).toEqual([
      'once',
      'new',
      'other',
    ]);
  });

  it('is not our own voice, the simulator’s, or what the radio could not decrypt', async () => {
    const { transport, received } = await ready();
    transport.says(
      packetFrom(SELF, text('echo'), { id: 1 }),
      packetFrom(0, text('no sender'), { id: 2 }),
      packetFrom(PEER, { portnum: PortNum.SIMULATOR_APP, payload: new Uint8Array(4) }, { id: 3 }),
      {
        case: 'packet',
        value: {
          from: PEER,
          to: SELF,
          id: 4,
          payloadVariant: { case: 'encrypted', value: new Uint8Array(20) },
        },
      },
      { case: 'packet', value: { from: PEER, to: SELF, id: 5 } },
    );
    expect(received).toEqual([]);
  });

  it('carries what is needed to judge it', async () => {
    const { transport, link, received, clock } = await ready();
    await clock.advance(60_000);
    transport.says(
      packetFrom(PEER, { ...text('👍'), replyId: 9, emoji: 1 }, { id: 1, viaMqtt: true, rxTime: 0 }),
      packetFrom(PEER, text('direct'), {
        id: 2,
        channel: 2,
        pkiEncrypted: true,
        publicKey: new Uint8Array(32).fill(1),
        hopStart: 5,
        hopLimit: 2,
        rxSnr: 4.25,
        rxTime: 1_700_000_000,
      }),
    );
    expect(received).toEqual([
      {
        id: 1,
        from: PEER,
        to: SELF,
        channel: 0,
        portnum: PortNum.TEXT_MESSAGE_APP,
        payload: new TextEncoder().encode('👍'),
        replyId: 9,
        isTapback: true,
        viaMqtt: true,
        pkiEncrypted: false,
        receivedAt: clock.now(),
      },
      expect.objectContaining({
        channel: 2,
        pkiEncrypted: true,
        publicKey: new Uint8Array(32).fill(1),
        hops: 3,
        snrDb: 4.25,
        heardAt: 1_700_000_000_000,
        receivedAt: clock.now(),
      }),
    ]);
    expect(link.state.nodes.get(PEER)).toMatchObject({
      lastHeardAt: clock.now(),
      radioHeardAt: 1_700_000_000_000,
    });
  });

  it('was not kept for long by a radio that rebooted behind the connection', async () => {
    const { transport, received, clock } = await ready();
    await clock.advance(3 * 3_600_000);
    transport.says({ case: 'rebooted', value: true });
    await clock.advance(1_000);
    transport.says(packetFrom(PEER, text('after the reboot'), { id: 1 }));
    expect(received).toMatchObject([{ keptForAtMostMs: 1_000 }]);
  });

  it('may have been kept for any time by another radio than before', async () => {
    const { transport, link, received, clock } = await ready();
    await clock.advance(3 * 3_600_000);
    const says = transport.says.bind(transport);
    transport.says = (...messages) =>
      says(
        ...messages.map((message) =>
          message.case === 'myInfo' ? { ...message, value: { ...message.value, myNodeNum: PEER } } : message,
        ),
      );
    transport.breaks();
    await clock.advance(1_000);
    expect(link.state.self?.num).toBe(PEER);
    transport.says(packetFrom(KEYLESS, text('hours ago'), { id: 1, to: PEER }));
    expect(received).toMatchObject([{ keptForAtMostMs: Number.POSITIVE_INFINITY }]);
  });

  it.each([
    [SELF, 7_000],
    [PEER, Number.POSITIVE_INFINITY],
  ])('may have been kept since an earlier run had this radio (%i)', async (node, keptForAtMostMs) => {
    scripted = scriptedLink({}, { last: { node, awayMs: 7_000 } });
    const { link, transport, received, clock } = scripted;
    link.start();
    await clock.advance(0);
    transport.says(packetFrom(PEER, text('before'), { id: 1 }));
    expect(received).toMatchObject([{ keptForAtMostMs }]);
  });

  it('is marked where the radio may have kept it while we were away', async () => {
    const { transport, received, clock } = await ready();
    transport.says(packetFrom(PEER, text('before we came'), { id: 1 }));
    await clock.advance(3_000);
    transport.says(packetFrom(PEER, text('live'), { id: 2 }));
    transport.breaks();
    transport.failure = new Error('not yet');
    await clock.advance(120_000);
    transport.failure = undefined;
    await clock.advance(60_000);
    transport.says(packetFrom(PEER, text('while we were away'), { id: 3 }));
    const kept = received.map(({ keptForAtMostMs }) => keptForAtMostMs);
    expect(kept[0]).toBe(Number.POSITIVE_INFINITY);
    expect(kept[1]).toBeUndefined();
    expect(kept[2]).toBeUndefined(); // The reconnect was more than two seconds ago.
    transport.breaks();
    await clock.advance(1_000);
    transport.says(packetFrom(PEER, text('kept'), { id: 4 }));
    expect(received[3]?.keptForAtMostMs).toBeLessThanOrEqual(1_000);
  });

  it('is not lost with a handshake that the radio did not end', async () => {
    scripted = scriptedLink();
    const { link, clock, transport, received, radio } = scripted;
    radio.answers = false;
    link.start();
    await clock.advance(0);
    transport.says(packetFrom(PEER, text('early'), { id: 1 }));
    transport.breaks();
    radio.answers = true;
    await clock.advance(5_000);
    expect(received).toMatchObject([{ id: 1 }]);
  });

  it.each(['myInfo', 'config'])('is not lost where the handshake lacks %s', async (lost) => {
    scripted = scriptedLink();
    const { link, clock, transport, received } = scripted;
    const says = transport.says.bind(transport);
    transport.says = (...messages) => says(...messages.filter((message) => message.case !== lost));
    link.start();
    await clock.advance(1_000);
    transport.says(packetFrom(PEER, text('meanwhile'), { id: 1 }));
    transport.says = says;
    await clock.advance(60_000);
    expect(link.state.phase).toBe('ready');
    expect(received).toMatchObject([{ id: 1 }]);
  });

  it('waits until the radio has said who it is', async () => {
    scripted = scriptedLink();
    const { link, clock, transport, received, radio } = scripted;
    radio.answers = false;
    link.start();
    await clock.advance(0);
    transport.says(packetFrom(PEER, text('early'), { id: 1 }));
    expect(received).toEqual([]);
    radio.answers = true;
    await clock.advance(5_000);
    expect(received).toHaveLength(1);
  });

  it('reaches the other listeners though one of them throws', async () => {
    const { link, transport, log } = await ready();
    const heard: number[] = [];
    link.onPacket(() => {
      throw new Error('a defect');
    });
    link.onPacket(({ id }) => heard.push(id));
    transport.says(packetFrom(PEER, text('hi'), { id: 1 }));
    expect(heard).toEqual([1]);
    expect(log.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});

describe('keeping connected', () => {
  it('beats every 30 to 60 s', async () => {
    const { transport, clock } = await ready();
    await clock.advance(10 * 60_000);
    expect(transport.count('heartbeat')).toBeGreaterThanOrEqual(10);
    expect(transport.count('heartbeat')).toBeLessThanOrEqual(20);
    expect(transport.opened).toBe(1);
  });

  it('forgives one missing answer and reconnects after the second', async () => {
    const { transport, clock, link, radio } = await ready();
    await clock.advance(44_000);
    radio.answers = false;
    await clock.advance(2_000);
    radio.answers = true;
    await clock.advance(60_000);
    expect(transport.opened).toBe(1);
    radio.answers = false;
    await clock.advance(90_000);
    expect(transport.opened).toBe(2);
    expect(link.state.phase).not.toBe('ready');
    radio.answers = true;
    await clock.advance(10_000);
    expect(link.state.phase).toBe('ready');
  });

  it('waits longer from failure to failure, up to a minute, and logs the same failure once', async () => {
    scripted = scriptedLink();
    const { transport, clock, link, log } = scripted;
    transport.failure = new Error('There is no device /dev/ttyUSB0: is the radio plugged in?');
    link.start();
    const openings: number[] = [];
    for (let second = 0; second < 600; second++) {
      const before = transport.opened;
      await clock.advance(1_000);
      if (transport.opened > before) openings.push(second);
    }
    const gaps = openings.slice(1).map((at, index) => at - (openings[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(61);
    expect(gaps.at(-1)).toBeGreaterThanOrEqual(29);
    expect(openings.filter((at) => at < 10).length).toBeGreaterThanOrEqual(3);
    expect(link.state).toMatchObject({ reason: 'There is no device /dev/ttyUSB0: is the radio plugged in?' });
    expect(log.filter(({ level }) => level === 'warn')).toHaveLength(1);
    transport.failure = undefined;
    await clock.advance(61_000);
    expect(link.state.phase).toBe('ready');
  });

  it('does not fight another client for the radio’s one place', async () => {
    const { transport, clock, link } = await ready();
    const openings: number[] = [];
    // The other client comes back half a second after we have taken its place.
    const startedAt = clock.monotonic();
    for (let second = 0; second < 3_600; second++) {
      const before = transport.opened;
      await clock.advance(500);
      if (link.state.phase === 'ready')
        transport.breaks({ reason: 'The radio closed the connection.', byPeer: true });
      await clock.advance(500);
      if (transport.opened > before) openings.push(clock.monotonic() - startedAt);
    }
    expect(openings[0]).toBeGreaterThanOrEqual(30_000);
    expect(openings.length).toBeLessThanOrEqual(10);
    expect(link.state.reason).toContain('Another client');
  });

  it('comes back soon when the radio only broke off', async () => {
    const { transport, clock, link } = await ready();
    transport.breaks();
    await clock.advance(0);
    expect(link.state.phase).toBe('down');
    await clock.advance(1_000);
    expect(link.state.phase).toBe('ready');
  });

  it('shakes hands anew when the radio reboots behind an open line', async () => {
    const { transport, link, log } = await ready();
    const phases: LinkState['phase'][] = [];
    link.onState(({ phase }) => phases.push(phase));
    transport.says({ case: 'rebooted', value: true });
    expect(phases).toEqual(['connecting', 'ready']);
    expect(transport.count('wantConfigId')).toBe(2);
    expect(transport.opened).toBe(1);
    expect(log.some(({ message }) => message.includes('rebooted'))).toBe(true);
  });

  it('asks again where nobody answers, wakes a serial radio each time, then starts over', async () => {
    scripted = scriptedLink();
    const { transport, clock, link, radio } = scripted;
    radio.answers = false;
    link.start();
    await clock.advance(19_000);
    expect(transport.count('wantConfigId')).toBe(4);
    expect(transport.opened).toBe(1);
    await clock.advance(10_000);
    expect(transport.opened).toBe(2);
    expect(link.state.reason).toContain('does not answer');
  });

  it('never uses the special nonces', async () => {
    scripted = scriptedLink();
    const { transport, clock } = scripted;
    const numbers = [0, 69420, 69421, 42];
    const { MeshtasticLink } = await import('./meshtastic-link.js');
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const link = new MeshtasticLink({ transport, clock, logger, randomUint32: () => numbers.shift() ?? 7 });
    link.start();
    await clock.advance(0);
    expect(transport.messages[0]?.payloadVariant).toEqual({ case: 'wantConfigId', value: 42 });
    await link.stop();
  });

  it('gives up on a start of a frame that never becomes one', async () => {
    const { transport, received, clock } = await ready();
    transport.data(Uint8Array.of(0x94, 0xc3, 1, 0xff));
    transport.says(packetFrom(PEER, text('behind it'), { id: 1 }));
    expect(received).toEqual([]);
    await clock.advance(2_000);
    expect(received).toHaveLength(1);
  });

  it('hands the firmware’s log lines on, without colours', async () => {
    const { transport, log } = await ready();
    const esc = String.fromCharCode(27);
    transport.data(new TextEncoder().encode(`${esc}[32mINFO  ${esc}[0m| 12:00:01 [Router] ru`));
    transport.data(new TextEncoder().encode('nning \u{1F514}\r\n'));
    transport.says({ case: 'logRecord', value: { message: 'from a record', source: 'Power' } });
    expect(log.filter(({ details }) => 'source' in details)).toEqual([
      {
        level: 'debug',
        message: 'INFO  | 12:00:01 [Router] running \u{1F514}',
        details: { source: 'firmware' },
      },
      { level: 'debug', message: 'from a record', details: { source: 'Power' } },
    ]);
  });

  it('resolves ready in time, and rejects when aborted or stopped', async () => {
    scripted = scriptedLink();
    const { link, transport, clock } = scripted;
    transport.failure = new Error('no');
    link.start();
    const stop = new AbortController();
    const aborted = link.ready(stop.signal);
    const stopped = link.ready();
    stop.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    await clock.advance(0);
    await link.stop();
    await expect(stopped).rejects.toMatchObject({ code: 'radio_unavailable' });
    transport.failure = undefined;
    link.start();
    await clock.advance(0);
    await expect(link.ready()).resolves.toBeUndefined();
  });
});
