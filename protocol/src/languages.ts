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
