import type { NodeStatusMessage } from './messages.js';
import { MOST_AMONG } from './numbers.js';

type Pair = NodeStatusMessage['directions'][number];
type Told = Pick<NodeStatusMessage, 'directions' | 'among'>;

/** Fewer are as short as pairs. */
const LEAST = 3;

/**
 * Directions in as few bytes as can be: languages that all go into one another are named once each, and only what is
 * left goes in pairs. Ten languages through English are 90 directions in 11 bytes.
 */
export function shortDirections(directions: readonly Pair[]): Told {
  const known = new Set(directions.map(keyOf));
  const joined = (a: string, b: string) =>
    known.has(keyOf({ source: a, target: b })) && known.has(keyOf({ source: b, target: a }));
  const among: string[] = [];
  for (const code of byDegree(directions)) {
    if (among.length < MOST_AMONG && among.every((other) => joined(code, other))) among.push(code);
  }
  if (among.length < LEAST) return { directions: unique(directions) };
  const all = new Set(among);
  const rest = directions.filter(({ source, target }) => !all.has(source) || !all.has(target));
  return { directions: unique(rest), among };
}

/** All directions a status tells, each once. */
export function allDirections({ directions, among = [] }: Told): Pair[] {
  const between = among.flatMap((source) =>
    among.flatMap((target) => (source === target ? [] : [{ source, target }])),
  );
  return unique([...directions, ...between]);
}

/** Languages with the most directions first: greedy, and the same for the same directions in any order. */
function byDegree(directions: readonly Pair[]): string[] {
  const degree = new Map<string, number>();
  for (const { source, target } of unique(directions)) {
    for (const code of [source, target]) degree.set(code, (degree.get(code) ?? 0) + 1);
  }
  return [...degree].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([code]) => code);
}

function unique(pairs: readonly Pair[]): Pair[] {
  return [
    ...new Map(pairs.map(({ source, target }) => [keyOf({ source, target }), { source, target }])).values(),
  ];
}

function keyOf({ source, target }: Pair): string {
  return `${source}>${target}`;
}
