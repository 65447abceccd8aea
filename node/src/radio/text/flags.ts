import type { ReceivedPacket } from '../link/link.js';

/**
 * Countries (ISO 3166-1) and what most people there read, where that is a language the node has a name for: the
 * language that is official or used between those of different tongues. Flags of other countries ask for nothing.
 */
const COUNTRIES: Readonly<Record<string, string>> = {
  en: 'US GB AU NZ CA IE ZA NG GH UG ZM ZW LR SL GM SS JM TT BB BS BZ GY AG DM GD KN LC VC SG FJ SB GI IM JE GG BM KY FK AI VG VI TC MS SH GU MP',
  es: 'ES MX AR CO PE VE CL EC GT CU BO DO HN PY SV NI CR PA UY PR GQ',
  fr: 'FR MC LU HT CI SN ML BF NE TG BJ GN CD CG GA CM CF TD DJ PF NC RE GP MQ GF YT BL MF PM WF',
  de: 'DE AT CH LI',
  pt: 'PT BR AO MZ CV GW ST TL',
  it: 'IT SM VA',
  ru: 'RU BY',
  uk: 'UA',
  tr: 'TR',
  id: 'ID',
  vi: 'VN',
  ar: 'SA EG IQ SY JO LB PS YE OM AE QA BH KW LY TN DZ MA SD MR EH',
  sw: 'TZ KE',
  hi: 'IN',
  zh: 'CN TW HK MO',
};

const LANGUAGE_OF = new Map(
  Object.entries(COUNTRIES).flatMap(([language, countries]) =>
    countries.split(' ').map((country) => [country, language] as const),
  ),
);

/** `PortNum` of the Meshtastic schema. */
const TEXT_MESSAGE_APP = 1;
/** Code point of the regional indicator symbol for A. */
const INDICATOR_A = 0x1f1e6;
const LETTER_A = 0x41;
/** Two symbols of four bytes, and what keyboards put around them. */
const MOST_BYTES = 16;

/** The language of the country whose flag the text is, and nothing else. */
export function flagLanguage(text: string): string | undefined {
  const pair = /^\s*(\p{RI}\p{RI})\uFE0F?\s*$/u.exec(text)?.[1];
  if (pair === undefined) return undefined;
  const letters = [...pair].map((symbol) => (symbol.codePointAt(0) ?? 0) - INDICATOR_A + LETTER_A);
  return LANGUAGE_OF.get(String.fromCharCode(...letters));
}

/** The language a packet asks for by answering a message with a flag, as a tapback or as a text. */
export function askedByFlag({ portnum, replyId, payload }: ReceivedPacket): string | undefined {
  if (portnum !== TEXT_MESSAGE_APP || replyId === 0 || payload.length > MOST_BYTES) return undefined;
  return flagLanguage(new TextDecoder().decode(payload));
}
