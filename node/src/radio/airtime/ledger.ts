import type { Clock } from '@babelmesh/protocol';

const HOUR_MS = 3_600_000;
/** While a packet is in flight its final cost is not known. */
const IN_FLIGHT_RETRY_MS = 10_000;

/** Airtime of the last hour, for keeping over a restart. Ages, not times: the wall clock may jump. */
export interface AirtimeSnapshot {
  readonly spent: readonly { readonly ageMs: number; readonly airtimeMs: number; readonly to?: number }[];
}

interface Reserved {
  readonly airtimeMs: number;
  /** Number of the receiving node. */
  readonly to?: number | undefined;
}

interface Spent extends Reserved {
  /** Monotonic time of the last moment the packet may have been on the air. */
  readonly at: number;
}

/** What our own packets took of the last rolling hour, and for whom. Packets in flight count at their worst. */
export class AirtimeLedger {
  readonly #clock: Clock;
  #spent: Spent[] = [];
  readonly #reserved = new Set<Reserved>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get usedMs(): number {
    return this.#entries().reduce((sum, { airtimeMs }) => sum + airtimeMs, 0);
  }

  /** Of it for those receivers of which this is true. */
  usedForMs(isMeant: (receiver: number) => boolean): number {
    const meant = this.#entries().filter(({ to }) => to !== undefined && isMeant(to));
    return meant.reduce((sum, { airtimeMs }) => sum + airtimeMs, 0);
  }

  /** Of it for one receiver, and how many others there were; those that are `asOne` count once. */
  sharedWith(
    receiver: number,
    asOne: (other: number) => boolean,
  ): { readonly ownMs: number; readonly others: number } {
    let ownMs = 0;
    const others = new Set<number | undefined>();
    for (const { airtimeMs, to } of this.#entries()) {
      if (to === receiver) ownMs += airtimeMs;
      else if (to !== undefined) others.add(asOne(to) ? undefined : to);
    }
    return { ownMs, others: others.size };
  }

  /** Returns the way to end the reservation with what was spent; a second call does nothing. */
  reserve(airtimeMs: number, to?: number): (spentMs: number) => void {
    const reservation = { airtimeMs, to };
    this.#reserved.add(reservation);
    return (spentMs) => {
      if (!this.#reserved.delete(reservation) || spentMs <= 0) return;
      this.#spent.push({ at: this.#clock.monotonic(), airtimeMs: spentMs, to });
    };
  }

  /** How long until no more than `targetMs` may be used. */
  freeIn(targetMs: number): number {
    let used = this.usedMs;
    const spentMs = this.#spent.reduce((sum, { airtimeMs }) => sum + airtimeMs, 0);
    // What is in flight counts at its worst, and most of it comes back within seconds.
    if (spentMs <= targetMs) return IN_FLIGHT_RETRY_MS;
    for (const { at, airtimeMs } of this.#spent) {
      used -= airtimeMs;
      if (used <= targetMs) return Math.max(1, at + HOUR_MS - this.#clock.monotonic());
    }
    return IN_FLIGHT_RETRY_MS;
  }

  snapshot(): AirtimeSnapshot {
    const now = this.#clock.monotonic();
    const spent = this.#entries().map(({ at = now, airtimeMs, to }: Reserved & { at?: number }) => ({
      ageMs: now - at,
      airtimeMs,
      ...(to !== undefined && { to }),
    }));
    return { spent };
  }

  /** Adds what an earlier run spent, with its age now; entries that are no numbers do not count. */
  restore({ spent }: AirtimeSnapshot): void {
    const now = this.#clock.monotonic();
    const known = spent.filter(({ ageMs, airtimeMs }) => ageMs >= 0 && airtimeMs >= 0);
    const earlier = known.map(({ ageMs, ...entry }) => ({ at: now - ageMs, ...entry }));
    this.#spent = [...earlier, ...this.#spent].sort((a, b) => a.at - b.at);
  }

  #entries(): readonly (Spent | Reserved)[] {
    const since = this.#clock.monotonic() - HOUR_MS;
    const kept = this.#spent.findIndex(({ at }) => at > since);
    this.#spent.splice(0, kept === -1 ? this.#spent.length : kept);
    return [...this.#spent, ...this.#reserved];
  }
}
