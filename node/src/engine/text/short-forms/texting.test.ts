import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutShortForms } from './short-forms.js';

describe('withoutShortForms', () => {
  it.each([
    ['en', 'start b4 dark', 'start before dark'],
    ['en', 'call me b4 u leave', 'call me before u leave'],
    ['en', 'any1 there? lmk asap', 'anyone there? let me know as soon as possible'],
    ['en', "idk, we'll c u l8r", "I don't know, we'll c u later"],
    ['en', 'Idk if he is breathing', "I don't know if he is breathing"],
    ['en', 'Btw the road is open', 'By the way the road is open'],
    [
      'en',
      'btw the bag fell somewhere btw km 9 + km 12',
      'by the way the bag fell somewhere between km 9 + km 12',
    ],
    ['en', 'it is btw 9 and 10 now', 'it is between 9 and 10 now'],
    [
      'en',
      'idk wot hapnd 2 him, its 2 cold, thx 4 ur help',
      "I don't know what happened to him, its too cold, thanks for ur help",
    ],
    ['en', 'wru? b bk soon, almost thr', 'where are you? be back soon, almost there'],
    ['en', 'tent in zone 4 her father waits', 'tent in zone 4 her father waits'],
    ['es', 'xq no contestas? toy x la iglesia', 'por qué no contestas? estoy por la iglesia'],
    ['es', 'n tengo agua pq no ai luz, xfa ven', 'no tengo agua porque no hay luz, por favor ven'],
    ['fr', "bcp de monde, ya pu d'eau ds la tente", "beaucoup de monde, il n'y a plus d'eau dans la tente"],
    [
      'fr',
      'c pa grave, g mal o ventre pcq il fait froid',
      "c'est pas grave, j'ai mal au ventre parce qu'il fait froid",
    ],
    ['fr', 'jsp ou vs etes, rdv a 8h', 'je ne sais pas ou vous etes, rendez-vous a 8h'],
    ['pt', 'vc n respondeu, to c febre dsd ontem', 'você não respondeu, estou com febre desde ontem'],
    [
      'pt',
      'tamo bem, cês tão c sinal? axo q ngm respondeu, xau bjs',
      'estamos bem, vocês estão com sinal? acho que ninguém respondeu, tchau beijos',
    ],
    [
      'pt',
      'as cças tao c diarreia, to s bat, fds vamo p casa',
      'as crianças estão com diarreia, estou sem bateria, fim de semana vamos para casa',
    ],
    ['pt', 'obg, kd ele? hj n da', 'obrigado, cadê ele? hoje não da'],
    ['it', "nn c'è + acqua, dv sei? grz", "non c'è più acqua, dove sei? grazie"],
    ['de', 'kA wo er is, sind zu 12t, bin gl da', 'keine Ahnung wo er ist, sind 12 Leute, ich bin gleich da'],
    ['it', 'dv 6? c vediamo dmn x cena', 'dove sei? ci vediamo domani per cena'],
    [
      'it',
      'kiama l ambulanza, nn ce nessuno, tt i bambini',
      "chiama l'ambulanza, non c'è nessuno, tutti i bambini",
    ],
    [
      'es',
      'wenas, n c dnd sta mi ermano, kdms el vie x la plza? tkm',
      'buenas, no sé dónde está mi hermano, quedamos el viernes por la plaza? te quiero mucho',
    ],
    [
      'es',
      'm duele la kbeza, pa q ay + agua pal camino',
      'me duele la cabeza, para que hay más agua para el camino',
    ],
    ['es', 'ola como stas, no c nada d el', 'hola como estás, no sé nada de el'],
    ['fr', 'chu malade, g d la fièvre, ils st partis', "je suis malade, j'ai de la fièvre, ils sont partis"],
    [
      'de',
      'hab seid 3 tagen fieber, bin müde u ka warum',
      'ich habe seit 3 tagen fieber, ich bin müde und keine Ahnung warum',
    ],
    ['de', 'i hob nix, mia san zu 4t, seids da?', 'ich habe nichts, wir sind 4 Leute, seid ihr da?'],
    [
      'de',
      'wsl am Sa. um 18h, koennt ihr zsm kommen',
      'wahrscheinlich am Samstag um 18 Uhr, könnt ihr zusammen kommen',
    ],
    ['uk', 'прів, скіки вас? буду в пт, нема звязку', "привіт, скільки вас? буду в п'ятницю, нема зв'язку"],
    ['uk', 'шо роб? непрацює інтернет, лю тя', 'що робиш? не працює інтернет, люблю тебе'],
    ['de', 'ne geht nich, wieviel seid ihr', 'nein, geht nicht, wie viele seid ihr'],
    ['uk', 'спс, хз шо тра', 'дякую, не знаю що треба'],
    ['en', 'IDK WHERE HE IS', "I DON'T KNOW WHERE HE IS"],
    ['en', 'w8 4 me, need evac 4 2 ppl', 'wait for me, need evacuation for 2 ppl'],
    ['en', 'want 2 help, sry, i dunno', "want to help, sorry, I don't know"],
    ['en', 'srsly, y r u there? b careful', 'seriously, why r u there? be careful'],
    [
      'en',
      'approx 2 km nw of camp, stay on n side, vis is 200 m',
      'about 2 km north-west of camp, stay on north side, visibility is 200 m',
    ],
    ['en', '3 inj, road clsd, temp -5', '3 injured, road closed, temperature -5'],
    ['es', 'salu2, mñn voy', 'saludos, mañana voy'],
    ['fr', 'jc pas, jveux venir, t ou?', 'je ne sais pas, je veux venir, tu es ou?'],
    ['fr', 'y a pas d eau, j ai r1, il a tt mangé', "y a pas d'eau, j'ai rien, il a tout mangé"],
    ['fr', 'tkt pas, qq1 vient', "ne t'inquiète pas, quelqu'un vient"],
  ])('writes out %s "%s"', (language, text, written) => {
    expect(withoutShortForms(text, language)).toBe(written);
  });

  it.each([
    ['en', 'room B4, TMR 88.5'],
    ['en', 'we are at b4 now'],
    ['en', 'he is in bed b4 now, b4'],
    ['en', 'squares b4 and c5'],
    ['en', 'patient no1 is stable, take the 2day course'],
    ['en', 'mail idk@example.org or b4.org, #l8r, !b4'],
    ['en', 'the cow chews the cud on Vis, near Wat Suriyan, El Cerrito Plz'],
    ['en', 'gate 4 all clear, 2 help, wind 20 km/h w'],
    ['en', 'plate JK 40, RN on duty, CU 12'],
    ['en', 'b4-17 and ab4'],
    ['fr', "il n'y a plus d'eau, il y a plus de 20 ans"],
    ['fr', 'le match Lyon vs Paris, 20 mm de pluie, au PK 12, 12 g de sel'],
    ['es', 'plan B, vitamina D, 5 k de arroz'],
    ['pt', 'vitamina D, 12 n, sala N, 12 cm de neve, num torrão, tão bem escrito, para, eh, ver'],
    ['it', '12 cm di neve, 4 x 4'],
    ['uk', 'порушення норм, є ток, на пн від міста, пр. Перемоги, Хай що буде, СБ і НД'],
    ['it', 'un raga indiano, vitamina c sono 20 mg, le dll del programma, ce ne sono 6 in casa'],
    ['de', 'nach altem Brauch'],
    ['de', 'Hab keine Angst, du weißt, der Hammer und ihr seid heute da, ich hasse das, er hob die Hand'],
    ['de', 'die neue Poesie ist aktuell, So ist es, der WDR, Bin ich hier richtig'],
    ['fr', 'ta mise, ta vue'],
    ['fr', 'ta mise, ta vue, vitamine c bon marché, un avc la nuit, salle R1'],
    [
      'es',
      'la ola es grande, cumple años hoy, hasta el mar en barco, rayos x de tórax, en pro de todos, quien bebe',
    ],
    ['de', '20 grad celsius, die WG im 3. Stock'],
    ['uk', "прив'яжіть намети"],
    ['fr', "niveau d'eau 2m1, ligne dsl"],
    ['es', 'servidor ntp, idk'],
    ['de', 'idk'],
  ])('leaves %s "%s"', (language, text) => {
    expect(withoutShortForms(text, language)).toBe(text);
  });

  it('changes nothing the second time', () => {
    const words = fc.constantFrom('b4', 'idk', 'Idk', 'salu2', 'we', 'tkt', 'pas', '4', '.', ' ', ' ', '-');
    fc.assert(
      fc.property(fc.array(words), fc.constantFrom('en', 'es', 'fr'), (parts, language) => {
        const once = withoutShortForms(parts.join(''), language);
        expect(withoutShortForms(once, language)).toBe(once);
      }),
    );
  });
});
