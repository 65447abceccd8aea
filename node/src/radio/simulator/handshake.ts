import type { ModemPreset } from '@babelmesh/protocol';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { Channel, Config, Mesh } from '@meshtastic/protobufs';
import { presetNumber } from '../link/lora-codes.js';
import { nodeId } from '../link/node-database.js';

export const SIMULATED_FIRMWARE = '2.7.26.simulated';
/** With these nonces a client asks for one half only. */
export const ONLY_CONFIG_NONCE = 69420;
export const ONLY_NODES_NONCE = 69421;

type FromRadioInit = NonNullable<MessageInitShape<typeof Mesh.FromRadioSchema>['payloadVariant']>;

/** A node as another one's database lists it. */
export interface ListedNode {
  readonly num: number;
  readonly shortName: string;
  readonly longName: string;
  readonly publicKey: Uint8Array;
  readonly isUnmessagable: boolean;
  readonly hopsAway?: number | undefined;
  readonly snrDb?: number | undefined;
  /** Seconds since the epoch. */
  readonly lastHeard?: number | undefined;
}

export interface NodeSettings {
  readonly region: string;
  readonly preset: ModemPreset;
  readonly hopLimit: number;
  /** Name and key of each, by index; default: the one channel of a new radio. */
  readonly channels?: readonly MessageInitShape<typeof Channel.ChannelSettingsSchema>[];
}

/** The key every radio comes with. */
const DEFAULT_KEY = Uint8Array.of(1);

export function toUser(node: ListedNode): MessageInitShape<typeof Mesh.UserSchema> {
  return {
    id: nodeId(node.num),
    longName: node.longName,
    shortName: node.shortName,
    hwModel: Mesh.HardwareModel.PORTDUINO,
    publicKey: node.publicKey,
    isUnmessagable: node.isUnmessagable,
  };
}

/** What a node answers to want_config, in the firmware's order. */
export function* handshake(
  nonce: number,
  self: ListedNode,
  others: readonly ListedNode[],
  settings: NodeSettings,
): Generator<FromRadioInit> {
  const myInfo: FromRadioInit = {
    case: 'myInfo',
    value: { myNodeNum: self.num, minAppVersion: 30200, pioEnv: 'native', nodedbCount: others.length + 1 },
  };
  if (nonce !== ONLY_NODES_NONCE) {
    yield myInfo;
    yield nodeInfo(self);
    yield {
      case: 'metadata',
      value: {
        firmwareVersion: SIMULATED_FIRMWARE,
        deviceStateVersion: 24,
        hwModel: Mesh.HardwareModel.PORTDUINO,
        hasPKC: true,
      },
    };
    yield* channels(settings);
    yield* configs(settings);
  }
  if (nonce !== ONLY_CONFIG_NONCE) for (const other of others) yield nodeInfo(other);
  yield { case: 'configCompleteId', value: nonce };
}

function nodeInfo(node: ListedNode): FromRadioInit {
  const { num, hopsAway, snrDb = 0, lastHeard = 0 } = node;
  return {
    case: 'nodeInfo',
    value: {
      num,
      user: toUser(node),
      snr: snrDb,
      lastHeard,
      ...(hopsAway === undefined ? {} : { hopsAway }),
    },
  };
}

function* channels({ channels = [{ psk: DEFAULT_KEY }] }: NodeSettings): Generator<FromRadioInit> {
  const { PRIMARY, SECONDARY, DISABLED } = Channel.Channel_Role;
  for (let index = 0; index < 8; index++) {
    const settings = channels[index];
    const role = index === 0 ? PRIMARY : SECONDARY;
    yield { case: 'channel', value: { index, settings: settings ?? {}, role: settings ? role : DISABLED } };
  }
}

function* configs({ region, preset, hopLimit }: NodeSettings): Generator<FromRadioInit> {
  const { Config_LoRaConfig_RegionCode: Region } = Config;
  const lora = create(Config.Config_LoRaConfigSchema, {
    usePreset: true,
    modemPreset: presetNumber(preset),
    region: Region[region as keyof typeof Region] ?? Region.UNSET,
    hopLimit,
    txEnabled: true,
    txPower: 27,
  });
  const parts: NonNullable<MessageInitShape<typeof Config.ConfigSchema>['payloadVariant']>[] = [
    { case: 'device', value: { nodeInfoBroadcastSecs: 10_800 } },
    { case: 'position', value: {} },
    { case: 'power', value: {} },
    { case: 'network', value: {} },
    { case: 'display', value: {} },
    { case: 'lora', value: lora },
    { case: 'bluetooth', value: {} },
    { case: 'security', value: { serialEnabled: true } },
  ];
  for (const payloadVariant of parts) yield { case: 'config', value: { payloadVariant } };
}
