/** A language the node can name. */
export interface Language {
  /** BCP 47. */
  readonly code: string;
  /** One byte on the wire. Never reused. */
  readonly wire: number;
  readonly name: string;
  /** What its speakers call it. */
  readonly endonym: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Languages with a wire number. Others travel as their BCP 47 text. */
export const LANGUAGES: readonly Language[] = [
  { code: 'en', wire: 1, name: 'English', endonym: 'English', direction: 'ltr' },
  { code: 'es', wire: 2, name: 'Spanish', endonym: 'Español', direction: 'ltr' },
  { code: 'fr', wire: 3, name: 'French', endonym: 'Français', direction: 'ltr' },
  { code: 'de', wire: 4, name: 'German', endonym: 'Deutsch', direction: 'ltr' },
  { code: 'pt', wire: 5, name: 'Portuguese', endonym: 'Português', direction: 'ltr' },
  { code: 'it', wire: 6, name: 'Italian', endonym: 'Italiano', direction: 'ltr' },
  { code: 'ru', wire: 7, name: 'Russian', endonym: 'Русский', direction: 'ltr' },
  { code: 'uk', wire: 8, name: 'Ukrainian', endonym: 'Українська', direction: 'ltr' },
  { code: 'tr', wire: 9, name: 'Turkish', endonym: 'Türkçe', direction: 'ltr' },
  { code: 'id', wire: 10, name: 'Indonesian', endonym: 'Bahasa Indonesia', direction: 'ltr' },
  { code: 'vi', wire: 11, name: 'Vietnamese', endonym: 'Tiếng Việt', direction: 'ltr' },
  { code: 'ar', wire: 12, name: 'Arabic', endonym: 'العربية', direction: 'rtl' },
  { code: 'sw', wire: 13, name: 'Swahili', endonym: 'Kiswahili', direction: 'ltr' },
  { code: 'hi', wire: 14, name: 'Hindi', endonym: 'हिन्दी', direction: 'ltr' },
  { code: 'zh', wire: 15, name: 'Chinese', endonym: '中文', direction: 'ltr' },
];

/** BCP 47 as far as translation models tell languages apart: a language and perhaps a script or region. */
export const LANGUAGE_CODE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

const BY_CODE = new Map(LANGUAGES.map((language) => [language.code, language]));
const BY_WIRE = new Map(LANGUAGES.map((language) => [language.wire, language]));

export function languageByCode(code: string): Language | undefined {
  return BY_CODE.get(code);
}

export function languageByWire(wire: number): Language | undefined {
  return BY_WIRE.get(wire);
}

/** The tag as BCP 47 spells it (RFC 5646, 2.1.1), with `_` taken for `-`: `pt_br` is `pt-BR`. What is no tag stays as it is. */
export function canonicalLanguage(tag: string): string {
  return localeOf(tag)?.toString() ?? tag;
}

/**
 * Which of `known` a tag means, in whatever case. Where that very one is not there: the language without its region, or
 * with the region it usually has, as long as it is written in the same script (`es-MX` is `es`, `zh-TW` is not `zh`).
 */
export function matchLanguage(tag: string, known: Iterable<string>): string | undefined {
  const wanted = localeOf(tag);
  if (!wanted) return undefined;
  const { language, script } = wanted.maximize();
  const likely = wanted.minimize().toString();
  let usual: string | undefined;
  let bare: string | undefined;
  for (const code of known) {
    const locale = localeOf(code);
    if (code === tag || locale?.toString() === wanted.toString()) return code;
    // `und` would be maximized to English.
    if (locale?.language !== wanted.language) continue;
    if (locale.minimize().toString() === likely) usual ??= code;
    if (locale.toString() === language && locale.maximize().script === script) bare ??= code;
  }
  return usual ?? bare;
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}
