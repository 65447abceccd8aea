import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spelledOut } from './texting.js';

describe('spelledOut', () => {
  it.each([
    ['en', 'start b4 dark', 'start before dark'],
    ['en', 'any1 there? lmk asap', 'anyone there? let me know as soon as possible'],
    ['en', "idk, we'll c u l8r", "I don't know, we'll c u later"],
    ['es', 'salu2, mñn voy', 'saludos, mañana voy'],
    ['fr', 'a2m1, dsl', 'à demain, désolé'],
  ])('writes out %s "%s"', (language, text, written) => {
    expect(spelledOut(text, language)).toBe(written);
  });

  it.each([
    ['en', 'room B4, TMR 88.5'],
    ['en', 'mail idk@example.org or b4.org, #l8r, !b4'],
    ['en', 'b4-17 and ab4'],
    ['es', 'b4 idk'],
    ['de', 'idk'],
  ])('leaves %s "%s"', (language, text) => {
    expect(spelledOut(text, language)).toBe(text);
  });

  it('changes nothing the second time', () => {
    const words = fc.constantFrom('b4', 'idk', 'salu2', 'we', 'tkt', '4', '.', ' ', ' ', '-');
    fc.assert(
      fc.property(fc.array(words), fc.constantFrom('en', 'es', 'fr'), (parts, language) => {
        const once = spelledOut(parts.join(''), language);
        expect(spelledOut(once, language)).toBe(once);
      }),
    );
  });
});
