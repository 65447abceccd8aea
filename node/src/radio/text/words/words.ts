/**
 * The node's own words in one language. `{…}` are filled in: `{to}` a language code, `{language}` and `{other}`
 * names of languages, `{languages}` codes, `{who}` a short name, `{time}` as in "20 min", `{n}`, `{done}` and
 * `{all}` numbers, `{why}` another of these sentences. Commands in quotes stay as they are in every language.
 */
export interface Words {
  /** The sentence of the examples. */
  readonly clinic: string;
  /** Words that alone ask for help, agree, and decline, apart by spaces. */
  readonly helpWords: string;
  readonly yesWords: string;
  readonly noWords: string;
  /** What may stand behind those. */
  readonly politeWords: string;

  readonly help: string;
  readonly hint: string;
  readonly addText: string;
  readonly sayLanguage: string;
  readonly noLanguage: string;
  readonly noLanguages: string;
  /** Before the languages that no model has, but the phrasebook. */
  readonly onlyPhrases: string;

  readonly languageSet: string;
  readonly languageIs: string;
  readonly languageUnset: string;
  readonly languageOff: string;

  readonly noRequest: string;
  readonly waits: string;
  readonly runs: string;
  readonly runsPart: string;
  readonly done: string;
  readonly failed: string;
  readonly cancelled: string;
  readonly expired: string;
  readonly alreadyDone: string;
  readonly nothingMore: string;

  readonly tooMany: string;
  readonly busy: string;
  /** What `{time}` is where it is not known. */
  readonly later: string;
  readonly inTime: string;
  readonly already: string;
  readonly undetected: string;
  readonly noPair: string;
  readonly tooLong: string;
  readonly noText: string;
  readonly wentWrong: string;
  readonly notHeard: string;
  /** Why nothing comes of a text that a machine may have sent. */
  readonly alike: string;
  readonly again: string;

  readonly talkUnknown: string;
  readonly talkSeveral: string;
  readonly talkTheirLanguage: string;
  readonly talkSame: string;
  readonly talkBusy: string;
  readonly talkAsked: string;
  readonly talkInvite: string;
  readonly talkOpen: string;
  readonly talkDeclined: string;
  readonly talkEnded: string;
  readonly talkNotReached: string;
  readonly talkNone: string;
}

export type Key = keyof Words;

/** Fills in the places of a sentence; a place nothing is given for stays empty. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/gu, (_place, name: string) => String(values[name] ?? ''));
}
