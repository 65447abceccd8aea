export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: string }
  | { readonly type: 'del'; readonly key: string };

/** What the translation memory needs of a store of ordered keys. */
export interface MemoryStore {
  getSync(key: string): string | undefined;
  /** All or nothing. Survives the end of the process; a power cut may lose the latest. */
  batch(operations: readonly Operation[]): Promise<void>;
  /** Entries in key order, as they are at the time of the call. */
  iterator(range: { gte: string; lt: string; limit?: number }): AsyncIterable<[string, string]>;
  /** Throws all away, also what cannot be read, and begins anew. */
  reset(): Promise<void>;
  close(): Promise<void>;
}
