import type { Job } from '@babelmesh/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../simulator/random.js';
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

/** The same words every time, and one more of these. */
const ADDED = [' please', ' now', ', you know', ' today', ' then'];

describe('a slow translator behind somebody who set a language', () => {
  it.each([10_000, 12_000, 60_000].flatMap((delayMs) => [2, 3].map((most) => ({ delayMs, most }))))(
    'after $delayMs ms gets $most answers',
    async ({ delayMs, most }) => {
      const { link, hear, pass, clock, radio } = await opened();
      await hear('lang es');
      await pass(20_000);
      const before = link.texts.length;
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
      const [notice, ...answers] = link.texts.slice(before).reverse();
      expect(answers).toHaveLength(most);
      expect(notice).toMatch(/^~ No traducido: .*«es: …»$/u);
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

  it.each([[8], [14]])(
    'who set a language ask %i questions of one frame, and all that is not translated is told',
    async (most) => {
      const { node, link, hear, pass } = await opened();
      await hear('lang es');
      const places = [
        'head',
        'chest',
        'back',
        'leg',
        'arm',
        'hand',
        'neck',
        'knee',
        'foot',
        'ear',
        'eye',
        'hip',
        'nose',
        'throat',
      ];
      let told = 0;
      for (const place of places.slice(0, most)) {
        const text = `Does your ${place} hurt?`;
        await hear(text);
        await pass(20_000);
        if (node.requests.at(-1)?.text === text) continue;
        told++;
        expect(link.texts.at(-1)).toMatch(/^~ No traducido: .*«es: …»$/u);
        await hear(`es: ${text}`);
        await pass(20_000);
      }
      expect(node.requests.map(({ text }) => text)).toEqual(
        places.slice(0, most).map((each) => `Does your ${each} hurt?`),
      );
      expect(told).toBe(most > 8 ? 1 : 0);
    },
  );

  it('ask so as answers to the answers', async () => {
    const { node, link, hear, pass } = await opened();
    await hear('lang es');
    for (const place of ['head', 'chest', 'back', 'leg', 'arm']) {
      await hear(`Does your ${place} hurt?`, { replyId: link.sent.at(-1)?.packetId ?? 0 });
      await pass(20_000);
    }
    expect(node.requests).toHaveLength(5);
  });

  it('say no to one question after the other, on one phone', async () => {
    const { node, hear, pass } = await opened();
    await hear('lang es en');
    const said = ['head', 'chest', 'back', 'leg'].flatMap((place) => [
      `Does your ${place} hurt?`,
      'No, nada',
    ]);
    for (const text of said) {
      await hear(text);
      await pass(15_000);
    }
    expect(node.requests.map(({ text }) => text)).toEqual(said);
  });

  it('are told why the same is not translated for the third time', async () => {
    const { link, hear, pass } = await opened();
    for (let n = 0; n < 3; n++) {
      await hear('es where is the clinic', { id: 900 + n });
      await pass(20_000);
    }
    expect(link.texts.at(-1)).toBe('~ Not translated: I had that already. To have it again, change a word.');
    expect(link.sent.at(-1)).toMatchObject({ replyId: 902 });
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
    const asked = ['where is the nearest clinic', 'the nearest clinic is where'];
    for (let n = 0; n < 5; n++) await hear(`${asked[n % 2]}${'?'.repeat(n)}`);
    expect(node.requests).toHaveLength(3);
    await hear('sos where is the nearest clinic');
    expect(node.requests).toHaveLength(4);
    await pass(600_000);
    await hear('where is the nearest clinic', { from: ANA });
    expect(node.requests).toHaveLength(5);
  });
});

describe('a bot of any kind behind somebody who set a language', () => {
  const WORDS =
    'where is the nearest clinic please send two doctors over bridge road closed until monday'.split(' ');
  const seeds = fc.integer({ min: 0, max: 2 ** 31 });
  /** What it makes of what it is told. */
  const bot = fc.constantFrom('echo', 'translate', 'add', 'swap', 'reword', 'translate notices');

  it('falls silent after a bounded number of messages, whatever it says and when', async () => {
    await fc.assert(
      fc.asyncProperty(
        bot,
        seeds,
        fc.integer({ min: 4_000, max: 540_000 }),
        fc.boolean(),
        fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }),
        async (kind, seed, delayMs, isThreaded, words) => {
          const { link, hear, pass, clock, radio } = await opened();
          const random = new Random(seed);
          await hear('lang es');
          await pass(20_000);
          const before = link.sent.length;
          const { answer } = link;
          const say = (heard: string) => {
            const isNotice = heard.startsWith('~ ');
            if (isNotice && kind !== 'translate notices') return heard;
            const text = kind === 'echo' ? heard : translate(heard.replace(/^~ /u, ''));
            const all = text.split(' ');
            const at = random.below(all.length);
            if (kind === 'add') all.push(`word${random.below(1_000)}`);
            if (kind === 'swap') all.push(...all.splice(at, 1));
            if (kind === 'reword')
              all[at] = translate(
                `thing${String.fromCharCode(97 + random.below(26), 97 + random.below(26))}`,
              );
            return all.join(' ');
          };
          link.answer = (packet, count) => {
            const said = link.sent.at(-1);
            const text = say(new TextDecoder().decode(packet.payload));
            clock.schedule(
              delayMs,
              () => void hear(text, { replyId: isThreaded ? (said?.packetId ?? 0) : 0 }),
            );
            return answer(packet, count);
          };
          await hear(words.join(' '));
          await pass(18 * 3_600_000);
          const sent = link.sent.length - before;
          await pass(12 * 3_600_000);
          expect(link.sent.length - before).toBe(sent);
          expect(sent).toBeLessThanOrEqual(60);
          await radio.stop();
        },
      ),
      { numRuns: 40 },
    );
  });
});
