import { MODEM_PRESETS, type ModemPreset } from '@babelmesh/protocol';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { Config } from '@meshtastic/protobufs';
import { describe, expect, it } from 'vitest';
import { presetNumber } from './lora-codes.js';
import { loraSettings, reasonForSilence } from './radio-config.js';

const { Config_LoRaConfig_ModemPreset: Preset, Config_LoRaConfig_RegionCode: Region } = Config;

function settings(lora: MessageInitShape<typeof Config.Config_LoRaConfigSchema>) {
  return loraSettings(create(Config.Config_LoRaConfigSchema, { txEnabled: true, ...lora }));
}

describe('a radio’s LoRa settings', () => {
  it.each(Object.entries(MODEM_PRESETS))('know the preset %s', (name, modem) => {
    const modemPreset = presetNumber(name as ModemPreset);
    expect(settings({ usePreset: true, modemPreset, region: Region.US })).toMatchObject(modem);
  });

  it('name the region, also one newer than we are', () => {
    expect(settings({ region: Region.EU_868 }).region).toBe('EU_868');
    expect(settings({}).region).toBe('UNSET');
    expect(settings({ region: 29 }).region).toBe('EU_866');
    expect(settings({ region: 32 }).region).toBe('EU_N_868');
    expect(settings({ region: 99 }).region).toBe('REGION_99');
  });

  it.each([
    [11, 'LITE_SLOW'],
    [13, 'NARROW_SLOW'],
    [15, 'TINY_SLOW'],
    [16, 'MEDIUM_TURBO'],
  ] as const)('know preset %i of firmware 2.8', (modemPreset, name) => {
    expect(settings({ usePreset: true, modemPreset, region: 29 })).toMatchObject(MODEM_PRESETS[name]);
  });

  it('keep a coding rate above the preset’s and none below', () => {
    expect(settings({ usePreset: true, codingRate: 8 }).codingRate).toBe(8);
    expect(settings({ usePreset: true, modemPreset: Preset.LONG_SLOW, codingRate: 5 }).codingRate).toBe(8);
    expect(settings({ usePreset: true, codingRate: 200 }).codingRate).toBe(8);
  });

  it('widen the presets in the 2.4 GHz band', () => {
    expect(settings({ usePreset: true, region: Region.LORA_24 }).bandwidthKhz).toBe(812.5);
    const narrow = settings({ usePreset: true, modemPreset: 13, region: Region.LORA_24 });
    expect(narrow.bandwidthKhz).toBe(62.5);
  });

  it('take a modem of one’s own, with the bandwidths that have a fraction', () => {
    expect(settings({ spreadFactor: 10, bandwidth: 62, codingRate: 6 })).toMatchObject({
      spreadingFactor: 10,
      bandwidthKhz: 62.5,
      codingRate: 6,
    });
  });

  it('fall back where a value cannot be', () => {
    expect(settings({ spreadFactor: 0, bandwidth: 0, codingRate: 77, hopLimit: 250 })).toMatchObject({
      ...MODEM_PRESETS.LONG_FAST,
      hopLimit: 7,
    });
    expect(settings({ usePreset: true, modemPreset: 99 })).toMatchObject(MODEM_PRESETS.LONG_FAST);
  });

  it('say what to set where the radio stays silent', () => {
    expect(reasonForSilence(settings({ region: Region.EU_868 }))).toBeUndefined();
    expect(reasonForSilence(settings({}))).toContain('Set it to where you are');
    expect(reasonForSilence(settings({ region: Region.US, txEnabled: false }))).toContain('Switch it on');
  });
});
