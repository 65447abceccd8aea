import { LANGUAGES } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import { byteLength } from '../../outlet/parts.js';
import { parseCommand } from '../commands.js';
import { MAX_REPLY_BYTES, say } from '../replies.js';
import { en } from './en.js';
import { agrees, declines, helpLanguage, WORDS, wordsIn } from './tables.js';
import type { Key, Words } from './words.js';

const keys = Object.keys(en) as Key[];
const tables: [string, Words][] = Object.entries(WORDS);
const codes = LANGUAGES.map(({ code }) => code);
const LONGEST_NAME = LANGUAGES.map(({ endonym }) => endonym).reduce((a, b) =>
  byteLength(b) > byteLength(a) ? b : a,
);
/** Words of the tables that are not said. */
const HEARD: readonly Key[] = ['helpWords', 'yesWords', 'noWords', 'politeWords'];

const places = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/gu))].sort();
/** What a person has to type as it stands. */
const commands = (sentence: string) =>
  sentence.match(/\b(lang (xx|off)|langs|help|stop|talk to \{who\}|sos)(?!\w)/gu) ?? [];

it('are there in every language the node can be spoken to in', () => {
  expect(Object.keys(WORDS).sort()).toEqual([...codes].sort());
});

describe.each(tables)('%s', (code, words) => {
  it('has every sentence, with its places and commands', () => {
    expect(Object.keys(words)).toEqual(keys);
    for (const key of keys) {
      expect(words[key].trim()).toBe(words[key]);
      expect(words[key]).not.toBe('');
      if (HEARD.includes(key)) continue;
      expect([key, places(words[key])]).toEqual([key, places(en[key])]);
      expect([key, commands(words[key]).sort()]).toEqual([key, commands(en[key]).sort()]);
    }
  });

  it('is no copy of another', () => {
    const sentences = keys.filter((key) => !HEARD.includes(key) && words[key].includes(' '));
    for (const [other, table] of tables) {
      if (other === code) continue;
      const same = sentences.filter((key) => table[key] === words[key]);
      expect([other, same.length < 4]).toEqual([other, true]);
    }
  });

  it('fits one packet, with the longest that may stand in it', () => {
    const values = {
      to: 'zh',
      language: LONGEST_NAME,
      other: LONGEST_NAME,
      languages: codes.join(' '),
      who: '🦊',
      time: words.inTime.replace('{time}', '100 min'),
      why: '',
      done: 100,
      all: 100,
    };
    for (const key of keys) {
      const sentence = say(words, key, values);
      expect([key, byteLength(sentence) <= MAX_REPLY_BYTES]).toEqual([key, true]);
      expect([key, sentence.endsWith('…')]).toEqual([key, false]);
    }
  });

  it('asks for help, agrees and declines', () => {
    const said = (key: Key) => words[key].split(' ').map((word) => word.replaceAll('_', ' '));
    for (const word of said('helpWords')) expect(helpLanguage(` ${word.toUpperCase()}! `)).toBeDefined();
    for (const word of said('yesWords')) expect([agrees(word), declines(word)]).toEqual([true, false]);
    for (const word of said('noWords')) expect([agrees(word), declines(word)]).toEqual([false, true]);
    for (const polite of said('politeWords')) {
      for (const word of said('yesWords'))
        expect([word, polite, agrees(`${word}, ${polite}!`)]).toEqual([word, polite, true]);
      for (const word of said('noWords'))
        expect([word, polite, declines(`${word} ${polite}`)]).toEqual([word, polite, true]);
      // Some agree by themselves: "claro".
      expect([polite, agrees(polite)]).toEqual([polite, said('yesWords').includes(polite)]);
      expect([polite, declines(polite)]).toEqual([polite, false]);
    }
  });

  it('invites to a talk with words that are answers', () => {
    const [, other = ''] = /([^\s：]+) xx$/u.exec(words.talkInvite) ?? [];
    expect([other, agrees(other)]).toEqual([other, true]);
    const said = words.talkInvite.split(/[\s.。：/]+/u);
    expect(said.filter((word) => agrees(word))).toHaveLength(2);
    expect(said.filter((word) => declines(word))).toHaveLength(1);
  });

  it('has examples that are what they say', () => {
    const all = { targets: new Set(codes), sources: new Set(codes) };
    const to = code === 'fr' ? 'de' : 'fr';
    expect(parseCommand(`${to} ${words.clinic}`, all)).toMatchObject({ kind: 'translate', target: to });
    const [, , pair] =
      /(^|[:： ])(\w\w>\w\w .*)$/u.exec(words.undetected.replace('{clinic}', words.clinic)) ?? [];
    expect(parseCommand(pair ?? '', all)).toMatchObject({ kind: 'translate', text: words.clinic });
  });
});

it.each(['yes and who are you', 'no entiendo', 'ok, where?', 'si me duele', 'no se', 'gracias no'])(
  'takes “%s” for no answer to a call',
  (text) => {
    expect([agrees(text), declines(text)]).toEqual([false, false]);
  },
);

it.each([
  ['sim', 'agrees'],
  ['SÍ', 'agrees'],
  ['Claro', 'agrees'],
  ['claro que si', 'agrees'],
  ['D’accord, merci', 'agrees'],
  ['bien sur', 'agrees'],
  ['Gerne!', 'agrees'],
  ['tabii', 'agrees'],
  ['TABİİ', 'agrees'],
  ['vang', 'agrees'],
  ['naam', 'agrees'],
  ['haan ji', 'agrees'],
  ['اجل', 'agrees'],
  ['да, конечно', 'agrees'],
  ['好的，谢谢', 'agrees'],
  ['khong', 'declines'],
  ['NAO', 'declines'],
  ['hayir, tesekkurler', 'declines'],
  ['nahi', 'declines'],
  ['न', 'neither'],
  ['no, claro', 'declines'],
  ['claro que no', 'declines'],
  ['لا شكرًا', 'declines'],
  ['tak', 'neither'],
  ['la', 'neither'],
])('takes “%s” as one who %s', (text, expected) => {
  const answer = agrees(text) ? 'agrees' : declines(text) ? 'declines' : 'neither';
  expect([text, answer]).toEqual([text, expected]);
});

it('has no word that agrees in one language and declines in another', () => {
  for (const [code, { yesWords, noWords }] of tables) {
    const said = (list: string) => list.split(' ').map((word) => word.replaceAll('_', ' '));
    expect([code, said(yesWords).filter(declines), said(noWords).filter(agrees)]).toEqual([code, [], []]);
  }
});

it('falls back on English', () => {
  expect(wordsIn(undefined)).toBe(en);
  expect(wordsIn('tlh')).toBe(en);
  expect(wordsIn('de')).toBe(WORDS.de);
  expect(helpLanguage('ayuda')).toBe('es');
  expect(helpLanguage('anything')).toBeUndefined();
});
