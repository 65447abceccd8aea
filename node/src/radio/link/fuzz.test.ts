import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeFrame } from './frames.js';
import { decodeFromRadio } from './messages.js';
import { readRecordedSession } from './testing/recorded-session.js';
import { PEER, packetFrom, type ScriptedLink, scriptedLink, textTo } from './testing/scripted-link.js';

const recorded = readRecordedSession().flatMap(({ dir, bytes }) => (dir === 'from' ? [bytes] : []));

/** A recorded message with some bytes changed, cut off, doubled or put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...recorded),
    fc.array(
      fc.record({
        at: fc.nat(),
        byte: fc.integer({ min: 0, max: 255 }),
        kind: fc.constantFrom('set', 'cut', 'insert', 'double'),
      }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  )
  .map(([original, changes]) => {
    let bytes = [...original];
    for (const { at, byte, kind } of changes) {
      const index = bytes.length === 0 ? 0 : at % bytes.length;
      if (kind === 'set') bytes[index] = byte;
      else if (kind === 'insert') bytes.splice(index, 0, byte);
      else if (kind === 'cut') bytes = bytes.slice(0, index);
      else bytes = [...bytes, ...bytes.slice(index)];
    }
    return Uint8Array.from(bytes.slice(0, 512));
  });

let scripted: ScriptedLink;
afterEach(() => scripted.link.stop());

describe('whatever the radio sends', () => {
  it('mutated messages change nothing but the state: the link hears and sends afterwards', async () => {
    scripted = scriptedLink();
    const { link, transport, clock, received, log } = scripted;
    link.start();
    await clock.advance(0);
    let id = 0x7000_0000;
    await fc.assert(
      fc.asyncProperty(fc.array(mutated, { minLength: 1, maxLength: 20 }), async (messages) => {
        for (const message of messages) transport.data(encodeFrame(message));
        // A mutated message can say that the radio has rebooted; the scripted one then shakes hands.
        await clock.advance(0);
        const payload = new TextEncoder().encode('still here');
        transport.says(packetFrom(PEER, { portnum: 1, payload }, { id: id++ }));
        expect(received.at(-1)?.payload).toEqual(payload);
        expect(link.state.phase).toBe('ready');
      }),
      { numRuns: 500 },
    );
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
    const sent = link.send(textTo(PEER, 'and speaking', { wantAck: false }));
    await clock.advance(10_000);
    expect((await sent).kind).toBe('sent');
  });

  it('random bytes never end the link', async () => {
    scripted = scriptedLink();
    const { link, transport, clock, log } = scripted;
    link.start();
    await clock.advance(0);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 512 }), { maxLength: 10 }), async (chunks) => {
        for (const chunk of chunks) {
          transport.data(chunk);
          transport.data(encodeFrame(chunk));
        }
        await clock.advance(3_000);
        expect(link.state.phase).toBe('ready');
      }),
      { numRuns: 300 },
    );
    expect(transport.opened).toBe(1);
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('a handshake of mutated messages leads to a state or to another try, never to a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutated, { maxLength: 30 }), async (messages) => {
        scripted = scriptedLink();
        const { link, transport, clock, radio, log } = scripted;
        radio.answers = false;
        link.start();
        await clock.advance(0);
        for (const message of messages) transport.data(encodeFrame(message));
        radio.answers = true;
        await clock.advance(60_000);
        expect(link.state.phase).toBe('ready');
        expect(log.filter(({ level }) => level === 'error')).toEqual([]);
        await link.stop();
      }),
      { numRuns: 200 },
    );
  });

  it('decodes or throws, and nothing else', () => {
    scripted = scriptedLink();
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 512 })), (bytes) => {
        try {
          expect(decodeFromRadio(bytes).$typeName).toBe('meshtastic.FromRadio');
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
