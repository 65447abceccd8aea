import { airtimeMs, type Clock, type ModemSettings } from '@babelmesh/protocol';
import type { AirPacket } from './air-packet.js';
import type { Random } from './random.js';

export interface Station {
  readonly num: number;
  /** False while it is switched off. */
  readonly isOn: boolean;
  receive(packet: AirPacket, snrDb: number): void;
}

export interface MediumOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly modem: ModemSettings;
  /** Share of receptions that fail though nothing else is on the air. */
  readonly lossRate: number;
  /** Two transmissions heard at once destroy each other, and who transmits hears nothing. */
  readonly collisions: boolean;
  /** Signal-to-noise ratio at which `to` hears `from`, or undefined where it does not. */
  snrDb(from: number, to: number): number | undefined;
}

interface Transmission {
  readonly from: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

const HOUR_MS = 3_600_000;
const UTILIZATION_WINDOW_MS = 60_000;

/** The shared radio channel: what is on the air takes its time and occupies everybody in range. */
export class Medium {
  readonly #options: MediumOptions;
  readonly #stations = new Map<number, Station>();
  readonly #listeners = new Set<(packet: AirPacket, airtimeMs: number) => void>();
  /** Of all stations, the last minute. */
  #recent: Transmission[] = [];
  /** By station, the last hour. */
  readonly #byStation = new Map<number, Transmission[]>();

  constructor(options: MediumOptions) {
    this.#options = options;
  }

  get modem(): ModemSettings {
    return this.#options.modem;
  }

  /** Calls back with every transmission as it begins. Returns the way to stop. */
  onTransmission(listener: (packet: AirPacket, airtimeMs: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  join(station: Station): void {
    this.#stations.set(station.num, station);
  }

  airtimeMs(packet: AirPacket): number {
    return airtimeMs(this.#options.modem, packet.bytes);
  }

  /** When the channel falls silent for a station, as far as it can hear now; undefined where it is silent. */
  busyUntil(num: number): number | undefined {
    const now = this.#options.clock.monotonic();
    let until: number | undefined;
    for (const { from, endsAt } of this.#recent) {
      if (endsAt > now && this.#hears(num, from)) until = Math.max(until ?? 0, endsAt);
    }
    return until;
  }

  /** Puts a packet on the air and calls back when it has ended. Returns its airtime in ms. */
  transmit(packet: AirPacket, onEnd: () => void): number {
    const { clock, modem } = this.#options;
    const duration = airtimeMs(modem, packet.bytes);
    const startsAt = clock.monotonic();
    for (const listener of this.#listeners) listener(packet, duration);
    const transmission = { from: packet.relay, startsAt, endsAt: startsAt + duration };
    this.#recent = [...within(this.#recent, startsAt - UTILIZATION_WINDOW_MS), transmission];
    const own = this.#byStation.get(packet.relay) ?? [];
    this.#byStation.set(packet.relay, [...within(own, startsAt - HOUR_MS), transmission]);
    clock.schedule(duration, () => {
      for (const station of this.#stations.values()) this.#offer(packet, transmission, station);
      onEnd();
    });
    return duration;
  }

  /** Percent of the last minute in which a station heard or made something. */
  channelUtilization(num: number): number {
    const heard = this.#recent.filter(({ from }) => this.#hears(num, from));
    return Math.min(100, (100 * this.#occupiedMs(heard, UTILIZATION_WINDOW_MS)) / UTILIZATION_WINDOW_MS);
  }

  /** Milliseconds a station has transmitted in the last hour. */
  transmittedMs(num: number): number {
    return this.#occupiedMs(this.#byStation.get(num) ?? [], HOUR_MS);
  }

  /** Whole minutes until so much of a station's transmissions is older than an hour. */
  minutesUntilFreed(num: number, airtimeMs: number): number {
    const now = this.#options.clock.monotonic();
    let freed = 0;
    for (const { startsAt, endsAt } of this.#byStation.get(num) ?? []) {
      freed += endsAt - startsAt;
      if (freed >= airtimeMs) return Math.max(1, Math.ceil((endsAt + HOUR_MS - now) / 60_000));
    }
    return HOUR_MS / 60_000;
  }

  #occupiedMs(transmissions: readonly Transmission[], windowMs: number): number {
    const now = this.#options.clock.monotonic();
    return transmissions.reduce(
      (total, { startsAt, endsAt }) =>
        total + Math.max(0, Math.min(endsAt, now) - Math.max(startsAt, now - windowMs)),
      0,
    );
  }

  #offer(packet: AirPacket, transmission: Transmission, station: Station): void {
    const { random, lossRate, collisions, snrDb } = this.#options;
    if (station.num === packet.relay || !station.isOn) return;
    const snr = snrDb(packet.relay, station.num);
    if (snr === undefined) return;
    if (collisions && this.#isDisturbed(transmission, station.num)) return;
    if (random.float() < lossRate) return;
    station.receive(packet, snr);
  }

  #isDisturbed(transmission: Transmission, at: number): boolean {
    return this.#recent.some(
      (other) =>
        other !== transmission &&
        other.startsAt < transmission.endsAt &&
        other.endsAt > transmission.startsAt &&
        this.#hears(at, other.from),
    );
  }

  #hears(num: number, from: number): boolean {
    return num === from || this.#options.snrDb(from, num) !== undefined;
  }
}

function within(transmissions: readonly Transmission[], since: number): readonly Transmission[] {
  return transmissions.filter(({ endsAt }) => endsAt > since);
}
