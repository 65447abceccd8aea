/** As much of Storage as the page uses, with room for so many characters. */
export function memoryStorage(
  content: Record<string, string> = {},
  room = Number.POSITIVE_INFINITY,
): Storage {
  const entries = new Map(Object.entries(content));
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new Error('QuotaExceededError');
      entries.set(key, value);
    },
    removeItem: (key: string) => entries.delete(key),
  } as unknown as Storage;
}
