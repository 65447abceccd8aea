import { describe, expect, it } from 'vitest';
import { negationDiffers, numberWords, numberWordsDiffer } from './meaning.js';

describe('numberWords', () => {
  it.each([
    ['en', 'twenty-five sheep and two dogs', [25, 2]],
    ['en', 'three hundred and forty people, five thousand two hundred', [340, 5200]],
    ['en', 'one of us', []],
    ['en', 'seven eight nine', [7, 8, 9]],
    ['es', 'treinta y cinco ovejas y dos perros', [35, 2]],
    ['es', 'doscientos veinte y mil quinientos', [220, 1500]],
    ['es', 'cinco y seis', [5, 6]],
    ['fr', 'vingt', []],
  ])('reads %s "%s"', (language, text, values) => {
    expect(numberWords(text, language)).toEqual(values);
  });
});

describe('numberWordsDiffer', () => {
  const differ = (source: string, translation: string) => numberWordsDiffer(source, 'en', translation, 'es');

  it('finds what was lost, changed or added', () => {
    expect(differ('twenty people', 'personas')).toBe(true);
    expect(differ('twenty people', 'veinte personas')).toBe(false);
    expect(differ('twenty people', '20 personas')).toBe(false);
    expect(differ('two of five', 'cinco de cinco')).toBe(true);
    expect(differ('some people', 'tres personas')).toBe(true);
    expect(differ('a thousand thanks', 'mil gracias')).toBe(false);
  });

  it('says nothing about languages without a list', () => {
    expect(numberWordsDiffer('twenty', 'en', 'x', 'fr')).toBe(false);
  });
});

describe('negationDiffers', () => {
  const differ = (source: string, translation: string) => negationDiffers(source, 'en', translation, 'es');

  it('finds a lost "not"', () => {
    expect(differ('My mother cannot walk', 'Mi madre puede caminar')).toBe(true);
    expect(differ('I don’t know', 'Lo sé')).toBe(true);
    expect(differ('dont go', 'vete')).toBe(true);
    expect(differ('We are without water', 'Estamos con agua')).toBe(true);
    expect(differ('My mother cannot walk', 'Mi madre no puede caminar')).toBe(false);
    expect(differ('Nobody came', 'No vino nadie')).toBe(false);
  });

  it('finds an added one, and lets "unable" be "no puede"', () => {
    expect(differ('I can walk', 'No puedo caminar')).toBe(true);
    expect(differ('I am unable to walk', 'No puedo caminar')).toBe(false);
  });
});
