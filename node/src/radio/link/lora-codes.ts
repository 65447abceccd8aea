/** Numbers of regions and modem presets, as radios name them. */
import { MODEM_PRESETS, type ModemPreset } from '@babelmesh/protocol';
import { Config } from '@meshtastic/protobufs';

const { Config_LoRaConfig_RegionCode: Region, Config_LoRaConfig_ModemPreset: Preset } = Config;

/** Of firmware 2.8, which the published schema does not name yet. */
const NEWER_REGIONS: ReadonlyMap<number, string> = new Map([
  [27, 'ITU1_2M'],
  [28, 'ITU2_2M'],
  [29, 'EU_866'],
  [30, 'EU_874'],
  [31, 'EU_917'],
  [32, 'EU_N_868'],
  [33, 'ITU3_2M'],
  [34, 'ITU1_70CM'],
  [35, 'ITU2_70CM'],
  [36, 'ITU3_70CM'],
  [37, 'ITU2_125CM'],
]);
const NEWER_PRESETS: ReadonlyMap<number, ModemPreset> = new Map([
  [10, 'LITE_FAST'],
  [11, 'LITE_SLOW'],
  [12, 'NARROW_FAST'],
  [13, 'NARROW_SLOW'],
  [14, 'TINY_FAST'],
  [15, 'TINY_SLOW'],
  [16, 'MEDIUM_TURBO'],
]);

export function regionName(number: number): string {
  return Region[number] ?? NEWER_REGIONS.get(number) ?? `REGION_${number}`;
}

/** Undefined for one whose settings are not known. */
export function presetName(number: number): ModemPreset | undefined {
  const name = Preset[number] ?? NEWER_PRESETS.get(number) ?? '';
  return isPreset(name) ? name : undefined;
}

export function presetNumber(name: ModemPreset): number {
  const [newer] = [...NEWER_PRESETS].find(([, known]) => known === name) ?? [];
  return newer ?? Preset[name as keyof typeof Preset];
}

function isPreset(name: string): name is ModemPreset {
  return name in MODEM_PRESETS;
}
