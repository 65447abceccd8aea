import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from './codec.js';
import { allDirections, shortDirections } from './status-directions.js';

const CODES = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'pt', 'ru', 'zh'];
const pairs = (codes: readonly string[]) =>
  codes.flatMap((source) =>
    codes.filter((target) => target !== source).map((target) => ({ source, target })),
  );
const keys = (directions: readonly { source: string; target: string }[]) =>
  directions.map(({ source, target }) => `${source}>${target}`).sort();

it('names languages that all go into one another once', () => {
  const all = [...pairs(CODES), { source: 'en', target: 'sw' }];
  const told = shortDirections(all);
  expect(told).toEqual({
    directions: [{ source: 'en', target: 'sw' }],
    among: expect.arrayContaining(CODES),
  });
  const bytes = encodeMessage({ kind: 'nodeStatus', ...told, waiting: 0 });
  expect(bytes.length).toBeLessThanOrEqual(20);
  const read = decodeMessage(bytes);
  if (read.kind !== 'nodeStatus') return expect.fail();
  expect(keys(allDirections(read))).toEqual(keys(all));
});

it('tells every set of directions as it is', () => {
  const some = fc.subarray(pairs(CODES.slice(0, 6)));
  fc.assert(
    fc.property(some, (directions) => {
      const told = shortDirections(directions);
      expect(keys(allDirections(told))).toEqual(keys(directions));
      expect(keys(told.directions).length).toBe(new Set(keys(told.directions)).size);
    }),
  );
});

it('leaves two languages in pairs', () => {
  expect(shortDirections(pairs(['en', 'es']))).toEqual({ directions: pairs(['en', 'es']) });
});
