import { OPPOSITE_DEEDS } from './opposite-deeds.js';
import { OPPOSITE_KINDS } from './opposite-kinds.js';
import { OPPOSITE_PEOPLE } from './opposite-people.js';
import { OPPOSITE_PLACES } from './opposite-places.js';
import { OPPOSITE_STATES } from './opposite-states.js';
import { OPPOSITE_TIMES } from './opposite-times.js';
import type { Row } from './rows.js';

/** What is another word more often ("este", "est") is there as a phrase ("al este"), or left out. A word has one place in all rows. */
export const OPPOSITES: readonly Row[] = [
  ...OPPOSITE_TIMES,
  ...OPPOSITE_PLACES,
  ...OPPOSITE_STATES,
  ...OPPOSITE_PEOPLE,
  ...OPPOSITE_DEEDS,
  ...OPPOSITE_KINDS,
];
