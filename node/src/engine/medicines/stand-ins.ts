import { type Found, knowsMedicines, medicineNamed, medicinesIn, medicinesMeant } from './named.js';
import { MEDICINES, type Medicine, type MedicinesLanguage } from './names.js';
import { renamed } from './renamed.js';

/** A translation in which no medicine has its name of the source's language: "ketamine" is "ketamina". */
export function localised(source: string, translation: string, target: string): string {
  if (!knowsMedicines(source) || !knowsMedicines(target)) return translation;
  const copied = medicinesIn(translation, source).filter(({ word }) => !medicineNamed(word, target));
  return renamed(translation, copied, new Map(copied.map(({ medicine }) => [medicine, medicine])), target);
}

/** A text with other medicines in it. */
export interface StoodIn {
  readonly text: string;
  /** The translation with the right ones; undefined where one that stood in was lost or doubled. */
  restore(translation: string): string | undefined;
}

/** Those that models copy most reliably, the surest first (`npm run bench -- medicines`). */
const STAND_INS = [
  'paracetamol',
  'penicillin',
  'insulin',
  'amoxicillin',
  'morphine',
  'aspirin',
  'adrenaline',
  'ibuprofen',
].flatMap((name) => MEDICINES.filter(({ en: [first] }) => first === name));

/** So many texts with stand-ins are tried: not every medicine is known in every sentence. */
const TRIES = 3;

/**
 * A text with medicines that models know in place of those it names, the surest first, then with others. None where it
 * names none, or more than can stand in.
 */
export function withStandIns(text: string, source: string, target: string): StoodIn[] {
  if (!knowsMedicines(source) || !knowsMedicines(target)) return [];
  const found = medicinesMeant(text, source);
  const named = [...new Set(found.map(({ medicine }) => medicine))];
  const free = STAND_INS.filter((standIn) => !named.includes(standIn));
  if (named.length === 0) return [];
  return Array.from({ length: Math.max(0, Math.min(TRIES, free.length - named.length + 1)) }, (_, first) => {
    const standIns = new Map(named.map((medicine, n) => [medicine, free[first + n] as Medicine]));
    return exchanged({ text, found, standIns, source, target });
  });
}

interface Exchange {
  readonly text: string;
  readonly found: readonly Found[];
  /** By the medicine whose place they take. */
  readonly standIns: ReadonlyMap<Medicine, Medicine>;
  readonly source: MedicinesLanguage;
  readonly target: MedicinesLanguage;
}

function exchanged({ text, found, standIns, source, target }: Exchange): StoodIn {
  const replaced = new Map([...standIns].map(([medicine, standIn]) => [standIn, medicine]));
  const times = (all: readonly Found[], medicine: Medicine) =>
    all.filter((other) => other.medicine === medicine).length;
  return {
    text: renamed(text, found, standIns, source),
    restore(translation) {
      const there = medicinesIn(translation, target);
      const isWhole = [...standIns].every(
        ([medicine, standIn]) => times(there, standIn) === times(found, medicine),
      );
      return isWhole ? renamed(translation, there, replaced, target) : undefined;
    },
  };
}
