import type { TranslatedSegment, Warning } from '@babelmesh/protocol';
import type { Decoded } from '../decode/model-decoder.js';
import { isTranslatable } from '../segment/islands.js';
import { localised, withStandIns } from '../terms/stand-ins.js';
import { termsLost, termsTurned } from '../terms/turned.js';
import { spelledOut } from '../text/spelled-out.js';
import { compare } from './compare.js';
import { findItems, type Item } from './items.js';
import { countFaults, type Pair, warningsOf } from './judge.js';
import { cutAtItems, mask } from './parts.js';
import { repair } from './repair.js';

export interface GuardedText extends Pair {
  /** Confidence below which the translation is doubtful, where the model's is calibrated. */
  readonly doubtfulBelow?: number | undefined;
}

/** A translation on trial. */
interface Candidate {
  readonly text: string;
  readonly decoded: readonly Decoded[];
  /** Items lost, numbers added and pieces without a translation: 0 is faithful. */
  readonly faults: number;
}

/**
 * Translates a segment, its short forms written out, so that its numbers, units, times, places, call signs, ids, links,
 * names and emoji come through exactly. A translation that lost one or made one up is done again with plain numbers in
 * their places, then piece by piece between them; what still differs is marked `numbers_differ`, and a lost or added
 * negation, an opposite, a term, or little confidence, `doubtful`. A segment that comes out empty is left as it is:
 * `not_translated`.
 */
export async function translateGuarded(
  { text: written, source, target, doubtfulBelow }: GuardedText,
  run: (text: string) => Promise<Decoded>,
): Promise<TranslatedSegment> {
  if (!isTranslatable(written)) return { text: written, warnings: ['not_translated'] };
  const pair = { text: spelledOut(written, source), source, target };
  const items = findItems(pair.text, source);
  const made = await mostFaithful(pair, items, run);
  // Nothing but items: there is nothing to translate, or no model that reads this script.
  if (made.decoded.length === 0) {
    const isUnread = items.some(({ kind }) => kind === 'script');
    return { text: written, warnings: isUnread ? ['not_translated'] : [] };
  }
  const best = await withTerms(pair, made, run);
  if (best.text.trim() === '') return { text: written, warnings: ['not_translated'] };
  return judged({ ...pair, doubtfulBelow }, { ...best, text: withEmoji(items, best.text) });
}

/** The best of all attempts to carry the items over. */
async function mostFaithful(
  { text, source, target }: Pair,
  items: readonly Item[],
  run: (text: string) => Promise<Decoded>,
): Promise<Candidate> {
  const faults = countFaults({ text, source, target }, items);
  const weigh = (translation: string, decoded: readonly Decoded[]): Candidate => {
    const repaired = repair(items, translation);
    const empty = decoded.some((part) => part.text === '') ? 1 : 0;
    return { text: repaired, decoded, faults: faults(repaired) + empty };
  };

  const candidates: Candidate[] = [];
  for (const attempt of [whole, masked, piecewise]) {
    const made = await attempt(text, items, run);
    if (!made) continue;
    const candidate = weigh(made.text, made.decoded);
    candidates.push(candidate);
    if (candidate.faults === 0 || items.length === 0 || made.decoded.length === 0) break;
  }
  return candidates.reduce((a, b) => (b.faults < a.faults ? b : a));
}

/** A translation that lost a term is done again with one that models know in its place: "pethidine" was petrol. */
async function withTerms(
  { text, source, target }: Pair,
  made: Candidate,
  run: (text: string) => Promise<Decoded>,
): Promise<Candidate> {
  const named = { ...made, text: localised(source, made.text, target) };
  if (termsTurned(text, source, named.text, target) === 0) return named;
  const lost = termsLost(text, source, named.text, target);
  for (const stoodIn of withStandIns(text, source, target, lost)) {
    const other = await mostFaithful(
      { text: stoodIn.text, source, target },
      findItems(stoodIn.text, source),
      run,
    );
    const restored = stoodIn.restore(other.text);
    const isBetter = restored !== undefined && termsTurned(text, source, restored, target) === 0;
    if (isBetter && other.faults <= made.faults) return { ...other, text: restored };
  }
  return named;
}

/** Emoji that a translation did not keep come at the end: unlike a number they may stand there. */
export function withEmoji(items: readonly Item[], translation: string): string {
  const lost = compare(items, translation).missing.filter(({ kind }) => kind === 'emoji');
  return [translation, ...lost.map(({ text }) => text)].join(' ');
}

type Made = { text: string; decoded: Decoded[] } | undefined;
type Attempt = (
  text: string,
  items: readonly Item[],
  run: (text: string) => Promise<Decoded>,
) => Promise<Made>;

const whole: Attempt = async (text, items, run) => {
  if (cutAtItems(text, items).texts.length === 0) return { text, decoded: [] };
  const decoded = await run(text);
  return { text: decoded.text, decoded: [decoded] };
};

const masked: Attempt = async (text, items, run) => {
  const stand = mask(text, items);
  if (!stand) return undefined;
  const decoded = await run(stand.text);
  const unmasked = stand.unmask(decoded.text);
  return unmasked === undefined ? undefined : { text: unmasked, decoded: [decoded] };
};

const piecewise: Attempt = async (text, items, run) => {
  const fragments = cutAtItems(text, items);
  const decoded = await Promise.all(fragments.texts.map(run));
  // A piece the model has nothing for stays as it is: an item's neighbour must not vanish.
  const texts = decoded.map((part, i) => part.text || (fragments.texts[i] ?? ''));
  return { text: fragments.join(texts), decoded };
};

function judged(
  { doubtfulBelow, ...pair }: GuardedText,
  { text: translation, decoded, faults }: Candidate,
): TranslatedSegment {
  const warnings = new Set<Warning>(warningsOf(pair, translation, faults));
  if (decoded.some((part) => part.repetitionCut)) warnings.add('repetition_cut');
  if (decoded.some((part) => part.truncated)) warnings.add('truncated');
  if (decoded.some((part) => part.garbled)) warnings.add('doubtful');
  const told = decoded.flatMap(({ confidence }) =>
    confidence === undefined || Number.isNaN(confidence) ? [] : [confidence],
  );
  const confidence = told.reduce((sum, value) => sum + value, 0) / told.length;
  if (doubtfulBelow !== undefined && confidence < doubtfulBelow) warnings.add('doubtful');
  return { text: translation, ...(told.length === 0 ? {} : { confidence }), warnings: [...warnings] };
}
