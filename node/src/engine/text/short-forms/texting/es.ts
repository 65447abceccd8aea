import { alone, asWritten, type Rule, thumbed } from '../rules.js';

/** At the head of a question: "por qué", elsewhere "porque". */
const ASKED = '(?:^|[¿?!.,;:]\\s?)(?:y\\s|pero\\s|hola\\s|hla\\s)?';
const BECAUSE = '(?:pq|xq|xk|pk|porq|pork|xque)';

export const es: readonly Rule[] = [
  alone(`${BECAUSE}(?!\\s\\d)`, 'por qué', { after: ASKED }),
  alone(`${BECAUSE}(?!\\s\\d)`, 'porque'),
  alone('[qk]', 'qué', { after: ASKED, isCased: true }),
  alone('q', 'que', { isCased: true }),
  alone('(?<!\\d\\s?)k(?=\\s)', 'que', { isCased: true }),
  alone('ke', 'qué', { after: ASKED }),
  alone(
    '(?<!\\d\\s?)x(?=\\s(?:el|la|los|las|un|una|eso|ah[ií]|aqu[ií]|ac[aá]|all[aá]|qué|q|mi|tu|su|ti|mí|d[ií]a|persona|noche|ahora|si|donde|dnd)(?:\\s|$|[.,!?]))',
    'por',
    { isCased: true },
  ),
  alone(
    '(?<=^|\\p{L}\\s)n(?=\\s(?:tengo|hay|puedo|quiero|funciona|sirve|llega|contesta|responde|me|se|te|es|está)\\s)',
    'no',
    {
      isCased: true,
    },
  ),
  alone('d(?=\\s\\p{Ll}{2})', 'de', { isCased: true }),
  alone('pa(?=\\s(?:el|la|los|las|que|q|mi|tu|ac[aá]|all[aá]|ti|mañana|comer|los)(?:\\s|$|[.,!?]))', 'para', {
    isCased: true,
  }),
  alone(
    'm(?=\\s(?:duele|duelen|siento|falta|faltan|dio|dijo|llamas|avisas|ayudas?|ca[ií]|cort[eé]|puedes?|gusta)(?:\\s|$|[.,!?]))',
    'me',
    {
      isCased: true,
    },
  ),
  alone('t(?=\\s(?:espero|llamo|aviso|digo|quiero|veo|mando|duele|sientes|falta)(?:\\s|$|[.,!?]))', 'te', {
    isCased: true,
  }),
  alone(
    'ta(?=\\s(?:bien|mal|mejor|peor|aqu[ií]|ah[ií]|all[aá]|enferm[oa]|herid[oa]|cerrad[oa]|abiert[oa]|roto|rota|lejos|cerca|en)(?:\\s|$|[.,!?]))',
    'está',
  ),
  alone('a\\stds', 'a todos'),
  alone('(?<!servidor(?:es)? )ntp', 'no te preocupes', { isThumbed: true }),
  ...thumbed({
    hla: 'hola',
    'tb|tmb|tbn|tmbn|tbien': 'también',
    'xfa|xfi|porfi|x\\sfa|xfavor|x\\sfavor': 'por favor',
    'dnde?|dond': 'dónde',
    dsd: 'desde',
    tngo: 'tengo',
    'toy|stoy': 'estoy',
    tas: 'estás',
    'msj|msg': 'mensaje',
    msjs: 'mensajes',
    'grax|grcs|grs|gcs': 'gracias',
    'mñna?': 'mañana',
    'nos\\sv(?:e?mo?s)': 'nos vemos',
    vmos: 'vamos',
    nse: 'no sé',
    tqm: 'te quiero mucho',
    bn: 'bien',
    'cdo|cnd|cndo': 'cuando',
    kiero: 'quiero',
    kien: 'quién',
    'bss|bsos': 'besos',
    tds: 'todos',
    'entncs?|ntncs?': 'entonces',
    aki: 'aquí',
    aora: 'ahora',
    ai: 'hay',
    'dsp|dsps|dspues': 'después',
    finde: 'fin de semana',
    'weno|wno': 'bueno',
    vdd: 'verdad',
    'cmo|komo': 'cómo',
    'mxo|mcho': 'mucho',
    hosp: 'hospital',
    'tlf|tfno': 'teléfono',
    salu2: 'saludos',
  }),
  ...asWritten({ pf: 'por favor' }),
];
