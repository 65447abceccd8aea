import { NgramModel, normalise, type Profile } from './ngrams.js';
import { CYRILLIC, LATIN } from './profiles.js';
import { type Script, scriptOf } from './scripts.js';
import { languagesOfWord } from './words.js';

export interface Detection {
  readonly language: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** As much of a text as is looked at: more tells nothing new. */
const LOOKED_AT = 300;
/** What a common word adds to a language's log-likelihood; more where the text is a word or two by itself. */
const WORD_WEIGHT = 8;
const SINGLE_WORD_WEIGHT = 40;
/** What being known to the requester adds. */
const KNOWN_WEIGHT = 6;
const SINGLE_KNOWN_WEIGHT = 20;
/** N-grams overlap: their sum overstates what is known by about this much. */
const OVERLAP = 2.5;
/** Below this share of the odds a language is not named. */
const LEAST = 0.01;

/** Scripts that settle the language. */
const BY_SCRIPT: Partial<Record<Script, string>> = { han: 'zh', arabic: 'ar', devanagari: 'hi' };

/** Made when first asked for: a node that is never asked to detect does without their 10 MB. */
const models = new Map<Profile, NgramModel>();
function modelOf(profile: Profile): NgramModel {
  const model = models.get(profile) ?? new NgramModel(profile);
  models.set(profile, model);
  return model;
}

/** English by itself, and beside other words in any language: "ok merci". */
const EVERYWHERE = 'ok';

/** Links, addresses, @names and node ids are in no language. */
const NAMES = /(?:https?:\/\/|www\.)\S+|\S+@\S+|[@!#]\w+/gu;

/**
 * The languages a text may be in, best first; empty where nothing can be said (digits, emoji, a script of
 * no language here). n-grams and common words decide; `known` are languages the requester uses, which
 * win where the text leaves doubt.
 */
export function detectLanguage(text: string, known: readonly string[] = []): Detection[] {
  const sample = text.slice(0, LOOKED_AT).replace(NAMES, ' ');
  const script = scriptOf(sample);
  if (script === undefined) return [];
  const settled = BY_SCRIPT[script];
  if (settled !== undefined) return [{ language: settled, confidence: 1 }];

  const model = modelOf(script === 'cyrillic' ? CYRILLIC : LATIN);
  const normal = normalise(sample);
  const words = normal.trim().split(' ');
  const others = words.filter((word) => word !== EVERYWHERE);
  const telling = others.length > 0 ? others : words;
  const single = words.length <= 2;
  const wordWeight = single ? SINGLE_WORD_WEIGHT : WORD_WEIGHT;
  const knownWeight = single ? SINGLE_KNOWN_WEIGHT : KNOWN_WEIGHT;
  const scores = model.score(normal).map((score, l) => {
    const language = model.languages[l] ?? '';
    const common = telling.filter((word) => languagesOfWord(word).includes(language)).length;
    return score + common * wordWeight + (known.includes(language) ? knownWeight : 0);
  });
  return ranked(model.languages, scores);
}

/** Log-likelihoods as shares of the odds, best first. */
function ranked(languages: readonly string[], scores: readonly number[]): Detection[] {
  const best = Math.max(...scores);
  const odds = scores.map((score) => Math.exp((score - best) / OVERLAP));
  const total = odds.reduce((sum, share) => sum + share, 0);
  return languages
    .map((language, l) => ({ language, confidence: (odds[l] ?? 0) / total }))
    .filter(({ confidence }) => confidence >= LEAST)
    .sort((a, b) => b.confidence - a.confidence);
}
