import { airtimeMs, type Clock, dutyCycle, type ModemSettings, type Priority } from '@babelmesh/protocol';
import { retransmissionMs } from '../link/timing.js';
import { AirtimeLedger, type AirtimeSnapshot } from './ledger.js';

const HOUR_MS = 3_600_000;
/** How often the firmware transmits a packet that asks for an ACK and gets none. */
export const MAX_TRANSMISSIONS = 3;
/** Radios report their utilisation about once a minute; until then the answer stays the same. */
const BUSY_RETRY_MS = 30_000;
/** At the upper end of the slow range the pause after a packet is this many times its airtime. */
const LONGEST_PAUSE = 50;
/** While the radio refuses to transmit, an emergency asks it again this often: being refused costs no airtime. */
const REFUSED_RETRY_MS = 60_000;
/** What one receiver may have of the hour however many there are. */
const LEAST_SHARE = 1 / 8;
/** Of the budget; beyond it only first tries go out. Most of what nobody confirmed arrived all the same. */
const RETRY_SHARE = 1 / 2;
/** Of what its priority may use, for all strangers together: what they have no more is left to the others. */
const STRANGERS_SHARE = 1 / 4;
const STRANGERS_SHARE_IN_EMERGENCIES = 1 / 2;
/** Others may come or go: a receiver's share is looked at again. */
const SHARE_RETRY_MS = 60_000;
/** Our share of the radio's own duty-cycle count, relays included, beyond which only emergencies go out. */
const RADIO_DUTY_SHARE = 0.9;

export interface PacketShape {
  /** On the air: radio header, envelope and encryption included. */
  readonly packetBytes: number;
  readonly wantAck: boolean;
}

export interface SendContext {
  /** Number of the receiving node. */
  readonly to?: number;
  /** The same went out before, and nobody confirmed it. */
  readonly isRetry?: boolean;
}

/** What the radio tells about itself and the channel. */
export interface ChannelReading {
  readonly region: string;
  readonly modem: ModemSettings;
  /** Percent. */
  readonly channelUtilization?: number;
  /** Percent of the last hour this radio was on the air, relays included. */
  readonly airUtilTx?: number;
}

export interface GovernorOptions {
  readonly clock: Clock;
  /**
   * Share of a rolling hour our own packets may take, 0 to 1. Default: a tenth of the region's duty cycle,
   * or 0.03 where there is none. Never more than the duty cycle.
   */
  readonly airtimeShare?: number | undefined;
  /** Share of the budget that only emergencies may use. */
  readonly emergencyReserve?: number;
  /** Percent of channel utilisation from which the pace slows, and at which all but emergencies stop. */
  readonly slowFromPercent?: number;
  readonly stopFromPercent?: number;
  /** Whether a node never confirmed anything of ours. Default: none is a stranger. */
  readonly isStranger?: (node: number) => boolean;
}

export type HoldReason =
  | 'region_unset'
  | 'budget'
  /** This receiver has had its share of the hour; the rest is for others. */
  | 'fair_share'
  /** Nodes that never confirmed anything have had their share of the hour. */
  | 'strangers'
  | 'channel_busy'
  | 'duty_cycle'
  | 'packet_exceeds_budget'
  /** The firmware took no packet so soon after the last. */
  | 'rate_limit';

export interface Grant {
  readonly granted: true;
  /** Ends the reservation with how often the packet went out, as far as can be known. Call it once. */
  settle(transmissions: number): void;
}

export type Permission =
  | Grant
  | { readonly granted: false; readonly reason: HoldReason; readonly retryAfterMs: number };

/**
 * Keeps our own packets within an airtime budget over every rolling hour, and quiet on a busy channel. A packet
 * reserves the airtime of all transmissions it may need before it goes out; what it did not need is given back.
 * The radio's own traffic (ACKs, node info, relays) is not ours to hold back; it shows in `airUtilTx`.
 */
export class AirtimeGovernor {
  readonly #clock: Clock;
  readonly #share: number | undefined;
  readonly #emergencyReserve: number;
  readonly #slowFrom: number;
  readonly #stopFrom: number;
  readonly #isStranger: (node: number) => boolean;
  #reading: ChannelReading | undefined;
  readonly #ledger: AirtimeLedger;
  #pauseFrom = Number.NEGATIVE_INFINITY;
  #pauseUnitMs = 0;
  /** What the radio refused counts in the region it was set to. */
  #refused = { at: Number.NEGATIVE_INFINITY, forMs: 0, region: '' };

