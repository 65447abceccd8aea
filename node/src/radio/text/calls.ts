import type { MeshNode } from '@babelmesh/protocol';
import type { ReceivedPacket } from '../link/link.js';
import { nodeId } from '../link/node-database.js';
import { takePiece } from '../outlet/parts.js';
import { isAnswered } from '../policy.js';
import type { Desk } from './desk.js';
import { plainText } from './plain-text.js';

/** Who is called. */
export interface Callee {
  readonly num: number;
  readonly name: string;
}

const NAME_BYTES = 12;

/** Who can be called through the node, under which names, and by whom. */
export class Calls {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The node of a short name or id, or why it is none. */
  find(name: string, caller: number): Callee | 'talkUnknown' | 'talkSeveral' | 'talkBusy' {
    const { link, policy } = this.#desk.intake.options;
    const wanted = name.toLowerCase();
    const others = [...link.state.nodes.values()].filter(({ num }) => num !== caller);
    const byId = others.filter(({ id }) => id === wanted);
    const all = byId.length > 0 ? byId : others.filter(({ shortName }) => shortName.toLowerCase() === wanted);
    const [node, second] = all;
    if (!node) return 'talkUnknown';
    if (second) return 'talkSeveral';
    if (node.isUnmessagable || !isAnswered(node, policy)) return 'talkBusy';
    return { num: node.num, name: this.nameOf(node.num) };
  }

  nameOf(num: number): string {
    return nameOf(num, this.#desk.intake.options.link.state.nodes);
  }

  /** Whether a sender is who the number says, as far as the radio can know: where it has a key, the key proves it. */
  isProven({ from, pkiEncrypted }: ReceivedPacket): boolean {
    return pkiEncrypted || !this.#desk.intake.options.link.state.nodes.get(from)?.hasPublicKey;
  }

  /** Both ways. */
  canTranslate(one: string, other: string): boolean {
    const { directions } = this.#desk.intake.options.directions;
    const has = (from: string, to: string) =>
      directions.some(({ source, target }) => source === from && target === to);
    return has(one, other) && has(other, one);
  }
}

/** What a node is called in messages. */
export function nameOf(num: number, nodes: ReadonlyMap<number, Pick<MeshNode, 'shortName'>>): string {
  const { shortName = '' } = nodes.get(num) ?? {};
  // Apps take four bytes; what comes over the air may be anything.
  const name = takePiece(plainText(shortName).replace(/\s+/gu, ' ').trim(), NAME_BYTES);
  return name || nodeId(num).slice(-4);
}
