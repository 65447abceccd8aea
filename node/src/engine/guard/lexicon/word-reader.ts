/** Longer ones are nothing that anybody wrote as one word. */
const LONGEST = 60;

/** A table of words, and what is read out of those that it does not have, if they may hold a number. */
export class WordReader<Value> extends Map<string, Value> {
  readonly #mayHold: (word: string) => boolean;
  readonly #read: (word: string) => Value | undefined;

  constructor(
    words: Iterable<readonly [string, Value]>,
    mayHold: (word: string) => boolean,
    read: (word: string) => Value | undefined,
  ) {
    super(words);
    this.#mayHold = mayHold;
    this.#read = read;
  }

  override get(word: string): Value | undefined {
    const value = super.get(word);
    if (value !== undefined || word.length > LONGEST || !this.#mayHold(word)) return value;
    return this.#read(word);
  }

  override has(word: string): boolean {
    return this.get(word) !== undefined;
  }
}

export type Table<Value> = ReadonlyMap<string, Value>;
