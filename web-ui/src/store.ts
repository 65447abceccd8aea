/** A place in the browser that holds one value. */
export interface Store<T> {
  load(): T;
  save(value: T): void;
}

/**
 * Holds a value as JSON under a key. Where the browser keeps nothing (private window, full, forbidden) neither do we.
 * `read` makes a value of whatever was found, `null` where that is nothing.
 */
export function browserStore<T>(
  storage: () => Storage,
  key: string,
  read: (content: unknown) => T,
): Store<T> {
  return {
    load() {
      try {
        return read(JSON.parse(storage().getItem(key) ?? 'null'));
      } catch {
        return read(null);
      }
    },
    save(value) {
      try {
        // First, so that what does not fit leaves nothing old behind.
        storage().removeItem(key);
        if (value !== undefined) storage().setItem(key, JSON.stringify(value));
      } catch {
        // It was only a convenience.
      }
    },
  };
}
