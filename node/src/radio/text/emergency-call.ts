/** As people call it: `SOS!`, `s.o.s.:`, `¡SOS!`, `#SOS`, 🆘; with full-width letters, or Cyrillic ones. */
const CALL =
  /^[\s¡!/#*"'“«([]{0,20}(?:(?:s\.?o\.?s|s o s|s-o-s|с\.?о\.?с|ｓｏｓ)(?![\p{sc=Latin}\p{sc=Cyrillic}\p{M}\p{N}_'’]|-\p{L})|🆘)/iu;
/** What people put behind it: none of it says anything. A dash before a digit is a minus. */
const BEHIND = /^(?:[\s.,:;!?*)\]"”»…：；！？]|[🆘🚨❗‼⚠]\uFE0F?)*(?:[-–—]+\s+)?/u;

const FONDNESS =
  'amables?|buen[oa]|lind[oa]|bell[oa]|herm[oó]s[oa]|bonit[oa]|guap[oa]|dulce|tiern[oa]|gentil|generos[oa]|cariños[oa]|simp[aá]tic[oa]|inteligente|valiente|genial|incre[ií]ble|maravillos[oa]|adorable|gracios[oa]|divertid[oa]|especial|querid[oa]|considerad[oa]|atent[oa]|servicial';
const FRIEND = 'amig[oa]|amor|vida|cielo|coraz[oó]n|tesoro|ángel|h[eé]roe|hero[ií]na';
const END = String.raw`[\s.!?…]*$`;
/**
 * Spanish of the River Plate and of Central America says "you are" by this word: "sos muy amable". Only what can be no
 * call is listed: "sos médico" may be either, and an emergency too many is better than one missed.
 */
const YOU_ARE = new RegExp(
  String.raw`^\s*[Ss]os\s+(?:${[
    `(?:muy|tan|re|s[uú]per)\\s+(?:${FONDNESS})(?!\\p{L})`,
    String.raw`buena\s+(?:gente|onda|persona)(?!\p{L})`,
    String.raw`una?\s+(?:muy\s+)?buen[oa]?\s+(?:persona|tip[oa]|amig[oa])(?!\p{L})`,
    String.raw`vos\s+(?:el|la|quien|quién)\s`,
    `(?:${[
      FONDNESS,
      `mi\\s+(?:mejor\\s+|gran\\s+)?(?:${FRIEND})`,
      String.raw`una?\s+(?:ángel|amor|sol|geni[oa]|sant[oa]|cielo)`,
      String.raw`(?:el|la|lo)\s+(?:mejor|m[aá]xim[oa])`,
      String.raw`de\s+(?:aqu[ií]|ac[aá]|ah[ií]|all[ií]|all[aá]|d[oó]nde)`,
      'vos',
    ].join('|')})(?:,?\\s+(?:muchas\\s+)?gracias)?${END}`,
  ].join('|')})`,
  'iu',
);
/** In capitals it is a call, whatever follows. */
const CAPITALS = /^\s*S.?O/u;

/** What follows the call of an emergency; undefined where there is none. */
export function withoutSos(text: string): string | undefined {
  const call = CALL.exec(text)?.[0];
  if (call === undefined || (YOU_ARE.test(text) && !CAPITALS.test(text))) return undefined;
  const rest = text.slice(call.length);
  return rest.slice(BEHIND.exec(rest)?.[0].length ?? 0);
}
