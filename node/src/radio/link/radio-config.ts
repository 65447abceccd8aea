import { MODEM_PRESETS, type ModemPreset, type ModemSettings } from '@babelmesh/protocol';
import type { Config } from '@meshtastic/protobufs';
import { presetName, regionName } from './lora-codes.js';

/** Most hops a packet can carry in its three bits. */
const MAX_HOPS = 7;
/** In this region the presets run on a wider band, but for those with a band of their own. */
const WIDE_BAND_REGION = 'LORA_24';
const WIDE_BAND_FACTOR = 3.25;
const OWN_BAND: ReadonlySet<ModemPreset> = new Set([
  'LITE_FAST',
  'LITE_SLOW',
  'NARROW_FAST',
  'NARROW_SLOW',
  'TINY_FAST',
  'TINY_SLOW',
]);

/** The schema names bandwidths by their whole kHz; these have a fraction. */
const FRACTIONAL_BANDWIDTHS: ReadonlyMap<number, number> = new Map([
  [31, 31.25],
  [62, 62.5],
  [200, 203.125],
  [400, 406.25],
  [800, 812.5],
  [1600, 1625],
]);

export interface LoRaSettings extends ModemSettings {
  /** `UNSET` until the operator has chosen one. */
  readonly region: string;
  readonly hopLimit: number;
  readonly transmits: boolean;
}

/** What the radio's LoRa configuration comes to. */
export function loraSettings(lora: Config.Config_LoRaConfig): LoRaSettings {
  const region = regionName(lora.region);
  return {
    region,
    hopLimit: Math.min(lora.hopLimit, MAX_HOPS),
    transmits: lora.txEnabled,
    ...(lora.usePreset ? presetModem(lora, region) : ownModem(lora)),
  };
}

/** Why the radio does not transmit, with what to do, or undefined where it does. */
export function reasonForSilence({ region, transmits }: LoRaSettings): string | undefined {
  if (region === 'UNSET') {
    return 'The radio does not transmit because its region is not set. Set it to where you are, in a Meshtastic app (LoRa settings, Region) or with `meshtastic --set lora.region EU_868`.';
  }
  if (!transmits) {
    return 'The radio does not transmit because transmitting is switched off. Switch it on in a Meshtastic app (LoRa settings, Transmit enabled) or with `meshtastic --set lora.tx_enabled true`.';
  }
  return undefined;
}

function presetModem(lora: Config.Config_LoRaConfig, region: string): ModemSettings {
  // As the firmware does with one it does not know.
  const name = presetName(lora.modemPreset) ?? 'LONG_FAST';
  const { spreadingFactor, bandwidthKhz, codingRate } = MODEM_PRESETS[name];
  const isWide = region === WIDE_BAND_REGION && !OWN_BAND.has(name);
  return {
    spreadingFactor,
    bandwidthKhz: isWide ? bandwidthKhz * WIDE_BAND_FACTOR : bandwidthKhz,
    // A higher coding rate than the preset's is kept.
    codingRate: Math.max(codingRate, Math.min(lora.codingRate, 8)),
  };
}

function ownModem(lora: Config.Config_LoRaConfig): ModemSettings {
  const { spreadingFactor, bandwidthKhz, codingRate } = MODEM_PRESETS.LONG_FAST;
  return {
    spreadingFactor: within(lora.spreadFactor, 5, 12) ? lora.spreadFactor : spreadingFactor,
    bandwidthKhz: FRACTIONAL_BANDWIDTHS.get(lora.bandwidth) ?? (lora.bandwidth || bandwidthKhz),
    codingRate: within(lora.codingRate, 5, 8) ? lora.codingRate : codingRate,
  };
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
