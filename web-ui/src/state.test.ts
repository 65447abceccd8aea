import type { TranslationResult } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryStorage } from '../memory-storage.js';
import {
  type Api,
  ApiError,
  type LanguageOffer,
  type LiveEvent,
  type StreamOptions,
  type Submission,
} from './api.js';
import type { Preferences } from './preferences.js';
import { storedPending, storedText } from './session.js';
import { createState } from './state.js';

const both: readonly LanguageOffer[] = [
  { code: 'en', name: 'English', targets: ['es', 'fr'] },
  { code: 'es', name: 'Spanish', targets: ['en'] },
];

interface Failing {
  submit?: ApiError;
  result?: ApiError;
}

/** A page on a node that answers at once, and with what is in `failing` while it is there. */
function open({
  offers = both,
  saved = {} as Preferences,
  spoken = ['fr-FR'],
  lost = 0,
  tab = memoryStorage(),
  failing = {} as Failing,
} = {}) {
  const stop = new AbortController();
  const clock = new ManualClock();
  const submitted: Submission[] = [];
  const kept: Preferences[] = [];
  let live: StreamOptions<LiveEvent> | undefined;
  let offered = offers;
  let losses = lost;
  const result: Omit<TranslationResult, 'target'> = {
    jobId: 'j',
    text: 'Hola',
    source: 'en',
    model: 'm@1',
    warnings: [],
  };
  const api: Api = {
    languages: async () => {
      if (losses-- > 0) throw new ApiError('unreachable');
      return offered;
    },
    submit: async (submission) => {
      submitted.push(submission);
      if (failing.submit) throw failing.submit;
      return { id: 'j', state: 'done', priority: submission.priority, progress: { done: 1, total: 1 } };
    },
    job: () => Promise.reject(new Error('not asked')),
    result: async () => {
      if (failing.result) throw failing.result;
      return { ...result, target: submitted.at(-1)?.target ?? '' };
    },
    cancel: async () => {},
    radio: () => Promise.reject(new Error('not asked')),
    live: (options) => {
      live = options;
      return new Promise((_, reject) => options.signal.addEventListener('abort', reject));
    },
  };
  const page = createState({
    api,
    clock,
    preferences: { load: () => saved, save: (preferences) => kept.push(preferences) },
    typed: storedText(() => tab),
    pending: storedPending(() => tab),
    newKey: () => 'key',
    spoken,
    random: () => 0,
  });
  page.run(stop.signal);
  live?.onOpen?.();
  const settle = () => clock.advance(0);
  const offer = (next: readonly LanguageOffer[], models: unknown) => {
    offered = next;
    live?.onEvent({ kind: 'status', status: { directions: models } as never });
  };
  return { page, stop, clock, submitted, kept, failing, settle, offer };
}

