/** Values of single fields: from the message to CBOR and back, each checked both ways. */
import { type TextCodec, unknownCompression } from '../compression/index.js';
import { BabelmeshError } from '../errors.js';
import { LANGUAGE_CODE, languageByCode, languageByWire } from '../languages.js';
import type { Warning } from '../result.js';
import { checkWellFormed } from '../text.js';
import type { CborItem } from './cbor.js';
import { malformed } from './cbor-profile.js';
import { WARNING_BITS } from './numbers.js';

export const MAX_UINT32 = 0xffff_ffff;
/** Longest tag RFC 5646 section 4.4.1 asks to make room for. */
const MAX_LANGUAGE_LENGTH = 35;
const AUTO = 0;

export function writeUint(value: number, name: string, min = 0): number {
  if (Number.isInteger(value) && value >= min && value <= MAX_UINT32) return value;
  throw new BabelmeshError('invalid_request', `${name} must be a whole number from ${min} to ${MAX_UINT32}.`);
}

export function readUint(item: unknown, name: string, min = 0): number {
  if (typeof item === 'number' && Number.isInteger(item) && item >= min && item <= MAX_UINT32) return item;
  throw malformed(`has a ${name} that is no whole number from ${min} on`);
}

/** A byte order mark at the start says nothing in a message and decoders may drop it: it is not sent. */
export function writeText(text: string): string {
  checkWellFormed(text);
  return withoutByteOrderMark(text);
}

export function readText(item: unknown, name: string): string {
  if (typeof item === 'string') return withoutByteOrderMark(item);
  throw malformed(`has a ${name} that is no text`);
}

/** Compressed, as a byte string. `told`: the language as it stands in the message; `likely`: as the writer knows it. */
export function writeCompact(text: string, codec: TextCodec, told?: string, likely = told): Uint8Array {
  return codec.compress(writeText(text), told, likely);
}

/** A text in either form. Throws `unsupported_version` where it is compressed and there is no codec that knows how. */
export function readAnyText(
  item: unknown,
  codec: TextCodec | undefined,
  told?: string,
): { text: string; compact?: true } {
  if (!(item instanceof Uint8Array)) return { text: readText(item, 'text') };
  if (!codec) throw unknownCompression();
  return { text: withoutByteOrderMark(codec.decompress(item, told)), compact: true };
}

function withoutByteOrderMark(text: string): string {
  return text.replace(/^\uFEFF+/, '');
}

/** The language's number, or its BCP 47 text where it has none. */
export function writeLanguage(code: string): number | string {
  return languageByCode(code)?.wire ?? checkLanguage(code);
}

export function writeSource(code: string): number | string {
  return code === 'auto' ? AUTO : writeLanguage(code);
}

/** Throws `unknown_language`, also for numbers newer than this node. */
export function readLanguage(item: unknown): string {
  if (typeof item === 'string') return checkLanguage(item);
  const number = readUint(item, 'language');
  const language = languageByWire(number);
  if (!language) throw new BabelmeshError('unknown_language', `There is no language with number ${number}.`);
  return language.code;
}

export function readSource(item: unknown): string {
  return item === AUTO ? 'auto' : readLanguage(item);
}

/** Where the message is of use without it: undefined for a language number newer than this node. */
export function readOptionalLanguage(item: unknown): string | undefined {
  if (typeof item === 'number' && !languageByWire(readUint(item, 'language'))) return undefined;
  return readLanguage(item);
}

function checkLanguage(code: string): string {
  if (code.length <= MAX_LANGUAGE_LENGTH && LANGUAGE_CODE.test(code)) return code;
  throw new BabelmeshError('unknown_language', 'The language is no BCP 47 tag such as “es” or “pt-BR”.');
}

export function writeName<T extends string>(name: T, numbers: Readonly<Record<T, number>>): number {
  return numbers[name];
}

export function readName<T extends string>(
  item: unknown,
  numbers: Readonly<Record<T, number>>,
  what: string,
): T {
  for (const name in numbers) if (numbers[name] === item) return name;
  throw malformed(`has an unknown ${what}`);
}

/** Undefined for none, so that the key is left out. */
export function writeWarnings(warnings: readonly Warning[]): number | undefined {
  const bits = warnings.reduce((sum, warning) => sum | (1 << WARNING_BITS[warning]), 0);
  return bits === 0 ? undefined : bits;
}

/** Bits of newer nodes are passed over. */
export function readWarnings(item: unknown): readonly Warning[] {
  const bits = readUint(item, 'warnings');
  return (Object.keys(WARNING_BITS) as Warning[]).filter((warning) => bits & (1 << WARNING_BITS[warning]));
}

/** Hundredths of a nat below zero. */
export function writeConfidence(confidence: number): number {
  return writeUint(Math.round(-100 * confidence), 'A confidence below zero, in hundredths,');
}

export function readConfidence(item: unknown): number {
  return (0 - readUint(item, 'confidence')) / 100;
}

export function readList(item: unknown, name: string): readonly unknown[] {
  if (Array.isArray(item)) return item;
  throw malformed(`has ${name} that are no array`);
}

/** The present ones of `entries`, in order of their keys. */
export function keyed(
  ...entries: readonly (readonly [number, CborItem | undefined])[]
): Map<number, CborItem> {
  const map = new Map<number, CborItem>();
  for (const [key, item] of entries) if (item !== undefined) map.set(key, item);
  return map;
}
