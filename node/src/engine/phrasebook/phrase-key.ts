import { prepare } from '../text/prepare.js';

/** A text or wording as it is looked up. */
export interface PhraseKey {
  /** Lower case, single spaces, without end punctuation; all that stands between the words is kept. */
  readonly words: string;
  readonly isQuestion: boolean;
}

export interface Ends {
  readonly before: string;
  readonly inner: string;
  readonly after: string;
}

/** White space, opening marks and end punctuation at a text's two ends. */
const ENDS = /^([\s¡¿]*)(.*?)([\s.!?…।۔。！？؟‼⁇⁈⁉]*)$/su;
/** A phrase with something of this is another text: a line break is a full stop, a picture has its own meaning. */
const NOT_PLAIN = /[\p{Cc}\u2028\u2029\p{S}\p{No}]|(?![‼⁉])\p{Extended_Pictographic}/u;
const APOSTROPHE = /(?<=\p{L})['’ʼ](?=\p{L})/gu;
const HYPHEN = /(?<=[\p{L}\p{M}])[-‐‑](?=\p{L})/gu;
const MARKS_WITH_SPACE = /\s*([,;:.!?]+)\s*/gu;
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Arabic}]\p{M}*)\p{M}/gu;
/** Letters that are others with a mark, which Unicode does not take apart. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = { ı: 'i', đ: 'd' };
/** How German is typed where it has no keys of its own; capitals have no ß. */
const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
/** Ends of Arabic words as they are typed in a hurry. */
const ARABIC_ENDS: Readonly<Record<string, string>> = { ة: 'ه', ى: 'ي' };
const COMMAS = /[,、،，¿¡]+/gu;
/** Without their tones fewer syllables of Vietnamese than these may be anything. */
const LEAST_TONELESS = 3;

