import { ERRORS, type ErrorCode, JOB_STATES, type Job } from '@babelmesh/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteLength } from '../parts.js';
import { parseCommand } from './commands.js';
import * as replies from './replies.js';

const words = fc.string({ unit: 'grapheme', maxLength: 300 });
const codes = fc.array(fc.stringMatching(/^[a-z]{2,3}$/), { maxLength: 200 });
const reason = fc.record({
  code: fc.constantFrom(...(Object.keys(ERRORS) as ErrorCode[])),
  message: words,
  retryAfterMs: fc.option(fc.nat(), { nil: undefined }),
});
const job = fc
  .record({
    state: fc.constantFrom(...JOB_STATES),
    text: words,
    target: words,
    doneSegments: fc.nat(),
    totalSegments: fc.nat(),
    failure: reason,
  })
  .map(({ text, target, ...rest }) => ({ ...rest, request: { text, target } }) as unknown as Job);

const anyReply = fc.oneof(
  codes.map(replies.helpReply),
  codes.map(replies.hintReply),
  codes.map(replies.sosReply),
  words.map(replies.noTextReply),
  fc.tuple(words, codes).map(([name, targets]) => replies.noLanguageReply(name, targets)),
  codes.map((all) => replies.langsReply(all.map((target) => ({ source: 'en', target })))),
  fc.tuple(fc.nat(), fc.option(job, { nil: undefined })).map(([nth, each]) => replies.statusReply(nth, each)),
  fc.nat().map(replies.cancelledReply),
  reason.map(replies.errorReplyText),
);

it('fits one message, is known as ours, and is no command', () => {
  fc.assert(
    fc.property(anyReply, codes, (reply, known) => {
      expect(byteLength(reply)).toBeLessThanOrEqual(replies.MAX_REPLY_BYTES);
      expect(replies.isOwnWords(reply)).toBe(true);
      const languages = { targets: new Set(known), sources: new Set(known) };
      expect(parseCommand(reply, languages).kind).not.toBe('translate');
    }),
    { numRuns: 1000 },
  );
});

it('knows parts and doubtful translations as ours, and the words of people not', () => {
  for (const text of ['(1/3) Die Klinik', '(?) hola', '~ help']) expect(replies.isOwnWords(text)).toBe(true);
  for (const text of ['es hola', '~approx', '(1) first', 'why (?) so'])
    expect(replies.isOwnWords(text)).toBe(false);
});

it('says how long to wait in the unit people think in', () => {
  const say = (retryAfterMs?: number) =>
    replies.errorReplyText({ code: 'overloaded', message: '', retryAfterMs });
  expect(say(1)).toBe('~ Busy. Try again in 1 s.');
  expect(say(99_000)).toBe('~ Busy. Try again in 99 s.');
  expect(say(100_000)).toBe('~ Busy. Try again in 2 min.');
  expect(say()).toBe('~ Busy. Try again later.');
});
