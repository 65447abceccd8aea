import { LANGUAGES } from '@babelmesh/protocol';
import { detectAll } from 'tinyld';

export interface Detection {
  readonly language: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export function detectLanguage(text: string, _known: readonly string[]): Detection[] {
  return detectAll(text, { only: LANGUAGES.map((language) => language.code) }).map(({ lang, accuracy }) => ({
    language: lang,
    confidence: accuracy,
  }));
}