/** Contractions that are other words without their apostrophe: "we're lost", "were lost". */
const OTHER_WORD = /(?<!\p{L})(?:we're|we'll|i'll|he'll|she'll|we'd|i'd|he'd|she'd)(?!\p{L})/u;
/** Where such a word begins, a comma after it turns the meaning: "No, hay heridos", "No hay heridos". */
const NO_WORD = /^(?:no|not|non|never|nunca|pas|ne|nein|não|нет|не)(?!\p{L})/u;

export function cutEnds(text: string): Ends {
  const [, before = '', inner = '', after = ''] = ENDS.exec(text) ?? [];
  return { before, inner, after };
}

export function isPlain(text: string): boolean {
  return !NOT_PLAIN.test(text.trim());
}

export function asks({ before, after }: Pick<Ends, 'before' | 'after'>): boolean {
  return before.includes('¿') || /[?？؟⁇⁈⁉]/u.test(after);
}

export function phraseKey(text: string, language: string): PhraseKey {
  const ends = cutEnds(prepare(text));
  const words = ends.inner
    .toLocaleLowerCase(language)
    .replace(APOSTROPHE, "'")
    .replace(HYPHEN, '-')
    .replace(MARKS_WITH_SPACE, '$1 ');
  return { words, isQuestion: asks(ends) };
}

/** How else the words of a wording are written by people in a hurry: without apostrophes, hyphens, commas and umlauts. */
export function hurriedForms(words: string): ReadonlySet<string> {
  const forms = new Set([words]);
  const extend = (change: (form: string) => string) => {
    for (const form of [...forms]) forms.add(change(form));
  };
  // A word alone before its comma answers what was said before ("Sí, …"): without the comma it is part of the rest.
  const [first = ''] = words.split(/[,、،]/u, 1);
  if (first.includes(' ') && !NO_WORD.test(words)) extend((form) => form.replace(COMMAS, ''));
  extend((form) => form.replace(HYPHEN, ' '));
  extend((form) => form.replace(APOSTROPHE, ' '));
  extend((form) => form.replaceAll('ß', 'ss'));
  extend((form) => form.replace(/[äöü]/gu, (letter) => GERMAN[letter] ?? letter));
  extend((form) => form.replace(/[ةى](?!\p{L})/gu, (letter) => ARABIC_ENDS[letter] ?? letter));
  extend((form) => form.replace(/ँ/gu, 'ं'));
  if (!OTHER_WORD.test(words)) extend((form) => form.replace(APOSTROPHE, ''));
  return forms;
}

export function bare(words: string): string {
  return words
    .normalize('NFD')
    .replace(ACCENTS, '')
    .replace(/[ıđ]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFC');
}

/**
 * Whether `text` is `full` with accents left out. Others than there are none: "llamé" is not "llame". A Turkish "ı" may be
 * an "i" that was typed as a capital without its dot.
 */
export function leavesOutAccents(text: string, full: string, language: string): boolean {
  if (language === 'vi' && text !== full && text.split(' ').length < LEAST_TONELESS) return false;
  const given = [...text.normalize('NFD')];
  let at = 0;
  for (const char of full.normalize('NFD')) {
    const typed = given[at] ?? '';
    const isDotless = language === 'tr' && typed === 'ı' && char === 'i';
    if (typed === char || typed === PLAIN_LETTERS[char] || isDotless) at++;
    else if (!/\p{M}/u.test(char)) return false;
  }
  return at === given.length;
}

/** Words with which a question begins, or which only questions have, for those who type no question mark. */
const QUESTION_WORDS: Record<string, RegExp> = {
  en: /^(?:who|whos|whom|whose|what|whats|where|wheres|when|why|how|which|do|does|did|is|are|was|were|am|can|could|will|would|have|has|should|may|shall)$/u,
  es: /^(?:que|quien|quienes|donde|adonde|cuando|como|cual|cuales|cuanto|cuanta|cuantos|cuantas)$/u,
  fr: /^(?:qui|que|qu|quest|quoi|ou|quand|comment|pourquoi|combien|quel|quelle|quels|quelles|est|etes|avez|pouvez|puis|y)$/u,
  de: /^(?:wer|wem|wen|wessen|was|wo|woher|wohin|wann|warum|wieso|weshalb|wie|wieviel|wieviele|welche|welcher|welches|welchen|ist|sind|bin|haben|hast|hat|kann|konnen|konnt|konnten|darf|muss|mussen|soll|sollen|gibt|geht|tut|mochten|brauchen|brauchst|sprechen|sprichst|verstehen|verstehst|nehmen)$/u,
  pt: /^(?:quem|onde|aonde|quando|como|qual|quais|quanto|quanta|quantos|quantas|cade)$/u,
  it: /^(?:chi|dove|dov|quando|quand|come|com|cosa|cos|quale|quali|qual|quanto|quanta|quanti|quante|quant)$/u,
  uk: /^(?:чи|де|куди|звідки|скільки|як|коли|хто|кого|кому|що|чого|чому|навіщо|який|яка|яке|які|якою|якого|котра|котрий)$/u,
  ru: /^(?:где|куда|откуда|кто|кого|кому|что|чего|когда|почему|зачем|сколько|как|какой|какая|какое|какие|каковы)$/u,
  ar: /^(?:هل|اين|متى|كم|ماذا|لماذا|كيف)$/u,
};
const ASKING_WORDS: Record<string, RegExp> = {
  ru: /(?<=\p{L} )ли(?!\p{L})/u,
  tr: /(?<!\p{L})(?:m[iu]|m[iu]s[iu]n[iu]z|m[iu]s[iu]n|ner\p{L}+|kim|ne|nedir|nas[iı]l|kac)(?!\p{L})/u,
  id: /(?<!\p{L})(?:apa|apakah|adakah|bisakah|siapa|kapan|berapa|mana|mengapa|kenapa)(?!\p{L})/u,
  vi: /(?<!\p{L})(?:khong|dau|gi|bao nhieu|may|chua|a|tuoi)$/u,
  sw: /(?<!\p{L})(?:je|wapi|nani|nini|gani|lini|ngapi|wangapi|mingapi)(?!\p{L})/u,
  hi: /(?<!\p{L})(?:क्या|कौन|कब|कहाँ|कहां|कैसे|क्यों|कितन)/u,
  zh: /[吗吧]$|什么|哪|谁|几个|多少|多大|怎么|有没有/u,
};

/**
 * Whether a text without a question mark is plainly a question all the same: by its first word, or one that only questions
 * have. A word alone is not: "ou" may be "où", and "who" the World Health Organization.
 */
export function isPlainlyQuestion(words: string, language: string): boolean {
  const plain = bare(words);
  const [first = '', ...others] = plain.split(/[\s'-]/u);
  // Chinese has no blanks between its words.
  if (others.length === 0 && language !== 'zh') return false;
  return (QUESTION_WORDS[language]?.test(first) ?? false) || (ASKING_WORDS[language]?.test(plain) ?? false);
}
