import { ReplyTo } from '@babelmesh/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LinkState } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import type { Detector } from '../ports.js';
import { ANA, SELF } from '../testing/fake-link.js';
import { delivery } from '../testing/fake-ports.js';
import { MemoryPeopleStore } from '../testing/memory-shelf.js';
import { radioAmongFakes } from '../testing/open-radio.js';

const [BO, CY] = [0xb0b, 0xc1];
const nodes: LinkState['nodes'] = new Map(
  (
    [
      [ANA, 'ANA'],
      [BO, '\u202eBO'],
      [CY, 'a name\nthat no app would take, whatever it is for'],
    ] as const
  ).map(([num, shortName]) => {
    const id = `!${num.toString(16).padStart(8, '0')}`;
    return [num, { num, id, shortName, longName: id, isUnmessagable: false, hasPublicKey: num === BO }];
  }),
);

/** Has an opinion about everything. */
const detector: Detector = {
  detect: (text) => [{ language: text.length % 3 ? 'es' : 'en', confidence: (text.length % 10) / 10 }],
};

const text = fc.oneof(
  fc.constantFrom(
    'lang es',
    'lang en es',
    'lang off',
    'lang',
    'talk to ana es',
    'talk to !00000b0b',
    'talk to !000000c1 en',
    'yes',
    'sí',
    'yes en',
    'no',
    'stop',
    'more',
    'help',
    'ayuda',
    'status',
    'cancel',
    'langs',
    'sos',
    'sos me duele',
    'es hello',
    '!es hello',
    '@BM es hello',
    '@BM help',
    '@BM es',
    '🇲🇽',
    '🇺🇸',
    '👍',
    'where is the clinic',
    '\u202eevil',
    'x'.repeat(230),
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const message = fc.record({
  text,
  from: fc.constantFrom(ANA, BO, CY, 0xdead),
  to: fc.constantFrom(SELF, SELF, SELF, BROADCAST),
  channel: fc.constantFrom(0, 1, 2, 3),
  id: fc.integer({ min: 1, max: 30 }),
  replyId: fc.constantFrom(0, 0, 0, 1, 2, 3, 5000, 5001, 5002),
  isTapback: fc.boolean(),
  isProven: fc.boolean(),
  passMs: fc.constantFrom(0, 500, 5_000, 60_000, 4_000_000),
});

it('whatever people write, in whatever order: few packets, none too large, no fault, also over a restart', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 60 }), fc.nat(60), async (messages, restartAt) => {
      const peopleStore = new MemoryPeopleStore();
      const policy = {
        requestsPerMinute: 60,
        channels: [1],
        tapbackChannels: [2],
        interpreterChannels: [{ channel: 3, languages: ['en', 'es'] as const }],
      };
      const open = async (clock?: Awaited<ReturnType<typeof radioAmongFakes>>['clock']) => {
        const room = await radioAmongFakes(policy, { peopleStore, detector, ...(clock && { clock }) });
        room.link.change({ nodes });
        room.node.onSubmit = ({ id, request }) =>
          room.outbox.add(delivery(id, request.text.repeat(4), { replyTo: request.replyTo }));
        return room;
      };
      let room = await open();
      for (const [at, { isProven, passMs, from, ...packet }] of messages.entries()) {
        if (at === restartAt) {
          await room.radio.stop();
          room = await open(room.clock);
        }
        const before = room.link.sent.length;
        const key = { pkiEncrypted: true, publicKey: new Uint8Array(32).fill(from & 0xff) };
        await room.hear(packet.text, { ...packet, from, ...(isProven && key) });
        await room.pass(passMs);
        // The answer to one, and to the other of a talk; or three parts.
        expect(room.link.sent.length - before).toBeLessThanOrEqual(3 + (passMs > 60_000 ? 20 : 3));
      }
      await room.pass(3_600_000);
      expect(room.logger.at('error')).toEqual([]);
      for (const { replyTo } of room.node.requests) {
        expect(ReplyTo.safeParse(replyTo).success).toBe(true);
      }
      for (const { payload, to } of room.link.sent) {
        expect(payload.length).toBeLessThanOrEqual(room.link.largestPayload);
        expect([ANA, BO, CY, 0xdead, BROADCAST]).toContain(to);
        expect(new TextDecoder('utf-8', { fatal: true }).decode(payload)).not.toContain('\u202e');
      }
      await room.radio.stop();
    }),
    { numRuns: 60 },
  );
});
