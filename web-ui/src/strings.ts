import type { Priority, RadioStatus, Warning } from '@babelmesh/protocol';
import type { Trust } from './confidence.js';
import {
  type OperatorStrings,
  operatorEnglish,
  operatorFrench,
  operatorSpanish,
} from './operator-strings.js';

/** Every sentence of the page in one language. */
export interface Strings {
  readonly lang: string;
  readonly tagline: string;
  readonly connection: Record<'connecting' | 'live' | 'lost', string>;
  readonly translate: string;
  readonly from: string;
  readonly to: string;
  readonly detect: string;
  readonly available: string;
  readonly unavailable: string;
  readonly swap: string;
  readonly yourText: string;
  readonly placeholder: string;
  readonly characters: (count: number) => string;
  readonly shortcut: string;
  readonly clear: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly translation: string;
  readonly resultPlaceholder: string;
  readonly cancel: string;
  readonly cancelled: string;
  /** Said of a translation beside another text or other languages. */
  readonly earlier: string;
  readonly sending: string;
  readonly waiting: string;
  readonly working: string;
  readonly parts: (done: number, total: number) => string;
  readonly detectedAs: (language: string) => string;
  readonly noPair: (from: string, to: string) => string;
  readonly noTarget: (to: string) => string;
  readonly noLanguages: string;
  readonly trust: Record<Trust, string>;
  readonly warnings: Record<Warning, string>;
  readonly unreachable: string;
  readonly unreachableRemedy: string;
  readonly unreadable: string;
  readonly unreadableRemedy: string;
  readonly emergency: string;
  readonly emergencyExplained: string;
  readonly emergencyConfirm: string;
  readonly emergencyOn: string;
  readonly emergencyOff: string;
  readonly emergencySend: string;
  /** Said of an emergency beyond the allowance. */
  readonly emergencyNotFirst: string;
  readonly queue: string;
  readonly queueWaiting: string;
  readonly queueRunning: string;
  readonly queueDeliveries: string;
  readonly queueEmpty: string;
  readonly runningNow: string;
  readonly yours: string;
  readonly priorities: Record<Priority, string>;
  readonly nodes: string;
  readonly noNodes: string;
  readonly thisNode: string;
  readonly moreNodes: (count: number) => string;
  readonly direct: string;
  readonly hops: (count: number) => string;
  readonly signal: (snrDb: string) => string;
  readonly radio: Record<RadioStatus['link'], string>;
  readonly channelBusy: (percent: string) => string;
  readonly airtime: (used: string, budget: string) => string;
  readonly justNow: string;
  readonly ago: (span: string) => string;
  readonly loading: string;
  readonly madeBy: (model: string) => string;
  readonly operator: OperatorStrings;
  /** What stands in for a model where vetted phrases were enough. */
  readonly fromPhrasebook: string;
  /** Said of models below the bar for a default one. */
  readonly draft: string;
}

