import {
  BabelmeshError,
  type ErrorCode,
  type Job,
  type ReplyTo,
  type TranslationResult,
  type WireMessage,
} from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FakeLogger } from '../radio/testing/fake-ports.js';
import { Directory, type PeersSnapshot } from './directory.js';
import { Peers, type PeersOptions } from './peers.js';
import { FakeRadio, SELF, statusOf } from './testing/fake-radio.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [B, C] = [0xb, 0xc];

async function setUp(more: Partial<PeersOptions> = {}) {
  const clock = new ManualClock();
  const radio = new FakeRadio();
  const logger = new FakeLogger();
  const own = { directions: [{ source: 'en', target: 'es', model: 'm@1' }] };
  const peers = new Peers({
    ...{ radio, own, clock, logger, waiting: () => 0, random: () => 0.5 },
    nodes: ['!0000000b', '!0000000C'],
    ...more,
  });
  await peers.start();
  onTestFinished(() => peers.stop());
  /** How a translation ends. */
  const ask = (job: Job, signal: AbortSignal = new AbortController().signal) => {
    const seen: { result?: Omit<TranslationResult, 'jobId'>; code?: string } = {};
    void peers.translate(job, signal).then(
      (result) => {
        seen.result = result;
      },
      (error) => {
        seen.code = error instanceof BabelmeshError ? error.code : String(error);
      },
    );
    return seen;
  };
  const answer = (from: number, message: Partial<Extract<WireMessage, { kind: 'result' }>> = {}) =>
    radio.hear(from, { kind: 'result', token: radio.token, text: 'zahanati', warnings: [], ...message });
  const refuse = (from: number, code: ErrorCode, retryAfterS?: number) =>
    radio.hear(from, {
      kind: 'error',
      token: radio.token,
      code,
      ...(retryAfterS !== undefined && { retryAfterS }),
    });
  return { clock, radio, logger, peers, ask, answer, refuse };
}

function job(more: Partial<Job['request']> = {}, attempts = 1): Job {
  return {
    id: 'job1',
    state: 'leased',
    request: {
      text: 'clinic',
      source: 'auto',
      from: 'en',
      target: 'sw',
      priority: 'normal',
      work: 1,
      requester: { inlet: 'http', id: 'page' },
      replyTo: { inlet: 'http' },
      ...more,
    },
    attempts,
    doneSegments: 0,
    totalSegments: 0,
    enqueuedAt: 0,
  };
}

const fromNode = (to: number): ReplyTo => ({
  inlet: 'radio',
  to,
  channel: 0,
  replyId: 1,
  form: 'cbor',
  token: 1,
});

