/** A script that languages here are written in. */
export type Script = 'latin' | 'cyrillic' | 'han' | 'arabic' | 'devanagari';

const SCRIPTS: readonly { readonly script: Script; readonly pattern: RegExp; readonly weight: number }[] = [
  { script: 'latin', pattern: /\p{Script=Latin}/gu, weight: 1 },
  { script: 'cyrillic', pattern: /\p{Script=Cyrillic}/gu, weight: 1 },
  // One or two characters are a word.
  { script: 'han', pattern: /\p{Script=Han}/gu, weight: 3 },
  { script: 'arabic', pattern: /\p{Script=Arabic}/gu, weight: 1 },
  { script: 'devanagari', pattern: /\p{Script=Devanagari}/gu, weight: 1 },
];

/** The script most of a text's letters are in; undefined where that is none of these. */
export function scriptOf(text: string): Script | undefined {
  let letters = count(text, /\p{L}/gu);
  let most: { script: Script; weighed: number } | undefined;
  for (const { script, pattern, weight } of SCRIPTS) {
    const found = count(text, pattern);
    letters -= found;
    if (found > 0 && found * weight > (most?.weighed ?? 0)) most = { script, weighed: found * weight };
  }
  return most && most.weighed >= letters ? most.script : undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
