// What the parsers are fed: noise, and what other nodes, phones and radios do send, changed here and there.
import { readFileSync } from 'node:fs';
import { readRecordedSession } from '../../node/dist/radio/link/testing/recorded-session.js';

/** Bytes that mean something to lengths, counts, framing and UTF-8. */
const PIQUANT = [0x00, 0x01, 0x7f, 0x80, 0xff, 0x94, 0xc3, 0x1b, 0x5f, 0xbf, 0xe2, 0xf0];
/** First bytes of messages: every kind, of this version and of the next. */
const HEADERS = Array.from({ length: 32 }, (_, i) => (i < 16 ? 0x10 : 0x20) + (i % 16));
const LONGEST = 600;
const TEXTS = [
  'es where is the clinic',
  'EN>ES: Where is the clinic? Bring 20 blankets to 14:30',
  '!es bonjour à tous',
  '/auto>es здравствуйте',
  'sos es two people hurt at the bridge 🆘',
  'help',
  'langs',
  'status 2',
  'cancel 1',
  '>fr \u202eevil\u202c text',
  'spanish مرحبا بالعالم',
  '~ Busy. Try again in 5 min',
];

/** What is sent where nothing is wrong. Parsers tell what of it they understand. */
export function seeds() {
  const hexes = [
    ...vectors('messages').map(({ hex }) => hex),
    ...vectors('compact').map(({ hex }) => hex),
    ...vectors('invalid').map(({ hex }) => hex),
    ...vectors('read-only').map(({ hex }) => hex),
    ...vectors('bundles').map(({ packet }) => packet),
    ...(vectors('transfers').packets ?? []).map(({ hex }) => hex),
    ...(vectors('transfers').transfers ?? []).flatMap(({ fragments, repair, asking }) => [
      ...fragments,
      ...repair,
      asking.packet,
    ]),
  ];
  return {
    payloads: [...hexes.map(fromHex), ...TEXTS.map((text) => new TextEncoder().encode(text))],
    frames: readRecordedSession().flatMap(({ dir, bytes }) => (dir === 'from' ? [bytes] : [])),
  };
}

/** One input; the same for the same chance. */
export function input(seeds, chance) {
  const kind = chance.below(8);
  if (kind === 0) return chance.bytes(chance.below(240));
  if (kind === 1) return Uint8Array.of(chance.oneOf(HEADERS), ...chance.bytes(chance.below(60)));
  return mutate(chance.oneOf(seeds), seeds, chance);
}

function mutate(original, seeds, chance) {
  let bytes = [...original];
  for (let changes = 1 + chance.below(5); changes > 0; changes--) {
    const at = chance.below(bytes.length + 1);
    const length = 1 + chance.below(1 + chance.below(40));
    switch (chance.below(8)) {
      case 0:
        bytes[Math.min(at, bytes.length - 1)] = chance.below(256);
        break;
      case 1:
        bytes[Math.min(at, bytes.length - 1)] ^= 1 << chance.below(8);
        break;
      case 2:
        bytes[Math.min(at, bytes.length - 1)] = chance.oneOf(PIQUANT);
        break;
      case 3:
        bytes.splice(at, 0, ...chance.bytes(length));
        break;
      case 4:
        bytes.splice(at, length);
        break;
      case 5:
        bytes.splice(at, 0, ...bytes.slice(at, at + length));
        break;
      case 6:
        bytes = bytes.slice(0, at);
        break;
      default:
        bytes = [...bytes.slice(0, at), ...chance.oneOf(seeds).slice(chance.below(20))];
    }
    if (bytes.length === 0) bytes = [chance.below(256)];
  }
  return Uint8Array.from(bytes.slice(0, LONGEST), (byte) => byte ?? 0);
}

function vectors(name) {
  try {
    return JSON.parse(readFileSync(new URL(`../../docs/vectors/${name}.json`, import.meta.url), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function fromHex(hex) {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}
