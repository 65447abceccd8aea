import { PRIORITIES } from '@babelmesh/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeNode } from './testing/fake-node.js';

const PATHS = ['/translation', '/translate', '/detect', '/v1/jobs'] as const;
const TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  '',
];

const node = new FakeNode();
node.immediate = true;
const app = node.app({ limits: { textCharacters: 50, records: 5, bodyBytes: 4_000 } });

/** Strings of every kind: plain, long, with half characters, with NUL, empty. */
const anyText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'en',
    'es',
    'auto',
    'hello',
    '\u0000',
    '\ud800',
    'a\udfffb',
    '__proto__',
    'a'.repeat(60),
  ),
  fc.string(),
  fc.string({ unit: 'binary' }),
);
const leaf = fc.oneof(anyText, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.jsonValue());
const value = fc.oneof(leaf, fc.array(leaf, { maxLength: 8 }));
const mostly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: right, weight: 4 }, { arbitrary: leaf, weight: 1 });
const language = mostly(fc.constantFrom('en', 'es', 'fr', 'auto'));
const text = fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), value);
const priority = mostly(fc.constantFrom(...PRIORITIES));
const format = mostly(fc.constantFrom('text', 'html'));
const record = fc.record(
  { id: leaf, text: fc.oneof(fc.string(), leaf), extra: leaf },
  { requiredKeys: ['text'] },
);

const translate = fc.record(
  { q: text, source: language, target: language, format, priority, alternatives: leaf, api_key: leaf },
  { requiredKeys: ['q', 'target'] },
);
const job = fc.record(
  { text, source: language, target: language, priority },
  { requiredKeys: ['text', 'target'] },
);
const batch = fc.record({
  payload: mostly(
    fc.record(
      { fromLang: language, toLang: language, records: fc.oneof(value, fc.array(record, { maxLength: 8 })) },
      { requiredKeys: ['records', 'toLang'] },
    ),
  ),
});

const asForm = (fields: object) =>
  Object.entries(fields)
    .map(
      ([name, field]) =>
        `${name}=${(typeof field === 'string' ? field : JSON.stringify(field)).replaceAll(' ', '+')}`,
    )
    .join('&');

/** What an object that is nearly right becomes on the way. */
const mangled = (nearly: fc.Arbitrary<object>) =>
  fc.oneof(
    { arbitrary: nearly.map((object) => Buffer.from(JSON.stringify(object))), weight: 3 },
    nearly.map((object) => Buffer.from(asForm(object))),
    fc.tuple(nearly, fc.nat(), fc.integer({ min: 0, max: 255 })).map(([object, at, byte]) => {
      const bytes = Buffer.from(JSON.stringify(object));
      bytes[at % bytes.length] = byte;
      return bytes;
    }),
    fc.tuple(nearly, fc.nat()).map(([object, at]) => {
      const bytes = Buffer.from(JSON.stringify(object));
      return bytes.subarray(0, at % bytes.length);
    }),
    fc
      .string()
      .map((inner) =>
        Buffer.from(`--x\r\nContent-Disposition: form-data; name="q"\r\n\r\n${inner}\r\n--x--\r\n`),
      ),
    fc.uint8Array({ maxLength: 5_000 }).map((bytes) => Buffer.from(bytes)),
  );

const addressed = fc.oneof(
  fc.tuple(fc.constant('/translate'), mangled(translate)),
  fc.tuple(fc.constant('/v1/jobs'), mangled(job)),
  fc.tuple(fc.constant('/translation'), mangled(batch)),
  fc.tuple(fc.constant('/detect'), mangled(translate)),
  fc.tuple(fc.constantFrom(...PATHS), mangled(fc.oneof(translate, job, batch))),
);

describe('any body to any address', () => {
  it('is answered or refused with a known code, never with a defect', async () => {
    const statuses = new Map<number, number>();
    const anyHeader = fc.option(fc.string({ unit: fc.constantFrom('a', ' ', '#', ',', ';', '=', '1') }), {
      nil: undefined,
    });
    await fc.assert(
      fc.asyncProperty(
        addressed,
        fc.oneof(fc.constant('application/json'), fc.constantFrom(...TYPES)),
        anyHeader,
        async ([path, bytes], type, key) => {
          const response = await app.request(path, {
            method: 'POST',
            body: new Uint8Array(bytes),
            headers: {
              ...(type && { 'Content-Type': type }),
              ...(key !== undefined && { 'Idempotency-Key': key }),
            },
          });
          statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
          const body = (await response.json()) as { error?: string; code?: string };
          if (response.status >= 500) expect([response.status, body.code]).toEqual([503, 'overloaded']);
          if (response.status >= 400) {
            expect(body.error).toMatch(/./);
            expect(body.code).toMatch(/^[a-z_]+$/);
          }
        },
      ),
      { numRuns: 3_000 },
    );
    // It is not all refused at the door.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 202, 400, 413, 415]));
    expect(node.logged).toEqual([]);
  });

  it('of JSON nested without end, or of a million wrong items, is refused cheaply', async () => {
    const large = new FakeNode().app();
    const hostile = [
      '['.repeat(1_000_000) + ']'.repeat(1_000_000),
      `${'{"q":'.repeat(200_000)}1${'}'.repeat(200_000)}`,
      `{"q":[${'0,'.repeat(900_000)}0]}`,
      `{"payload":{"records":[${'{},'.repeat(600_000)}{}]}}`,
    ];
    for (const body of hostile) {
      for (const path of PATHS) {
        const before = process.memoryUsage().heapUsed;
        const response = await large.request(path, {
          method: 'POST',
          body,
          headers: { 'Content-Type': 'application/json' },
        });
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(response.status).toBeLessThan(500);
        expect((await response.text()).length).toBeLessThan(1_000);
        expect(process.memoryUsage().heapUsed - before).toBeLessThan(200e6);
      }
    }
  });
});
