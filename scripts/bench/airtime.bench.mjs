// What messages cost on the air, in every language the node ships, beside what else there is to compress them with.
import { readFileSync } from 'node:fs';
import { airtimeMs, encodeMessage, LANGUAGES, MODEM_PRESETS } from '@babelmesh/protocol';
import { compressors } from './compressors.mjs';
import { fieldPhrases } from './field-phrases.mjs';
import { digits, quantile } from './numbers.mjs';
import { transfers } from './transfers.mjs';

const MESSAGES = 200;
const PRESET = 'LONG_FAST';
const TOKEN = 0xfedc_ba98;
const BITS = { en: 2.3, es: 2.3 };
const SHARE = 0.6;
const MICROSECONDS = 1000;
const REQUEST_BYTES = 30;

export async function bench() {
  const { shippedTextCodec } = await import(
    new URL('../../node/dist/radio/cbor/text-models.js', import.meta.url)
  );
  const { packetBytes } = await import(new URL('../../node/dist/radio/link/sizes.js', import.meta.url));
  const codec = shippedTextCodec({ warn: (_, line) => console.error(line) });
  const others = await compressors();
  const phrases = fieldPhrases(MESSAGES);
  const rows = [];
  const onAir = (payload) =>
    airtimeMs(MODEM_PRESETS[PRESET], packetBytes({ to: 1, channel: 0, portnum: 256, payload }));
  const spent = { write: [], read: [] };
  const compare = (what, messages, code) => {
    const characters = sum(messages, (text) => [...text].length);
    // The language's file is read with its first message; that is no message's time.
    codec.compress(messages[0], code);
    const bytes = sum(messages, (text) => timed(codec, text, code, spent));
    const compared = Object.entries(others).map(([other, size]) => ({ other, bytes: sum(messages, size) }));
    const ratio = Math.max(
      ...compared.filter(({ other }) => other !== 'plain text').map((o) => bytes / o.bytes),
    );
    const bits = (8 * bytes) / characters;
    const count = messages.length;
    rows.push({
      what: `${what}: bytes a message of ${digits(characters / count)} characters`,
      budget: `≤ ${SHARE} × the others${code in BITS ? `, ≤ ${BITS[code]} bits a character` : ''}`,
      measured: `**${digits(bytes / count)}** (${digits(bits)} bits a character); ${compared
        .map((o) => `${o.other} ${digits(o.bytes / count)}`)
        .join(', ')}`,
      ok: ratio <= SHARE && bits <= (BITS[code] ?? Number.POSITIVE_INFINITY),
    });
  };
  for (const { code, name } of LANGUAGES) {
    const messages = phrases[code];
    compare(name, messages, code);
    const tested = fieldTestSet(code);
    if (tested.length > 0) compare(`${name}, field test set`, tested, code);
    const pairs = messages.map((text, i) => ({ text, answer: phrases[code === 'en' ? 'es' : 'en'][i] }));
    const packets = (options) =>
      pairs.map(({ text, answer }) => {
        const to = code === 'en' ? 'es' : 'en';
        const base = { token: TOKEN, ...(options.codec && { compact: true }) };
        const request = { kind: 'request', source: code, target: to, text, priority: 'normal', ...base };
        const result = { kind: 'result', text: answer, warnings: [], confidence: -0.3, ...base };
        return [request, result].map((message) => encodeMessage(message, { ...options, language: to }));
      });
    const described = ({ 0: request, 1: result }) => `${digits(request)} + ${digits(result)}`;
    const means = (all, measure) => [0, 1].map((i) => sum(all, (pair) => measure(pair[i])) / MESSAGES);
    const [plain, compact] = [packets({}), packets({ codec })];
    rows.push({
      what: `${name}: request + answer, bytes of payload; airtime in ms, ${PRESET}`,
      measured: `${described(means(compact, (p) => p.length))}; ${described(means(compact, onAir))} (as text ${described(
        means(plain, (p) => p.length),
      )}; ${described(means(plain, onAir))})`,
    });
  }
  return [...rows, ...fifty(codec), ...times(spent), ...transfers()];
}

/** The messages models are tested with, full of numbers and names; empty in most languages. */
function fieldTestSet(code) {
  const file = new URL('../../models/evaluation/field.tsv', import.meta.url);
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  // The first two columns are a number, headed like Indonesian, and a domain.
  const column = head.split('\t').indexOf(code, 2);
  return column < 0 ? [] : lines.map((line) => line.split('\t')[column]);
}

function timed(codec, text, code, { write, read }) {
  const startedAt = performance.now();
  const bytes = codec.compress(text, code);
  const writtenAt = performance.now();
  if (codec.decompress(bytes, code) !== text) throw new Error(`lost “${text}”`);
  write.push(1000 * (writtenAt - startedAt));
  read.push(1000 * (performance.now() - writtenAt));
  return bytes.length;
}

function times(spent) {
  return Object.entries(spent).map(([what, micros]) => ({
    what: `${what} a message, p50 / p99`,
    budget: `≤ ${digits(MICROSECONDS)} µs`,
    measured: `${digits(quantile(micros, 0.5))} / ${digits(quantile(micros, 0.99))} µs`,
    ok: quantile(micros, 0.99) <= MICROSECONDS,
  }));
}

/** The largest form of each: a token of 32 bits, a priority, an answer that tells its confidence. */
function fifty(codec) {
  const text = 'Where is the nearest clinic with a doctor tonight?';
  const answer = '¿Dónde está la clínica más cercana con médico hoy?';
  const base = { token: TOKEN, compact: true };
  const request = { kind: 'request', source: 'en', target: 'es', text, priority: 'emergency', ...base };
  const result = { kind: 'result', text: answer, warnings: [], confidence: -0.42, ...base };
  return [request, result].map((message) => {
    const { length } = encodeMessage(message, { codec });
    const what = `payload of a ${message.kind} of ${message.text.length} characters, token of 32 bits`;
    return {
      what,
      budget: `≤ ${REQUEST_BYTES} bytes`,
      measured: `${length} bytes`,
      ok: length <= REQUEST_BYTES,
    };
  });
}

function sum(items, measure) {
  return items.reduce((total, item) => total + measure(item), 0);
}
