import { describe, expect, it } from 'vitest';
import { storedPreferences } from './preferences.js';

/** As much of Storage as the page uses. */
function memory(content: Record<string, string> = {}): Storage {
  const entries = new Map(Object.entries(content));
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => entries.set(key, value),
  } as unknown as Storage;
}

describe('storedPreferences', () => {
  it('gives back what it was given', () => {
    const storage = memory();
    storedPreferences(() => storage).save({ source: 'en', target: 'es' });
    expect(storedPreferences(() => storage).load()).toEqual({ source: 'en', target: 'es' });
  });

  it('takes foreign content for none', () => {
    for (const content of ['{', 'null', '7', '{"source":1}']) {
      expect(storedPreferences(() => memory({ 'babelmesh.languages': content })).load()).toEqual({});
    }
  });

  it('does without where the browser keeps nothing', () => {
    const forbidden = storedPreferences(() => {
      throw new Error('SecurityError');
    });
    expect(() => forbidden.save({ source: 'en' })).not.toThrow();
    expect(forbidden.load()).toEqual({});
  });
});
