import type { MeshNode } from '@babelmesh/protocol';

/** What follows `@` and the node's short name, long name or id; undefined where the text does not begin so. */
export function addressed(text: string, self: MeshNode | undefined): string | undefined {
  const said = /^\s*@\s*(.*)$/su.exec(text)?.[1];
  if (said === undefined || !self) return undefined;
  const { shortName, longName, id } = self;
  // The longest first: a short name may be the beginning of the long one.
  for (const name of [longName, id, id.slice(1), shortName]) {
    const rest = said.slice(name.length);
    const isNamed = name !== '' && said.slice(0, name.length).toLowerCase() === name.toLowerCase();
    if (isNamed && /^([\s:,]|$)/u.test(rest)) return rest.replace(/^[\s:,]+/u, '');
  }
  return undefined;
}
