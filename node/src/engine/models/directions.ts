import type { InstalledModel } from './install.js';
import { compareVersions } from './version.js';

/** A direction and the model that serves it. */
export interface ServedDirection {
  readonly source: string;
  readonly target: string;
  readonly prefixId: number;
  readonly model: InstalledModel;
}

/** One model per direction: where two have it, the one with the better scores, else the newer. */
export function chooseDirections(models: readonly InstalledModel[]): ServedDirection[] {
  const chosen = new Map<string, ServedDirection>();
  for (const model of models) {
    for (const direction of model.manifest.directions) {
      const key = `${direction.source}-${direction.target}`;
      const held = chosen.get(key);
      if (!held || isBetter(model, held.model, key)) chosen.set(key, { ...direction, model });
    }
  }
  return [...chosen.values()];
}

function isBetter(model: InstalledModel, held: InstalledModel, direction: string): boolean {
  let lead = 0;
  for (const score of model.manifest.scores) {
    if (score.direction !== direction) continue;
    const other = held.manifest.scores.find((s) => s.direction === direction && s.set === score.set);
    if (other) lead += score.chrF - other.chrF;
  }
  return lead === 0 ? compareVersions(model.manifest.version, held.manifest.version) > 0 : lead > 0;
}
