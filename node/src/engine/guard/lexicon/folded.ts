/** Lower case, without accents: as people type, and as the lists have words. "й" and "ї" are letters of their own. */
export function folded(word: string): string {
  // Most words have nothing to fold, and normalising costs ten times as much.
  if (/^[a-z]*$/iu.test(word)) return word.toLowerCase();
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<!\p{Script=Cyrillic})\p{M}|[\u0300\u0301]/gu, '')
    .normalize('NFC');
}
