import { createHash } from 'node:crypto';
import type { Direction, Quality } from '@babelmesh/protocol';
import type { Decoded } from '../decode/model-decoder.js';
import { chooseDirections, type ServedDirection } from './directions.js';
import type { InstalledModel } from './install.js';
import type { Manifest } from './manifest.js';
import { qualityOf } from './quality.js';

/** The language through which two others are translated that no model joins. */
export const PIVOT = 'en';

/** A way from one language to another: one model, or two with the pivot between. */
export interface Route extends Direction {
  readonly legs: readonly ServedDirection[];
  /** All that decides what a text becomes: the models and the contents of their files. */
  readonly fingerprint: string;
  /** Confidence below which a translation is doubtful, where that of every leg is calibrated. */
  readonly doubtfulBelow: number | undefined;
}

/** All routes of the models. Those to avoid have a part only where there is none without them. */
export function routesOf(models: readonly InstalledModel[], avoided: ReadonlySet<InstalledModel>): Route[] {
  const first = chooseRoutes(chooseDirections(models.filter((model) => !avoided.has(model))));
  if (avoided.size === 0) return first;
  const wayOf = ({ source, target }: Route) => `${source}-${target}`;
  const served = new Set(first.map(wayOf));
  const all = chooseRoutes(chooseDirections(models));
  return [...first, ...all.filter((route) => !served.has(wayOf(route)))];
}

/**
 * Every direction there is a model for, and through the pivot those between its other languages; drafts behind, so that
 * what is shown of languages begins with those that are good.
 */
export function chooseRoutes(directions: readonly ServedDirection[]): Route[] {
  const direct = directions.map((direction) => routeOf([direction]));
  const has = (source: string, target: string) =>
    directions.some((d) => d.source === source && d.target === target);
  const pivoted = directions
    .filter(({ source, target }) => target === PIVOT && source !== PIVOT)
    .flatMap((first) =>
      directions
        .filter(({ source, target }) => source === PIVOT && target !== first.source && target !== PIVOT)
        .filter(({ target }) => !has(first.source, target))
        .map((second) => routeOf([first, second])),
    );
  return [...draftsLast(direct), ...draftsLast(pivoted)];
}

function draftsLast(routes: readonly Route[]): Route[] {
  const isDraft = ({ quality }: Route) => quality === 'draft';
  return [...routes.filter((route) => !isDraft(route)), ...routes.filter(isDraft)];
}

/**
 * One text through both models. The confidence is the sum of theirs: the product of the probabilities. Where
 * the first has nothing to say there is nothing for the second.
 */
export async function through(
  legs: readonly ServedDirection[],
  text: string,
  translate: (leg: ServedDirection, text: string) => Promise<Decoded>,
): Promise<Decoded> {
  let made: Decoded | undefined;
  for (const leg of legs) {
    if (made?.text === '') break;
    const next = await translate(leg, made?.text ?? text);
    made = made ? combine(made, next) : next;
  }
  if (!made) throw new RangeError('a route has a leg');
  return made;
}

function combine(first: Decoded, second: Decoded): Decoded {
  const told = first.confidence !== undefined && second.confidence !== undefined;
  return {
    text: second.text,
    tokens: first.tokens + second.tokens,
    ...(told && { confidence: (first.confidence ?? 0) + (second.confidence ?? 0) }),
    truncated: first.truncated || second.truncated,
    repetitionCut: first.repetitionCut || second.repetitionCut,
    garbled: first.garbled || second.garbled,
  };
}

function routeOf(legs: readonly [ServedDirection] | readonly [ServedDirection, ServedDirection]): Route {
  const [first, second] = legs;
  const qualities = legs.map(({ model, source, target }) => qualityOf(model.manifest, `${source}-${target}`));
  const quality = worst(qualities);
  const thresholds = legs.map(doubtfulBelow);
  const names = [...new Set(legs.map(({ model }) => model.name))];
  return {
    source: first.source,
    target: (second ?? first).target,
    model: names.join('+'),
    ...(second && { via: PIVOT }),
    ...(quality && { quality }),
    legs,
    fingerprint: legs.map(({ model }) => `${model.name}#${contentsOf(model.manifest)}`).join('+'),
    doubtfulBelow: thresholds.reduce<number | undefined>(
      (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
      0,
    ),
  };
}

/** A model retrained under the same version is another model. */
function contentsOf({ files }: Manifest): string {
  const hash = createHash('sha256');
  for (const { sha256 } of Object.values(files)) hash.update(sha256);
  return hash.digest('hex').slice(0, 12);
}

function worst(qualities: readonly (Quality | undefined)[]): Quality | undefined {
  if (qualities.includes('draft')) return 'draft';
  return qualities.includes(undefined) ? undefined : 'good';
}

function doubtfulBelow({ model, source, target }: ServedDirection): number | undefined {
  return model.manifest.doubt?.find(({ direction }) => direction === `${source}-${target}`)?.below;
}
