import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutTexting } from './texting.js';

describe('withoutTexting', () => {
  it.each([
    ['en', 'start b4 dark', 'start before dark'],
    ['en', 'call me b4 u leave', 'call me before u leave'],
    ['en', 'any1 there? lmk asap', 'anyone there? let me know as soon as possible'],
    ['en', "idk, we'll c u l8r", "I don't know, we'll c u later"],
    ['en', 'Idk if he is breathing', "I don't know if he is breathing"],
    ['en', 'Btw the road is open', 'By the way the road is open'],
    [
      'en',
      'btw the bag fell somewhere btw km 9 + km 12',
      'by the way the bag fell somewhere between km 9 + km 12',
    ],
    ['en', 'it is btw 9 and 10 now', 'it is between 9 and 10 now'],
    ['es', 'salu2, mñn voy', 'saludos, mañana voy'],
    ['fr', 'tkt pas, qq1 vient', "ne t'inquiète pas, quelqu'un vient"],
  ])('writes out %s "%s"', (language, text, written) => {
    expect(withoutTexting(text, language)).toBe(written);
  });

  it.each([
    ['en', 'room B4, TMR 88.5'],
    ['en', 'we are at b4 now'],
    ['en', 'he is in bed b4 now, b4'],
    ['en', 'squares b4 and c5'],
    ['en', 'patient no1 is stable, take the 2day course'],
    ['en', 'mail idk@example.org or b4.org, #l8r, !b4'],
    ['en', 'b4-17 and ab4'],
    ['fr', "niveau d'eau 2m1, ligne dsl"],
    ['es', 'servidor ntp, idk'],
    ['de', 'idk'],
  ])('leaves %s "%s"', (language, text) => {
    expect(withoutTexting(text, language)).toBe(text);
  });

  it('changes nothing the second time', () => {
    const words = fc.constantFrom('b4', 'idk', 'Idk', 'salu2', 'we', 'tkt', 'pas', '4', '.', ' ', ' ', '-');
    fc.assert(
      fc.property(fc.array(words), fc.constantFrom('en', 'es', 'fr'), (parts, language) => {
        const once = withoutTexting(parts.join(''), language);
        expect(withoutTexting(once, language)).toBe(once);
      }),
    );
  });
});
