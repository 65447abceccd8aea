import { describe, expect, it } from 'vitest';
import { requesterId } from '../requester.js';
import { ANA } from '../testing/fake-link.js';
import { delivery } from '../testing/fake-ports.js';
import { MemoryPeopleStore } from '../testing/memory-shelf.js';
import { radioAmongFakes } from '../testing/open-radio.js';

const LONG = Array.from({ length: 300 }, (_, n) => `palabra${n}`).join(' ');

/** The text the parts are of. */
const joined = (parts: readonly string[]) =>
  parts.map((part) => part.replace(/^\(\d\/\d\) /u, '').replace(/… \(\+\d+ more\)$/u, ' ')).join('');

async function afterLongAnswer(more: Parameters<typeof radioAmongFakes>[1] = {}) {
  const room = await radioAmongFakes({ requestsPerMinute: 60 }, more);
  room.outbox.add(delivery('job', LONG));
  await room.pass(600_000);
  return room;
}

describe('a long answer', () => {
  it('comes in three parts, and says how much is left', async () => {
    const { link } = await afterLongAnswer();
    expect(link.texts).toHaveLength(3);
    const [, left] = /… \(\+(\d+) more\)$/u.exec(link.texts[2] ?? '') ?? [];
    expect(joined(link.texts).length + Number(left)).toBeGreaterThanOrEqual(LONG.length);
  });

  it('goes on with more, until nothing is left', async () => {
    const { link, hear, pass } = await afterLongAnswer();
    for (let n = 0; n < 10 && !link.texts.at(-1)?.startsWith('~'); n++) {
      await hear('more');
      await pass(600_000);
    }
    const parts = link.texts.filter((text) => !text.startsWith('~'));
    expect(joined(parts)).toBe(LONG);
    expect(link.texts.at(-1)).toBe('~ Nothing more.');
    for (const { payload } of link.sent) expect(payload.length).toBeLessThanOrEqual(link.largestPayload);
  });

  it('goes on only for the key that asked for it', async () => {
    const room = await radioAmongFakes({ requestsPerMinute: 60 });
    const { link, outbox, hear, pass } = room;
    const [own, other] = [1, 2].map((seed) => ({
      pkiEncrypted: true,
      publicKey: new Uint8Array(32).fill(seed),
    }));
    const id = requesterId({ from: ANA, pkiEncrypted: true, ...own });
    outbox.add(delivery('job', LONG, { requester: { inlet: 'radio', id } }));
    await pass(600_000);
    for (const packet of [other, {}]) {
      await hear('more', packet);
      await pass(600_000);
    }
    expect(link.texts.slice(3)).toEqual(['~ Nothing more.', '~ Nothing more.']);
    await hear('more', own);
    await pass(600_000);
    expect(link.texts).toHaveLength(8);
    expect(link.sent.slice(5)).toMatchObject([{ needsKey: true }, { needsKey: true }, { needsKey: true }]);
  });

  it('sends the next part only after the last was confirmed, and the same again where it was not', async () => {
    const { link, hear, pass } = await afterLongAnswer();
    link.answer = (_packet, count) => (count === 5 ? 'refused' : 'acked');
    await hear('more');
    await pass(600_000);
    const said = (text: string) => text.replace(/^\(\d\/\d\) /u, '').slice(0, 40);
    expect(link.texts).toHaveLength(5);
    await hear('more');
    await pass(600_000);
    expect(said(link.texts[5] ?? '')).toBe(said(link.texts[4] ?? ''));
  });

  it('is sent once, however often it is asked for at once', async () => {
    const { link, hear, pass, radio } = await afterLongAnswer();
    link.change({ channelUtilization: 50 });
    for (let n = 0; n < 5; n++) await hear('more');
    link.change({ channelUtilization: 5 });
    await pass(600_000);
    expect(link.texts).toHaveLength(6);
    expect(radio.ignored().get('repeated')).toBe(4);
  });

  it('is still there after a restart, for its receiver, for some hours', async () => {
    const peopleStore = new MemoryPeopleStore();
    const first = await afterLongAnswer({ peopleStore });
    await first.radio.stop();
    const { link, hear, pass } = await radioAmongFakes({}, { peopleStore, clock: first.clock });
    await hear('more', { from: 0xb0b });
    expect(link.texts).toEqual(['~ Nothing more.']);
    await hear('more');
    await pass(600_000);
    expect(link.sent.slice(1).map(({ to }) => to)).toEqual([ANA, ANA, ANA]);
    await pass(7 * 3_600_000);
    await hear('more');
    expect(link.texts.at(-1)).toBe('~ Nothing more.');
  });
});
