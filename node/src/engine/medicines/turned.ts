import { type Found, knowsMedicines, medicinesIn, medicinesMeant } from './named.js';

const kinds = (found: readonly Found[]) => new Set(found.map(({ medicine }) => medicine));

/** How many medicines a translation lost or made up; none in languages whose names are not known. */
export function medicinesTurned(text: string, source: string, translation: string, target: string): number {
  if (!knowsMedicines(source) || !knowsMedicines(target)) return 0;
  const asked = kinds(medicinesMeant(text, source));
  const given = kinds(medicinesIn(translation, target));
  const lost = [...asked].filter((medicine) => !given.has(medicine));
  return lost.length + [...given].filter((medicine) => !asked.has(medicine)).length;
}
