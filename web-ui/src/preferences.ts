export interface Preferences {
  readonly source?: string;
  readonly target?: string;
}

export interface PreferenceStore {
  load(): Preferences;
  save(preferences: Preferences): void;
}

const KEY = 'babelmesh.languages';

/** The last languages. Where the browser keeps nothing (private window, full, forbidden) neither do we. */
export function storedPreferences(storage: () => Storage): PreferenceStore {
  return {
    load() {
      try {
        const { source, target } = JSON.parse(storage().getItem(KEY) ?? '{}') as Record<string, unknown>;
        return {
          ...(typeof source === 'string' && { source }),
          ...(typeof target === 'string' && { target }),
        };
      } catch {
        return {};
      }
    },
    save(preferences) {
      try {
        storage().setItem(KEY, JSON.stringify(preferences));
      } catch {
        // It was only a convenience.
      }
    },
  };
}
