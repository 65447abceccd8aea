import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, FrameParser, MAX_FRAME_PAYLOAD_BYTES } from './frames.js';

function parse(chunks: readonly Uint8Array[]) {
  const frames: Uint8Array[] = [];
  const texts: Uint8Array[] = [];
  const parser = new FrameParser({
    onFrame: (payload) => frames.push(payload),
    onText: (bytes) => texts.push(bytes),
  });
  for (const chunk of chunks) parser.push(chunk);
  return { frames, text: Uint8Array.from(Buffer.concat(texts)), parser };
}

function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const payload = fc.uint8Array({ maxLength: MAX_FRAME_PAYLOAD_BYTES });
/** Bytes that look like frame headers more often than chance would have it. */
const garbage = fc
  .array(fc.oneof(fc.constantFrom(0x94, 0xc3, 0, 1, 2), fc.integer({ min: 0, max: 255 })), { maxLength: 600 })
  .map((bytes) => Uint8Array.from(bytes));

describe('FrameParser', () => {
  it('takes a payload whole though it holds a frame start', () => {
    const payload = utf8('—Étienne'); // E2 80 94 C3 89 …
    expect([...payload].join()).toContain([0x94, 0xc3].join());
    const { frames, text } = parse([encodeFrame(payload), encodeFrame(utf8('next'))]);
    expect(frames).toEqual([payload, utf8('next')]);
    expect(text).toHaveLength(0);
  });

  it('finds the frame after a lone 94 in log text', () => {
    const { frames, text } = parse([
      utf8('\u{1F514} ring\r\n'),
      Uint8Array.of(0x94),
      encodeFrame(utf8('ok')),
    ]);
    expect(frames).toEqual([utf8('ok')]);
    expect(text).toEqual(Uint8Array.of(...utf8('\u{1F514} ring\r\n'), 0x94));
  });

  it('skips one byte where the length is no length', () => {
    const { frames, text } = parse([Uint8Array.of(0x94, 0xc3, 2, 1), encodeFrame(utf8('ok'))]);
    expect(frames).toEqual([utf8('ok')]);
    expect(text).toEqual(Uint8Array.of(0x94, 0xc3, 2, 1));
  });

  it('takes 512 bytes and refuses to write 513', () => {
    const longest = new Uint8Array(512).fill(0x94);
    expect(parse([encodeFrame(longest)]).frames).toEqual([longest]);
    expect(() => encodeFrame(new Uint8Array(513))).toThrow(RangeError);
  });

  it('goes on behind a start that never became a frame', () => {
    const { frames, text, parser } = parse([Uint8Array.of(0x94, 0xc3, 1, 0), encodeFrame(utf8('late'))]);
    expect(frames).toEqual([]);
    expect(parser.isMidFrame).toBe(true);
    parser.giveUp();
    expect(frames).toEqual([utf8('late')]);
    expect(parser.isMidFrame).toBe(false);
    expect(text).toHaveLength(0);
  });

  it('gives the same frames and text however the bytes are chunked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(payload.map(encodeFrame), garbage)),
        fc.array(fc.nat()),
        (parts, cuts) => {
          const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
          const whole = parse([bytes]);
          const chunked = parse(cut(bytes, cuts));
          expect(chunked.frames).toEqual(whole.frames);
          expect(chunked.text).toEqual(whole.text);
        },
      ),
    );
  });

  it('gives back every frame between texts that hold no frame start', () => {
    const plain = fc.uint8Array({ max: 0x93, maxLength: 50 });
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, payload)), fc.array(fc.nat()), (parts, cuts) => {
        const bytes = Uint8Array.from(parts.flatMap(([text, body]) => [...text, ...encodeFrame(body)]));
        const { frames, text, parser } = parse(cut(bytes, cuts));
        expect(frames).toEqual(parts.map(([, body]) => body));
        expect(text).toEqual(Uint8Array.from(parts.flatMap(([text]) => [...text])));
        expect(parser.isMidFrame).toBe(false);
      }),
    );
  });

  it('lives through garbage: a frame comes after at most one swallowed stretch', () => {
    fc.assert(
      fc.property(garbage, (bytes) => {
        // A false header can swallow 512 bytes and no more.
        const { frames } = parse([
          bytes,
          new Uint8Array(MAX_FRAME_PAYLOAD_BYTES + 4),
          encodeFrame(utf8('alive')),
        ]);
        expect(frames.at(-1)).toEqual(utf8('alive'));
      }),
    );
  });

  it('keeps no more than one frame of bytes', () => {
    const chunk = new Uint8Array(1 << 20).fill(0x94);
    const { frames, text } = parse([chunk, chunk]);
    expect(frames).toEqual([]);
    expect(text.length).toBeGreaterThanOrEqual(2 * chunk.length - 1);
  });
});
