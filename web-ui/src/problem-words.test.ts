import { describe, expect, it } from 'vitest';
import { ApiError, type FailureCode } from './api.js';
import { wordsOf } from './problem-words.js';
import { en } from './strings/en.js';
import { es } from './strings/es.js';
import { fr } from './strings/fr.js';

describe('wordsOf', () => {
  it('says a problem in the language of the page, not in the node’s', () => {
    const problem = new ApiError('unsupported_pair', 'No model here translates from French to Spanish.');
    expect(wordsOf(problem, es)[0]).toBe('Este nodo no traduce entre estos idiomas.');
    expect(wordsOf(problem, fr)[0]).toBe('Ce nœud ne traduit pas entre ces langues.');
  });

  it('says how long to wait, rounded up', () => {
    const overloaded = (retryAfterMs?: number) =>
      wordsOf(new ApiError('overloaded', 'Too much.', { retryAfterMs }), es)[1];
    expect(overloaded(12_000)).toBe('Inténtalo otra vez dentro de 12 s.');
    expect(overloaded(61_000)).toBe('Inténtalo otra vez dentro de 2 min.');
    expect(overloaded(3_590_000)).toBe('Inténtalo otra vez dentro de 1 h.');
    expect(overloaded()).toBe('Inténtalo más tarde.');
  });

  it('says how much would be taken', () => {
    const tooLong = (maxTextBytes?: number) =>
      wordsOf(new ApiError('text_too_long', 'Too long.', { maxTextBytes }), fr);
    expect(tooLong(1_048_576)[0]).toBe('Le texte est trop long : 1 Mo au plus.');
    // As where another node of the mesh would have to translate it.
    expect(tooLong()).toEqual([
      'Le texte est trop long.',
      'Envoyez-le en courtes parties, d’une ou deux phrases chacune.',
    ]);
  });

  it('names what is broken to whoever can mend it', () => {
    expect(wordsOf(new ApiError('store_failed', 'The data could not be written.'), es)).toEqual([
      'Algo falla dentro del nodo.',
      'Avisa a quien lo opera: store_failed.',
    ]);
  });

  it('leaves the node its own words where the code is new', () => {
    const code = 'too_hot' as FailureCode;
    const problem = new ApiError(code, 'The node is too hot.', { remedy: 'Put it into the shade.' });
    expect(wordsOf(problem, es)).toEqual(['The node is too hot.', 'Put it into the shade.']);
    expect(wordsOf(new ApiError('unknown', 'No.'), en)).toEqual(['No.', undefined]);
  });
});
