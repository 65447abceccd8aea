import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { Mesh } from '@meshtastic/protobufs';
import { encodeFrame, FrameParser } from '../frames.js';
import { decodeToRadio } from '../messages.js';
import { type ByteTransport, type TransportClosed, TransportListeners } from '../transport.js';

type FromRadioInit = NonNullable<MessageInitShape<typeof Mesh.FromRadioSchema>['payloadVariant']>;

/** A radio that does what a test tells it, message by message. For tests. */
export class ScriptedTransport extends TransportListeners implements ByteTransport {
  readonly via = 'scripted';
  needsWake = false;
  singleClient = true;
  /** Everything the link has written. */
  readonly messages: Mesh.ToRadio[] = [];
  /** How often the link has opened the way. */
  opened = 0;
  /** What the next opening fails with. */
  failure: Error | undefined;
  /** Called for each message the link writes. */
  onMessage: (message: Mesh.ToRadio) => void = () => {};
  #parser = new FrameParser({ onFrame: () => {} });

  get packets(): readonly Mesh.MeshPacket[] {
    return this.messages.flatMap(({ payloadVariant }) =>
      payloadVariant.case === 'packet' ? [payloadVariant.value] : [],
    );
  }

  count(kind: Mesh.ToRadio['payloadVariant']['case']): number {
    return this.messages.filter(({ payloadVariant }) => payloadVariant.case === kind).length;
  }

  async open(): Promise<void> {
    this.opened++;
    if (this.failure) throw this.failure;
    this.#parser = new FrameParser({
      onFrame: (payload) => {
        const message = decodeToRadio(payload);
        this.messages.push(message);
        this.onMessage(message);
      },
    });
  }

  async close(): Promise<void> {}

  write(bytes: Uint8Array): void {
    this.#parser.push(bytes);
  }

  /** The radio says something. */
  says(...variants: readonly FromRadioInit[]): void {
    for (const payloadVariant of variants) {
      const message = create(Mesh.FromRadioSchema, { payloadVariant });
      this.data(encodeFrame(toBinary(Mesh.FromRadioSchema, message)));
    }
  }

  /** The connection ends. */
  breaks(closed: Partial<TransportClosed> = {}): void {
    this.closed({ reason: 'The connection broke.', byPeer: false, ...closed });
  }
}
