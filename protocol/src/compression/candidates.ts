/** Which languages a text may be in, by the script most of its letters have. */

const LATIN = [1, 2, 3, 4, 5, 6, 9, 10, 11, 13];

/** First and last code point, and the wire numbers of the languages written so. */
const SCRIPTS: readonly { from: number; to: number; languages: readonly number[] }[] = [
  { from: 0x41, to: 0x7a, languages: LATIN },
  { from: 0xc0, to: 0x24f, languages: LATIN },
  { from: 0x1e00, to: 0x1eff, languages: LATIN },
  { from: 0x400, to: 0x4ff, languages: [7, 8] },
  { from: 0x600, to: 0x6ff, languages: [12] },
  { from: 0x900, to: 0x97f, languages: [14] },
  { from: 0x3400, to: 0x9fff, languages: [15] },
];

const MOST_LOOKED_AT = 200;

/** Wire numbers, the likelier first; those of the Latin script where no letter tells. */
export function candidates(text: string): readonly number[] {
  const votes = new Map<readonly number[], number>();
  for (let i = 0; i < Math.min(text.length, MOST_LOOKED_AT); i++) {
    const unit = text.charCodeAt(i);
    const script = SCRIPTS.find(({ from, to }) => unit >= from && unit <= to);
    if (script) votes.set(script.languages, (votes.get(script.languages) ?? 0) + 1);
  }
  let best: readonly number[] = LATIN;
  for (const [languages, count] of votes) if (count > (votes.get(best) ?? 0)) best = languages;
  return best;
}
