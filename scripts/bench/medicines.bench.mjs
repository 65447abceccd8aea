import { fileURLToPath } from 'node:url';
import { systemClock as clock } from '../../node/dist/clock.js';
import { MEDICINES } from '../../node/dist/engine/medicines/names.js';
import { medicinesTurned } from '../../node/dist/engine/medicines/turned.js';
import { openEngine } from '../../node/dist/engine/open-engine.js';
import { digits } from './numbers.mjs';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));

/** As medicines are written about, with `*` for the name. */
const SENTENCES = {
  en: ['Take 1 tablet of * every 8 hours.', 'She is allergic to *.', 'give * now', 'Is there any * left?'],
  es: ['Tome 1 tableta de * cada 8 horas.', 'Ella es alérgica a *.', 'dele * ahora', '¿Queda algo de *?'],
  fr: [
    'Prenez 1 comprimé de * toutes les 8 heures.',
    'Elle est allergique : *.',
    'donnez * maintenant',
    'Plus de * ?',
  ],
  de: [
    'Nehmen Sie alle 8 Stunden 1 Tablette *.',
    'Sie ist allergisch gegen *.',
    'gib jetzt *',
    'Ist noch * da?',
  ],
  pt: ['Tome 1 comprimido de * a cada 8 horas.', 'Ela é alérgica a *.', 'dê * agora', 'Ainda tem *?'],
  it: ['Prenda 1 compressa di * ogni 8 ore.', 'Lei è allergica a *.', 'dagli * adesso', "C'è ancora *?"],
  uk: ['Приймайте * по 1 таблетці кожні 8 годин.', 'У неї алергія на *.', 'дайте * зараз', 'Чи лишився *?'],
};

/** In how many sentences a medicine comes through, and how many of the others are marked, with the models that ship. */
export async function bench() {
  const engine = await openEngine({
    modelsFolders: [MODELS],
    clock,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const lines = [];
  try {
    for (const other of Object.keys(SENTENCES).filter((language) => language !== 'en')) {
      for (const [source, target] of [
        ['en', other],
        [other, 'en'],
      ]) {
        const texts = MEDICINES.flatMap((medicine) =>
          SENTENCES[source].map((sentence) => sentence.replace('*', medicine[source][0])),
        );
        const results = await engine.translate(texts, { source, target });
        const lost = results.filter(({ text }, i) => medicinesTurned(texts[i], source, text, target) > 0);
        const marked = lost.filter(({ warnings }) => warnings.length > 0);
        lines.push({
          what: `${texts.length} sentences with a medicine, ${source}→${target}`,
          budget: 'kept or marked',
          measured: `${digits((100 * (texts.length - lost.length)) / texts.length)} % kept, ${marked.length} of ${lost.length} others marked`,
          ok: marked.length === lost.length,
        });
      }
    }
  } finally {
    await engine.close();
  }
  return lines;
}