const en: Strings = {
  lang: 'en',
  tagline: 'Translation over the mesh',
  connection: { connecting: 'Connecting…', live: 'Connected', lost: 'Connection lost. Trying again…' },
  translate: 'Translate',
  from: 'From',
  to: 'To',
  detect: 'Detect',
  available: 'Available',
  unavailable: 'Not available here yet',
  swap: 'Swap languages',
  yourText: 'Your text',
  placeholder: 'Type or paste here',
  characters: (count) => (count === 1 ? '1 character' : `${count} characters`),
  shortcut: 'Ctrl + Enter translates',
  clear: 'Clear text',
  copy: 'Copy translation',
  copied: 'Copied',
  notCopied: 'Could not copy. Select the text and copy it.',
  translation: 'Translation',
  resultPlaceholder: 'The translation appears here.',
  cancel: 'Cancel',
  cancelled: 'Cancelled.',
  earlier: 'This is an earlier translation. Press “Translate” for a new one.',
  sending: 'Sending…',
  waiting: 'Waiting for its turn…',
  working: 'Translating…',
  parts: (done, total) => `${done} of ${total} parts`,
  detectedAs: (language) => `Detected: ${language}`,
  noPair: (from, to) => `This node cannot translate from ${from} to ${to} yet. Choose another language.`,
  noTarget: (to) => `This node cannot translate to ${to} yet. Choose another language.`,
  noLanguages: 'This node has no translation models yet.',
  trust: {
    sure: 'The node is confident in this translation.',
    fair: 'Probably right. Check what matters.',
    doubtful: 'The node is unsure of this translation. Ask someone who knows the language.',
  },
  warnings: {
    already_in_target: 'The text already was in this language.',
    not_translated: 'Part of the text could not be translated and was left as it is.',
    numbers_differ: 'A number may have changed. Compare numbers, units and times with your text.',
    repetition_cut: 'The translation began to repeat itself and was cut.',
    truncated: 'The translation was cut short.',
    doubtful: 'The node is unsure of this translation. Ask someone who knows the language.',
  },
  unreachable: 'The node cannot be reached.',
  unreachableRemedy:
    'Stay near the node, check that your phone is on its Wi-Fi, and try again. Your text is still here.',
  unreadable: 'The node’s answer makes no sense to this page.',
  unreadableRemedy: 'Load the page again.',
  emergency: 'Emergency',
  emergencyExplained:
    'An emergency goes before everyone else’s messages. Use it only when a life or someone’s safety depends on it.',
  emergencyConfirm: 'Yes, this is an emergency',
  emergencyOn: 'Emergency: your next translation goes first.',
  emergencyOff: 'Not an emergency',
  emergencySend: 'Translate first',
  emergencyNotFirst:
    'Taken as high priority: many emergencies came from this device within the hour. It goes ahead of normal messages, but not first.',
  queue: 'Queue',
  queueWaiting: 'waiting',
  queueRunning: 'in work',
  queueDeliveries: 'on the way back',
  queueEmpty: 'Nobody is waiting.',
  runningNow: 'In work now',
  yours: 'Yours',
  priorities: { emergency: 'Emergency', high: 'High', normal: 'Normal', bulk: 'When there is time' },
  nodes: 'Mesh nodes',
  noNodes: 'No other node heard yet.',
  thisNode: 'This node',
  moreNodes: (count) => `and ${count} more`,
  direct: 'direct',
  hops: (count) => (count === 1 ? '1 hop' : `${count} hops`),
  signal: (snr) => `signal ${snr} dB`,
  radio: {
    ready: 'Radio ready',
    connecting: 'Looking for the radio…',
    down: 'Radio not answering',
    off: 'No radio',
  },
  channelBusy: (percent) => `channel ${percent} busy`,
  airtime: (used, budget) => `airtime ${used} of ${budget} this hour`,
  justNow: 'just now',
  ago: (span) => `${span} ago`,
  loading: 'Waiting for the node…',
  madeBy: (model) => `Model: ${model}`,
  operator: operatorEnglish,
  fromPhrasebook: 'From the phrasebook: a fixed translation',
  draft: 'The model is a draft: have someone check what matters',
};

