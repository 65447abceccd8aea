/** What a tab keeps over a reload, or over being discarded: for `sessionStorage`, so that it goes with the tab. */
import { browserStore, type Store } from './store.js';
import type { Pending } from './translation.js';

/** The text that was typed. */
export function storedText(storage: () => Storage): Store<string> {
  return browserStore(storage, 'babelmesh.text', (content) => (typeof content === 'string' ? content : ''));
}

/** The translation that is waited for, or was waited for last. */
export function storedPending(storage: () => Storage): Store<Pending | undefined> {
  return browserStore(storage, 'babelmesh.pending', (content) => {
    const { order, idempotencyKey } = Object(content) as Record<string, unknown>;
    const isPending = typeof idempotencyKey === 'string' && typeof Object(order).text === 'string';
    return isPending ? (content as Pending) : undefined;
  });
}
