// The bytes of a message on the air, and the time to write and read it.
import { decodeMessage, encodeMessage } from '@babelmesh/protocol';
import { digits, quantile } from './numbers.mjs';

const TEXT = 'Where is the nearest clinic with a doctor tonight?';
const REQUEST = {
  kind: 'request',
  token: 51_234,
  source: 'en',
  target: 'es',
  text: TEXT,
  priority: 'normal',
  compact: true,
};
const RESULT = {
  kind: 'result',
  token: 51_234,
  text: '¿Dónde está la clínica más cercana con médico hoy?',
  confidence: -0.42,
  warnings: [],
  compact: true,
};

export async function bench() {
  const { shippedTextCodec } = await import(
    new URL('../../node/dist/radio/cbor/text-models.js', import.meta.url)
  );
  const options = { codec: shippedTextCodec({ warn: (_, line) => console.error(line) }) };
  const request = encodeMessage(REQUEST, options);
  const result = encodeMessage(RESULT, options);
  const encode = quantile(
    rounds(() => encodeMessage(REQUEST, options)),
    0.5,
  );
  const decode = quantile(
    rounds(() => decodeMessage(request, options)),
    0.5,
  );
  return [
    {
      what: `bytes on the air, request of ${TEXT.length} characters`,
      budget: '≤ 30 bytes',
      measured: `${request.length} bytes`,
      ok: request.length <= 30,
    },
    {
      what: `the same, result of ${RESULT.text.length} characters`,
      budget: '≤ 30 bytes',
      measured: `${result.length} bytes`,
      ok: result.length <= 30,
    },
    { what: 'request, write and read', measured: `${digits(encode)} µs, ${digits(decode)} µs` },
  ];
}

/** Microseconds a call, of rounds of a hundred calls. */
function rounds(call) {
  return Array.from({ length: 50 }, () => {
    const startedAt = performance.now();
    for (let i = 0; i < 100; i++) call();
    return 10 * (performance.now() - startedAt);
  });
}
