import type { RadioView } from '@babelmesh/protocol';
import { expect, it } from 'vitest';
import { describeRadio } from './radio.js';

const NOW = 1_700_000_000_000;
const bare: RadioView = {
  link: 'down',
  via: 'tcp 192.0.2.7:4403',
  reason: 'The radio does not transmit because its region is not set. Set it.',
  nodes: [],
  airtimeMs: 0,
  airtimeBudgetMs: 0,
  emergencyReserveMs: 0,
  messages: [],
  waiting: [],
  waitingInAll: 0,
  notices: 0,
  ignored: {},
  held: {},
  undeliverable: {},
};

it('says what is wrong with a radio that tells nothing', () => {
  expect(describeRadio(bare, NOW)).toBe(`Link      down, tcp 192.0.2.7:4403
          The radio does not transmit because its region is not set. Set it.
Airtime   0.0 s of 0.0 s this hour, 0.0 s of it for emergencies

Nothing waits.

No messages yet.
`);
});

it('shows all of one that works', () => {
  const view: RadioView = {
    ...bare,
    link: 'ready',
    self: { num: 1, id: '!00000001', shortName: 'BM', longName: 'Babelmesh' },
    nodes: [{ num: 2, id: '!00000002', shortName: 'ANA', longName: 'Ana' }],
    settings: {
      region: 'EU_868',
      preset: 'LONG_FAST',
      spreadingFactor: 11,
      bandwidthKhz: 250,
      codingRate: 5,
      hopLimit: 3,
      firmwareVersion: '2.7.26',
      dutyCycle: 0.1,
    },
    channelUtilization: 7.31,
    airUtilTx: 1.5,
    airtimeMs: 1_900,
    airtimeBudgetMs: 36_000,
    emergencyReserveMs: 7_200,
    notices: 1,
    ignored: { mqtt: 2, repeated: 5 },
    held: { budget: 3 },
    undeliverable: { not_confirmed: 1 },
    waitingInAll: 130,
    waiting: [
      {
        job: '000005b',
        to: '!00000002',
        form: 'text',
        priority: 'normal',
        since: NOW - 120_000,
        expiresAt: NOW + 1,
        packets: 3,
        acknowledged: 1,
        tries: 2,
        reason: 'not_heard',
      },
      {
        job: '000005c',
        to: 'all',
        form: 'text',
        priority: 'emergency',
        since: NOW - 8_000_000,
        expiresAt: NOW + 1,
        tries: 0,
        reason: 'budget',
        nextTryAt: NOW + 30_000,
      },
    ],
    messages: [
      {
        at: NOW - 5_000,
        direction: 'out',
        node: '!00000002',
        form: 'text',
        channel: 0,
        bytes: 200,
        outcome: 'refused',
        routingError: 5,
      },
      {
        at: NOW - 65_000,
        direction: 'in',
        node: '!00000002',
        form: 'cbor',
        channel: 0,
        bytes: 28,
        hops: 1,
        snrDb: -7.25,
        outcome: 'taken',
      },
    ],
  };
  expect(describeRadio(view, NOW).split('\n').slice(2)).toEqual([
    'Node      !00000001 BM (Babelmesh), 1 others known',
    'Radio     EU_868, LONG_FAST (SF11/250 kHz 4/5), 3 hops, firmware 2.7.26',
    'Channel   7.3 % busy; this radio sent 1.50 % of the last hour, relays included; the region allows 10 %',
    'Airtime   1.9 s of 36.0 s this hour, 7.2 s of it for emergencies',
    'Notices   1 wait for the channel',
    'Ignored   5 repeated, 2 mqtt',
    'Held      3 budget',
    'Given up  1 not_confirmed',
    '',
    'Waiting (130)',
    '  000005b  to !00000002  text  normal     2 min old, 1 of 3 there: not_heard, 2 tries failed',
    '  000005c  to all        text  emergency  2.2 h old: budget, again in 30 s',
    '',
    'Messages, newest first',
    '     5 s ago  → to   !00000002  text       200 B, channel 0: refused (error 5)',
    '   1 min ago  ← from !00000002  cbor       28 B, channel 0, 1 hop, -7.3 dB: taken',
    '',
  ]);
});

it('lists the nodes that may be asked', () => {
  const far = Array.from({ length: 14 }, (_, n) => ({ source: 'en', target: `q${n}` }));
  const view: RadioView = {
    ...bare,
    nodes: [{ num: 11, id: '!0000000b', shortName: 'BOB', longName: 'Bob' }],
    peers: [
      {
        node: '!0000000b',
        directions: [{ source: 'en', target: 'sw' }],
        toldAt: NOW - 180_000,
        isDirect: true,
        waiting: 2,
        hops: 1,
        restsUntil: NOW + 30_000,
        jobs: [
          { job: '000005b', isSent: true },
          { job: '000005c', isSent: false },
        ],
      },
      { node: '!0000000c', directions: far, toldAt: NOW - 7_200_000, isDirect: false, waiting: 0, jobs: [] },
      { node: '!0000000d', directions: [], isDirect: false, jobs: [] },
    ],
  };
  const lines = describeRadio(view, NOW).split('\n');
  const at = lines.indexOf('Other nodes (3)');
  expect(lines.slice(at, at + 5)).toEqual([
    'Other nodes (3)',
    '  !0000000b BOB  en→sw; told 3 min ago, 1 hop, 2 waiting there, left alone for 30 s, has 000005b, 000005c waits to be sent',
    `  !0000000c  ${far
      .slice(0, 12)
      .map(({ target }) => `en→${target}`)
      .join(' ')} and 2 more; broadcast 2.0 h ago, 0 waiting there`,
    '  !0000000d  told nothing yet',
    '',
  ]);
});
