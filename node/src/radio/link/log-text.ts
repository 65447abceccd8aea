const MAX_LINE_CHARACTERS = 512;
const ESCAPE_SEQUENCE = new RegExp(`${String.fromCharCode(0x1b)}\\[[0-9;]*[A-Za-z]`, 'g');

/** Lines out of the log text a node writes between frames. Colours are taken off, long lines cut. */
export class LogText {
  readonly #onLine: (line: string) => void;
  readonly #decoder = new TextDecoder();
  #line = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(bytes: Uint8Array): void {
    const parts = (this.#line + this.#decoder.decode(bytes, { stream: true })).split(/\r?\n/);
    this.#line = parts.pop() ?? '';
    for (const part of parts) this.#emit(part);
    if (this.#line.length > MAX_LINE_CHARACTERS) {
      this.#emit(this.#line);
      this.#line = '';
    }
  }

  #emit(text: string): void {
    const line = text.replace(ESCAPE_SEQUENCE, '').trim().slice(0, MAX_LINE_CHARACTERS);
    if (line) this.#onLine(line);
  }
}
