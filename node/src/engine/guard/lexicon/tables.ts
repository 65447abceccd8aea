/** Readers of the tables that the lexicons are written in. */

/** "a b c", and stems with their endings: "стоп/а/и" is "стопа стопи", with "//а" the stem alone is one of them. */
export function set(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u).filter(Boolean).flatMap(forms));
}

/** An entry, or each of its forms with what stands behind the equals sign: "дв/а/і=2". */
function forms(entry: string): string[] {
  if (!entry.includes('/')) return [entry];
  const [, spelt = '', value = ''] = /^([^=]*)(.*)$/u.exec(entry) ?? [];
  const [stem = '', ...endings] = spelt.split('/');
  return endings.map((ending) => stem + ending + value);
}

/** "two=2 three=3" */
export function numbers(list: string): ReadonlyMap<string, number> {
  return new Map([...set(list)].map((entry) => [left(entry), Number(right(entry))]));
}

/** "week=7,8 both=2" */
export function numberLists(list: string): ReadonlyMap<string, readonly number[]> {
  return new Map([...set(list)].map((entry) => [left(entry), right(entry).split(',').map(Number)]));
}

/** Lines "name: word word", by word. */
export function named<Name extends string>(lines: Readonly<Record<Name, string>>): ReadonlyMap<string, Name> {
  return new Map(
    (Object.keys(lines) as Name[]).flatMap((name) =>
      [...set(lines[name])].map((word): [string, Name] => [word, name]),
    ),
  );
}

/** Phrases by what stands for them: commas between, spaces within. */
export function phrases(lines: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(lines).flatMap(([word, list]) =>
      list.split(',').map((phrase): [string, string] => [phrase.trim().replace(/\s+/gu, ' '), word]),
    ),
  );
}

const left = (entry: string) => entry.slice(0, entry.indexOf('='));
const right = (entry: string) => entry.slice(entry.indexOf('=') + 1);
