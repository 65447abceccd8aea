import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventParser, type ServerSentEvent } from './sse.js';

function parse(...chunks: string[]): ServerSentEvent[] {
  const events: ServerSentEvent[] = [];
  const feed = eventParser((event) => events.push(event));
  for (const chunk of chunks) feed(chunk);
  return events;
}

describe('eventParser', () => {
  it('reads names and data, and passes over comments, ids and unknown fields', () => {
    expect(parse(':\n\nid: 7\nevent: job\ndata: {"a":1}\nfuture: x\n\ndata:plain\n\n')).toEqual([
      { event: 'job', data: '{"a":1}' },
      { event: 'message', data: 'plain' },
    ]);
  });

  it('joins lines of data and drops an event without any', () => {
    expect(parse('data: a\ndata\ndata: b\n\nevent: nothing\n\n')).toEqual([
      { event: 'message', data: 'a\n\nb' },
    ]);
  });

  it('holds an event back until its blank line', () => {
    expect(parse('data: half')).toEqual([]);
    expect(parse('data: half', '\n')).toEqual([]);
    expect(parse('data: half', '\n', '\n')).toEqual([{ event: 'message', data: 'half' }]);
  });

  it('gives the same events wherever the stream is cut and however its lines end', () => {
    const line = fc.stringMatching(/^[^\r\n]*$/);
    const event = fc.record({
      event: fc.stringMatching(/^[a-z]{1,8}$/),
      data: fc.array(line, { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(event), fc.constantFrom('\n', '\r\n'), fc.array(fc.nat()), (events, end, cuts) => {
        const text = events
          .map(({ event, data }) =>
            [`event: ${event}`, ...data.map((line) => `data: ${line}`), '', ''].join(end),
          )
          .join('');
        const edges = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
        const chunks = edges.slice(1).map((edge, index) => text.slice(edges[index], edge));
        expect(parse(...chunks)).toEqual(events.map(({ event, data }) => ({ event, data: data.join('\n') })));
      }),
    );
  });

  it('reads on after anything', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (chunks) => {
        expect(parse(...chunks, '\n\ndata: well\n\n').pop()).toEqual({ event: 'message', data: 'well' });
      }),
    );
  });
});
