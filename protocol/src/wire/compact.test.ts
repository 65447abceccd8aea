import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextCodec } from '../compression/index.js';
import { BabelmeshError, type ErrorCode } from '../errors.js';
import { LANGUAGES } from '../languages.js';
import { decodeMessage, encodeMessage, errorReply } from './codec.js';
import type { RequestMessage, ResultMessage, WireMessage } from './messages.js';

const codec = new TextCodec({
  load: (language) =>
    new Uint8Array(readFileSync(new URL(`../../../models/compression/${language}.model`, import.meta.url))),
});
const without = new TextCodec({ load: () => undefined });

const REQUEST: RequestMessage = {
  kind: 'request',
  token: 40_000,
  source: 'en',
  target: 'es',
  text: 'Where is the nearest clinic? My father needs help.',
  priority: 'normal',
  compact: true,
};
const RESULT: ResultMessage = {
  kind: 'result',
  token: 40_000,
  text: '¿Dónde está la clínica más cercana?',
  warnings: [],
  compact: true,
};

function refusal(read: () => unknown): BabelmeshError | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof BabelmeshError) return error;
    throw error;
  }
  return undefined;
}

describe('a compact request', () => {
  it('takes less than half of its text', () => {
    const bytes = encodeMessage(REQUEST, { codec });
    expect(decodeMessage(bytes, { codec })).toEqual(REQUEST);
    expect(2 * bytes.length).toBeLessThan(encodeMessage(REQUEST).length);
  });

  it('is a byte string even where the text is not shorter, to tell what its sender reads', () => {
    const sent: RequestMessage = { ...REQUEST, text: 'ξ' };
    expect(decodeMessage(encodeMessage(sent, { codec }), { codec })).toEqual(sent);
  });

  it('is written as text without a codec', () => {
    const { compact, ...plain } = REQUEST;
    expect(encodeMessage(REQUEST)).toEqual(encodeMessage(plain));
  });

  it.each([
    ['no codec', {}],
    ['a codec without the language', { codec: without }],
  ])('is answered with error 4 and its token by a node with %s', (_, options) => {
    const bytes = encodeMessage(REQUEST, { codec });
    const error = refusal(() => decodeMessage(bytes, options));
    expect(error?.code).toBe('unsupported_version');
    expect(error && errorReply(bytes, error)).toEqual({
      kind: 'error',
      code: 'unsupported_version',
      token: 40_000,
    });
  });

  it('has no byte order mark and must show something', () => {
    const marked = encodeMessage({ ...REQUEST, text: `\ufeff${REQUEST.text}` }, { codec });
    expect(marked).toEqual(encodeMessage(REQUEST, { codec }));
    // A compressed space: as a text it would be refused in the same way.
    const space = codec.compress(' ', 'en');
    const bytes = Uint8Array.of(0x11, 1, 1, 2, 0x40 + space.length, ...space);
    expect(refusal(() => decodeMessage(bytes, { codec }))?.code).toBe('empty_text');
  });
});

describe('a compact result', () => {
  it('is read without knowing the request', () => {
    const bytes = encodeMessage(RESULT, { codec });
    expect(encodeMessage(RESULT, { codec, language: 'es' })).toEqual(bytes);
    expect(decodeMessage(bytes, { codec })).toEqual(RESULT);
    expect(bytes.length).toBeLessThan(20);
  });

  it('is a text where that is not longer', () => {
    const short = { kind: 'result', token: 40_000, text: 'ξ', warnings: [] } as const;
    const bytes = encodeMessage({ ...short, compact: true }, { codec });
    expect(bytes).toEqual(encodeMessage(short));
    expect(decodeMessage(bytes, { codec })).toEqual(short);
  });
});

it('reads any message back', () => {
  const language = fc.constantFrom(...LANGUAGES.map(({ code }) => code), 'ht');
  const text = fc.string({ unit: 'binary' }).map((body) => `x${body}`);
  fc.assert(
    fc.property(fc.oneof(language, fc.constant('auto')), language, text, (source, target, written) => {
      const request: WireMessage = { ...REQUEST, source, target, text: written };
      expect(decodeMessage(encodeMessage(request, { codec }), { codec })).toEqual(request);
      const result: WireMessage = { ...RESULT, source: target, text: written };
      expect(decodeMessage(encodeMessage(result, { codec }), { codec })).toMatchObject({ text: written });
    }),
    { numRuns: 300 },
  );
});

it('refuses or reads what was changed, cut or added to, in few words and never otherwise', () => {
  const change = fc.record({ at: fc.nat(60), drop: fc.nat(2), insert: fc.uint8Array({ maxLength: 2 }) });
  const codes = new Set<ErrorCode | undefined>();
  fc.assert(
    fc.property(
      fc.constantFrom<WireMessage>(REQUEST, RESULT, { ...REQUEST, source: 'auto', text: 'Где врач?' }),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      (sent, changes) => {
        const bytes = [...encodeMessage(sent, { codec })];
        for (const { at, drop, insert } of changes) bytes.splice(at % bytes.length, drop, ...insert);
        const received = Uint8Array.from(bytes);
        const error = refusal(() => decodeMessage(received, { codec }));
        codes.add(error?.code);
        const reply = error && errorReply(received, error);
        if (reply) expect(encodeMessage(reply).length).toBeLessThanOrEqual(12);
      },
    ),
    { numRuns: 5_000 },
  );
  expect(codes).toContain('malformed_message');
  expect(codes).toContain('unsupported_version');
});