  constructor({
    clock,
    airtimeShare,
    emergencyReserve = 0.2,
    slowFromPercent = 20,
    stopFromPercent = 35,
    isStranger = () => false,
  }: GovernorOptions) {
    this.#clock = clock;
    this.#ledger = new AirtimeLedger(clock);
    this.#share = airtimeShare;
    this.#emergencyReserve = emergencyReserve;
    this.#slowFrom = slowFromPercent;
    this.#stopFrom = stopFromPercent;
    this.#isStranger = isStranger;
  }

  /** Takes the newest reading. Undefined while nothing is known: then nothing is granted. */
  observe(reading: ChannelReading | undefined): void {
    this.#reading = reading;
  }

  /** The radio itself refuses to transmit for this long. True where that is news. */
  refusedFor(forMs: number): boolean {
    const isNews = this.#refusedMs('normal') <= 0;
    this.#refused = { at: this.#clock.monotonic(), forMs, region: this.#reading?.region ?? '' };
    return isNews;
  }

  /** What the node allows itself per rolling hour, ms; 0 while the region is unknown. */
  get budgetMs(): number {
    if (!this.#reading || this.#reading.region === 'UNSET') return 0;
    const duty = dutyCycle(this.#reading.region);
    const share = this.#share ?? (duty < 1 ? duty / 10 : 0.03);
    return HOUR_MS * Math.min(share, duty);
  }

  /** The part of the budget that only emergencies may use, ms. */
  get emergencyReserveMs(): number {
    return this.budgetMs * this.#emergencyReserve;
  }

  /** Airtime of the last hour, ms, packets in flight at their worst. */
  get usedMs(): number {
    return this.#ledger.usedMs;
  }

  /** Airtime of one transmission, ms; 0 while the modem is unknown. */
  costMs({ packetBytes }: PacketShape): number {
    return this.#reading ? airtimeMs(this.#reading.modem, packetBytes) : 0;
  }

  /** The largest packet, up to `maxBytes`, whose every transmission fits an empty budget; 0 where none does. */
  largestPacketBytes(wantAck: boolean, priority: Priority, maxBytes: number): number {
    const allowance = this.#allowanceMs(priority);
    for (let packetBytes = maxBytes; packetBytes > 0; packetBytes--) {
      const packet = { packetBytes, wantAck };
      if (this.costMs(packet) * worstTransmissions(packet) <= allowance) return packetBytes;
    }
    return 0;
  }

  /** How often a packet may have gone out by now, at most, if it was handed over `elapsedMs` ago. */
  transmissionsWithin(packet: PacketShape, elapsedMs: number): number {
    if (!this.#reading) return 0;
    // On a quiet channel: on a busy one the radio waits longer.
    const interval = retransmissionMs(this.#reading.modem, packet.packetBytes);
    return Math.min(worstTransmissions(packet), 1 + Math.floor(elapsedMs / interval));
  }

  /** Leave to send one packet now, or why not and when to ask again. */
  request(packet: PacketShape, priority: Priority, { to, isRetry = false }: SendContext = {}): Permission {
    const reading = this.#reading;
    if (!reading || reading.region === 'UNSET') return hold('region_unset', BUSY_RETRY_MS);
    const refusedMs = this.#refusedMs(priority);
    if (refusedMs > 0) return hold('duty_cycle', refusedMs);
    if (priority !== 'emergency') {
      const wait = this.#quietFor(reading);
      if (wait) return wait;
    }
    const onceMs = this.costMs(packet);
    const worstMs = onceMs * worstTransmissions(packet);
    const allowance = this.#allowanceMs(priority);
    if (worstMs > allowance) return hold('packet_exceeds_budget', HOUR_MS);
    const open = isRetry && priority !== 'emergency' ? allowance * RETRY_SHARE : allowance;
    if (this.usedMs + worstMs > Math.max(open, worstMs))
      return hold('budget', this.#ledger.freeIn(open - worstMs));
    if (priority !== 'emergency' && to !== undefined && this.#hasHadItsShare(to, onceMs, allowance)) {
      return hold('fair_share', SHARE_RETRY_MS);
    }

    if (to !== undefined && this.#isStranger(to) && this.#haveStrangersHadTheirs(worstMs, priority)) {
      return hold('strangers', SHARE_RETRY_MS);
    }

    const settle = this.#ledger.reserve(worstMs, to);
    this.#pause(onceMs);
    return {
      granted: true,
      settle: (transmissions) => {
        settle(onceMs * Math.min(transmissions, worstTransmissions(packet)));
        if (transmissions > 0) this.#pause(onceMs);
      },
    };
  }

  /** How long so many packets to strangers take if nobody confirms them: 0 while those have not had their share. */
  strangersWaitMs(packets: number, packet: PacketShape, priority: Priority): number {
    const worstMs = this.costMs(packet) * worstTransmissions(packet);
    const shareMs = this.#strangersShareMs(priority);
    if (!this.#haveStrangersHadTheirs(worstMs, priority) || shareMs <= 0) return 0;
    return (packets * worstMs * HOUR_MS) / shareMs;
  }

  snapshot(): AirtimeSnapshot {
    return this.#ledger.snapshot();
  }

  restore(snapshot: AirtimeSnapshot): void {
    this.#ledger.restore(snapshot);
  }

  #allowanceMs(priority: Priority): number {
    return this.budgetMs * (priority === 'emergency' ? 1 : 1 - this.#emergencyReserve);
  }

  /**
   * Whether a receiver would get more than an equal share among those served in the last hour. One alone gets half, so
   * that something is left for whoever comes next.
   */
  #hasHadItsShare(to: number, onceMs: number, allowanceMs: number): boolean {
    const { ownMs, others } = this.#ledger.sharedWith(to, this.#isStranger);
    const share = Math.max(LEAST_SHARE, 1 / (1 + Math.max(1, others)));
    return ownMs > 0 && ownMs + onceMs > allowanceMs * share;
  }

  /**
   * Whoever confirms is a stranger no more, and what was spent on them counts here no longer: what stays are those who do
   * not hear us, and those who are not there at all.
   */
  #haveStrangersHadTheirs(worstMs: number, priority: Priority): boolean {
    const open = Math.max(this.#strangersShareMs(priority), worstMs);
    return this.#ledger.usedForMs(this.#isStranger) + worstMs > open;
  }

  #strangersShareMs(priority: Priority): number {
    const share = priority === 'emergency' ? STRANGERS_SHARE_IN_EMERGENCIES : STRANGERS_SHARE;
    return this.#allowanceMs(priority) * share;
  }

  /** A pause on a slow channel is counted from here. */
  #pause(onceMs: number): void {
    this.#pauseFrom = this.#clock.monotonic();
    this.#pauseUnitMs = onceMs;
  }

  #refusedMs(priority: Priority): number {
    const { at, forMs, region } = this.#refused;
    if (region !== this.#reading?.region) return 0;
    const waitMs = priority === 'emergency' ? Math.min(forMs, REFUSED_RETRY_MS) : forMs;
    return at + waitMs - this.#clock.monotonic();
  }

  #quietFor(reading: ChannelReading): Permission | undefined {
    const duty = dutyCycle(reading.region);
    if (duty < 1 && (reading.airUtilTx ?? 0) / 100 >= duty * RADIO_DUTY_SHARE) {
      return hold('duty_cycle', BUSY_RETRY_MS);
    }
    const busy = reading.channelUtilization ?? 0;
    if (busy >= this.#stopFrom) return hold('channel_busy', BUSY_RETRY_MS);
    if (busy < this.#slowFrom) return undefined;
    const slowness = (busy - this.#slowFrom) / (this.#stopFrom - this.#slowFrom);
    const pauseMs = this.#pauseUnitMs * LONGEST_PAUSE * slowness;
    const waitMs = this.#pauseFrom + pauseMs - this.#clock.monotonic();
    return waitMs > 0 ? hold('channel_busy', waitMs) : undefined;
  }
}

function hold(reason: HoldReason, retryAfterMs: number): Permission {
  return { granted: false, reason, retryAfterMs };
}

function worstTransmissions({ wantAck }: PacketShape): number {
  return wantAck ? MAX_TRANSMISSIONS : 1;
}
