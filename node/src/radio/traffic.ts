import type { Clock, RadioMessage } from '@babelmesh/protocol';
import type { OutgoingPacket, ReceivedPacket, SendOutcome } from './link/link.js';
import { nodeId } from './link/node-database.js';
import { BROADCAST } from './link/sizes.js';
import { type IgnoreReason, NODEINFO_APP, TEXT_MESSAGE_APP } from './policy.js';

/** Enough to see what happens now; not a record of who wrote to whom. */
const KEPT = 100;

/** The last packets for and from the node, for its operator: sizes and fates, never words. */
export class Traffic {
  readonly #clock: Clock;
  #messages: RadioMessage[] = [];
  /** Where the fate of a packet is told after its arrival. */
  readonly #entries = new WeakMap<ReceivedPacket, RadioMessage>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Newest first. */
  get messages(): readonly RadioMessage[] {
    return this.#messages.toReversed();
  }

  /** Dealt with, as far as is known yet. */
  took(packet: ReceivedPacket): void {
    this.#receive(packet, 'taken');
  }

  ignored(packet: ReceivedPacket, reason: IgnoreReason): void {
    this.#receive(packet, reason);
  }

  sent(packet: OutgoingPacket, outcome: SendOutcome | { readonly kind: 'failed' }): void {
    this.#add({
      ...this.#describe('out', packet.to, packet),
      outcome: outcome.kind,
      ...(outcome.kind === 'refused' && { routingError: outcome.routingError }),
    });
  }

  #receive(packet: ReceivedPacket, outcome: string): void {
    const known = this.#entries.get(packet);
    if (known) {
      const at = this.#messages.indexOf(known);
      const changed = { ...known, outcome };
      if (at >= 0) this.#messages[at] = changed;
      this.#entries.set(packet, changed);
      return;
    }
    const { hops, snrDb } = packet;
    const message = {
      ...this.#describe('in', packet.from, packet),
      ...(hops !== undefined && { hops }),
      ...(snrDb !== undefined && { snrDb }),
      outcome,
    };
    this.#entries.set(packet, message);
    this.#add(message);
  }

  #describe(
    direction: 'in' | 'out',
    node: number,
    { portnum, channel, payload }: Pick<OutgoingPacket, 'portnum' | 'channel' | 'payload'>,
  ) {
    const form =
      portnum === TEXT_MESSAGE_APP
        ? ('text' as const)
        : portnum === NODEINFO_APP
          ? ('node_info' as const)
          : ('cbor' as const);
    const name = node === BROADCAST ? 'all' : nodeId(node);
    return { at: this.#clock.now(), direction, node: name, form, channel, bytes: payload.length };
  }

  #add(message: RadioMessage): void {
    this.#messages.push(message);
    if (this.#messages.length > KEPT) this.#messages.shift();
  }
}
