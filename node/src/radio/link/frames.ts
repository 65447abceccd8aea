/** Meshtastic's stream framing: 94 C3, a 16-bit big-endian length, that many bytes of protobuf. */
export const FRAME_START_1 = 0x94;
export const FRAME_START_2 = 0xc3;
export const FRAME_HEADER_BYTES = 4;
/** A longer length means that the header was no header (`MAX_TO_FROM_RADIO_SIZE` of the firmware). */
export const MAX_FRAME_PAYLOAD_BYTES = 512;

export function encodeFrame(payload: Uint8Array): Uint8Array {
  if (payload.length > MAX_FRAME_PAYLOAD_BYTES) {
    throw new RangeError(`a frame carries ${MAX_FRAME_PAYLOAD_BYTES} bytes at most, not ${payload.length}`);
  }
  const frame = new Uint8Array(FRAME_HEADER_BYTES + payload.length);
  frame.set([FRAME_START_1, FRAME_START_2, payload.length >> 8, payload.length & 0xff]);
  frame.set(payload, FRAME_HEADER_BYTES);
  return frame;
}

export interface FrameListener {
  /** A payload, a copy of its own. */
  onFrame(payload: Uint8Array): void;
  /** Bytes between frames: on serial the firmware's log text. */
  onText?(bytes: Uint8Array): void;
}

/**
 * Cuts a byte stream into frames, however it is chunked. A frame's payload is taken whole, whatever it
 * holds; where a header does not fit, one byte is skipped and the search goes on behind it.
 */
export class FrameParser {
  readonly #listener: FrameListener;
  #pending: Uint8Array = new Uint8Array(0);

  constructor(listener: FrameListener) {
    this.#listener = listener;
  }

  /** True while a frame has begun and not ended. */
  get isMidFrame(): boolean {
    return this.#pending.length > 0;
  }

  push(chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.#pending.length > 0) {
      bytes = new Uint8Array(this.#pending.length + chunk.length);
      bytes.set(this.#pending);
      bytes.set(chunk, this.#pending.length);
    }
    this.#scan(bytes, 0);
  }

  /** The frame that has begun will not end: its first byte was text. */
  giveUp(): void {
    const bytes = this.#pending;
    if (bytes.length > 0) this.#scan(bytes, 1);
  }

  /** Drops what has begun, as for a new connection. */
  reset(): void {
    this.#pending = new Uint8Array(0);
  }

  #scan(bytes: Uint8Array, searchFrom: number): void {
    let textStart = 0;
    let at = searchFrom;
    const frames: { text: Uint8Array; payload: Uint8Array }[] = [];
    for (;;) {
      const start = bytes.indexOf(FRAME_START_1, at);
      if (start < 0) {
        at = bytes.length;
        break;
      }
      at = start;
      if (bytes.length - at < 2) break;
      if (bytes[at + 1] !== FRAME_START_2) {
        at++;
        continue;
      }
      if (bytes.length - at < FRAME_HEADER_BYTES) break;
      const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
      if (length > MAX_FRAME_PAYLOAD_BYTES) {
        at++;
        continue;
      }
      const end = at + FRAME_HEADER_BYTES + length;
      if (bytes.length < end) break;
      frames.push({
        text: bytes.slice(textStart, at),
        payload: bytes.slice(at + FRAME_HEADER_BYTES, end),
      });
      at = end;
      textStart = end;
    }
    // Kept before anybody is told, so that a listener that throws cannot make bytes come twice.
    this.#pending = bytes.slice(at);
    const rest = bytes.slice(textStart, at);
    for (const { text, payload } of frames) {
      if (text.length > 0) this.#listener.onText?.(text);
      this.#listener.onFrame(payload);
    }
    if (rest.length > 0) this.#listener.onText?.(rest);
  }
}
