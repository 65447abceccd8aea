import { createRequire } from 'node:module';
import { languagesOfLetter, languagesOfScript } from './scripts.js';
import { languagesOfWord } from './words.js';

export interface Detection {
  readonly language: string;
  /** 0 to 1. */
  readonly confidence: number;
}

type DetectAll = typeof import('tinyld').detectAll;
let detectAll: DetectAll | undefined;

/** Loading tinyld takes a quarter of a second and 25 MB: not at the start, where nobody may ever ask. */
function loadDetectAll(): DetectAll {
  detectAll ??= (createRequire(import.meta.url)('tinyld') as { detectAll: DetectAll }).detectAll;
  return detectAll;
}

/** As much of a text as is looked at: more tells nothing new. */
const LOOKED_AT = 400;

/** Weights of what speaks for a language, as logarithms of odds; fitted on Tatoeba prefixes of 20 characters. */
const WEIGHTS = { ngram: 1, ngramFloor: 0.01, word: 2.2, letter: 1.6, known: 0.7 };
/** Below this share of the odds a language is not named. */
const LEAST = 0.02;

/**
 * The languages a text may be in, best first; empty where nothing can be said (digits, emoji, a script of
 * no language here). Combines tinyld's n-grams with common words and telling letters, which decide on
 * short messages. `known` are languages the requester uses: they win where the text leaves doubt.
 */
export function detectLanguage(text: string, known: readonly string[] = []): Detection[] {
  const sample = text
    .slice(0, LOOKED_AT)
    .normalize('NFC')
    .replace(/(?:https?:|www\.|@|!)\S+/gu, ' ');
  const languages = languagesOfScript(sample);
  if (languages.length === 0) return [];
  const [only] = languages;
  if (only !== undefined && languages.length === 1) return [{ language: only, confidence: 1 }];

  const lower = sample.toLowerCase().replaceAll('’', "'");
  const scores = new Map(
    languages.map((language) => [language, known.includes(language) ? WEIGHTS.known : 0]),
  );
  const favour = (favoured: readonly string[], weight: number) => {
    for (const language of favoured) {
      const score = scores.get(language);
      if (score !== undefined) scores.set(language, score + weight);
    }
  };
  const ngrams = new Map(loadDetectAll()(sample, { only: [...languages] }).map((r) => [r.lang, r.accuracy]));
  for (const language of languages) {
    favour([language], WEIGHTS.ngram * Math.log((ngrams.get(language) ?? 0) + WEIGHTS.ngramFloor));
  }
  for (const word of lower.match(/\p{L}[\p{L}\p{M}]*(?:'\p{L}+)?/gu) ?? [])
    favour(languagesOfWord(word), WEIGHTS.word);
  for (const letter of new Set(lower)) favour(languagesOfLetter(letter) ?? [], WEIGHTS.letter);
  return ranked(scores);
}

/** Scores as shares of the odds, best first. */
function ranked(scores: ReadonlyMap<string, number>): Detection[] {
  const best = Math.max(...scores.values());
  const odds = [...scores].map(([language, score]) => ({ language, odds: Math.exp(score - best) }));
  const total = odds.reduce((sum, { odds }) => sum + odds, 0);
  return odds
    .map(({ language, odds }) => ({ language, confidence: odds / total }))
    .filter(({ confidence }) => confidence >= LEAST)
    .sort((a, b) => b.confidence - a.confidence);
}
