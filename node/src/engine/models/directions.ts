import type { InstalledModel } from './install.js';
import { compareVersions } from './version.js';

/** A direction and the model that serves it. */
export interface ServedDirection {
  readonly source: string;
  readonly target: string;
  /** Token before the source; for a model of the Hugging Face layout the direction's place in its manifest. */
  readonly prefixId: number;
  readonly model: InstalledModel;
}

/**
 * One model per direction. Where two have it: the one the operator prefers, the one with the better scores, the one that
 * was measured at all, the newer of one id, the first.
 */
export function chooseDirections(models: readonly InstalledModel[]): ServedDirection[] {
  const chosen = new Map<string, ServedDirection>();
  for (const model of models) {
    for (const [i, direction] of model.manifest.directions.entries()) {
      const key = `${direction.source}-${direction.target}`;
      const held = chosen.get(key);
      if (!held || isBetter(model, held.model, key)) {
        const { source, target } = direction;
        chosen.set(key, {
          source,
          target,
          prefixId: 'prefixId' in direction ? direction.prefixId : i,
          model,
        });
      }
    }
  }
  return [...chosen.values()];
}

function isBetter(model: InstalledModel, held: InstalledModel, direction: string): boolean {
  const [one, other] = [model.manifest, held.manifest];
  if ((one.preferred ?? false) !== (other.preferred ?? false)) return one.preferred ?? false;
  const [scores, heldScores] = [one, other].map(({ scores }) =>
    scores.filter((s) => s.direction === direction),
  );
  let lead = 0;
  for (const score of scores ?? []) {
    const against = heldScores?.find(({ set }) => set === score.set);
    if (against) lead += score.chrF - against.chrF;
  }
  if (lead !== 0) return lead > 0;
  const measured = (scores?.length ?? 0) > 0;
  if (measured !== (heldScores?.length ?? 0) > 0) return measured;
  return one.id === other.id && compareVersions(one.version, other.version) > 0;
}
