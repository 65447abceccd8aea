import { LANGUAGES } from '@babelmesh/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect.js';

const first = (text: string, known?: readonly string[]) => detectLanguage(text, known)[0]?.language;

/** Written for this test. */
const SENTENCES: Record<string, string[]> = {
  en: [
    'Where is the nearest clinic?',
    'we need water and blankets',
    'The bridge is closed today',
    'my leg hurts a lot',
  ],
  es: [
    '¿Dónde está la clínica?',
    'necesitamos agua y mantas',
    'El puente está cerrado hoy',
    'me duele mucho la pierna',
  ],
  fr: [
    'Où est la clinique ?',
    'nous avons besoin d’eau',
    'Le pont est fermé aujourd’hui',
    'j’ai très mal à la jambe',
  ],
  de: [
    'Wo ist die nächste Klinik?',
    'wir brauchen Wasser',
    'Die Brücke ist heute gesperrt',
    'mein Bein tut sehr weh',
  ],
  pt: [
    'Onde fica a clínica?',
    'precisamos de água e cobertores',
    'A ponte está fechada hoje',
    'minha perna dói muito',
  ],
  it: [
    'Dov’è la clinica più vicina?',
    'abbiamo bisogno di acqua',
    'Il ponte è chiuso oggi',
    'mi fa molto male la gamba',
  ],
  ru: [
    'Где ближайшая больница?',
    'нам нужна вода и одеяла',
    'Мост сегодня закрыт',
    'у меня очень болит нога',
  ],
  uk: [
    'Де найближча лікарня?',
    'нам потрібна вода та ковдри',
    'Міст сьогодні закритий',
    'у мене дуже болить нога',
  ],
  tr: [
    'En yakın klinik nerede?',
    'su ve battaniyeye ihtiyacımız var',
    'Köprü bugün kapalı',
    'bacağım çok ağrıyor',
  ],
  id: [
    'Di mana klinik terdekat?',
    'kami butuh air dan selimut',
    'Jembatan ditutup hari ini',
    'kaki saya sangat sakit',
  ],
  vi: ['Phòng khám gần nhất ở đâu?', 'chúng tôi cần nước và chăn', 'Hôm nay cầu bị đóng', 'chân tôi đau lắm'],
  ar: ['أين أقرب عيادة؟', 'نحتاج إلى الماء', 'الجسر مغلق اليوم', 'ساقي تؤلمني كثيرا'],
  sw: ['Kliniki iko wapi?', 'tunahitaji maji na blanketi', 'Daraja limefungwa leo', 'mguu wangu unauma sana'],
  hi: ['निकटतम क्लिनिक कहाँ है?', 'हमें पानी चाहिए', 'आज पुल बंद है', 'मेरे पैर में दर्द है'],
  zh: ['最近的诊所在哪里？', '我们需要水和毯子', '今天桥关闭了', '我的腿很疼'],
};

describe('detectLanguage', () => {
  it('has a sentence of every language', () => {
    expect(Object.keys(SENTENCES).sort()).toEqual(LANGUAGES.map((language) => language.code).sort());
  });

  const cases = Object.entries(SENTENCES).flatMap(([language, list]) => list.map((text) => [text, language]));
  it.each(cases)('knows "%s" for %s', (text, language) => {
    expect(first(text)).toBe(language);
    expect(first(text.toUpperCase())).toBe(language);
  });

  it.each([
    ['ciao', 'it'],
    ['gracias', 'es'],
    ['ok', 'en'],
    ['hola', 'es'],
    ['thanks', 'en'],
    ['merci', 'fr'],
    ['danke', 'de'],
    ['obrigado', 'pt'],
    ['asante', 'sw'],
    ['спасибо', 'ru'],
    ['дякую', 'uk'],
    ['teşekkürler', 'tr'],
    ['terima kasih', 'id'],
    ['cảm ơn', 'vi'],
    ['شكرا', 'ar'],
    ['谢谢', 'zh'],
    ['hello', 'en'],
    ['help me', 'en'],
    ['AYUDA!!', 'es'],
    ['ok merci', 'fr'],
    ['OK gracias', 'es'],
    ['ok danke', 'de'],
    ['ok thanks', 'en'],
    ['im ok', 'en'],
    ['fire', 'en'],
    ['jai mal', 'fr'],
    ['médecin', 'fr'],
    ['douleur', 'fr'],
    ['dolor', 'es'],
    ['on arrive', 'fr'],
    ['On arrive!', 'fr'],
    ['we arrive', 'en'],
    ['on arrival', 'en'],
    ['ca va', 'fr'],
    ['Ca va?', 'fr'],
    ['va bene', 'it'],
    ['va a llover', 'es'],
    ['ca marche', 'fr'],
    ['on attend', 'fr'],
    ['on a faim', 'fr'],
    ['fiebre', 'es'],
    ['heridos', 'es'],
    ['Excuse me', 'en'],
    ['i agree', 'en'],
    ['I stayed', 'en'],
    ['i bambini', 'it'],
    ['blessés', 'fr'],
    ['omg r u serious', 'en'],
    ['gimme 5 mins', 'en'],
    ['nos vemos ntp', 'es'],
    ['dnd stas?', 'es'],
    ['c koi le pb?', 'fr'],
    ['vc n respondeu', 'pt'],
    ['blz', 'pt'],
    ['ok grz', 'it'],
    ['cmq nn vengo', 'it'],
    ['weiß nich', 'de'],
  ])('knows "%s" by itself for %s', (text, language) => {
    expect(first(text)).toBe(language);
  });

  it('lets what the requester speaks decide where the text does not', () => {
    expect(first('si', ['es'])).toBe('es');
    expect(first('si', ['fr'])).toBe('fr');
    expect(first('aqui', ['en', 'es'])).toBe('es');
    expect(first('ambulance', ['en'])).toBe('en');
    expect(first('ambulance', ['fr'])).toBe('fr');
    expect(first('hospital', ['pt'])).toBe('pt');
    expect(first('estou aqui', ['en', 'es'])).toBe('pt');
    expect(first('Where is the nearest clinic?', ['es'])).toBe('en');
  });

  it('looks past names, links and node ids', () => {
    expect(first('@bob gracias https://example.org/the/way/to/go !a1b2c3d4')).toBe('es');
  });

  it('says nothing where nothing can be said', () => {
    for (const text of ['', ' ', '112', '😀🚑', '?!', '!a1b2c3d4', 'ひらがな', 'ქართული']) {
      expect(detectLanguage(text)).toEqual([]);
    }
  });

  it('gives shares of one, best first, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const confidences = detectLanguage(text).map((detection) => detection.confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        for (const confidence of confidences) expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});
