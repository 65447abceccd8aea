import type { Quantity } from './quantities.js';

/** Lengths of time that people count in several ways, as values and units: "quinze jours" are two weeks. */
const SPANS: readonly (readonly string[])[] = [
  ['1 week', '7 day', '8 day'],
  ['2 week', '14 day', '15 day'],
  ['1 day', '24 h'],
  ['2 day', '48 h'],
  ['1 year', '12 month'],
  ['2 year', '24 month'],
  // "Half past six" too, and "six-thirty".
  ['0.5 h', '0.5', '30 min', '30'],
  ['0.25 h', '0.25', '15 min', '15'],
];

/** A quantity of time by its value and unit. */
export function spanOf({ value, unit }: Pick<Quantity, 'value' | 'unit'>): string {
  return unit === undefined ? `${value}` : `${value} ${unit.name}`;
}

/** The other ways to count the same length of time. */
export function sameSpans(quantity: Pick<Quantity, 'value' | 'unit'>): readonly string[] {
  const span = spanOf(quantity);
  return SPANS.find((row) => row.includes(span))?.filter((other) => other !== span) ?? [];
}

export function valueOfSpan(span: string): number {
  return Number(span.split(' ', 1)[0]);
}
