import type { Direction } from '@babelmesh/protocol';

/** For people: which model, and that it is a draft where it is one. */
export function describeDirection({ source, target, model, via, quality }: Direction): string {
  const way = via ? `${source}→${via}→${target}` : `${source}→${target}`;
  return `${way} (${model}${quality === 'draft' ? ', a draft' : ''})`;
}