describe('passing on', () => {
  it('asks the nearest in one message, and names it in the result', async () => {
    const { clock, radio, ask, answer } = await setUp({ isCompact: true });
    radio.hear(C, statusOf(['en>sw']), { hops: 1 });
    radio.hear(B, statusOf(['en>sw']), { hops: 0 });
    const asked = ask(job({ priority: 'high' }));
    await clock.advance(0);
    expect(radio.sent).toMatchObject([
      {
        to: B,
        priority: 'high',
        message: { source: 'en', target: 'sw', text: 'clinic', passes: 1, expiresInS: 3600, compact: true },
      },
    ]);
    expect(answer(B, { confidence: -0.5, warnings: ['doubtful'] })).toBe(true);
    await clock.advance(0);
    expect(asked.result).toEqual({
      ...{ text: 'zahanati', source: 'en', target: 'sw', model: 'peer !0000000b' },
      ...{ confidence: -0.5, warnings: ['doubtful'] },
    });
    // A second copy is for nobody.
    expect(answer(B)).toBe(false);
  });

  it.each<[string, Partial<Parameters<FakeRadio['hear']>[2]>, number]>([
    ['another node', {}, 0xee],
    ['somebody under a known node’s number', { isProven: false }, B],
  ])('takes no answer from %s', async (_who, more, from) => {
    const { clock, radio, ask, answer } = await setUp();
    radio.keys.add(B);
    radio.hear(B, statusOf(['en>sw']));
    const asked = ask(job());
    await clock.advance(0);
    const forged = { kind: 'result', token: radio.token, text: 'forged', warnings: [] } as const;
    expect(radio.hear(from, forged, more)).toBe(false);
    expect(radio.hear(from, statusOf(['en>uk']), more)).toBe(false);
    await clock.advance(0);
    expect(asked).toEqual({});
    answer(B);
    await clock.advance(0);
    expect(asked.result?.text).toBe('zahanati');
  });

  it.each([
    [true, '!0000000c:0123456789abcdef'],
    [false, '!0000000c'],
  ])('needs the other’s key: %s, where the request is of %s', async (needsKey, id) => {
    const { clock, radio, ask } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    ask(job({ requester: { inlet: 'radio', id }, replyTo: fromNode(C) }));
    await clock.advance(0);
    expect(radio.sent).toMatchObject([{ to: B, needsKey }]);
  });

  it('asks another the next time, where one did not answer', async () => {
    const { clock, radio, peers, ask } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    radio.hear(C, statusOf(['en>sw']), { hops: 5 });
    const first = ask(job());
    await clock.advance(5 * MINUTE);
    expect(first.code).toBe('peer_unavailable');
    const second = ask(job({}, 2));
    await clock.advance(0);
    // Reminded once.
    expect(radio.sent.map(({ to }) => to)).toEqual([B, B, C]);
    // Each node has its own token, and an answer of the first is as good.
    const [one, , two] = radio.sent.map(({ message }) => ('token' in message ? message.token : undefined));
    expect(one).not.toBe(two);
    radio.hear(B, { kind: 'result', token: one ?? 0, text: 'late', warnings: [] });
    await clock.advance(0);
    expect(second.result).toMatchObject({ text: 'late', model: 'peer !0000000b' });
    expect(peers.readyInMs(job())).toBe(0);
  });

  it('keeps an answer that came before its job was taken up again', async () => {
    const { clock, radio, ask, answer } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    const stopped = new AbortController();
    const first = ask(job(), stopped.signal);
    await clock.advance(0);
    stopped.abort(new BabelmeshError('shutting_down', 'The node is stopping.'));
    await clock.advance(0);
    expect(first.code).toBe('shutting_down');
    answer(B);
    const again = ask(job({}, 2));
    await clock.advance(0);
    expect(again.result?.text).toBe('zahanati');
    expect(radio.sent).toHaveLength(1);
  });

  it('asks once more, and again, where nobody confirms the question, with the same token', async () => {
    const { clock, radio, ask, answer } = await setUp();
    radio.onSend = async () => false;
    radio.hear(B, statusOf(['en>sw']));
    const asked = ask(job());
    await clock.advance(44_000);
    expect(radio.sent).toHaveLength(1);
    await clock.advance(200_000);
    expect(radio.sent).toHaveLength(3);
    expect(new Set(radio.sent.map(({ message }) => JSON.stringify(message))).size).toBe(1);
    // What was sent before leaves half of the airtime to what was not.
    expect(radio.sent.map(({ isRetry }) => isRetry)).toEqual([false, true, true]);
    answer(B);
    await clock.advance(0);
    expect(asked.result?.text).toBe('zahanati');
  });

  it('asks in plain text who cannot read compressed text, and remembers it', async () => {
    const { clock, radio, ask, answer, refuse } = await setUp({ isCompact: true });
    radio.hear(B, statusOf(['en>sw']));
    const asked = ask(job());
    await clock.advance(0);
    refuse(B, 'unsupported_version');
    await clock.advance(0);
    answer(B);
    await clock.advance(0);
    expect(asked.result?.text).toBe('zahanati');
    ask(job());
    await clock.advance(0);
    expect(radio.sent.map(({ message }) => 'compact' in message)).toEqual([true, false, false]);
  });

  it('asks another where the text fits a packet only compressed, and the first cannot read that', async () => {
    const { clock, radio, ask, answer, refuse } = await setUp({ isCompact: true });
    radio.fits = (message) => message.kind !== 'request' || 'compact' in message;
    radio.onSend = async (_to, message) => {
      if (!radio.fits(message)) throw new BabelmeshError('packet_too_large', 'It does not fit.');
      return true;
    };
    radio.hear(B, statusOf(['en>sw']), { hops: 0 });
    radio.hear(C, statusOf(['en>sw']), { hops: 1 });
    const first = ask(job());
    await clock.advance(0);
    refuse(B, 'unsupported_version');
    await clock.advance(0);
    expect(first.code).toBe('peer_unavailable');
    const second = ask(job({}, 2));
    await clock.advance(0);
    answer(C);
    await clock.advance(0);
    expect(second.result?.text).toBe('zahanati');
    // It is there all the same, for what fits.
    radio.fits = () => true;
    ask({ ...job(), id: 'job2' });
    await clock.advance(0);
    expect(radio.sent.map(({ to }) => to)).toEqual([B, C, B]);
  });

  it.each(['known to have arrived', 'still on its way'])(
    'asks in plain text only from then on, where the compressed question is %s',
    async (how) => {
      const { clock, radio, ask, answer, refuse } = await setUp({ isCompact: true });
      radio.hear(B, statusOf(['en>sw']));
      const aborted: boolean[] = [];
      radio.onSend = async (_to, message, signal) => {
        signal.addEventListener('abort', () => aborted.push('compact' in message));
        if (how === 'still on its way' && 'compact' in message) await new Promise(() => {});
        return true;
      };
      const asked = ask(job());
      await clock.advance(0);
      refuse(B, 'unsupported_version');
      expect(aborted).toEqual([true]);
      await clock.advance(160_000);
      // Its copy of the question came by another way.
      refuse(B, 'unsupported_version');
      await clock.advance(0);
      expect(asked).toEqual({});
      expect(radio.sent.map(({ message }) => 'compact' in message)).toEqual([true, false, false]);
      answer(B);
      await clock.advance(0);
      expect(asked.result?.text).toBe('zahanati');
    },
  );

  it('gives the plain question as long as the compressed one, and waits for airtime for it', async () => {
    const { clock, radio, peers, ask, answer, refuse } = await setUp({ isCompact: true });
    radio.hear(B, statusOf(['en>sw']));
    let leave = () => {};
    radio.onSend = async (_to, message) => {
      if (!('compact' in message)) {
        await new Promise<void>((resolve) => {
          leave = resolve;
        });
      }
      return true;
    };
    const asked = ask(job());
    await clock.advance(4 * MINUTE);
    refuse(B, 'unsupported_version');
    await clock.advance(HOUR);
    expect([asked, peers.readyInMs(job())]).toEqual([{}, 0]);
    leave();
    await clock.advance(4 * MINUTE);
    answer(B);
    await clock.advance(0);
    expect(asked.result?.text).toBe('zahanati');
  });

  it.each<[ErrorCode, string]>([
    ['empty_text', 'empty_text'],
    ['invalid_text', 'invalid_text'],
    ['overloaded', 'peer_unavailable'],
    ['rate_limited', 'peer_unavailable'],
    ['engine_failed', 'peer_unavailable'],
    ['unsupported_pair', 'peer_unavailable'],
    ['attempts_exhausted', 'peer_unavailable'],
    ['internal', 'peer_unavailable'],
  ])('takes %s for %s', async (told, code) => {
    const { clock, radio, ask, refuse } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    const asked = ask(job());
    await clock.advance(0);
    refuse(B, told);
    await clock.advance(0);
    expect(asked.code).toBe(code);
  });

  it('leaves a node alone for as long as it says, unless life depends on it', async () => {
    const { clock, radio, peers, ask, refuse } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    ask(job());
    await clock.advance(0);
    refuse(B, 'rate_limited', 120);
    await clock.advance(0);
    expect(peers.readyInMs(job())).toBe(2 * MINUTE);
    expect(peers.readyInMs(job({ priority: 'emergency' }))).toBe(0);
    let changes = 0;
    peers.onChange(() => changes++);
    radio.hear(B, statusOf(['en>sw']));
    expect([peers.readyInMs(job()), changes]).toEqual([0, 1]);
  });

  it('does not ask again who does not translate it after all', async () => {
    const { clock, radio, peers, ask, refuse } = await setUp();
    radio.hear(B, statusOf(['en>sw', 'en>uk']));
    ask(job());
    await clock.advance(0);
    refuse(B, 'unsupported_pair');
    await clock.advance(0);
    expect(peers.directions.map(({ target }) => target)).toEqual(['uk']);
  });

  it('ends when its signal does, and when the answer would be worthless', async () => {
    const { clock, radio, ask } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    const cancelled = new AbortController();
    const asked = ask(job(), cancelled.signal);
    let sending: AbortSignal | undefined;
    radio.onSend = (_to, _message, signal) => {
      sending = signal;
      return new Promise(() => {});
    };
    const late = ask(job({ expiresAt: clock.now() + 20_000 }));
    await clock.advance(0);
    cancelled.abort(new BabelmeshError('lease_lost', 'Cancelled.'));
    await clock.advance(0);
    expect(asked.code).toBe('lease_lost');
    expect(radio.sent.at(-1)?.message).toMatchObject({ expiresInS: 20 });
    await clock.advance(20_000);
    // It was never asked.
    expect([late.code, sending?.aborted]).toEqual(['radio_unavailable', true]);
  });

  it('waits no shorter, nor longer, where the wall clock is set meanwhile', async () => {
    const { clock, radio, ask } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    const asked = ask(job({ expiresAt: clock.now() + 2 * MINUTE }));
    clock.jump(56 * 365 * 24 * HOUR);
    await clock.advance(2 * MINUTE - 1);
    expect(asked).toEqual({});
    await clock.advance(1);
    expect(asked.code).toBe('peer_unavailable');
  });

  it('waits for its own radio as long as the answer is wanted, and holds nothing against the peer', async () => {
    const { clock, radio, peers, ask, answer } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    let leave = () => {};
    radio.onSend = () =>
      new Promise((resolve) => {
        leave = () => resolve(true);
      });
    const patient = ask(job({ expiresAt: clock.now() + 6 * HOUR }));
    await clock.advance(5 * HOUR);
    expect([patient, peers.readyInMs(job())]).toEqual([{}, 0]);
    const jobs = () => peers.view().find(({ node }) => node === '!0000000b')?.jobs;
    expect(jobs()).toEqual([{ job: 'job1', isSent: false }]);
    leave();
    await clock.advance(4 * MINUTE);
    expect(jobs()).toEqual([{ job: 'job1', isSent: true }]);
    answer(B);
    await clock.advance(0);
    expect(patient.result?.text).toBe('zahanati');
    expect(jobs()).toEqual([]);
    const silent = ask(job({ expiresAt: clock.now() + 6 * HOUR }));
    await clock.advance(HOUR);
    leave();
    // From here on the peer is to blame.
    await clock.advance(5 * MINUTE - 1);
    expect(silent).toEqual({});
    await clock.advance(1);
    expect(silent.code).toBe('peer_unavailable');
    expect(peers.readyInMs(job())).toBe(30_000);
  });

  it('asks another while the nearest has had its share of the airtime, and holds nothing against it', async () => {
    const { clock, radio, peers, ask, answer } = await setUp();
    radio.hear(B, statusOf(['en>sw']), { hops: 0 });
    radio.hear(C, statusOf(['en>sw']), { hops: 2 });
    radio.spent.add(B);
    const first = ask(job());
    await clock.advance(0);
    expect([first.code, peers.readyInMs(job())]).toEqual(['radio_unavailable', 0]);
    const second = ask(job());
    await clock.advance(0);
    expect(radio.sent.map(({ to }) => to)).toEqual([C]);
    answer(C);
    await clock.advance(0);
    expect(second.result?.model).toBe('peer !0000000c');
    radio.spent.add(C);
    ask(job());
    await clock.advance(1_000);
    expect(peers.readyInMs(job())).toBe(59_000);
    await clock.advance(59_000);
    radio.spent.clear();
    // Its first failure: half a minute.
    ask(job());
    await clock.advance(5 * MINUTE);
    expect(radio.sent.at(-1)?.to).toBe(B);
    expect(peers.view()[0]).toMatchObject({ node: '!0000000b', restsUntil: clock.now() + 30_000 });
  });

  it('does not give up what has left because a reminder has no airtime', async () => {
    const { clock, radio, ask, answer } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    const asked = ask(job());
    await clock.advance(0);
    radio.spent.add(B);
    await clock.advance(200_000);
    expect(asked).toEqual({});
    answer(B);
    await clock.advance(0);
    expect(asked.result?.text).toBe('zahanati');
  });

  it('gives back before long what it could do itself, where its radio cannot ask', async () => {
    const { clock, radio, peers, ask } = await setUp();
    radio.hear(B, statusOf(['en>es']));
    radio.onSend = () => new Promise(() => {});
    const asked = ask(job({ target: 'es' }));
    await clock.advance(5 * MINUTE);
    expect([asked.code, peers.readyInMs(job({ target: 'es' }))]).toEqual(['radio_unavailable', 0]);
  });

  it('fails at once what the radio can never send, and holds nothing against the peer', async () => {
    const { clock, radio, peers, ask } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    radio.onSend = () => Promise.reject(new BabelmeshError('packet_too_large', 'Too much airtime.'));
    const asked = ask(job());
    await clock.advance(0);
    expect([asked.code, peers.readyInMs(job())]).toEqual(['packet_too_large', 0]);
  });

  it('does not take a peer’s trouble with its radio for its own', async () => {
    const { clock, radio, peers, ask, refuse } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    const asked = ask(job());
    await clock.advance(0);
    refuse(B, 'radio_unavailable');
    await clock.advance(0);
    expect([asked.code, peers.readyInMs(job())]).toEqual(['peer_unavailable', 30_000]);
  });

  it('never asks the node that asks, nor itself', async () => {
    const { clock, radio, peers, ask } = await setUp({ nodes: ['!0000000a', '!0000000b'] });
    radio.hear(B, statusOf(['en>sw']));
    radio.hear(SELF, statusOf(['en>sw']));
    const request = job({ replyTo: fromNode(B) });
    expect(() => peers.check(request.request)).toThrow(expect.objectContaining({ code: 'unsupported_pair' }));
    const asked = ask(request);
    await clock.advance(MINUTE);
    expect([asked.code, radio.sent]).toEqual(['peer_unavailable', []]);
  });

  it('passes on only what goes in a packet', async () => {
    const { radio, peers } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    peers.check(job({ text: 'x'.repeat(200) }).request);
    const long = job({ text: 'x'.repeat(201) }).request;
    expect(() => peers.check(long)).toThrow(expect.objectContaining({ code: 'text_too_long' }));
  });
});

