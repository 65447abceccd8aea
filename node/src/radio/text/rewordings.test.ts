import type { Job } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import { ANA } from '../testing/fake-link.js';
import { delivery, translation } from '../testing/fake-ports.js';
import { radioAmongFakes } from '../testing/open-radio.js';

/** To another language and back: letters 13 further on. */
function translate(text: string): string {
  return text.replace(/[a-z]/gu, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97));
}

async function opened() {
  const room = await radioAmongFakes({ requestsPerMinute: 60 });
  room.node.onSubmit = ({ id, request }: Job) =>
    room.outbox.add(
      delivery(
        id,
        { result: translation(translate(request.text)) },
        { replyTo: request.replyTo, createdAt: room.clock.now() },
      ),
    );
  return room;
}

const ADDED = [' please', ' now', ', you know', ' today', ' then'];

describe('a slow translator behind somebody who set a language', () => {
  it.each([10_000, 12_000, 60_000].flatMap((delayMs) => [2, 3].map((most) => ({ delayMs, most }))))(
    'after $delayMs ms gets $most answers',
    async ({ delayMs, most }) => {
      const { link, hear, pass, clock, radio } = await opened();
      await hear('lang es');
      await pass(20_000);
      const before = link.sent.length;
      let n = 0;
      const { answer } = link;
      link.answer = (packet, count) => {
        const said = link.sent.at(-1);
        const text = translate(new TextDecoder().decode(packet.payload));
        const replyId = most === 2 ? (said?.packetId ?? 0) : 0;
        clock.schedule(delayMs, () => void hear(text + ADDED[n++ % ADDED.length], { replyId }));
        return answer(packet, count);
      };
      await hear('where is the nearest clinic');
      await pass(3_600_000);
      expect(link.sent.length - before).toBe(most);
      expect(radio.ignored().get('loop')).toBe(1);
    },
  );
});

describe('people', () => {
  it('ask one question after the other, as answers to the last', async () => {
    const { node, link, hear, pass } = await opened();
    const texts = [
      'where is the clinic',
      'is it far from the market',
      'when does it open',
      'thank you very much',
    ];
    for (const text of texts) {
      await hear(`es ${text}`, { replyId: link.sent.at(-1)?.packetId ?? 0 });
      await pass(20_000);
    }
    expect(node.requests.map(({ text }) => text)).toEqual(texts);
  });

  it('ask where it hurts, one place after the other', async () => {
    const { node, hear, pass } = await opened();
    const places = ['head', 'chest', 'back', 'left arm', 'right arm', 'leg'];
    for (const place of places) {
      await hear(`es Does your ${place} hurt?`);
      await pass(60_000);
    }
    expect(node.requests.map(({ text }) => text)).toEqual(places.map((each) => `Does your ${each} hurt?`));
  });

  it('try other words, and other languages', async () => {
    const { node, hear, pass } = await opened();
    node.directions.push(
      { source: 'en', target: 'fr', model: 'm' },
      { source: 'en', target: 'de', model: 'm' },
    );
    const asked = [
      'es where is the clinic',
      'es where is the nearest clinic',
      'es where is the next clinic',
      'fr where is the next clinic',
      'de where is the next clinic',
      'es where is the next clinic',
    ];
    for (const text of asked) {
      await hear(text);
      await pass(20_000);
    }
    expect(node.requests).toHaveLength(asked.length);
  });

  it('are heard again ten minutes later, and in an emergency at once', async () => {
    const { node, hear, pass } = await opened();
    await hear('lang es');
    for (let n = 0; n < 5; n++) await hear(`where is the nearest clinic${ADDED[n]}`);
    expect(node.requests).toHaveLength(3);
    await hear('sos where is the nearest clinic');
    expect(node.requests).toHaveLength(4);
    await pass(600_000);
    await hear('where is the nearest clinic', { from: ANA });
    expect(node.requests).toHaveLength(5);
  });
});
