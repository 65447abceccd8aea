/** Lower case, without accents: as people type, and as the lists have words. "й" and "ї" are letters of their own. */
export function folded(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<!\p{Script=Cyrillic})\p{M}|[\u0300\u0301]/gu, '')
    .normalize('NFC');
}
