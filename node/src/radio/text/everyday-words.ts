/**
 * Language codes that are also words people begin a sentence with. Someone who writes `it hurts here` to the
 * node does not ask for Italian, someone who writes `it where is the clinic` does. With a mark (`!it`, `it:`,
 * `>it`) or the language's name the question does not arise; for the bare code these rules decide, and where
 * they say "a sentence" the sender gets the hint instead of a wrong translation. `en` and `es` are words of
 * Spanish and French too, but with `en la casa` a Spanish speaker may well ask for English: they always count.
 */
const RULES: Readonly<Record<string, (rest: string) => boolean>> = {
  // English "it": a statement goes on with a verb. As a question it would have begun with the verb.
  it: (rest) =>
    !/[?？]\s*$/u.test(rest) &&
    /^(is|was|has|had|will|would|can|could|should|must|may|might|does|did|do|isn|wasn|won|doesn|didn|hurts?|seems?|looks?|feels?|works?|worked|says?|said|goes|went|comes|came|takes|took|makes|made|needs?|gets|got|gives|starts|started|stopped|stops|rains|rained|snows|burns|burned|bleeds|smells|broke|happen(s|ed)|depends|appears|just|also|all|still|really|never|always|kind|sounds|turns|turned|keeps|helps|helped|means|matters)\b/iu.test(
      rest,
    ),
  // A greeting, alone or with anything in Latin letters behind it.
  hi: (rest) => rest === '' || /^[\p{P}\s]*\p{Script=Latin}/u.test(rest),
  // English, Spanish and Italian "no".
  no: () => true,
  id: (rest) =>
    /^(cards?|numbers?|please|papers?|documents?|is|was|badges?|photos?|required|needed|lost)\b/iu.test(rest),
  // The patient of English notes: "pt 34 f", "pt has fever 39"; but "pt is the clinic open" asks for Portuguese.
  pt: (rest) =>
    !/[?？]\s*$/u.test(rest) &&
    /^(\d{1,3} ?([mf]\b|y\/?o\b|yrs?\b|years?\b)|[mf],? \d|c\/o|h\/o|s\/p|w\/|hx\b|stable|unstable|unconscious|unresponsive|conscious|awake|alert|combative|refuse[sd]|refusing|denies|complain(s|ing)|vomit(ed|ing)|bleeding|fell|collapsed|cannot|can'?t|(is|has|was|had|needs|can|in|on|with)\s(?!(the|an?|my|your|our|his|her|there|any\p{L}*|some\p{L}*|it|he|she|this|that|i|we|you|they)\b))/iu.test(
      rest,
    ),
  // Spanish, Portuguese and French phrases that are a whole answer.
  de: (rest) =>
    /^(nada|acuerdo|rien|nuevo|verdad|una|todo|todos modos|novo|fato|accord)[\s.!¡…]*$/iu.test(rest),
  // English, should the node ever have these (Amharic, Assamese, Malay, Burmese, Icelandic, Somali, Tonga …).
  am: (rest) => /^(i|we|here|there|at|in|on|not|ok|okay|sick|lost|hurt|safe|so|very)\b/iu.test(rest),
  as: () => true,
  be: () => true,
  he: () => true,
  is: () => true,
  my: () => true,
  or: () => true,
  so: () => true,
  to: () => true,
};

/** Whether a message that begins with `code` and goes on with `rest` reads as a sentence, not as a command. */
export function readsAsSentence(code: string, rest: string): boolean {
  return RULES[code]?.(rest) ?? false;
}
