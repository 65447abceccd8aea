import { fileURLToPath } from 'node:url';
import { systemClock as clock } from '../../node/dist/clock.js';
import { openEngine } from '../../node/dist/engine/open-engine.js';
import { TERMS } from '../../node/dist/engine/terms/table.js';
import { termsTurned } from '../../node/dist/engine/terms/turned.js';
import { digits } from './numbers.mjs';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));

/** As medicines and illnesses are written about, with `*` for the name. */
const SENTENCES = {
  medicine: {
    en: ['Take 1 tablet of * every 8 hours.', 'She is allergic to *.', 'give * now', 'Is there any * left?'],
    es: ['Tome 1 tableta de * cada 8 horas.', 'Ella es alérgica a *.', 'dele * ahora', '¿Queda algo de *?'],
    fr: [
      'Prenez 1 comprimé de * toutes les 8 heures.',
      'Allergie : *.',
      'donnez * maintenant',
      'Plus de * ?',
    ],
    de: ['Nehmen Sie alle 8 Stunden 1 Tablette *.', 'Allergisch gegen *.', 'gib jetzt *', 'Ist noch * da?'],
    pt: ['Tome 1 comprimido de * a cada 8 horas.', 'Ela é alérgica a *.', 'dê * agora', 'Ainda tem *?'],
    it: ['Prenda 1 compressa di * ogni 8 ore.', 'Lei è allergica a *.', 'dagli * adesso', "C'è ancora *?"],
    uk: ['Приймайте * по 1 таблетці кожні 8 годин.', 'У неї алергія на *.', 'дайте * зараз', 'Чи лишився *?'],
  },
  illness: {
    en: ['She has *.', 'the boy died of *', 'Two new cases of * today.', 'is it *?'],
    es: ['Ella tiene *.', 'el niño murió de *', 'Hoy dos casos nuevos de *.', '¿es *?'],
    fr: [
      'Diagnostic : *.',
      'suspicion de * chez un enfant',
      "Deux nouveaux cas de * aujourd'hui.",
      'Il y a *.',
    ],
    de: ['Sie hat *.', 'Verdacht auf *, bitte kommen', 'Heute zwei neue Fälle von *.', 'Ist das *?'],
    pt: ['Ela tem *.', 'suspeita de * numa criança', 'Hoje dois casos novos de *.', 'É *?'],
    it: ['Lei ha *.', 'sospetto di * in un bambino', 'Oggi due nuovi casi di *.', 'È *?'],
    uk: ['У неї *.', 'підозра: *', 'Сьогодні два нові випадки: *.', 'Це *?'],
  },
};

const ABOUT = { medicine: 'a medicine', illness: 'an illness' };

function sentencesOf(kind, language) {
  const names = TERMS.flatMap((term) => (term.kind === kind ? [term.names[language][0]] : []));
  return names
    .filter(({ isAnswer }) => !isAnswer)
    .flatMap(({ text }) => SENTENCES[kind][language].map((sentence) => sentence.replace('*', text)));
}

/** In how many sentences a term comes through, and how many of the others are marked, with the models that ship. */
export async function bench() {
  const engine = await openEngine({
    modelsFolders: [MODELS],
    clock,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const lines = [];
  try {
    for (const kind of Object.keys(SENTENCES)) {
      for (const other of Object.keys(SENTENCES[kind]).filter((language) => language !== 'en')) {
        for (const [source, target] of [
          ['en', other],
          [other, 'en'],
        ]) {
          const texts = sentencesOf(kind, source);
          const results = await engine.translate(texts, { source, target });
          const lost = results.filter(({ text }, i) => termsTurned(texts[i], source, text, target) > 0);
          const marked = lost.filter(({ warnings }) => warnings.length > 0);
          lines.push({
            what: `${texts.length} sentences about ${ABOUT[kind]}, ${source}→${target}`,
            budget: 'kept or marked',
            measured: `${digits((100 * (texts.length - lost.length)) / texts.length)} % kept, ${marked.length} of ${lost.length} others marked`,
            ok: marked.length === lost.length,
          });
        }
      }
    }
  } finally {
    await engine.close();
  }
  return lines;
}
