/**
 * Time on air of a LoRa packet (Semtech AN1200.13, SX126x data sheet 6.1.4; explicit header, CRC on,
 * 16 symbols of preamble as Meshtastic sends).
 */
export interface ModemSettings {
  readonly spreadingFactor: number;
  readonly bandwidthKhz: number;
  /** Denominator of the coding rate 4/x: 5 to 8. */
  readonly codingRate: number;
}

/** Meshtastic's modem presets by the names of its `Config.LoRaConfig.ModemPreset`. */
export const MODEM_PRESETS = {
  SHORT_TURBO: { spreadingFactor: 7, bandwidthKhz: 500, codingRate: 5 },
  SHORT_FAST: { spreadingFactor: 7, bandwidthKhz: 250, codingRate: 5 },
  SHORT_SLOW: { spreadingFactor: 8, bandwidthKhz: 250, codingRate: 5 },
  MEDIUM_FAST: { spreadingFactor: 9, bandwidthKhz: 250, codingRate: 5 },
  MEDIUM_SLOW: { spreadingFactor: 10, bandwidthKhz: 250, codingRate: 5 },
  LONG_TURBO: { spreadingFactor: 11, bandwidthKhz: 500, codingRate: 8 },
  LONG_FAST: { spreadingFactor: 11, bandwidthKhz: 250, codingRate: 5 },
  LONG_MODERATE: { spreadingFactor: 11, bandwidthKhz: 125, codingRate: 8 },
  LONG_SLOW: { spreadingFactor: 12, bandwidthKhz: 125, codingRate: 8 },
  // From firmware 2.8 on.
  MEDIUM_TURBO: { spreadingFactor: 9, bandwidthKhz: 500, codingRate: 5 },
  LITE_FAST: { spreadingFactor: 9, bandwidthKhz: 125, codingRate: 5 },
  LITE_SLOW: { spreadingFactor: 10, bandwidthKhz: 125, codingRate: 5 },
  NARROW_FAST: { spreadingFactor: 7, bandwidthKhz: 62.5, codingRate: 6 },
  NARROW_SLOW: { spreadingFactor: 8, bandwidthKhz: 62.5, codingRate: 6 },
  TINY_FAST: { spreadingFactor: 7, bandwidthKhz: 15.6, codingRate: 5 },
  TINY_SLOW: { spreadingFactor: 8, bandwidthKhz: 15.6, codingRate: 6 },
} as const satisfies Record<string, ModemSettings>;

export type ModemPreset = keyof typeof MODEM_PRESETS;

const PREAMBLE_SYMBOLS = 16 + 4.25;

/** Milliseconds one transmission of `packetBytes` (radio header included) occupies the channel. */
export function airtimeMs(
  { spreadingFactor, bandwidthKhz, codingRate }: ModemSettings,
  packetBytes: number,
): number {
  const symbolMs = 2 ** spreadingFactor / bandwidthKhz;
  const lowDataRate = symbolMs > 16 ? 1 : 0;
  const bits = 8 * packetBytes - 4 * spreadingFactor + 44;
  const blocks = Math.max(0, Math.ceil(bits / (4 * (spreadingFactor - 2 * lowDataRate))));
  return (PREAMBLE_SYMBOLS + 8 + blocks * codingRate) * symbolMs;
}

/** Meshtastic's regions by the share of a rolling hour a transmitter may be on the air; 1 where there is no limit. */
const REGIONS: readonly (readonly [number, string])[] = [
  [0.1, 'EU_433 EU_868 EU_N_868 TH UA_433'],
  // Of what moves; what stands still may have more.
  [0.025, 'EU_866 EU_874 EU_917'],
  [0.01, 'UA_868'],
  [
    1,
    'US CN JP ANZ KR TW RU IN NZ_865 LORA_24 MY_433 MY_919 SG_923 PH_433 PH_868 PH_915 ANZ_433 KZ_433 KZ_863',
  ],
  [1, 'NP_865 BR_902 ITU1_2M ITU2_2M ITU3_2M ITU1_70CM ITU2_70CM ITU3_70CM ITU2_125CM'],
];
const DUTY_CYCLES: ReadonlyMap<string, number> = new Map(
  REGIONS.flatMap(([share, names]) => names.split(' ').map((name) => [name, share] as const)),
);
/** The lowest there is: a region that is newer than this may have any. */
const UNKNOWN_DUTY_CYCLE = 0.01;

/** Share of a rolling hour a transmitter may be on the air in this region; 1 where there is no limit. */
export function dutyCycle(region: string): number {
  return DUTY_CYCLES.get(region) ?? UNKNOWN_DUTY_CYCLE;
}

export function knowsRegion(region: string): boolean {
  return DUTY_CYCLES.has(region);
}
