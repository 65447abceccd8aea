import type { Job } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import { BROADCAST } from '../link/sizes.js';
import { ANA } from '../testing/fake-link.js';
import { delivery, translation } from '../testing/fake-ports.js';
import { radioAmongFakes } from '../testing/open-radio.js';

const [BO, CY, BOT, BOT2] = [0xb0b, 0xc1, 0xb07, 0xb072];

/** To another language and back: letters 13 further on. What it makes has no trigram in common with what it was. */
function translate(text: string): string {
  return text.replace(/[a-z]/giu, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
}

async function opened() {
  const room = await radioAmongFakes({
    interpreterChannels: [{ channel: 1, languages: ['en', 'es'] as const }],
  });
  room.node.onSubmit = ({ id, request }: Job) =>
    room.outbox.add(
      delivery(
        id,
        { result: translation(translate(request.text)) },
        { replyTo: request.replyTo, createdAt: room.clock.now() },
      ),
    );
  let nextId = 100;
  const say = async (from: number, text: string, replyId = 0) => {
    const id = nextId++;
    await room.hear(text, { id, from, to: BROADCAST, channel: 1, replyId });
    return id;
  };
  /** Our packet that answers this one. */
  const answerTo = (id: number) => room.link.sent.find(({ replyId }) => replyId === id)?.packetId ?? 0;
  return { ...room, say, answerTo };
}

const OPENERS = ['well ', '', 'look, ', 'so ', 'now '];
const CLOSERS = [' please', ', you know', '', ' (it seems)', ' today'];
/** The same in other words, another time others: a word less, but no number. */
function reword(text: string, n: number): string {
  const words = text.split(' ');
  const out = 1 + (n % (words.length - 1));
  const left = words.filter((word, at) => at !== out || words.length <= 4 || /\d/u.test(word));
  return OPENERS[n % 5] + left.join(' ') + CLOSERS[(n * 2) % 5];
}

interface Bot {
  readonly num?: number;
  readonly delayMs: number;
  readonly threads: (n: number) => boolean;
  readonly rewords?: (text: string, n: number) => string;
  /** Whether it answers people too. */
  readonly isEager?: boolean;
}

/** A translator of another make: answers all that we say, and what other bots say. */
function listen(
  room: Awaited<ReturnType<typeof opened>>,
  { num = BOT, delayMs, threads, rewords = reword, isEager = false }: Bot,
): { hears: (text: string, id: number) => void } {
  const { link, clock, say } = room;
  let n = 0;
  const hears = (text: string, id: number) => {
    const count = n++;
    clock.schedule(delayMs, () => void say(num, rewords(translate(text), count), threads(count) ? id : 0));
  };
  const { answer } = link;
  link.answer = async (packet, count) => {
    const sent = link.sent.at(-1);
    if (sent) hears(new TextDecoder().decode(sent.payload), sent.packetId);
    return answer(packet, count);
  };
  return { hears: isEager ? hears : () => {} };
}

const TEXTS = [
  'where is the nearest clinic',
  'the bridge over the river is closed until monday',
  'we need water and bread for 20 people at the school',
];
const BOTS = [10_000, 12_000, 60_000].flatMap((delayMs) =>
  (
    [
      ['threaded', () => true],
      ['unthreaded', () => false],
      ['now threaded, now not', (n: number) => n % 2 === 0],
      ['now unthreaded, now threaded', (n: number) => n % 2 === 1],
    ] as const
  ).flatMap(([how, threads]) => TEXTS.map((text) => ({ delayMs, how, threads, text }))),
);

describe('a slow translator of another make', () => {
  it.each(BOTS)('after $delayMs ms, $how: $text', async ({ delayMs, threads, text }) => {
    const room = await opened();
    listen(room, { delayMs, threads });
    await room.say(ANA, text);
    await room.pass(3_600_000);
    // The one for ANA, and one for the bot.
    expect(room.link.sent).toHaveLength(2);
    expect(room.radio.ignored().get('loop')).toBe(1);
  });

  it('in quite other words each time, threaded', async () => {
    const room = await opened();
    const rewords = (_text: string, n: number) =>
      `${'abcdefghijklm'.slice(n % 13).repeat(2)} ${n} ${'zyxwvu'.slice(n % 6)}`;
    listen(room, { delayMs: 30_000, threads: () => true, rewords });
    await room.say(ANA, TEXTS[0] ?? '');
    await room.pass(3_600_000);
    expect(room.link.sent).toHaveLength(2);
  });

  it('that answers what the radio still transmits', async () => {
    const room = await opened();
    const { link, clock } = room;
    const rewords = (_text: string, n: number) => 'abcdefghijklm'.slice(n % 13).repeat(2);
    listen(room, { delayMs: 10_000, threads: () => true, rewords });
    const { answer } = link;
    link.answer = async (packet, count) => {
      const outcome = await answer(packet, count);
      await new Promise<void>((resolve) => void clock.schedule(20_000, resolve));
      return outcome;
    };
    await room.say(ANA, TEXTS[0] ?? '');
    await room.pass(3_600_000);
    expect(link.sent).toHaveLength(2);
  });

  it('that also translates what people say, while they talk on', async () => {
    const room = await opened();
    const bot = listen(room, { delayMs: 12_000, threads: () => false, isEager: true });
    for (let n = 0; n < 10; n++) {
      for (const text of TEXTS) {
        const said = `${text} ${'morning noon evening night'.split(' ')[n % 4]} ${n}`;
        bot.hears(said, await room.say(ANA, said));
        await room.pass(60_000);
      }
    }
    // Each of thirty messages, and the bot only until it is known.
    expect(room.link.sent.length).toBeGreaterThanOrEqual(30);
    expect(room.link.sent.length).toBeLessThanOrEqual(36);
  });

  it('does not go on through a third one', async () => {
    const room = await opened();
    listen(room, { delayMs: 10_000, threads: () => true });
    listen(room, { num: BOT2, delayMs: 17_000, threads: () => true });
    await room.say(ANA, TEXTS[1] ?? '');
    await room.pass(3_600_000);
    expect(room.link.sent.length).toBeLessThanOrEqual(6);
  });
});

const TALK = [
  'is the clinic at marin open today',
  'yes the clinic at marin is open until six',
  'do you know whether they have insulin',
  'they have some, but you should hurry',
  'can i come with my father, he cannot walk',
  'we can send a car to your house',
  'that would be very kind, we live at the mill',
  'the driver will be there in half an hour',
  'thank you, how will we know him',
  'he has a white van and his name is karim',
  'i see him, he is here now',
  'good, tell him to take the road by the lake',
  'why not the road through the village',
  'there is water on that road since the morning',
  'he says that he knows, we are on our way',
  'ask for doctor lena when you arrive',
  'is she the one with the red coat',
  'no, she has grey hair and speaks english',
  'we have found her, thanks to all of you',
  'we are glad, good luck to your father',
];

describe('people', () => {
  it.each([
    ['our translations', true],
    ['what the other wrote', false],
  ])('who answer %s, threaded, ten times each, are not silenced', async (_what, isOurs) => {
    const { link, radio, pass, say, answerTo } = await opened();
    let last = 0;
    for (const [turn, text] of TALK.entries()) {
      const id = await say(turn % 2 ? BO : ANA, turn % 2 ? translate(text) : text, last);
      await pass(25_000);
      last = isOurs ? answerTo(id) : id;
    }
    expect(link.sent).toHaveLength(TALK.length);
    expect(radio.ignored().get('loop')).toBeUndefined();
  });

  it('who write several messages in a row, and thread more than one to the same', async () => {
    const { link, radio, pass, say, answerTo } = await opened();
    const asked = await say(ANA, TALK[0] ?? '');
    await pass(25_000);
    for (const [n, text] of TALK.slice(1).entries()) {
      await say(BO, translate(text), n < 4 ? answerTo(asked) : 0);
      await pass(25_000);
    }
    expect(link.sent).toHaveLength(TALK.length);
    expect(radio.ignored().get('loop')).toBeUndefined();
  });

  it('who report one thing after another', async () => {
    const { link, pass, say } = await opened();
    await say(ANA, translate('which of the checkpoints are open'));
    for (let n = 1; n <= 12; n++) {
      await pass(25_000);
      await say(BO, `checkpoint ${n} is open`);
    }
    await pass(25_000);
    expect(link.sent).toHaveLength(13);
  });

  it('who say again what they said, better, are heard again when they say something else', async () => {
    const { link, pass, say, answerTo } = await opened();
    const asked = await say(ANA, translate('is the bridge closed'));
    const texts = ['yes teh bridge is closed', 'yes the bridge is closed', 'take the road by the lake'];
    for (const text of texts) {
      await pass(25_000);
      await say(BO, text, answerTo(asked));
    }
    await pass(25_000);
    expect(link.sent.map(({ replyId }) => replyId).at(-1)).toBe(103);
  });

  it('on another channel, or half an hour later, are others', async () => {
    const { link, pass, say, hear } = await opened();
    await say(ANA, TEXTS[0] ?? '');
    for (let n = 0; n < 4; n++) {
      await pass(1_800_000);
      await say(CY, `${TEXTS[0]} ${n}`);
    }
    await hear(TEXTS[0] ?? '', { to: BROADCAST, channel: 2, from: CY });
    await pass(25_000);
    expect(link.sent).toHaveLength(5);
  });
});
