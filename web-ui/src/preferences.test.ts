import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../memory-storage.js';
import { storedPreferences } from './preferences.js';

describe('storedPreferences', () => {
  it('gives back what it was given', () => {
    const storage = memoryStorage();
    storedPreferences(() => storage).save({ source: 'en', target: 'es' });
    expect(storedPreferences(() => storage).load()).toEqual({ source: 'en', target: 'es' });
  });

  it('takes foreign content for none', () => {
    for (const content of ['{', 'null', '7', '{"source":1}']) {
      expect(storedPreferences(() => memoryStorage({ 'babelmesh.languages': content })).load()).toEqual({});
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
