import { createHash } from 'node:crypto';
import type { Logger } from '@babelmesh/protocol';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { Channel, Mesh, Portnums, Telemetry } from '@meshtastic/protobufs';
import type { LinkState, RadioConfig } from './link.js';
import { type KnownNode, NodeDatabase } from './node-database.js';
import { type LoRaSettings, loraSettings } from './radio-config.js';
import type { DecodedPacket } from './received.js';

/** What a radio has told of itself and its mesh since the handshake began. */
export class RadioView {
  readonly #logger: Logger;
  readonly nodes: NodeDatabase;
  #lora: LoRaSettings | undefined;
  #firmwareVersion = '';
  #isLicensed = false;
  #selfUser: Uint8Array | undefined;
  readonly #channels = new Map<number, string>();
  #channelUtilization: number | undefined;
  #airUtilTx: number | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
    this.nodes = new NodeDatabase(logger);
  }

  get selfNum(): number | undefined {
    return this.nodes.self;
  }

  get self(): KnownNode | undefined {
    return this.selfNum === undefined ? undefined : this.nodes.get(this.selfNum);
  }

  get lora(): LoRaSettings | undefined {
    return this.#lora;
  }

  /** True for a radio amateur's station, which may not encrypt. */
  get isLicensed(): boolean {
    return this.#isLicensed;
  }

  get channelUtilization(): number | undefined {
    return this.#channelUtilization;
  }

  /** The view's share of the link's state. */
  snapshot(): Omit<LinkState, 'phase' | 'reason'> {
    const { self } = this;
    const config = this.#config();
    return {
      ...(self ? { self } : {}),
      ...(this.#selfUser ? { selfUser: this.#selfUser } : {}),
      nodes: this.nodes.others,
      ...(config ? { config } : {}),
      ...(this.#channels.size > 0 ? { channels: new Map(this.#channels) } : {}),
      ...(this.#channelUtilization === undefined ? {} : { channelUtilization: this.#channelUtilization }),
      ...(this.#airUtilTx === undefined ? {} : { airUtilTx: this.#airUtilTx }),
    };
  }

  /** Takes in a part of the handshake, or of what the radio tells of its settings later. */
  applyHandshake({ payloadVariant }: Mesh.FromRadio): void {
    switch (payloadVariant.case) {
      case 'myInfo':
        this.nodes.self = payloadVariant.value.myNodeNum;
        break;
      case 'nodeInfo': {
        const info = payloadVariant.value;
        this.nodes.addNodeInfo(info);
        if (info.num !== this.selfNum) break;
        this.#isLicensed = info.user?.isLicensed ?? false;
        if (info.user) this.#selfUser = toBinary(Mesh.UserSchema, info.user);
        if (info.deviceMetrics) this.#applyMetrics(info.deviceMetrics);
        break;
      }
      case 'metadata':
        this.#firmwareVersion = payloadVariant.value.firmwareVersion;
        break;
      case 'channel': {
        const { index, role, settings } = payloadVariant.value;
        if (role === Channel.Channel_Role.DISABLED || !settings) this.#channels.delete(index);
        else this.#channels.set(index, digestOf(settings));
        break;
      }
      case 'config': {
        const { payloadVariant: config } = payloadVariant.value;
        if (config.case === 'lora') this.#lora = loraSettings(config.value);
        break;
      }
    }
  }

  /** Takes in what a packet tells of its sender. A payload that is no such message is passed over. */
  applyPacket(packet: DecodedPacket): void {
    const { portnum, payload } = packet.payloadVariant.value;
    try {
      if (portnum === Portnums.PortNum.NODEINFO_APP) {
        this.nodes.addUser(packet.from, fromBinary(Mesh.UserSchema, payload));
      } else if (portnum === Portnums.PortNum.TELEMETRY_APP && packet.from === this.selfNum) {
        const { variant } = fromBinary(Telemetry.TelemetrySchema, payload);
        if (variant.case === 'deviceMetrics' || variant.case === 'localStats')
          this.#applyMetrics(variant.value);
      }
    } catch (error) {
      this.#logger.debug({ from: packet.from, portnum, error }, 'A packet’s payload does not decode.');
    }
  }

  #applyMetrics(metrics: Telemetry.DeviceMetrics | Telemetry.LocalStats): void {
    this.#channelUtilization = percent(metrics.channelUtilization) ?? this.#channelUtilization;
    this.#airUtilTx = percent(metrics.airUtilTx) ?? this.#airUtilTx;
  }

  #config(): RadioConfig | undefined {
    if (!this.#lora) return undefined;
    const { region, spreadingFactor, bandwidthKhz, codingRate, hopLimit } = this.#lora;
    return {
      region,
      spreadingFactor,
      bandwidthKhz,
      codingRate,
      hopLimit,
      firmwareVersion: this.#firmwareVersion,
    };
  }
}

/** The key cannot be told from it. */
function digestOf({ name, psk }: Channel.ChannelSettings): string {
  return createHash('sha256').update(name).update(Uint8Array.of(0)).update(psk).digest('hex').slice(0, 16);
}

function percent(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? Math.min(value, 100) : undefined;
}
