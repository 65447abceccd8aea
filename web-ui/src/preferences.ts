import { browserStore, type Store } from './store.js';

/** The last languages. */
export interface Preferences {
  readonly source?: string;
  readonly target?: string;
}

export function storedPreferences(storage: () => Storage): Store<Preferences> {
  return browserStore(storage, 'babelmesh.languages', (content) => {
    const { source, target } = Object(content) as Record<string, unknown>;
    return {
      ...(typeof source === 'string' && { source }),
      ...(typeof target === 'string' && { target }),
    };
  });
}
