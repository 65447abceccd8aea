import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../memory-storage.js';
import { storedPending, storedText } from './session.js';
import type { Pending } from './translation.js';

const pending: Pending = {
  order: { text: 'Hello', source: 'en', target: 'es', priority: 'normal' },
  idempotencyKey: 'k1',
  job: { id: 'j1', state: 'queued', priority: 'normal', progress: { done: 0, total: 0 } },
};

describe('what a tab keeps', () => {
  it('is there after a reload', () => {
    const storage = memoryStorage();
    storedText(() => storage).save('Hello');
    storedPending(() => storage).save(pending);
    expect(storedText(() => storage).load()).toBe('Hello');
    expect(storedPending(() => storage).load()).toEqual(pending);
  });

  it('is nothing at first, and nothing again when it is over', () => {
    const storage = memoryStorage();
    expect([storedText(() => storage).load(), storedPending(() => storage).load()]).toEqual(['', undefined]);
    storedPending(() => storage).save(pending);
    storedPending(() => storage).save(undefined);
    expect(storedPending(() => storage).load()).toBeUndefined();
  });

  it('is nothing where the content is foreign', () => {
    for (const content of ['{', 'null', '7', '{"order":{"text":1},"idempotencyKey":"k"}']) {
      const storage = memoryStorage({ 'babelmesh.text': content, 'babelmesh.pending': content });
      expect(storedText(() => storage).load()).toBe('');
      expect(storedPending(() => storage).load()).toBeUndefined();
    }
  });

  it('is nothing old where the new does not fit', () => {
    const storage = memoryStorage({}, 100);
    const text = storedText(() => storage);
    text.save('Hello');
    text.save('Hello. '.repeat(100));
    expect(text.load()).toBe('');
  });

  it('is nothing where the browser keeps nothing', () => {
    const forbidden = () => {
      throw new Error('SecurityError');
    };
    expect(() => storedText(forbidden).save('Hello')).not.toThrow();
    expect(storedText(forbidden).load()).toBe('');
    expect(storedPending(forbidden).load()).toBeUndefined();
  });
});
