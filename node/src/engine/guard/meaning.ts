/**
 * Number words and negation, by word lists: what a model drops without anything looking wrong. Only
 * languages with lists are looked at.
 */
interface Lists {
  readonly numbers: ReadonlyMap<string, number>;
  /** Words that multiply what stands before them. */
  readonly multipliers: ReadonlyMap<string, number>;
  /** Joins tens and units: "treinta y cinco". */
  readonly joiner: string | undefined;
  readonly negation: ReadonlySet<string>;
  /** Words whose translation may need a negation: "unable" is "no puede". */
  readonly half: RegExp;
}

const numbers = (list: string) =>
  new Map(
    list
      .trim()
      .split(/\s+/u)
      .map((entry): [string, number] => {
        const [word = '', value] = entry.split('=');
        return [word, Number(value)];
      }),
  );
const words = (list: string) => new Set(list.trim().split(/\s+/u));

const LISTS: Record<string, Lists> = {
  en: {
    numbers: numbers(`two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
      thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30
      forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90`),
    multipliers: numbers('hundred=100 thousand=1000 million=1000000'),
    joiner: undefined,
    negation: words(`not no never none nobody nothing nowhere neither nor cannot without don't doesn't didn't
      can't couldn't won't wouldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't mustn't needn't
      ain't dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt havent hasnt nope`),
    half: /\b(?:un|in|im|dis|non)\p{L}{3,}|\p{L}less\b|\b(?:few|fail\p{L}*|refus\p{L}*|lack\p{L}*|stop\p{L}*|avoid\p{L}*|hardly|barely|until|than|deny|denied|miss\p{L}*|any\p{L}*|ever)\b/iu,
  },
  es: {
    numbers: numbers(`dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12
      trece=13 catorce=14 quince=15 dieciséis=16 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20
      veintiuno=21 veintiún=21 veintiuna=21 veintidós=22 veintidos=22 veintitrés=23 veintitres=23 veinticuatro=24
      veinticinco=25 veintiséis=26 veintiseis=26 veintisiete=27 veintiocho=28 veintinueve=29 treinta=30
      cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200
      doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500
      quinientas=500 seiscientos=600 seiscientas=600 setecientos=700 setecientas=700 ochocientos=800
      ochocientas=800 novecientos=900 novecientas=900`),
    multipliers: numbers('mil=1000 millón=1000000 millones=1000000'),
    joiner: 'y',
    negation: words(`no nunca jamás nadie nada ninguno ninguna ningún ningun ni tampoco sin`),
    half: /\b(?:in|im|des|ir)\p{L}{4,}|\b(?:falt\p{L}*|carec\p{L}*|neg\p{L}*|evit\p{L}*|apenas|hasta|dej\p{L}*)\b/iu,
  },
};

const WORD = /[\p{L}\p{M}]+(?:['’]\p{L}+)?|\p{Nd}+/gu;
const wordsOf = (text: string) =>
  (text.toLowerCase().match(WORD) ?? []).map((word) => word.replace('’', "'"));

/** Values of the number words of a text, in order: "twenty-five" is 25. One is left out: it is an article too. */
export function numberWords(text: string, language: string): number[] {
  const lists = LISTS[language];
  if (!lists) return [];
  const values: number[] = [];
  let total = 0;
  let group = 0;
  let open = false;
  const close = () => {
    if (open) values.push(total + group);
    total = 0;
    group = 0;
    open = false;
  };
  const all = wordsOf(text);
  all.forEach((word, i) => {
    const value = lists.numbers.get(word);
    const multiplier = lists.multipliers.get(word);
    if (value !== undefined) {
      const fits =
        group === 0 ||
        (group % 10 === 0 && value < 10 && group % 100 !== 10) ||
        (group % 100 === 0 && value < 100);
      if (!fits) close();
      group += value;
      open = true;
    } else if (multiplier !== undefined && multiplier === 100) {
      group = (group || 1) * multiplier;
      open = true;
    } else if (multiplier !== undefined) {
      total += (group || 1) * multiplier;
      group = 0;
      open = true;
    } else if (
      !(
        open &&
        (word === lists.joiner || word === 'and') &&
        lists.numbers.has(all[i + 1] ?? '') &&
        group % 10 === 0 &&
        group > 0
      )
    ) {
      close();
    }
  });
  close();
  return values;
}

/** True where a number word was lost or came in: values of the source's words against words and digits. */
export function numberWordsDiffer(
  source: string,
  sourceLanguage: string,
  translation: string,
  target: string,
): boolean {
  if (!LISTS[sourceLanguage] || !LISTS[target]) return false;
  const sourceWords = numberWords(source, sourceLanguage);
  const targetWords = numberWords(translation, target);
  return !covers(targetWords, translation, sourceWords) || !covers(sourceWords, source, targetWords);
}

/** Every value is among the words' values or the text's digits. */
function covers(wordValues: readonly number[], text: string, values: readonly number[]): boolean {
  const left = [
    ...wordValues,
    ...(text.match(/\d+(?:[.,]\d{3})*/gu) ?? []).map((n) => Number(n.replace(/[.,]/gu, ''))),
  ];
  return values.every((value) => {
    const at = left.indexOf(value);
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

/** True where a negation of the source is nowhere in the translation, or one came in from nowhere. */
export function negationDiffers(
  source: string,
  sourceLanguage: string,
  translation: string,
  target: string,
): boolean {
  const from = LISTS[sourceLanguage];
  const to = LISTS[target];
  if (!from || !to) return false;
  const inSource = wordsOf(source).some((word) => from.negation.has(word));
  const inTranslation = wordsOf(translation).some((word) => to.negation.has(word));
  if (inSource === inTranslation) return false;
  return inSource || !from.half.test(source);
}
