import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { Mesh, Portnums } from '@meshtastic/protobufs';
import { FrameParser } from '../frames.js';
import { decodeFromRadio, type ToRadioInit, toRadioFrame } from '../messages.js';
import type { ByteTransport, TransportClosed } from '../transport.js';

/** A client with no manners: sends what it is told, when it is told. For tests. */
export class RawClient {
  readonly messages: Mesh.FromRadio[] = [];
  closed: TransportClosed | undefined;
  readonly #transport: ByteTransport;

  constructor(transport: ByteTransport) {
    this.#transport = transport;
    const parser = new FrameParser({ onFrame: (payload) => this.messages.push(decodeFromRadio(payload)) });
    transport.onData((bytes) => parser.push(bytes));
    transport.onClose((closed) => {
      this.closed = closed;
    });
  }

  async connect(nonce = 42): Promise<void> {
    this.closed = undefined;
    await this.#transport.open(new AbortController().signal);
    this.says({ case: 'wantConfigId', value: nonce });
  }

  says(message: ToRadioInit): void {
    this.#transport.write(toRadioFrame(message));
  }

  sends(
    packet: MessageInitShape<typeof Mesh.MeshPacketSchema>,
    data: MessageInitShape<typeof Mesh.DataSchema>,
  ): void {
    const decoded = create(Mesh.DataSchema, data);
    const value = create(Mesh.MeshPacketSchema, {
      ...packet,
      payloadVariant: { case: 'decoded', value: decoded },
    });
    this.says({ case: 'packet', value });
  }

  sendsText(packet: MessageInitShape<typeof Mesh.MeshPacketSchema>, text: string): void {
    this.sends(packet, {
      portnum: Portnums.PortNum.TEXT_MESSAGE_APP,
      payload: new TextEncoder().encode(text),
    });
  }

  kinds(): (string | undefined)[] {
    return this.messages.map(({ payloadVariant }) => payloadVariant.case);
  }

  statuses(): { res: number; id: number; free: number }[] {
    return this.messages.flatMap(({ payloadVariant }) =>
      payloadVariant.case === 'queueStatus'
        ? [
            {
              res: payloadVariant.value.res,
              id: payloadVariant.value.meshPacketId,
              free: payloadVariant.value.free,
            },
          ]
        : [],
    );
  }

  /** ACKs and NAKs: packet id, routing error, who says so. */
  answers(): { id: number; error: number; from: number }[] {
    return this.messages.flatMap(({ payloadVariant }) => {
      if (payloadVariant.case !== 'packet' || payloadVariant.value.payloadVariant.case !== 'decoded')
        return [];
      const { requestId, payload, portnum } = payloadVariant.value.payloadVariant.value;
      if (portnum !== Portnums.PortNum.ROUTING_APP) return [];
      return [{ id: requestId, error: payload[1] ?? 0, from: payloadVariant.value.from }];
    });
  }

  texts(): string[] {
    return this.messages.flatMap(({ payloadVariant }) => {
      if (payloadVariant.case !== 'packet' || payloadVariant.value.payloadVariant.case !== 'decoded')
        return [];
      const { payload, portnum } = payloadVariant.value.payloadVariant.value;
      return portnum === Portnums.PortNum.TEXT_MESSAGE_APP ? [new TextDecoder().decode(payload)] : [];
    });
  }
}
