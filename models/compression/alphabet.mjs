// A language's characters, and the tree of decisions that leads to them: Huffman's, but that letters which differ
// in their marks alone share a branch, so that a text without marks is not much dearer.
import { CLASS, END, ESCAPE, SHIFT } from '../../protocol/dist/compression/alphabet.js';

const FEWEST = 12;
const FEWEST_IDEOGRAPHS = 2;
/** Deepest leaf that the model file can hold. */
const DEEPEST = 31;
/** Characters that every model can write, however rare in its corpus. */
const EVERYWHERE = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  ...'\n°€’“”–—…👍🙏❤😀😂🆘✅🔥🚑🏥💧⚠📍',
];
const TURKISH = new Map([
  ['i', 'İ'],
  ['ı', 'I'],
]);

/** @returns {import('../../protocol/dist/compression/alphabet.js').Leaf[]} as they lie in the tree. */
export function alphabetLeaves(lines, language) {
  const counts = new Map(EVERYWHERE.map((character) => [small(character, language), 1]));
  for (const line of lines) {
    for (const character of line) {
      const key = small(character, language);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const always = new Set(EVERYWHERE.map((character) => small(character, language)));
  const branches = new Map();
  for (const [character, count] of counts) {
    const kind = classOf(character);
    const fewest = kind === CLASS.ideograph ? FEWEST_IDEOGRAPHS : FEWEST;
    if (count < fewest && !always.has(character)) continue;
    const bare = character.normalize('NFD')[0];
    const branch = /\p{Script=Latin}/u.test(bare) ? bare : character;
    const leaf = { codePoint: character.codePointAt(0), class: kind, upper: upper(character, language) };
    branches.set(branch, [...(branches.get(branch) ?? []), { weight: count, leaf }]);
  }
  const special = [
    [END, lines.length],
    [ESCAPE, lines.length / 100],
    [SHIFT, lines.length / 100],
  ].map(([codePoint, weight]) => ({ weight: 1 + weight, leaf: { codePoint, class: CLASS.other, upper: 0 } }));
  // Rarer leaves weigh more than they are, until the tree is flat enough.
  for (let least = 1; ; least *= 2) {
    const leaves = lie(
      huffman([...special, ...[...branches.values()].map((leaves) => huffman(leaves, least))], least),
    );
    if (leaves.every(({ depth }) => depth <= DEEPEST)) return leaves;
  }
}

function huffman(items, least) {
  const queue = items.map((item) => ({ ...item, weight: Math.max(item.weight, least) }));
  while (queue.length > 1) {
    queue.sort((a, b) => b.weight - a.weight);
    const [second, first] = queue.splice(-2);
    queue.push({ weight: first.weight + second.weight, children: [first, second] });
  }
  return queue[0];
}

function lie({ leaf, children }, depth = 0) {
  return leaf ? [{ ...leaf, depth }] : children.flatMap((child) => lie(child, depth + 1));
}

function small(character, language) {
  if (language === 'tr') for (const [lower, large] of TURKISH) if (character === large) return lower;
  const lower = character.toLowerCase();
  return [...lower].length === 1 && upperOf(lower, language) === character ? lower : character;
}

function upperOf(character, language) {
  if (language === 'tr' && TURKISH.has(character)) return TURKISH.get(character);
  return character.toUpperCase();
}

/** Code point of the one large form, where it leads back. */
function upper(character, language) {
  const large = upperOf(character, language);
  if (large === character || [...large].length !== 1) return 0;
  return small(large, language) === character && classOf(character) === CLASS.letter
    ? large.codePointAt(0)
    : 0;
}

function classOf(character) {
  if (/\p{Script=Han}/u.test(character)) return CLASS.ideograph;
  if (/[\p{L}\p{M}]/u.test(character)) return CLASS.letter;
  if (/\p{Nd}/u.test(character)) return CLASS.digit;
  if (/[.!?…。！？।؟\n]/u.test(character)) return CLASS.stop;
  return /\s/u.test(character) ? CLASS.space : CLASS.other;
}
