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
};
const RESULT = {
  kind: 'result',
  token: 51_234,
  text: '¿Dónde está la clínica más cercana con médico hoy?',
  confidence: -0.42,
  warnings: [],
};

export async function bench() {
  const request = encodeMessage(REQUEST);
  const result = encodeMessage(RESULT);
  const encode = quantile(
    rounds(() => encodeMessage(REQUEST)),
    0.5,
  );
  const decode = quantile(
    rounds(() => decodeMessage(request)),
    0.5,
  );
  return [
    {
      what: `bytes on the air, request of ${TEXT.length} characters`,
      budget: '≤ 30 bytes',
      measured: `${request.length} bytes (text compression is not there yet)`,
      ok: request.length <= 30,
    },
    { what: `the same, result of ${RESULT.text.length} characters`, measured: `${result.length} bytes` },
    { what: 'request, write and read', measured: `${digits(encode)} µs, ${digits(decode)} µs` },
  ];
}

/** Microseconds a call, of rounds of a thousand calls. */
function rounds(call) {
  return Array.from({ length: 50 }, () => {
    const startedAt = performance.now();
    for (let i = 0; i < 1_000; i++) call();
    return performance.now() - startedAt;
  });
}
