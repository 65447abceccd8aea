import { isNativeAccelerationEnabled } from 'cbor-x/decode';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BabelmeshError, ERRORS, type ErrorCode } from '../errors.js';
import { JOB_STATES } from '../job.js';
import { LANGUAGES } from '../languages.js';
import { PRIORITIES } from '../priority.js';
import { WARNINGS } from '../result.js';
import { decodeMessage, encodeMessage, errorReply, MAX_MESSAGE_BYTES } from './codec.js';
import { headerByte } from './header.js';
import type { RequestMessage, WireMessage } from './messages.js';
import { LEADING } from './numbers.js';

const code = (value: ErrorCode) => expect.objectContaining({ name: 'BabelmeshError', code: value });

const uint = fc.integer({ min: 0, max: 0xffff_ffff });
const language = fc.oneof(
  fc.constantFrom(...LANGUAGES.map((known) => known.code)),
  fc.constantFrom('ht', 'sr-Latn', 'pt-BR', 'zh-Hant-TW'),
);
/** Lengths on both sides of where strings change their heads and the decoder its ways. */
const text = fc
  .tuple(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string()),
    fc.constantFrom(0, 1, 15, 23, 24, 63, 64, 139, 180, 255, 256, 5_000),
  )
  .map(([body, padding]) => (body + 'é'.repeat(padding)).replace(/^\ufeff+/, ''));
const kind = <K extends WireMessage['kind']>(name: K) => fc.constant(name);
const some: { requiredKeys: never[] } = { requiredKeys: [] };

const message: fc.Arbitrary<WireMessage> = fc.oneof(
  fc
    .tuple(
      fc.record({
        kind: kind('request'),
        token: uint,
        source: fc.oneof(fc.constant('auto'), language),
        target: language,
        text: text.map((body) => `x${body}`),
        priority: fc.constantFrom(...PRIORITIES),
      }),
      fc.record(
        {
          expiresInS: fc.integer({ min: 1, max: 0xffff_ffff }),
          passes: fc.integer({ min: 1, max: 0xffff_ffff }),
        },
        some,
      ),
    )
    .map(([first, rest]) => ({ ...first, ...rest })),
  fc.record({ kind: kind('statusQuery'), token: uint }),
  fc.record({ kind: kind('nodeQuery') }),
  fc
    .tuple(
      fc.record({ kind: kind('result'), token: uint, text, warnings: fc.subarray([...WARNINGS]) }),
      fc.record(
        { source: language, confidence: fc.nat(10_000).map((n) => (0 - n) / 100), model: text },
        some,
      ),
    )
    .map(([first, rest]) => ({ ...first, ...rest })),
  fc
    .tuple(
      fc.record({ kind: kind('error'), code: fc.constantFrom(...(Object.keys(ERRORS) as ErrorCode[])) }),
      fc.record({ token: uint, retryAfterS: uint }, some),
    )
    .map(([first, rest]) => ({ ...first, ...rest })),
  fc
    .tuple(
      fc.record({ kind: kind('status'), token: uint, state: fc.constantFrom(...JOB_STATES) }),
      fc.record({ ahead: uint, doneSegments: uint, totalSegments: uint }, some),
    )
    .map(([first, rest]) => ({ ...first, ...rest })),
  fc
    .tuple(
      fc.record({
        kind: kind('nodeStatus'),
        directions: fc.array(fc.record({ source: language, target: language }), { maxLength: 40 }),
        waiting: uint,
      }),
      fc.record({ version: text, uptimeS: uint, among: fc.array(language, { maxLength: 64 }) }, some),
    )
    .map(([first, rest]) => ({ ...first, ...rest })),
);

/** The error a decoder refuses bytes with, undefined where it takes them; anything but a BabelmeshError fails. */
function refusal(bytes: Uint8Array): BabelmeshError | undefined {
  try {
    decodeMessage(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof BabelmeshError && error.code !== 'internal') return error;
    throw error;
  }
}

const request: RequestMessage = {
  kind: 'request',
  token: 40_000,
  source: 'en',
  target: 'es',
  text: 'Where is the nearest clinic? My father needs help.',
  priority: 'normal',
};