describe('spare capacity', () => {
  const own = job({ target: 'sw' }).request;

  it('is with those that lately told of few jobs waiting', async () => {
    const { clock, radio, peers } = await setUp();
    expect(peers.hasSpare(own)).toBe(false);
    radio.hear(B, statusOf(['en>sw'], 40));
    expect(peers.hasSpare(own)).toBe(false);
    radio.hear(B, statusOf(['en>sw'], 2));
    expect(peers.hasSpare(own)).toBe(true);
    expect(peers.hasSpare(job({ text: 'x'.repeat(300) }).request)).toBe(false);
    await clock.advance(11 * MINUTE);
    radio.posted.length = 0;
    expect(peers.hasSpare(own)).toBe(false);
    // Asked for the next time.
    expect(radio.posted).toEqual([{ to: B, message: { kind: 'nodeQuery' } }]);
  });

  it('is of no use while the own radio has no airtime', async () => {
    const { radio, peers } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    radio.isBusy = true;
    expect([peers.hasSpare(own), radio.posted]).toEqual([false, []]);
  });
});

describe('what is heard', () => {
  it('says where to try, from those that may be asked', async () => {
    const { radio, peers } = await setUp();
    radio.hear(0xee, statusOf(['en>uk']), { isBroadcast: true, isProven: false });
    radio.hear(B, statusOf(['en>sw']), { isBroadcast: true, isProven: false });
    expect(peers.directions).toEqual([
      { source: 'en', target: 'sw', model: 'peer !0000000b', peer: '!0000000b' },
    ]);
  });

  it('takes nothing back because of what somebody told everybody, but asks', async () => {
    const { clock, radio, peers, ask, refuse } = await setUp();
    radio.hear(B, statusOf(['en>sw', 'en>uk'], 2));
    ask(job());
    await clock.advance(0);
    refuse(B, 'rate_limited', 600);
    await clock.advance(0);
    radio.posted.length = 0;
    let changes = 0;
    peers.onChange(() => changes++);
    const forge = (pairs: string[], waiting = 0) =>
      radio.hear(B, statusOf(pairs, waiting), { isBroadcast: true, isProven: false, hops: 7 });
    for (let minute = 0; minute < 9; minute++) {
      expect(forge([])).toBe(true);
      await clock.advance(MINUTE);
    }
    expect(peers.directions.map(({ target }) => target)).toEqual(['sw', 'uk']);
    expect(peers.readyInMs(job())).toBe(MINUTE);
    expect([radio.posted.filter(({ to }) => to === B), changes]).toEqual([
      [{ to: B, message: { kind: 'nodeQuery' } }],
      0,
    ]);
    // What it has besides is worth a try.
    forge(['en>fr'], 60);
    expect(peers.directions.map(({ target }) => target)).toEqual(['sw', 'uk', 'fr']);
    expect([peers.readyInMs(job()), changes]).toEqual([MINUTE, 1]);
    expect(peers.hasSpare(job({ target: 'fr' }).request)).toBe(false);
    await clock.advance(MINUTE);
    expect(peers.hasSpare(job({ target: 'fr' }).request)).toBe(false);
    // It says itself how things are.
    radio.hear(B, statusOf(['en>sw'], 2));
    expect(peers.directions.map(({ target }) => target)).toEqual(['sw']);
  });

  it('asks a node of which strange things are told once an hour, and on a busy channel not at all', async () => {
    const { clock, radio } = await setUp();
    radio.hear(B, statusOf(['en>sw']));
    radio.isBusy = true;
    radio.hear(B, statusOf([]), { isBroadcast: true });
    expect(radio.posted).toEqual([]);
    radio.isBusy = false;
    for (let minute = 0; minute < 10 * 60; minute++) {
      radio.hear(B, statusOf([]), { isBroadcast: true });
      if (minute % 7 === 0) radio.hear(B, statusOf(['en>sw']));
      await clock.advance(MINUTE);
    }
    const asked = radio.posted.filter(({ to }) => to === B);
    expect(asked.length).toBeGreaterThanOrEqual(9);
    expect(asked.length).toBeLessThanOrEqual(10);
  });

  it('writes nothing to the disk for what is no news', async () => {
    const saved: PeersSnapshot[] = [];
    const store = {
      load: async () => undefined,
      save: async (state: PeersSnapshot) => void saved.push(state),
    };
    const { clock, radio } = await setUp({ store });
    radio.hear(B, statusOf(['en>sw']));
    await clock.advance(0);
    for (let n = 0; n < 50; n++) {
      radio.hear(B, statusOf([]), { isBroadcast: true });
      await clock.advance(MINUTE);
    }
    expect(saved).toHaveLength(1);
  });

  it('writes to the disk once a minute at most, whatever strangers tell', async () => {
    const saved: PeersSnapshot[] = [];
    const store = {
      load: async () => undefined,
      save: async (state: PeersSnapshot) => void saved.push(state),
    };
    const { clock, radio } = await setUp({ store, anyHeard: true });
    for (let n = 0; n < 180; n++) {
      radio.hear(0x100 + n, statusOf([n % 2 ? 'en>sw' : 'en>uk']), { isBroadcast: true });
      await clock.advance(1_000);
    }
    expect(saved.length).toBeGreaterThan(0);
    expect(saved.length).toBeLessThanOrEqual(3);
  });

  it('is kept over a restart', async () => {
    let stored: PeersSnapshot | undefined;
    const store = {
      load: async () => stored,
      save: async (state: PeersSnapshot) => {
        stored = state;
      },
    };
    const { clock, radio } = await setUp({ store });
    radio.hear(B, statusOf(['en>sw']));
    await clock.advance(MINUTE);
    const { peers } = await setUp({ store });
    expect(peers.directions).toMatchObject([{ source: 'en', target: 'sw', peer: '!0000000b' }]);
  });

  it('is kept though the clock was set by years since it was told', async () => {
    let stored: PeersSnapshot = [];
    const store = {
      load: async () => stored,
      save: async (state: PeersSnapshot) => {
        stored = state;
      },
    };
    const { clock, radio, peers } = await setUp({ store });
    radio.hear(B, statusOf(['en>sw']));
    await clock.advance(HOUR);
    clock.jump(9 * 365 * 24 * HOUR);
    await peers.stop();
    const directory = new Directory(clock, { listed: new Set([B]), anyHeard: false });
    directory.restore(stored);
    expect(directory.ageMs(B)).toBe(HOUR);
  });

  it('does not stop the node where it cannot be kept', async () => {
    const store = {
      load: () => Promise.reject(new Error('spoilt')),
      save: () => Promise.reject(new Error('full')),
    };
    const { clock, radio, peers, logger } = await setUp({ store });
    radio.hear(B, statusOf(['en>sw']));
    await clock.advance(MINUTE);
    expect(peers.directions).toHaveLength(1);
    expect(logger.at('warn')).toHaveLength(2);
  });
});