describe('createState', () => {
  let stop: AbortController | undefined;
  afterEach(() => stop?.abort());
  const opened = async (options?: Parameters<typeof open>[0]) => {
    const all = open(options);
    stop = all.stop;
    await all.settle();
    return all;
  };

  it('begins with detection, into the language of the browser where the node has it', async () => {
    const { page } = await opened();
    expect([page.source.value, page.target.value]).toEqual(['auto', 'fr']);
    expect((await opened({ spoken: ['sw'] })).page.target.value).not.toBe('');
  });

  it('remembers the last languages, unless the node no longer has them', async () => {
    const kept = await opened({ saved: { source: 'en', target: 'es' } });
    expect([kept.page.source.value, kept.page.target.value]).toEqual(['en', 'es']);
    const gone = await opened({ saved: { source: 'uk', target: 'ru' } });
    expect([gone.page.source.value, gone.page.target.value]).toEqual(['auto', 'fr']);
  });

  it('translates only what can be translated', async () => {
    const { page, submitted } = await opened({ saved: { source: 'es', target: 'fr' } });
    page.text.value = 'Hola';
    expect(page.pairAvailable.value).toBe(false);
    page.translate();
    page.target.value = 'en';
    page.text.value = '  \n';
    expect(page.canTranslate.value).toBe(false);
    page.translate();
    expect(submitted).toEqual([]);
  });

  it('spends an emergency on one translation', async () => {
    const { page, submitted, kept, settle } = await opened({ saved: { source: 'en', target: 'es' } });
    page.text.value = 'Help';
    page.emergency.value = true;
    page.translate();
    await settle();
    page.translate();
    await settle();
    expect(submitted.map(({ priority }) => priority)).toEqual(['emergency', 'normal']);
    expect(kept[0]).toEqual({ source: 'en', target: 'es' });
  });

  it('keeps an emergency for the next press where the node did not take it', async () => {
    const { page, clock, submitted, settle, failing } = await opened({
      saved: { source: 'en', target: 'es' },
    });
    page.text.value = 'Help';
    page.emergency.value = true;
    failing.submit = new ApiError('unreachable');
    page.translate();
    await clock.advance(5_000);
    expect([submitted.length, page.translation.state.value.phase]).toEqual([3, 'failed']);
    page.translate();
    page.translation.cancel();
    delete failing.submit;
    page.translate();
    await settle();
    expect(submitted.map(({ priority }) => priority)).toEqual(Array(5).fill('emergency'));
    expect(page.emergency.value).toBe(false);
  });

  it('keeps an emergency for the next press where nothing came of it', async () => {
    const { page, submitted, settle, failing } = await opened({ saved: { source: 'en', target: 'es' } });
    page.text.value = 'Help';
    page.emergency.value = true;
    failing.result = new ApiError('engine_failed', 'The model broke down.');
    page.translate();
    await settle();
    expect(page.translation.state.value.phase).toBe('failed');
    page.translate();
    await settle();
    expect(submitted.map(({ priority }) => priority)).toEqual(['emergency', 'emergency']);
  });

  it('leaves an emergency armed that is meant for the next translation', async () => {
    const { page, submitted, settle } = await opened({ saved: { source: 'en', target: 'es' } });
    page.text.value = 'Hello';
    page.translate();
    page.emergency.value = true;
    await settle();
    page.translate();
    await settle();
    expect(submitted.map(({ priority }) => priority)).toEqual(['normal', 'emergency']);
  });

  it('swaps languages and takes the translation along', async () => {
    const { page, settle } = await opened({ saved: { source: 'auto', target: 'es' } });
    page.text.value = 'Hello';
    page.translate();
    await settle();
    page.swap();
    expect([page.source.value, page.target.value, page.text.value]).toEqual(['es', 'en', 'Hola']);
    expect(page.translation.state.value.phase).toBe('idle');
  });

  it('swaps languages under a new text, and leaves it as it is', async () => {
    const { page, settle } = await opened({ saved: { source: 'en', target: 'es' } });
    page.text.value = 'Hello';
    page.translate();
    await settle();
    page.text.value = 'Gracias';
    page.swap();
    expect([page.source.value, page.target.value, page.text.value]).toEqual(['es', 'en', 'Gracias']);
    expect(page.translation.state.value.phase).toBe('idle');
  });

  it('swaps into something the node has where the source is still to be detected', async () => {
    const { page } = await opened({ saved: { source: 'auto', target: 'es' } });
    page.swap();
    expect([page.source.value, page.target.value]).toEqual(['es', 'en']);
  });

  it('asks for the languages again when the models change', async () => {
    const { page, offer, settle } = await opened();
    offer(both, ['one']);
    offer([...both, { code: 'sw', name: 'Swahili', targets: ['en'] }], ['one', 'two']);
    await settle();
    expect(page.pairs.value?.hasSource('sw')).toBe(true);
  });

  it('asks for the languages until they come, ever more slowly', async () => {
    const { page, clock } = await opened({ lost: 3 });
    await clock.advance(6_999);
    expect(page.pairs.value).toBeUndefined();
    await clock.advance(1);
    expect(page.pairs.value?.has('en', 'es')).toBe(true);
  });

  it('has text, languages and translation again after a reload', async () => {
    const tab = memoryStorage();
    const saved = { source: 'en', target: 'es' };
    const before = await opened({ tab, saved });
    before.page.text.value = 'Hello';
    before.page.translate();
    await before.settle();
    before.page.text.value = 'Hello again';
    // Another tab had other languages meanwhile.
    const { page, submitted, settle } = await opened({ tab, saved: { source: 'es', target: 'en' } });
    await settle();
    expect(page.translation.state.value).toMatchObject({ phase: 'done', result: { text: 'Hola' } });
    expect([page.source.value, page.target.value, page.text.value]).toEqual(['en', 'es', 'Hello again']);
    expect(submitted).toEqual([]);
  });

  it('keeps an emergency that a reload cut off for the next press', async () => {
    const tab = memoryStorage();
    const saved = { source: 'en', target: 'es' };
    const before = await opened({ tab, saved });
    before.page.text.value = 'Help';
    before.page.emergency.value = true;
    before.page.translate();
    const { page } = await opened({ tab, saved, failing: { submit: new ApiError('overloaded') } });
    expect(page.translation.state.value.phase).toBe('failed');
    expect(page.emergency.value).toBe(true);
  });

  it('keeps the time', async () => {
    const { page, clock } = await opened();
    const before = page.now.value;
    await clock.advance(60_000);
    expect(page.now.value - before).toBe(60_000);
  });
});
