import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BabelmeshError } from '../errors.js';
import { LANGUAGES } from '../languages.js';
import { checkWellFormed } from '../text.js';
import { TextCodec } from './text-codec.js';

const load = (language: string) =>
  new Uint8Array(readFileSync(new URL(`../../../models/compression/${language}.model`, import.meta.url)));
const codec = new TextCodec({ load });

const CODES = LANGUAGES.map(({ code }) => code);
const utf8Length = (text: string) => new TextEncoder().encode(text).length;
const told = fc.constantFrom(undefined, 'auto', 'pl', ...CODES);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string(),
  fc
    .array(
      fc.constantFrom('where', 'ESTÁ', 'İstanbul', 'iPhone', "I'M", '12:30', '你好', '🚑', 'да', '.', '\n'),
    )
    .map((words) => words.join(' ')),
);

function refusal(read: () => unknown): string | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof BabelmeshError) return error.code;
    throw error;
  }
  return undefined;
}

const SENTENCES = {
  en: 'Where is the nearest clinic? My father needs help.',
  es: '¿Dónde está la clínica más cercana? Mi padre necesita ayuda.',
  fr: 'Où est la clinique la plus proche ? Mon père a besoin d’aide.',
  de: 'Wo ist die nächste Klinik? Mein Vater braucht Hilfe.',
  pt: 'Onde fica a clínica mais próxima? Meu pai precisa de ajuda.',
  it: "Dov'è la clinica più vicina? Mio padre ha bisogno di aiuto.",
  ru: 'Где ближайшая больница? Моему отцу нужна помощь.',
  uk: 'Де найближча лікарня? Моєму батькові потрібна допомога.',
  tr: 'En yakın klinik nerede? Babamın yardıma ihtiyacı var.',
  id: 'Di mana klinik terdekat? Ayah saya butuh bantuan.',
  vi: 'Phòng khám gần nhất ở đâu? Bố tôi cần giúp đỡ.',
  ar: 'أين أقرب عيادة؟ أبي يحتاج إلى المساعدة.',
  sw: 'Kliniki iliyo karibu iko wapi? Baba yangu anahitaji msaada.',
  hi: 'सबसे नज़दीकी क्लिनिक कहाँ है? मेरे पिता को मदद चाहिए।',
  zh: '最近的诊所在哪里？我父亲需要帮助。',
};

describe('TextCodec', () => {
  it('gives every well-formed text back, whatever language was told', () => {
    fc.assert(
      fc.property(text, told, (written, language) => {
        const bytes = codec.compress(written, language);
        expect(codec.decompress(bytes, language)).toBe(written);
        expect(bytes.length).toBeLessThanOrEqual(utf8Length(written) + 1);
        expect(new TextCodec({ load }).compress(written, language)).toEqual(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.entries(SENTENCES))('writes %s in a third of its bytes', (language, sentence) => {
    const bytes = codec.compress(sentence, language);
    expect(codec.decompress(bytes, language)).toBe(sentence);
    expect(bytes.length).toBeLessThan(0.45 * utf8Length(sentence));
    // Half a byte says the language where it is not told.
    expect(codec.compress(sentence).length).toBeLessThanOrEqual(bytes.length + 1);
  });

  it.each([
    ['where is the clinic', 8],
    ['Where Is The Clinic', 12],
    ['WHERE IS THE CLINIC', 12],
    ['wHere is thE clinic', 18],
  ])('writes “%s” in at most %i bytes', (written, most) => {
    const bytes = codec.compress(written, 'en');
    expect(codec.decompress(bytes, 'en')).toBe(written);
    expect(bytes.length).toBeLessThanOrEqual(most);
  });

  it('takes another language where the one that was told is wrong', () => {
    for (const language of ['es', 'ru'] as const) {
      const right = codec.compress(SENTENCES[language], language);
      expect(codec.compress(SENTENCES[language], 'en').length).toBeLessThanOrEqual(right.length + 2);
    }
  });

  it('leaves alone what does not become shorter', () => {
    expect(codec.compress('ξ', 'en')).toEqual(Uint8Array.of(0x80, 0xce, 0xbe));
    expect(new TextCodec({ load: () => undefined }).compress('Ok', 'en')).toEqual(
      Uint8Array.of(0x80, 0x4f, 0x6b),
    );
  });

  it('leaves alone what is too long', () => {
    const written = 'Where is it? '.repeat(5000);
    const bytes = codec.compress(written, 'en');
    expect(bytes[0]).toBe(0x80);
    expect(codec.decompress(bytes, 'en')).toBe(written);
  });

  it('refuses half of a surrogate pair', () => {
    expect(refusal(() => codec.compress('a\ud800'))).toBe('invalid_text');
  });

  it('refuses codecs and languages that it does not know', () => {
    for (let first = 0x81; first < 0x100; first++) {
      expect(refusal(() => codec.decompress(Uint8Array.of(first, 1, 2)))).toBe('unsupported_version');
    }
    const without = new TextCodec({ load: () => undefined });
    expect(refusal(() => without.decompress(codec.compress(SENTENCES.en)))).toBe('unsupported_version');
    expect(refusal(() => without.decompress(codec.compress(SENTENCES.en, 'en'), 'en'))).toBe(
      'unsupported_version',
    );
  });

  it('refuses a model that is another language’s', () => {
    const mistaken = new TextCodec({ load: () => load('sw') });
    expect(refusal(() => mistaken.compress('Hello', 'en'))).toBe('model_corrupt');
  });

  it('refuses nothing, and bad UTF-8', () => {
    expect(refusal(() => codec.decompress(new Uint8Array()))).toBe('malformed_message');
    expect(refusal(() => codec.decompress(Uint8Array.of(0x80, 0xff)))).toBe('invalid_text');
  });

  it('refuses a text cut short or made longer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(SENTENCES)),
        fc.nat(),
        fc.nat(255),
        ([language, sentence], cut, more) => {
          const bytes = codec.compress(sentence, language);
          const short = bytes.subarray(0, cut % bytes.length);
          for (const wrong of [short, Uint8Array.of(...bytes, more)]) {
            const refused = refusal(() => expect(codec.decompress(wrong, language)).not.toBe(sentence));
            expect([undefined, 'malformed_message']).toContain(refused);
          }
        },
      ),
    );
  });

  it('reads any bytes in bounded time, as a text or not at all', () => {
    let texts = 0;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 240 }), told, (bytes, language) => {
        const refused = refusal(() => {
          const read = codec.decompress(bytes, language);
          checkWellFormed(read);
          expect(read.length).toBeLessThanOrEqual(16 * bytes.length);
          texts++;
        });
        expect([undefined, 'malformed_message', 'unsupported_version', 'invalid_text']).toContain(refused);
      }),
      { numRuns: 3000 },
    );
    // The end must be where a writer puts it: chance seldom does.
    expect(texts).toBeLessThan(300);
  });
});
