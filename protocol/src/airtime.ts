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

const UNLIMITED: ReadonlySet<string> = new Set(
  `US CN JP ANZ KR TW RU IN NZ_865 LORA_24 MY_433 MY_919 SG_923 PH_433 PH_868 PH_915 ANZ_433 KZ_433 KZ_863 NP_865 BR_902
  ITU1_2M ITU2_2M ITU3_2M ITU1_70CM ITU2_70CM ITU3_70CM ITU2_125CM`.split(/\s+/),
);

/**
 * Share of a rolling hour a transmitter may be on the air, by Meshtastic region; 1 where there is no limit. A region that
 * is newer than this may have any: it is taken for one with the lowest.
 */
export function dutyCycle(region: string): number {
  switch (region) {
    case 'EU_433':
    case 'EU_868':
    case 'EU_N_868':
    case 'TH':
    case 'UA_433':
      return 0.1;
    // Of what moves; what stands still may have more.
    case 'EU_866':
    case 'EU_874':
    case 'EU_917':
      return 0.025;
    default:
      return UNLIMITED.has(region) ? 1 : 0.01;
  }
}
