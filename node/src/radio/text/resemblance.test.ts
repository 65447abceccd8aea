import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gist, resembles } from './resemblance.js';

const alike = (text: string, earlier: string) => resembles(gist(text), gist(earlier));

it.each([
  ['Where is the clinic located?', 'where is the clinic'],
  ["Where's the closest clinic?", 'Where is the nearest clinic?'],
  [
    'The bridge across the river will be shut until Monday',
    'The bridge over the river is closed until Monday',
  ],
  ['Two people are injured, send a doctor to the church', 'Two people are hurt, send a doctor to the church'],
  ['¿DÓNDE ESTÁ LA CLÍNICA?', 'donde esta la clinica'],
  ['Road 7 is closed [1 s, 2 hops]', 'road 7 is closed'],
  ['Water for twenty people', 'water for 20 people'],
  ['最近的诊所在什么地方', '最近的诊所在哪里'],
])('%s says what was said before', (text, earlier) => {
  expect(alike(text, earlier)).toBe(true);
});

it.each([
  ['We need bread and water', 'Do you have a doctor at the school'],
  ['The one at Sona is open', 'Is the bridge at Marin closed?'],
  ['checkpoint 2 is open', 'checkpoint 1 is open'],
  ['ok', 'ok'],
  ['', ''],
  ['👍👍👍👍👍👍👍', '👍👍👍👍👍👍👍'],
])('%s is something new', (text, earlier) => {
  expect(alike(text, earlier)).toBe(false);
});

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (text, more) => {
      expect(typeof alike(text, more)).toBe('boolean');
      const { trigrams } = gist(text);
      expect(alike(text, text)).toBe(trigrams.size >= 6);
    }),
  );
});
