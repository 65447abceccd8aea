import { ERRORS, type ErrorCode, JOB_STATES, type Job } from '@babelmesh/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteLength } from '../outlet/parts.js';
import { parseCommand } from './commands.js';
import * as replies from './replies.js';
import { en } from './words/en.js';
import { WORDS } from './words/tables.js';

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

const reader = fc.constantFrom(...Object.entries(WORDS)).map(([language, words]) => ({ words, language }));
const spoken = reader.map(({ words }) => words);

const anyReply = fc.oneof(
  fc.tuple(reader, codes).map((each) => replies.helpReply(...each)),
  fc.tuple(reader, codes).map((each) => replies.hintReply(...each)),
  fc.tuple(reader, codes).map((each) => replies.sosReply(...each)),
  fc.tuple(spoken, words, codes).map((each) => replies.noLanguageReply(...each)),
  fc.tuple(spoken, codes).map(([own, all]) =>
    replies.langsReply(
      own,
      all.map((target) => ({ source: 'en', target })),
      Object.keys(WORDS),
    ),
  ),
  fc.tuple(spoken, fc.nat(), fc.option(job, { nil: undefined })).map((each) => replies.statusReply(...each)),
  fc
    .tuple(spoken, reason, fc.option(words, { nil: undefined }))
    .map((each) => replies.errorReplyText(...each)),
  fc
    .tuple(spoken, fc.constantFrom(...(Object.keys(en) as (keyof typeof en)[])), words, words)
    .map(([own, key, who, language]) => replies.say(own, key, { who, language, other: language, to: who })),
);

it('tells what is translated into what in few bytes', () => {
  const each = ['en', 'es', 'fr'];
  const all = each.flatMap((source) =>
    each.filter((target) => target !== source).map((target) => ({ source, target })),
  );
  expect(replies.langsReply(en, all)).toMatch(/en⇄es⇄fr$/);
  expect(replies.langsReply(en, all.slice(1))).toMatch(/en>fr es>en,fr fr>en,es$/);
  expect(replies.langsReply(en, all, ['en', 'ar', 'sw'])).toMatch(/en⇄es⇄fr\nSet phrases only: ar sw$/);
  expect(replies.langsReply(en, [], ['en', 'ar'])).toMatch(/Set phrases only: en ar$/);
  expect(replies.langsReply(en, [])).toContain(en.noLanguages);
});

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
    replies.errorReplyText(en, { code: 'overloaded', message: '', retryAfterMs });
  expect(say(1)).toBe('~ Busy. Try again in 1 s.');
  expect(say(99_000)).toBe('~ Busy. Try again in 99 s.');
  expect(say(100_000)).toBe('~ Busy. Try again in 2 min.');
  expect(say()).toBe('~ Busy. Try again later.');
});
