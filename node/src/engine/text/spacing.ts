/** What a model said, without the word starts too many that it sometimes says: none after "¿" and "¡", none doubled. */
export function tidySpaces(text: string): string {
  return text.replace(/([¿¡])\s+/gu, '$1').replace(/ {2,}/gu, ' ');
}