const es: Strings = {
  lang: 'es',
  tagline: 'Traducción por la red de radio',
  connection: { connecting: 'Conectando…', live: 'Conectado', lost: 'Sin conexión. Intentando de nuevo…' },
  translate: 'Traducir',
  from: 'De',
  to: 'A',
  detect: 'Detectar',
  available: 'Disponibles',
  unavailable: 'Aún no disponibles aquí',
  swap: 'Intercambiar idiomas',
  yourText: 'Tu texto',
  placeholder: 'Escribe o pega aquí',
  characters: (count) => (count === 1 ? '1 carácter' : `${count} caracteres`),
  shortcut: 'Ctrl + Intro traduce',
  clear: 'Borrar texto',
  copy: 'Copiar traducción',
  copied: 'Copiado',
  notCopied: 'No se pudo copiar. Selecciona el texto y cópialo.',
  translation: 'Traducción',
  resultPlaceholder: 'La traducción aparece aquí.',
  cancel: 'Cancelar',
  cancelled: 'Cancelado.',
  earlier: 'Esta es una traducción anterior. Pulsa «Traducir» para una nueva.',
  sending: 'Enviando…',
  waiting: 'Esperando su turno…',
  working: 'Traduciendo…',
  parts: (done, total) => `${done} de ${total} partes`,
  detectedAs: (language) => `Detectado: ${language}`,
  noPair: (from, to) => `Este nodo aún no puede traducir de ${from} a ${to}. Elige otro idioma.`,
  noTarget: (to) => `Este nodo aún no puede traducir a ${to}. Elige otro idioma.`,
  noLanguages: 'Este nodo aún no tiene modelos de traducción.',
  trust: {
    sure: 'El nodo confía en esta traducción.',
    fair: 'Probablemente correcta. Comprueba lo importante.',
    doubtful: 'El nodo no está seguro de esta traducción. Pregunta a alguien que conozca el idioma.',
  },
  warnings: {
    already_in_target: 'El texto ya estaba en este idioma.',
    not_translated: 'Una parte del texto no se pudo traducir y quedó igual.',
    numbers_differ:
      'Puede que un número haya cambiado. Compara los números, las unidades y las horas con tu texto.',
    repetition_cut: 'La traducción empezó a repetirse y se cortó.',
    truncated: 'La traducción quedó cortada.',
    doubtful: 'El nodo no está seguro de esta traducción. Pregunta a alguien que conozca el idioma.',
  },
  unreachable: 'No se puede contactar con el nodo.',
  unreachableRemedy:
    'Quédate cerca del nodo, comprueba que el teléfono usa su Wi-Fi e inténtalo otra vez. Tu texto sigue aquí.',
  unreadable: 'Esta página no entiende la respuesta del nodo.',
  unreadableRemedy: 'Vuelve a cargar la página.',
  emergency: 'Emergencia',
  emergencyExplained:
    'Una emergencia pasa delante de los mensajes de todos. Úsala solo si de ella depende una vida o la seguridad de alguien.',
  emergencyConfirm: 'Sí, es una emergencia',
  emergencyOn: 'Emergencia: tu próxima traducción irá primero.',
  emergencyOff: 'No es una emergencia',
  emergencySend: 'Traducir primero',
  emergencyNotFirst:
    'Aceptada con prioridad alta: en la última hora llegaron muchas emergencias desde este dispositivo. Va delante de los mensajes normales, pero no la primera.',
  queue: 'Cola',
  queueWaiting: 'en espera',
  queueRunning: 'en curso',
  queueDeliveries: 'de vuelta',
  queueEmpty: 'Nadie espera.',
  runningNow: 'En curso ahora',
  yours: 'La tuya',
  priorities: { emergency: 'Emergencia', high: 'Alta', normal: 'Normal', bulk: 'Cuando haya tiempo' },
  nodes: 'Nodos de la red',
  noNodes: 'Aún no se oye ningún otro nodo.',
  thisNode: 'Este nodo',
  moreNodes: (count) => `y ${count} más`,
  direct: 'directo',
  hops: (count) => (count === 1 ? '1 salto' : `${count} saltos`),
  signal: (snr) => `señal ${snr} dB`,
  radio: {
    ready: 'Radio lista',
    connecting: 'Buscando la radio…',
    down: 'La radio no responde',
    off: 'Sin radio',
  },
  channelBusy: (percent) => `canal ocupado al ${percent}`,
  airtime: (used, budget) => `${used} de ${budget} de emisión en esta hora`,
  justNow: 'ahora mismo',
  ago: (span) => `hace ${span}`,
  loading: 'Esperando al nodo…',
  madeBy: (model) => `Modelo: ${model}`,
  operator: operatorSpanish,
  fromPhrasebook: 'De la guía de frases: traducción fija',
  draft: 'El modelo es un borrador: haz revisar lo importante',
};

