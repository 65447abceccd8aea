import type { Direction } from '@babelmesh/protocol';
import type { Detector } from '../ports.js';
import type { Person } from './people.js';

/** Codes that begin sentences of a language: who set German and writes `es ist kalt` does not ask for Spanish. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  de: ['es'],
  es: ['en', 'es', 'de', 'vi'],
  fr: ['en', 'es', 'de'],
  it: ['vi'],
  pt: ['de', 'vi', 'ar'],
  tr: ['en', 'it'],
};

/** Whether `code rest` is a sentence in the writer's own language. */
export function isOwnSentence(
  { language }: Person,
  detector: Detector | undefined,
): (code: string, rest: string) => boolean {
  return (code, rest) => {
    if (language === undefined || rest === '' || !SENTENCES[language]?.includes(code)) return false;
    const found = detector?.detect(rest, [language])[0];
    return found === undefined || found.language === language;
  };
}

/** What the words of somebody who set `language` are translated into: as they said, or English, or what there is. */
export function otherLanguage(
  { language, other }: Person,
  directions: readonly Pick<Direction, 'source' | 'target'>[],
): string | undefined {
  const targets = directions.filter(({ source }) => source === language).map(({ target }) => target);
  return [other, 'en', ...targets].find((code) => code !== undefined && targets.includes(code));
}
