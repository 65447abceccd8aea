import { MISTAKEN_BODY } from './mistaken-body.js';
import { MISTAKEN_CARERS } from './mistaken-carers.js';
import { MISTAKEN_PERSONS } from './mistaken-persons.js';
import { MISTAKEN_THINGS } from './mistaken-things.js';
import type { Row } from './rows.js';

/** Things that are no opposites, but do as much harm where one becomes another. Rows as those of opposites. */
export const MISTAKEN: readonly Row[] = [
  ...MISTAKEN_PERSONS,
  ...MISTAKEN_BODY,
  ...MISTAKEN_CARERS,
  ...MISTAKEN_THINGS,
];