describe('encodeMessage and decodeMessage', () => {
  it('give back every message', () => {
    fc.assert(
      fc.property(message, (sent) => {
        expect(decodeMessage(encodeMessage(sent))).toEqual(sent);
      }),
      { numRuns: 1_000 },
    );
  });

  it('need no native addon', () => {
    expect(isNativeAccelerationEnabled).toBe(false);
  });

  it('are given a view into a larger buffer as it is', () => {
    const bytes = encodeMessage(request);
    const buffer = new Uint8Array(bytes.length + 20).fill(0xff);
    buffer.set(bytes, 7);
    expect(decodeMessage(buffer.subarray(7, 7 + bytes.length))).toEqual(request);
  });

  it('keep what they gave when they are used again', () => {
    const first = encodeMessage(request);
    const copy = first.slice();
    encodeMessage({
      ...request,
      text: 'Something else, and longer than the first message was, by a little.',
    });
    expect(first).toEqual(copy);
  });

  it('spend 8 bytes beside the text of a request of 50 characters', () => {
    expect(request.text).toHaveLength(50);
    expect(encodeMessage(request)).toHaveLength(58);
    expect(encodeMessage({ ...request, token: 0xffff_ffff })).toHaveLength(60);
  });

  it('drop byte order marks before a text, short or long', () => {
    for (const body of ['Hola', 'Hola '.repeat(100)]) {
      const sent = encodeMessage({ ...request, text: `\ufeff\ufeff${body}` });
      expect(sent).toEqual(encodeMessage({ ...request, text: body }));
    }
  });

  it('round a confidence to a hundredth', () => {
    const result = { kind: 'result', token: 1, text: 'Hola', warnings: [] } as const;
    expect(decodeMessage(encodeMessage({ ...result, confidence: -0.123456 }))).toMatchObject({
      confidence: -0.12,
    });
    expect(decodeMessage(encodeMessage({ ...result, confidence: -0 }))).toMatchObject({ confidence: 0 });
  });
});

describe('encodeMessage', () => {
  const cases: [string, Partial<RequestMessage>, ErrorCode][] = [
    ['a token below zero', { token: -1 }, 'invalid_request'],
    ['a token of 33 bits', { token: 2 ** 32 }, 'invalid_request'],
    ['half a token', { token: 0.5 }, 'invalid_request'],
    ['no number for a token', { token: Number.NaN }, 'invalid_request'],
    ['an expiry of zero', { expiresInS: 0 }, 'invalid_request'],
    ['a target of auto', { target: 'auto' }, 'unknown_language'],
    ['a source that is no tag', { source: 'Spanish!' }, 'unknown_language'],
    ['no text', { text: ' ' }, 'empty_text'],
    ['half of a surrogate pair', { text: 'a\ud83d' }, 'invalid_text'],
    ['a text too long', { text: 'a'.repeat(MAX_MESSAGE_BYTES) }, 'body_too_large'],
  ];
  it.each(cases)('refuses %s', (_, wrong, expected) => {
    expect(() => encodeMessage({ ...request, ...wrong })).toThrow(code(expected));
  });

  it('refuses a confidence above zero', () => {
    const result = { kind: 'result', token: 1, text: 'Hola', warnings: [] } as const;
    expect(() => encodeMessage({ ...result, confidence: 0.5 })).toThrow(code('invalid_request'));
    expect(() => encodeMessage({ ...result, confidence: Number.NEGATIVE_INFINITY })).toThrow(
      code('invalid_request'),
    );
  });
});

