// Lines as they are typed on a radio mesh, made from everyday ones: in texting's short forms, and with the times,
// places, measures, call signs and addresses that go with them. Each line's own hash decides what becomes of it.

/** Languages whose lines are made so: those with the largest tables. */
export const FIELD_LANGUAGES = new Set(['en', 'es']);

/** Short forms in use; of each that is met, two in three are taken. */
const SHORT = {
  en: [
    ['you are', 'ur'],
    ['your', 'ur'],
    ['you', 'u'],
    ['are', 'r'],
    ['please', 'pls'],
    ['thanks', 'thx'],
    ['thank you', 'ty'],
    ['messages?', 'msg'],
    ['hours', 'hrs'],
    ['hour', 'hr'],
    ['minutes?', 'min'],
    ['people', 'ppl'],
    ['because', 'bc'],
    ['tomorrow', 'tmrw'],
    ['as soon as possible', 'asap'],
    ['before', 'b4'],
    ['and', '&'],
    ['with', 'w/'],
    ['without', 'w/o'],
    ['going to', 'gonna'],
    ['want to', 'wanna'],
    ['about', 'abt'],
    ['doctor', 'dr'],
    ['patient', 'pt'],
    ['position', 'pos'],
    ['location', 'loc'],
    ['right now', 'rn'],
    ['vehicle', 'veh'],
    ['battery', 'batt'],
    ['temperature', 'temp'],
    ['number', 'no'],
    ['street', 'st'],
    ['kilometers', 'km'],
    ['okay', 'ok'],
    ["(do|does|did|ca|wo|is|was|have|could|would)n't", '$1nt'],
    ["I'm", 'im'],
    ["it's", 'its'],
    ["that's", 'thats'],
    ["what's", 'whats'],
  ],
  es: [
    ['por favor', 'porfa'],
    ['porque', 'pq'],
    ['por qué', 'xq'],
    ['que', 'q'],
    ['también', 'tb'],
    ['mensaje', 'msj'],
    ['minutos', 'min'],
    ['horas', 'h'],
    ['para', 'pa'],
    ['doctor', 'dr'],
    ['kilómetros', 'km'],
    ['personas', 'pers'],
  ],
};
// What goes before and behind a line over a radio.
const CALLS = {
  en: [
    'over',
    'out',
    'copy that',
    'roger',
    'go ahead',
    'stand by',
    'say again',
    'message for',
    'this is',
    'my position',
    'position',
    'battery',
    'wind',
    'temp',
    'mayday mayday mayday',
    'sos',
    'urgent',
    'ETA',
    'grid',
    'channel',
    'altitude',
    'node',
    'call me on',
  ],
  es: [
    'cambio',
    'fuera',
    'recibido',
    'copiado',
    'adelante',
    'espere',
    'repita',
    'mensaje para',
    'aquí',
    'mi posición',
    'posición',
    'batería',
    'viento',
    'temp',
    'mayday mayday mayday',
    'sos',
    'urgente',
    'llegada',
    'cuadrícula',
    'canal',
    'altitud',
    'nodo',
    'llámame al',
  ],
};
const UNITS = [
  'km',
  'm',
  'kg',
  'L',
  '%',
  'h',
  'min',
  'V',
  '°C',
  'dBm',
  'MHz',
  'mg',
  'ml',
  'km/h',
  'hPa',
  'mAh',
  'dB',
];
const DOMAINS = ['org', 'com', 'net', 'es', 'fr'];
const EMOJI = ['👍', '🙏', '❤️', '😀', '🆘', '✅', '🔥', '🚑', '💧', '⚠️', '📍', '👌', '😢', '🙂'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** One more form of a line. */
export function fieldLine(line, language, seed) {
  const next = random(seed);
  const say = next() < 0.5 ? shortened(line, language, next) : line;
  const bare = next() < 0.5 ? say.replace(/[.!?]$/, '') : say;
  const call = pick(next, CALLS[language]);
  const [a, b] = [item(next, line), item(next, line)];
  const form = Math.floor(next() * 10);
  const made = [
    () => bare,
    () => bare,
    () => `${bare} ${a}`,
    () => `${bare}, ${a}`,
    () => `${a} ${bare}`,
    () => `${call} ${a}, ${bare}`,
    () => `${call} ${a}, ${b}`,
    () => `${bare}, ${call}`,
    () => `${call}: ${bare}`,
    () => `${call} ${a}`,
  ][form]();
  return next() < 0.5 ? made[0].toUpperCase() + made.slice(1) : made;
}

function shortened(line, language, next) {
  let short = next() < 0.7 ? line.toLowerCase() : line;
  for (const [long, form] of SHORT[language]) {
    if (next() < 0.66) short = short.replace(new RegExp(`(?<!\\p{L})${long}(?![\\p{L}'])`, 'giu'), form);
  }
  return short;
}

function item(next, line) {
  const whole = (least, most) => least + Math.floor(next() * (most - least + 1));
  const digits = (count) => Array.from({ length: count }, () => whole(0, 9)).join('');
  const two = (value) => String(value).padStart(2, '0');
  const letters = (count) => Array.from({ length: count }, () => pick(next, LETTERS)).join('');
  const words = line
    .toLowerCase()
    .normalize('NFD')
    .match(/[a-z]{3,}/g) ?? ['radio'];
  const name = () => pick(next, words);
  const amount = () =>
    pick(next, [whole(2, 9), whole(2, 99), whole(10, 999), `${whole(0, 40)}.${digits(1)}`, -whole(1, 30)]);
  return pick(next, [
    () => `${whole(0, 23)}:${two(whole(0, 59))}`,
    () => `${whole(0, 23)}:${two(pick(next, [0, 15, 30, 45]))}`,
    () => `${amount()} ${pick(next, UNITS)}`,
    () => `${amount()}${pick(next, UNITS)}`,
    () => String(whole(1, 60)),
    () => `${whole(1, 31)}/${whole(1, 12)}`,
    () => `${whole(-60, 70)}.${digits(4)}, ${whole(-179, 179)}.${digits(4)}`,
    () => `${whole(0, 70)}.${digits(4)}${pick(next, 'NS')} ${whole(0, 179)}.${digits(4)}${pick(next, 'EW')}`,
    () => `${whole(1, 60)}${pick(next, 'STUR')} ${letters(2)} ${digits(4)} ${digits(4)}`,
    () => `${pick(next, ['K', 'W', 'N', 'EA', 'F', 'G', 'I', 'DL'])}${whole(0, 9)}${letters(whole(2, 3))}`,
    () => `!${Array.from({ length: 8 }, () => pick(next, '0123456789abcdef')).join('')}`,
    () => `+${whole(1, 99)} ${digits(3)} ${digits(3)} ${digits(3)}`,
    () => `${whole(80, 180)}/${whole(40, 110)}`,
    () => `SNR ${amount()}`,
    () => `https://${name()}.${pick(next, DOMAINS)}`,
    () => `${name()}@${name()}.${pick(next, DOMAINS)}`,
    () => `@${name()}`,
    () => pick(next, EMOJI),
  ])();
}

function pick(next, list) {
  return list[Math.floor(next() * list.length)];
}

/** Mulberry32. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