const fr: Strings = {
  lang: 'fr',
  tagline: 'Traduction par le réseau radio',
  connection: { connecting: 'Connexion…', live: 'Connecté', lost: 'Connexion perdue. Nouvel essai…' },
  translate: 'Traduire',
  from: 'De',
  to: 'Vers',
  detect: 'Détecter',
  available: 'Disponibles',
  unavailable: 'Pas encore disponibles ici',
  swap: 'Inverser les langues',
  yourText: 'Votre texte',
  placeholder: 'Écrivez ou collez ici',
  characters: (count) => (count < 2 ? `${count} caractère` : `${count} caractères`),
  shortcut: 'Ctrl + Entrée traduit',
  clear: 'Effacer le texte',
  copy: 'Copier la traduction',
  copied: 'Copié',
  notCopied: 'Copie impossible. Sélectionnez le texte et copiez-le.',
  translation: 'Traduction',
  resultPlaceholder: 'La traduction apparaît ici.',
  cancel: 'Annuler',
  cancelled: 'Annulé.',
  earlier: 'Voici une traduction précédente. Appuyez sur « Traduire » pour une nouvelle.',
  sending: 'Envoi…',
  waiting: 'En attente de son tour…',
  working: 'Traduction en cours…',
  parts: (done, total) => `${done} sur ${total} parties`,
  detectedAs: (language) => `Détecté : ${language}`,
  noPair: (from, to) =>
    `Ce nœud ne sait pas encore traduire de « ${from} » vers « ${to} ». Choisissez une autre langue.`,
  noTarget: (to) => `Ce nœud ne sait pas encore traduire vers « ${to} ». Choisissez une autre langue.`,
  noLanguages: 'Ce nœud n’a pas encore de modèle de traduction.',
  trust: {
    sure: 'Le nœud est sûr de cette traduction.',
    fair: 'Probablement juste. Vérifiez l’essentiel.',
    doubtful: 'Le nœud n’est pas sûr de cette traduction. Demandez à quelqu’un qui connaît la langue.',
  },
  warnings: {
    already_in_target: 'Le texte était déjà dans cette langue.',
    not_translated: 'Une partie du texte n’a pas pu être traduite et reste telle quelle.',
    numbers_differ:
      'Un nombre a peut-être changé. Comparez les nombres, les unités et les horaires avec votre texte.',
    repetition_cut: 'La traduction commençait à se répéter et a été coupée.',
    truncated: 'La traduction a été écourtée.',
    doubtful: 'Le nœud n’est pas sûr de cette traduction. Demandez à quelqu’un qui connaît la langue.',
  },
  unreachable: 'Le nœud est injoignable.',
  unreachableRemedy:
    'Restez près du nœud, vérifiez que le téléphone est sur son Wi-Fi et réessayez. Votre texte est toujours là.',
  unreadable: 'Cette page ne comprend pas la réponse du nœud.',
  unreadableRemedy: 'Rechargez la page.',
  emergency: 'Urgence',
  emergencyExplained:
    'Une urgence passe avant les messages de tous. À n’utiliser que si une vie ou la sécurité de quelqu’un en dépend.',
  emergencyConfirm: 'Oui, c’est une urgence',
  emergencyOn: 'Urgence : votre prochaine traduction passera en premier.',
  emergencyOff: 'Ce n’est pas une urgence',
  emergencySend: 'Traduire en premier',
  emergencyNotFirst:
    'Prise en priorité haute : beaucoup d’urgences sont venues de cet appareil dans l’heure. Elle passe avant les messages normaux, mais pas en premier.',
  queue: 'File d’attente',
  queueWaiting: 'en attente',
  queueRunning: 'en cours',
  queueDeliveries: 'en retour',
  queueEmpty: 'Personne n’attend.',
  runningNow: 'En cours maintenant',
  yours: 'La vôtre',
  priorities: { emergency: 'Urgence', high: 'Haute', normal: 'Normale', bulk: 'Quand il y a du temps' },
  nodes: 'Nœuds du réseau',
  noNodes: 'Aucun autre nœud entendu.',
  thisNode: 'Ce nœud',
  moreNodes: (count) => `et ${count} de plus`,
  direct: 'direct',
  hops: (count) => (count === 1 ? '1 saut' : `${count} sauts`),
  signal: (snr) => `signal ${snr} dB`,
  radio: {
    ready: 'Radio prête',
    connecting: 'Recherche de la radio…',
    down: 'La radio ne répond pas',
    off: 'Pas de radio',
  },
  channelBusy: (percent) => `canal occupé à ${percent}`,
  airtime: (used, budget) => `${used} d’émission sur ${budget} cette heure`,
  justNow: 'à l’instant',
  ago: (span) => `il y a ${span}`,
  loading: 'En attente du nœud…',
  madeBy: (model) => `Modèle : ${model}`,
  operator: operatorFrench,
  fromPhrasebook: 'Du recueil de phrases : traduction fixe',
  draft: 'Le modèle est une ébauche : faites vérifier ce qui compte',
};

/** The first of the browser's languages that the page speaks, else English. */
export function chooseStrings(languages: readonly string[]): Strings {
  for (const tag of languages) {
    const found = [en, es, fr].find(({ lang }) => lang === tag.toLowerCase().split('-')[0]);
    if (found) return found;
  }
  return en;
}

export const allStrings: readonly Strings[] = [en, es, fr];
