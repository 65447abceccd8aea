/** Forms of Italian verbs as they are compared: without accents, and with the pronouns that are written behind them. */

interface Verb {
  /** Of what is irregular, in the form for a man. */
  readonly participle?: string;
  /** True for verbs like "pulire": "pulisce". */
  readonly isc?: boolean;
  /** Where the infinitive does not have it: "riduc" of "ridurre". */
  readonly stem?: string;
  readonly infinitive?: string;
  readonly irregular?: string;
  /** Forms that are other words more often. */
  readonly without?: string;
}

const PRONOUNS = 'lo la li le ne mi ti si ci vi gli'.split(' ');
const THIRD = { are: 'a', ere: 'e', ire: 'e' } as const;
const FIRST = { are: 'i', ere: 'a', ire: 'a' } as const;
const PARTICIPLE = { are: 'ato', ere: 'uto', ire: 'ito' } as const;
const OF_MANY = { are: 'ate', ere: 'ete', ire: 'ite' } as const;
const GERUND = { are: 'ando', ere: 'endo', ire: 'endo' } as const;

/** "colleg" + "i" is "colleghi", "cominci" + "i" "cominci". */
function joined(stem: string, ending: string, isHard: boolean): string {
  const soft = ending.startsWith('i');
  if (isHard && soft && /[cg]$/u.test(stem)) return `${stem}h${ending}`;
  return soft && stem.endsWith('i') ? stem + ending.slice(1) : stem + ending;
}

/** The forms that messages have of a verb: what is, what was done, what one is told to do. */
export function verb(name: string, { participle, isc, stem, infinitive, irregular, without }: Verb = {}) {
  const end = name.endsWith('are') ? 'are' : name.endsWith('ire') ? 'ire' : 'ere';
  const root = stem ?? name.slice(0, -3);
  const strong = isc ? `${root}isc` : root;
  const form = (base: string, ending: string) => joined(base, ending, end === 'are');
  const done = participle ?? form(root, PARTICIPLE[end]);
  const told = [form(strong, end === 'are' ? 'a' : 'i'), form(root, OF_MANY[end])];
  const doing = form(root, GERUND[end]);
  const plain = [
    infinitive ?? name,
    ...told,
    doing,
    ...['o', THIRD[end], FIRST[end], 'i'].map((ending) => form(strong, ending)),
    form(strong, end === 'are' ? 'ano' : 'ono'),
    form(strong, end === 'are' ? 'ino' : 'ano'),
    form(root, 'iamo'),
    ...['o', 'a', 'i', 'e'].map((ending) => done.slice(0, -1) + ending),
    ...(end === 'are' ? [form(root, 'arono')] : []),
    ...(irregular ?? '').split(' '),
  ];
  const bound = [(infinitive ?? name).slice(0, -1), ...told, doing].flatMap((base) =>
    PRONOUNS.map((pronoun) => base.replace(/rr$/u, 'r') + pronoun),
  );
  const left = new Set((without ?? '').split(' '));
  return [...new Set([...plain, ...bound])].filter((word) => word !== '' && !left.has(word)).join(' ');
}
