import type { TranslationRequest } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import { admit } from './admit.js';
import type { Detection } from './ports.js';

const DIRECTIONS = ['en', 'es', 'fr'].flatMap((source) =>
  ['en', 'es'].filter((target) => target !== source).map((target) => ({ source, target, model: 'm@1' })),
);

function admitted(detections: Detection[], more: Partial<TranslationRequest> = {}) {
  const asked: (readonly string[] | undefined)[] = [];
  const translator = {
    directions: DIRECTIONS,
    detect: (_text: string, known?: readonly string[]) => {
      asked.push(known);
      return detections;
    },
    estimateWork: () => 7,
    phraseLanguages: ['en', 'es', 'ar', 'sw'],
    isPhrase: (text: string, source: string, target: string) =>
      text === 'palabras' && source === 'sw' && target === 'ar',
  };
  const request: TranslationRequest = {
    text: 'palabras',
    source: 'auto',
    target: 'es',
    priority: 'normal',
    requester: { inlet: 'radio', id: 'ana' },
    replyTo: { inlet: 'http' },
    ...more,
  };
  return { asked, job: admit(request, { translator, now: 0, maxTextBytes: 1_000 }) };
}

describe('a request that names what to do where the text is in the target already', () => {
  it.each([
    ['en', 'es', 'en'],
    ['es', 'en', 'es'],
    ['fr', 'es', 'fr'],
  ])('from %s goes to %s', (language, target, from) => {
    const { job } = admitted([{ language, confidence: 0.9 }], { otherwise: 'en' });
    expect(job).toMatchObject({ target, from, work: 7 });
    expect(job).not.toHaveProperty('otherwise');
  });

  it('leaves digits and emoji as they are', () => {
    expect(admitted([], { otherwise: 'en' }).job).toMatchObject({ target: 'es', from: 'es' });
  });

  it('leaves the text as it is where nothing else is named', () => {
    expect(admitted([{ language: 'es', confidence: 0.9 }]).job).toMatchObject({ target: 'es', from: 'es' });
  });

  it('is refused where the node cannot do that', () => {
    const spanish = [{ language: 'es', confidence: 0.9 }];
    expect(() => admitted(spanish, { otherwise: 'fr' })).toThrow('No model here translates');
  });
});

describe('vetted phrases', () => {
  it('need no model', () => {
    expect(admitted([], { source: 'sw', target: 'ar' }).job).toMatchObject({ from: 'sw', target: 'ar' });
  });

  it('tell between languages that are as likely', () => {
    const guesses = [
      { language: 'es', confidence: 0.5 },
      { language: 'sw', confidence: 0.4 },
    ];
    expect(admitted(guesses, { target: 'ar' }).job.from).toBe('sw');
    const sure = [
      { language: 'es', confidence: 0.9 },
      { language: 'sw', confidence: 0.1 },
    ];
    expect(() => admitted(sure, { target: 'ar' })).toThrow('From Spanish to Arabic only vetted phrases');
  });

  it('are told of where something else was asked', () => {
    expect(() => admitted([], { source: 'en', target: 'ar' })).toThrow(
      expect.objectContaining({
        code: 'unsupported_pair',
        remedy: expect.stringContaining('/v1/phrases/en/ar'),
      }),
    );
  });
});

it('does not store what a refusal would have called the text', () => {
  expect(admitted([], { name: 'q.1' }).job).not.toHaveProperty('name');
});

it('leans to the languages the requester uses, and does not store them', () => {
  const { asked, job } = admitted([{ language: 'en', confidence: 0.9 }], { expected: ['es', 'en'] });
  expect(asked).toEqual([['es', 'en']]);
  expect(job).not.toHaveProperty('expected');
});

describe('languages', () => {
  it.each([
    ['EN', 'ES'],
    ['en-GB', 'es-MX'],
    ['en_us', 'es_419'],
    ['auto', 'Es'],
  ])('%s to %s is English to Spanish', (source, target) => {
    const { job } = admitted([{ language: 'en', confidence: 0.9 }], { source, target });
    expect(job).toMatchObject({ from: 'en', target: 'es' });
  });

  it('may be named in any case where the text is in the target already', () => {
    const { job } = admitted([{ language: 'es', confidence: 0.9 }], { otherwise: 'EN-us' });
    expect(job).toMatchObject({ from: 'es', target: 'en' });
  });

  it('are the same in any region', () => {
    expect(() => admitted([], { source: 'es-ES', target: 'es-MX' })).toThrow('from Spanish to itself');
  });

  it('are refused as they were named', () => {
    expect(() => admitted([], { source: 'en', target: 'tlh-XX' })).toThrow('“tlh-XX” is no language');
    expect(() => admitted([], { source: 'en', target: 'DE-at' })).toThrow('from English to German');
  });
});