describe('decodeMessage on hostile bytes', () => {
  const header = fc.constantFrom(...(Object.keys(LEADING) as WireMessage['kind'][]).map(headerByte));

  it('refuses or reads random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        refusal(bytes);
      }),
      { numRuns: 5_000 },
    );
  });

  it('refuses or reads random bodies behind a true header', () => {
    fc.assert(
      fc.property(header, fc.uint8Array({ maxLength: 100 }), (first, body) => {
        refusal(Uint8Array.of(first, ...body));
      }),
      { numRuns: 20_000 },
    );
  });

  it('refuses or reads messages with bytes changed, lost or added', () => {
    const change = fc.record({
      at: fc.nat(400),
      drop: fc.nat(3),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 3 }),
        fc.constantFrom(0x1b, 0x5f, 0x7f, 0x9b, 0xbf, 0xc1, 0xf9, 0xff).map((byte) => Uint8Array.of(byte)),
      ),
    });
    fc.assert(
      fc.property(message, fc.array(change, { minLength: 1, maxLength: 4 }), (sent, changes) => {
        const bytes = [...encodeMessage(sent)];
        for (const { at, drop, insert } of changes) bytes.splice(at % bytes.length, drop, ...insert);
        const received = Uint8Array.from(bytes);
        const error = refusal(received);
        if (!error) {
          // What is read can be written again, and is then read as the same.
          const message = decodeMessage(received);
          expect(decodeMessage(encodeMessage(message))).toEqual(message);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it('refuses every message that is cut short', () => {
    fc.assert(
      fc.property(message, fc.nat(), (sent, cut) => {
        const bytes = encodeMessage(sent);
        const length = cut % bytes.length;
        const error = refusal(bytes.subarray(0, length));
        // Cut between the fields and the map a shorter message remains, that of its leading fields.
        if (!error) expect(decodeMessage(bytes.subarray(0, length)).kind).toBe(sent.kind);
      }),
      { numRuns: 2_000 },
    );
    const bytes = encodeMessage(request);
    for (let length = 0; length < bytes.length; length++) {
      expect(refusal(bytes.subarray(0, length))?.code).toBe('malformed_message');
    }
  });

  it('spends neither time nor memory on what is only declared', () => {
    const head = Array.from({ length: 8 }, (_, major) => [
      [(major << 5) | 26, 0xff, 0xff, 0xff, 0xff],
      [(major << 5) | 27, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      [(major << 5) | 31],
    ]).flat();
    const nested = (byte: number) => Array.from({ length: 50_000 }, () => byte);
    const before = process.memoryUsage();
    for (let run = 0; run < 2_000; run++) {
      for (const bytes of head)
        expect(refusal(Uint8Array.of(0x11, 7, 1, 2, ...bytes, 0))?.code).toBe('malformed_message');
    }
    for (const byte of [0x81, 0xa1, 0x9f, 0xbf, 0xc1, 0x98, 0xd8]) {
      expect(refusal(Uint8Array.from([0x11, 7, 1, 2, ...nested(byte)]))?.code).toBe('malformed_message');
    }
    expect(process.memoryUsage().arrayBuffers - before.arrayBuffers).toBeLessThan(50_000_000);
  });

  it('refuses what is longer than any message, unread', () => {
    expect(refusal(new Uint8Array(MAX_MESSAGE_BYTES + 1))?.code).toBe('body_too_large');
    expect(refusal(new Uint8Array(MAX_MESSAGE_BYTES).fill(0x11))?.code).toBe('malformed_message');
  });
});

describe('errorReply', () => {
  const overloaded = new BabelmeshError('overloaded', 'Too much to do.', { retryAfterMs: 1_200 });

  it('tells the token of a request that was read, and the wait in whole seconds', () => {
    expect(errorReply(encodeMessage(request), overloaded)).toEqual({
      kind: 'error',
      code: 'overloaded',
      token: 40_000,
      retryAfterS: 2,
    });
  });

  it('is never given to an answer, in this version or another, nor to nothing', () => {
    for (let first = 0; first < 256; first++) {
      const reply = errorReply(Uint8Array.of(first, 7), overloaded);
      const asks = (first & 15) >= 1 && (first & 15) <= 7;
      expect(reply !== undefined).toBe(asks);
    }
    expect(errorReply(new Uint8Array(), overloaded)).toBeUndefined();
  });

  it('can be made for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        const reply = errorReply(bytes, overloaded);
        if (reply) expect(decodeMessage(encodeMessage(reply))).toEqual(reply);
      }),
      { numRuns: 2_000 },
    );
  });
});
