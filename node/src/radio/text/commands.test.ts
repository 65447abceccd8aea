import { LANGUAGES } from '@babelmesh/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectLinear } from '../../testing/linear.js';
import { type Command, parseCommand } from './commands.js';

const all = new Set(LANGUAGES.map(({ code }) => code));
const few = new Set(['en', 'es']);
const parse = (text: string, codes = few): Command => parseCommand(text, { targets: codes, sources: codes });
const translation = (target: string, text: string, source = 'auto', emergency = false): Command => ({
  kind: 'translate',
  source,
  target,
  text,
  emergency,
});

describe('a translation', () => {
  it.each([
    ['es where is the clinic', translation('es', 'where is the clinic')],
    ['ES Where is the clinic?', translation('es', 'Where is the clinic?')],
    ['  !es where', translation('es', 'where')],
    ['/es where', translation('es', 'where')],
    ['! es where', translation('es', 'where')],
    ['es: where', translation('es', 'where')],
    ['es:where', translation('es', 'where')],
    ['es\nline one\nline two', translation('es', 'line one\nline two')],
    ['en>es where', translation('es', 'where', 'en')],
    ['EN > ES where', translation('es', 'where', 'en')],
    ['en->es where', translation('es', 'where', 'en')],
    ['en→es: where', translation('es', 'where', 'en')],
    ['auto>es where', translation('es', 'where')],
    ['>es where', translation('es', 'where')],
    ['spanish where', translation('es', 'where')],
    ['Español where', translation('es', 'where')],
    ['espanol where', translation('es', 'where')],
    ['English>Español: where', translation('es', 'where', 'en')],
    ['en dónde está la clínica', translation('en', 'dónde está la clínica')],
    ['es es urgente', translation('es', 'es urgente')],
    ['🇲🇽 where', translation('es', 'where')],
    ['🇪🇸: where', translation('es', 'where')],
    ['sos 🇺🇸 dónde', translation('en', 'dónde', 'auto', true)],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it.each([
    ['bahasa indonesia where', 'id'],
    ['Tiếng Việt where', 'vi'],
    ['tieng viet: where', 'vi'],
    ['ｖｉ where', 'vi'],
    ['中文 where', 'zh'],
    ['हिन्दी where', 'hi'],
    ['РУССКИЙ where', 'ru'],
    ['العربية where', 'ar'],
    ['Türkçe where', 'tr'],
  ])('names a language as its speakers do: %s', (text, target) => {
    expect(parse(text, all)).toEqual(translation(target, 'where'));
  });

  it('takes every language by code, name and endonym', () => {
    for (const { code, name, endonym } of LANGUAGES) {
      for (const word of [code, code.toUpperCase(), name, endonym, name.toLowerCase()]) {
        expect(parse(`!${word} 123 kg`, all)).toEqual(translation(code, '123 kg'));
      }
    }
  });

  it('knows codes of models outside the table', () => {
    expect(parse('zh-Hant where', new Set(['zh-Hant']))).toEqual(translation('zh-Hant', 'where'));
  });
});

describe('an emergency', () => {
  it.each([
    ['sos es I need a doctor', translation('es', 'I need a doctor', 'auto', true)],
    ['SOS: en>es I need a doctor', translation('es', 'I need a doctor', 'en', true)],
    ['!s.o.s. spanish I need a doctor', translation('es', 'I need a doctor', 'auto', true)],
    ['SOS! es I need a doctor', translation('es', 'I need a doctor', 'auto', true)],
    ['sos!!! en>es I need a doctor', translation('es', 'I need a doctor', 'en', true)],
    ['¡SOS! en ¿dónde está el médico?', translation('en', '¿dónde está el médico?', 'auto', true)],
    ['SOS, es: I need a doctor', translation('es', 'I need a doctor', 'auto', true)],
    ['SOS... ¿dónde está el médico?', { kind: 'sos', text: '¿dónde está el médico?' }],
    ['SOS!', { kind: 'sos', text: '' }],
    ['sos I need a doctor', { kind: 'sos', text: 'I need a doctor' }],
    ['sos', { kind: 'sos', text: '' }],
    ['🆘 es two hurt', translation('es', 'two hurt', 'auto', true)],
    ['СОС двое раненых', { kind: 'sos', text: 'двое раненых' }],
    ['sos muy urgente', { kind: 'sos', text: 'muy urgente' }],
    ['sos es', { kind: 'no_text', target: 'es' }],
    ['sos french I need a doctor', { kind: 'no_language', name: 'french' }],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it('takes codes that are words too: nobody says "sos it hurts" to speak of Italian', () => {
    expect(parse('sos it where is the doctor', all)).toEqual(
      translation('it', 'where is the doctor', 'auto', true),
    );
  });
});

describe('a language that only the phrasebook has', () => {
  const phrases = {
    phraseLanguages: ['en', 'es', 'ar', 'hi', 'sw'],
    isPhrase: (text: string, source: string, target: string) =>
      text === 'where does it hurt' && ['en', 'auto'].includes(source) && target !== 'en',
  };
  const parsed = (text: string) => parseCommand(text, { targets: few, sources: few, phrases });
  const asked = (target: string, source = 'auto', emergency = false) => ({
    ...{ kind: 'translate', source, target, text: 'where does it hurt', emergency },
  });

  it.each<[string, unknown]>([
    ['ar where does it hurt', asked('ar')],
    ['arabic: where does it hurt', asked('ar')],
    ['en>sw where does it hurt', asked('sw', 'en')],
    ['sos ar where does it hurt', asked('ar', 'auto', true)],
    ['hi: where does it hurt', asked('hi')],
    // What models have stays theirs.
    ['es where does it hurt', asked('es')],
    // Names and greetings.
    ['hi where does it hurt', { kind: 'unknown' }],
    ['ar something else', { kind: 'unknown' }],
    ['sw', { kind: 'unknown' }],
  ])('%s', (text, command) => {
    expect(parsed(text)).toEqual(command);
  });

  it('is named as none where something else is said', () => {
    expect(parsed('en>ar something else')).toMatchObject({ kind: 'no_language' });
  });
});

describe('other commands', () => {
  it.each<[string, Command]>([
    ['help', { kind: 'help' }],
    ['!Help', { kind: 'help' }],
    ['help?', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['langs', { kind: 'langs' }],
    ['languages', { kind: 'langs' }],
    ['more', { kind: 'more' }],
    ['MORE.', { kind: 'more' }],
    ['/stop', { kind: 'stop' }],
    ['lang', { kind: 'lang' }],
    ['lang es', { kind: 'lang_set', language: 'es' }],
    ['!Lang Español', { kind: 'lang_set', language: 'es' }],
    ['language: spanish', { kind: 'lang_set', language: 'es' }],
    ['lang es en', { kind: 'lang_set', language: 'es', other: 'en' }],
    ['lang es>en', { kind: 'lang_set', language: 'es', other: 'en' }],
    ['lang es es', { kind: 'lang_set', language: 'es' }],
    ['lang off', { kind: 'lang_off' }],
    ['lang fr', { kind: 'no_language', name: 'fr' }],
    ['lang french', { kind: 'no_language', name: 'french' }],
    ['lang es fr', { kind: 'no_language', name: 'fr' }],
    ['talk to ANA', { kind: 'talk', to: 'ANA' }],
    ['Talk with ana es', { kind: 'talk', to: 'ana', language: 'es' }],
    ['!talk to !A1B2C3D4 Spanish', { kind: 'talk', to: '!A1B2C3D4', language: 'es' }],
    ['talk to 🦊 es', { kind: 'talk', to: '🦊', language: 'es' }],
    ['!talk to ME', { kind: 'talk', to: 'ME' }],
    ['talk to ANA fr', { kind: 'no_language', name: 'fr' }],
    ['status', { kind: 'status', nth: 1 }],
    ['/STATUS 3', { kind: 'status', nth: 3 }],
    ['cancel', { kind: 'cancel', nth: 1 }],
    ['cancel #2', { kind: 'cancel', nth: 2 }],
    ['cancel 0', { kind: 'cancel', nth: 1 }],
    ['es', { kind: 'no_text', target: 'es' }],
    ['es:', { kind: 'no_text', target: 'es' }],
    ['🇪🇸', { kind: 'no_text', target: 'es' }],
    ['🇩🇪 where', { kind: 'no_language', name: '🇩🇪' }],
    ['🇯🇵 where', { kind: 'unknown' }],
    ['en>es', { kind: 'no_text', target: 'es' }],
    ['french where is the clinic', { kind: 'no_language', name: 'french' }],
    ['fr>es where', { kind: 'no_language', name: 'fr' }],
    ['en>xx where', { kind: 'no_language', name: 'xx' }],
    ['qq>es where', { kind: 'no_language', name: 'qq' }],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });
});

describe('a sentence is no command', () => {
  it.each([
    'help me I am hurt',
    'status of the road to town?',
    'cancel the search, we found her',
    'hello',
    'espresso is ready',
    'fr où est la clinique',
    'essential supplies only',
    'water > food',
    'I went up -> then down',
    '> where are you',
    '',
    '   ',
    '!',
    'language barriers are hard',
    'lang es is what I speak',
    'talk to the doctor please',
    'talk to me about it',
    'Talk to me',
    'talk with us!',
    'talk to her please',
    'more water is needed',
    'stop the car',
    'SOS-Kinderdorf geschlossen',
    'sosa is here',
    'sos muy amable',
    'Sos de aquí?',
  ])('%s', (text) => {
    expect(parse(text)).toEqual({ kind: 'unknown' });
  });

  it.each([
    'it hurts here',
    'It is raining.',
    "it isn't far",
    'it can wait',
    'hi',
    'Hi!',
    'hi there',
    'Hi, anyone?',
    'hi my name is Ana',
    'id card lost',
    'pt 34 f, abd pain x3 days',
    'Pt m 45 stung, hand black',
    'pt has fever 39.4, stiff neck',
    'pt c/o chest pain',
    'pt in tent 3 passed urine',
    'de nada',
    'De acuerdo!',
    'de rien',
    'Vì sao tôi bị sốt?',
    'Ít người ở đây',
    'és médico?',
  ])('%s, though the node translates into a language of that code', (text) => {
    expect(parse(text, all)).toEqual({ kind: 'unknown' });
  });

  it.each([
    ['it where is the clinic', 'it', 'where is the clinic'],
    ['it is there a doctor?', 'it', 'is there a doctor?'],
    ['it can you help us?', 'it', 'can you help us?'],
    ['it: it hurts here', 'it', 'it hurts here'],
    ['!it hurts here', 'it', 'hurts here'],
    ['hi: how are you', 'hi', 'how are you'],
    ['hindi how are you', 'hi', 'how are you'],
    ['hi где врач', 'hi', 'где врач'],
    ['de la clínica está cerrada', 'de', 'la clínica está cerrada'],
    ['de where is the clinic', 'de', 'where is the clinic'],
    ['id where is the clinic', 'id', 'where is the clinic'],
    ['pt is the clinic open', 'pt', 'is the clinic open'],
    ['pt has he eaten?', 'pt', 'has he eaten?'],
    ['pt 34 people are waiting', 'pt', '34 people are waiting'],
    ['pt: pt has fever', 'pt', 'pt has fever'],
  ])('but %s is one', (text, target, rest) => {
    expect(parse(text, all)).toEqual(translation(target, rest));
  });

  it('of Norwegian, Icelandic or Tongan either', () => {
    const codes = new Set(['no', 'is', 'to', 'en']);
    for (const text of ['no power here', 'is anyone there', 'to the north']) {
      expect(parse(text, codes)).toEqual({ kind: 'unknown' });
    }
    expect(parse('!no where is the clinic', codes)).toEqual(translation('no', 'where is the clinic'));
  });
});

describe('any text at all', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'es',
          'en',
          '>',
          '→',
          ' ',
          ':',
          '!',
          '/',
          'sos',
          'auto',
          'help',
          'status',
          '7',
          '\n',
          'Tiếng',
          'Việt',
          'it',
          '\u202e',
        ),
        { maxLength: 30 },
      )
      .map((words) => words.join('')),
  );

  it('is read without a throw, into a command with a language of the node and a text of the message', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(few, all, new Set<string>()), (text, codes) => {
        const command = parse(text, codes);
        if (command.kind !== 'translate') return;
        expect(codes).toContain(command.target);
        expect(command.source === 'auto' || codes.has(command.source)).toBe(true);
        expect(command.text).not.toBe('');
        expect(text).toContain(command.text);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the text of a command as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
        fc.boolean(),
        (text, emergency) => {
          const trimmed = text.trim().replace(/^[:：\s]+/u, '');
          fc.pre(trimmed !== '');
          expect(parse(`${emergency ? 'sos ' : '!'}es: ${trimmed}`)).toEqual(
            translation('es', trimmed, 'auto', emergency),
          );
        },
      ),
    );
  });

  it('takes time in proportion to a hostile message', async () => {
    await expectLinear(20_000, (times) => {
      for (const text of [
        'a'.repeat(times),
        ' '.repeat(times),
        '>'.repeat(times),
        `es${' '.repeat(times)}x`,
        `${'a '.repeat(times)}>`,
      ]) {
        parse(text);
      }
    });
  });
});
