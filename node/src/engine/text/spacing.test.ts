import { expect, it } from 'vitest';
import { tidySpaces } from './spacing.js';

it.each([
  ['¡ 95 años! ¡ una serpiente!', '¡95 años! ¡una serpiente!'],
  ['¿  Qué? ¿¡ Cómo !?', '¿Qué? ¿¡Cómo !?'],
  ['son  engagement', 'son engagement'],
  ['Où est-il ? Là !', 'Où est-il ? Là !'],
])('%s → %s', (said, written) => {
  expect(tidySpaces(said)).toBe(written);
});
