import { LanguageCode } from '@babelmesh/protocol';
import { z } from 'zod';
import { type Idle, type Keeping, Kept } from './kept.js';

const Speaker = z.object({
  num: z.number().int().nonnegative(),
  /** Requester id; unknown until they have answered. */
  id: z.string().optional(),
  /** Short name. */
  name: z.string(),
  language: LanguageCode,
});
export type Speaker = z.infer<typeof Speaker>;

const Conversation = z.object({
  caller: Speaker,
  called: Speaker,
  /** Channel index of the direct messages between the two and the node. */
  channel: z.number().int().min(0).max(7),
  isOpen: z.boolean(),
});
export type Conversation = z.infer<typeof Conversation>;

const MOST = 100;
/** Who is asked has this long to answer. */
const ASKED_MS = 3_600_000;
const IDLE_MS = 12 * 3_600_000;
/** After that nobody is told any more that it is over. */
const LIFETIME_MS = 7 * 24 * 3_600_000;

/** Who is who in a conversation, seen from one of the two. */
export interface Seat {
  readonly conversation: Conversation;
  readonly me: Speaker;
  readonly other: Speaker;
  /** For too long nobody said anything. */
  readonly isOver: boolean;
}

/** Who talks with whom. Each person is in one conversation at most; all is kept over a restart. */
export class Conversations {
  /** By the caller's requester id. */
  readonly kept: Kept<Conversation>;

  constructor({ store, clock, logger }: Keeping) {
    this.kept = new Kept({
      shelf: store?.shelf('conversations'),
      schema: Conversation,
      most: MOST,
      lifetimeMs: LIFETIME_MS,
      clock,
      logger,
    });
  }

  /** The conversation somebody is in, or is asked into. `id` is the requester id, `num` its node. */
  of(who: { readonly id: string; readonly num: number }): Seat | undefined {
    const seats = [...this.#seats(who)];
    return seats.find(({ isOver }) => !isOver) ?? seats[0];
  }

  *#seats({ id, num }: { readonly id: string; readonly num: number }): Generator<Seat> {
    for (const [, entry] of this.kept.entries()) {
      const { value: conversation } = entry;
      const { caller, called, isOpen } = conversation;
      const isOver = isTooOld(entry);
      // Before they have answered, only the number says who is meant.
      const isCalled = isOpen ? called.id === id : called.num === num;
      if (caller.id === id) yield { conversation, me: caller, other: called, isOver };
      else if (isCalled) yield { conversation, me: called, other: caller, isOver };
    }
  }

  /** Whether a node is in a conversation, or asked into one by another than this caller, who may ask again. */
  isTaken(num: number, callerId: string): boolean {
    return [...this.kept.entries()].some(([, entry]) => {
      const { caller, called, isOpen } = entry.value;
      const isOwnCall = !isOpen && caller.id === callerId;
      return [caller.num, called.num].includes(num) && !isOwnCall && !isTooOld(entry);
    });
  }

  begin(caller: Speaker & { readonly id: string }, called: Speaker, channel: number): void {
    this.kept.set(caller.id, { caller, called, channel, isOpen: false });
  }

  /** Who was called agrees, with the id they have from now on. */
  open({ caller, called, channel }: Conversation, id: string, language: string): void {
    if (caller.id === undefined) return;
    this.kept.set(caller.id, { caller, called: { ...called, id, language }, channel, isOpen: true });
  }

  /** Somebody said something, perhaps in another language from now on. */
  spoke({ conversation, me }: Seat, language = me.language): void {
    const { caller, called } = conversation;
    if (caller.id === undefined) return;
    this.kept.set(caller.id, {
      ...conversation,
      ...(me === caller ? { caller: { ...caller, language } } : { called: { ...called, language } }),
    });
  }

  end({ caller }: Conversation): void {
    if (caller.id !== undefined) this.kept.delete(caller.id);
  }
}

/** Every word is written down, so it is idle since the last. */
function isTooOld({ value: { isOpen }, idleMs }: Idle<Conversation>): boolean {
  return idleMs > (isOpen ? IDLE_MS : ASKED_MS);
}
