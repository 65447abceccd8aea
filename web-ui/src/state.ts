import type { Clock } from '@babelmesh/protocol';
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Api, LanguageOffer } from './api.js';
import { createLive, type Live } from './live.js';
import { createOperator, type Operator } from './operator.js';
import { type Pairs, pairsOf } from './pairs.js';
import type { Preferences } from './preferences.js';
import { retry } from './retry.js';
import type { Store } from './store.js';
import { createTranslation, type Pending, type Translation } from './translation.js';

/** Everything the page knows, and what a person can do with it. */
export interface PageState {
  readonly source: Signal<string>;
  readonly target: Signal<string>;
  readonly text: Signal<string>;
  /** Armed for one translation: until the node has taken it, and again where nothing came of it. */
  readonly emergency: Signal<boolean>;
  readonly pairs: ReadonlySignal<Pairs | undefined>;
  readonly pairAvailable: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  readonly canTranslate: ReadonlySignal<boolean>;
  /** True where the translation that is shown is not of the text and languages beside it. */
  readonly isEarlier: ReadonlySignal<boolean>;
  /** The languages the other way round; undefined while there is no other way round. */
  readonly swapped: ReadonlySignal<{ source: string; target: string } | undefined>;
  /** Wall time, renewed now and then so that "3 min ago" stays true. */
  readonly now: ReadonlySignal<number>;
  readonly live: Live;
  readonly translation: Translation;
  readonly operator: Operator;
  translate(): void;
  swap(): void;
  /** Loads what the page needs and follows the node until the signal is aborted. */
  run(signal: AbortSignal): void;
}

export interface StateOptions {
  readonly api: Api;
  readonly clock: Clock;
  readonly preferences: Store<Preferences>;
  /** The text and the order of before a reload. */
  readonly typed: Store<string>;
  readonly pending: Store<Pending | undefined>;
  readonly newKey: () => string;
  /** The browser's languages, best first: a guess at the one to translate into. */
  readonly spoken?: readonly string[];
  readonly random?: () => number;
}

const NOW_EVERY_MS = 20_000;

export function createState({
  api,
  clock,
  preferences,
  typed,
  pending,
  newKey,
  spoken = [],
  random = Math.random,
}: StateOptions): PageState {
  const live = createLive({ api, clock, random });
  const translation = createTranslation({
    api,
    onJob: live.onJob,
    clock,
    newKey,
    keep: pending.save,
    random,
  });
  const operator = createOperator({ api, clock });
  const waitedFor = pending.load();
  const saved = waitedFor?.order ?? preferences.load();
  const source = signal(saved.source ?? 'auto');
  const target = signal(saved.target ?? '');
  const text = signal(typed.load());
  const emergency = signal(false);
  const offers = signal<readonly LanguageOffer[] | undefined>(undefined);
  const now = signal(clock.now());

  const pairs = computed(() => offers.value && pairsOf(offers.value));
  const pairAvailable = computed(() => pairs.value?.has(source.value, target.value) ?? false);
  const busy = computed(() => ['sending', 'working'].includes(translation.state.value.phase));
  const canTranslate = computed(() => pairAvailable.value && !busy.value && text.value.trim() !== '');

  // An emergency that could not be sent, or that failed, is one still at the next press, over a reload too.
  const emergencyPhase = computed(() => {
    const { value: state } = translation.state;
    return 'order' in state && state.order.priority === 'emergency' ? state.phase : undefined;
  });
  effect(() => {
    const { value: phase } = emergencyPhase;
    if (phase === 'working') emergency.value = false;
    else if (phase === 'sending' || phase === 'failed') emergency.value = true;
  });
  effect(() => typed.save(text.value));

  const isEarlier = computed(() => {
    const { value: state } = translation.state;
    if (state.phase !== 'done' || text.value.trim() === '') return false;
    const { order } = state;
    return text.value !== order.text || source.value !== order.source || target.value !== order.target;
  });

  const swapped = computed(() => {
    const { value: state } = translation.state;
    const detected = state.phase === 'done' ? state.result.source : undefined;
    const from = source.value === 'auto' ? detected : source.value;
    const to = from ?? pairs.value?.targets(target.value)[0];
    return to === undefined || target.value === '' ? undefined : { source: target.value, target: to };
  });

  /** What is no longer offered, or was never chosen, gives way to something that works. */
  const settleChoice = (known: Pairs) => {
    if (known.languages.length === 0) return;
    const codes = known.languages.map(({ code }) => code);
    if (source.value !== 'auto' && !codes.includes(source.value)) source.value = 'auto';
    if (codes.includes(target.value)) return;
    const targets = known.targets(source.value);
    const wish = spoken
      .map((tag) => tag.split('-')[0])
      .find((code) => code !== undefined && targets.includes(code));
    target.value = wish ?? targets[0] ?? '';
  };

  const loadLanguages = async (signal: AbortSignal) => {
    const always = { clock, random, signal, isWorthwhile: () => true };
    const loaded = await retry(() => api.languages(signal), always);
    batch(() => {
      offers.value = loaded;
      settleChoice(pairsOf(loaded));
    });
  };

  const tick = (stop: AbortSignal) => {
    const next = () => {
      now.value = clock.now();
      cancel = clock.schedule(NOW_EVERY_MS, next);
    };
    let cancel = clock.schedule(NOW_EVERY_MS, next);
    stop.addEventListener('abort', () => cancel());
  };

  return {
    source,
    target,
    text,
    emergency,
    pairs,
    pairAvailable,
    busy,
    canTranslate,
    isEarlier,
    swapped,
    now,
    live,
    translation,
    operator,
    translate() {
      if (!canTranslate.value) return;
      const order = {
        text: text.value,
        source: source.value,
        target: target.value,
        priority: emergency.value ? ('emergency' as const) : ('normal' as const),
      };
      preferences.save({ source: order.source, target: order.target });
      void translation.start(order);
    },
    swap() {
      const { value: other } = swapped;
      if (!other || busy.value) return;
      const { value: state } = translation.state;
      batch(() => {
        source.value = other.source;
        target.value = other.target;
        // A new text that was typed meanwhile is worth more than an old translation.
        if (state.phase === 'done' && state.order.text === text.value) text.value = state.result.text;
        translation.clear();
      });
    },
    run(stop) {
      tick(stop);
      if (waitedFor) void translation.resume(waitedFor);
      // When the node is there, whenever it comes back, and when its models change.
      const offered = computed(
        () => live.connection.value === 'live' && JSON.stringify(live.status.value?.directions),
      );
      const end = effect(() => {
        if (offered.value === false) return;
        const loading = new AbortController();
        // Given up only for the next time it is asked for.
        loadLanguages(loading.signal).catch(() => {});
        return () => loading.abort();
      });
      live.follow(stop);
      stop.addEventListener('abort', end);
    },
  };
}
