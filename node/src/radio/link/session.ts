import type { Clock, Logger } from '@babelmesh/protocol';
import { create } from '@bufbuild/protobuf';
import { Mesh } from '@meshtastic/protobufs';
import { FrameParser } from './frames.js';
import { LogText } from './log-text.js';
import { decodeFromRadio, type ToRadioInit, toRadioFrame } from './messages.js';
import { HEARTBEAT_ANSWER_MS, HEARTBEAT_INTERVAL_MS, HEARTBEATS_UNANSWERED } from './timing.js';
import type { ByteTransport } from './transport.js';

const WAKE = new Uint8Array(32).fill(0xc3);
/** These two nonces ask for part of the configuration only. */
const SPECIAL_NONCES: ReadonlySet<number> = new Set([0, 69420, 69421]);
/** Of these, the one for all but the list of nodes. */
const ONLY_SETTINGS = 69420;
/** Whoever sets the radio from another app need not reboot it, and it tells nobody. */
const LOOK_EVERY_MS = 10 * 60_000;
/** Silence in the handshake after which the question is put again: a board may have been booting. */
const ASK_AGAIN_MS = 5_000;
const ASKED_IN_VAIN = 4;
/** A device or an address that does not even open within this time. */
const OPEN_MS = 15_000;
/** A frame that has begun ends within this time, even on a slow line. */
const MID_FRAME_MS = 2_000;

/** Why a session ended. */
export interface SessionEnd {
  /** A sentence for a person. */
  readonly reason: string;
  /** The node closed in good order while all was well: most likely another client took the place. */
  readonly takenOver: boolean;
}

export interface SessionOptions {
  readonly transport: ByteTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly randomUint32: () => number;
  /** A handshake begins, also again when the node has rebooted. */
  onHandshake(): void;
  /** Every message, those of the handshake included. */
  onMessage(message: Mesh.FromRadio): void;
  /** The handshake is complete. */
  onReady(): void;
  /** How the radio is set now, looked up from time to time: the same messages as in the handshake, less the nodes. */
  onSettings(messages: readonly Mesh.FromRadio[]): void;
}

/** One connection: opens the way, shakes hands, keeps it alive, and ends. */
export class RadioSession {
  readonly #options: SessionOptions;
  readonly #parser: FrameParser;
  readonly #logText: LogText;
  #nonce = 0;
  #isReady = false;
  #asked = 0;
  #unanswered = 0;
  #isOpen = false;
  /** What has come of the settings, while they are looked up. */
  #settings: Mesh.FromRadio[] | undefined;
  #cancelLook = () => {};
  #cancelWatch = () => {};
  #cancelMidFrame = () => {};
  #end: (end: SessionEnd) => void = () => {};

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#logText = new LogText((line) => options.logger.debug({ source: 'firmware' }, line));
    this.#parser = new FrameParser({
      onFrame: (payload) => this.#onFrame(payload),
      onText: (bytes) => this.#logText.push(bytes),
    });
  }

  /** Runs the connection until it ends or the signal is aborted; then says goodbye. */
  async run(signal: AbortSignal): Promise<SessionEnd> {
    const { transport } = this.#options;
    const ended = new Promise<SessionEnd>((resolve) => {
      this.#end = resolve;
    });
    const stop = () => this.#end({ reason: 'The link was stopped.', takenOver: false });
    const stopListening = [
      transport.onData((bytes) => this.#onData(bytes)),
      transport.onClose(({ reason, byPeer }) => {
        this.#isOpen = false;
        this.#end({
          reason,
          takenOver: byPeer && transport.singleClient && this.#isReady && !this.#parser.isMidFrame,
        });
      }),
    ];
    signal.addEventListener('abort', stop, { once: true });
    try {
      await this.#open(signal);
      this.#isOpen = true;
      if (signal.aborted) stop();
      else this.#begin();
      return await ended;
    } catch (error) {
      return { reason: error instanceof Error ? error.message : String(error), takenOver: false };
    } finally {
      signal.removeEventListener('abort', stop);
      this.#cancelWatch();
      this.#cancelLook();
      this.#cancelMidFrame();
      this.write({ case: 'disconnect', value: true });
      this.#isOpen = false;
      for (const stopOne of stopListening) stopOne();
      await transport.close();
    }
  }

  write(message: ToRadioInit): void {
    if (this.#isOpen) this.#options.transport.write(toRadioFrame(message));
  }

  /** Asks the radio for its configuration anew, without losing the connection. */
  askConfig(): void {
    if (this.#isOpen) this.#begin();
  }

  async #open(signal: AbortSignal): Promise<void> {
    const { transport, clock } = this.#options;
    const tooLong = new AbortController();
    const cancel = clock.schedule(OPEN_MS, () =>
      tooLong.abort(new Error(`Nothing answers at ${transport.via}.`)),
    );
    try {
      await transport.open(AbortSignal.any([signal, tooLong.signal]));
    } finally {
      cancel();
    }
  }

  #begin(): void {
    this.#isReady = false;
    this.#cancelLook();
    this.#settings = undefined;
    this.#asked = 0;
    this.#unanswered = 0;
    do this.#nonce = this.#options.randomUint32() >>> 0;
    while (SPECIAL_NONCES.has(this.#nonce));
    this.#options.onHandshake();
    this.#ask();
  }

  #ask(): void {
    if (this.#asked === ASKED_IN_VAIN) {
      this.#end({ reason: 'The radio does not answer.', takenOver: false });
      return;
    }
    this.#asked++;
    // Before the question, since an answer may come at once.
    this.#watch(ASK_AGAIN_MS, () => this.#ask());
    if (this.#options.transport.needsWake) this.#options.transport.write(WAKE);
    this.write({ case: 'wantConfigId', value: this.#nonce });
  }

  #onData(bytes: Uint8Array): void {
    this.#cancelMidFrame();
    this.#parser.push(bytes);
    this.#watchMidFrame();
  }

  #watchMidFrame(): void {
    if (!this.#parser.isMidFrame || !this.#isOpen) return;
    this.#cancelMidFrame = this.#options.clock.schedule(MID_FRAME_MS, () => {
      this.#parser.giveUp();
      this.#watchMidFrame();
    });
  }

  #onFrame(payload: Uint8Array): void {
    let message: Mesh.FromRadio;
    try {
      message = decodeFromRadio(payload);
    } catch (error) {
      this.#options.logger.debug({ bytes: payload.length, error }, 'A frame from the radio does not decode.');
      return;
    }
    const { payloadVariant } = message;
    const isLive = payloadVariant.case === 'packet' || payloadVariant.case === 'queueStatus';
    // The answer is coming in; packets may also come to somebody who was never answered.
    if (!this.#isReady && !isLive) this.#watch(ASK_AGAIN_MS, () => this.#ask());
    switch (payloadVariant.case) {
      case 'queueStatus':
        this.#unanswered = 0;
        break;
      case 'rebooted':
        this.#options.logger.info({}, 'The radio has rebooted.');
        this.#begin();
        return;
      case 'logRecord':
        this.#options.logger.debug(
          { source: payloadVariant.value.source || 'firmware' },
          payloadVariant.value.message,
        );
        return;
    }
    this.#options.onMessage(message);
    if (payloadVariant.case === 'configCompleteId') this.#onComplete(payloadVariant.value);
    else if (!isLive) this.#settings?.push(message);
  }

  #onComplete(nonce: number): void {
    if (nonce === this.#nonce && !this.#isReady) {
      this.#isReady = true;
      this.#watch(HEARTBEAT_INTERVAL_MS, () => this.#beat());
      this.#lookLater();
      this.#options.onReady();
    } else if (nonce === ONLY_SETTINGS && this.#settings) {
      const settings = this.#settings;
      this.#settings = undefined;
      this.#options.onSettings(settings);
    }
  }

  #lookLater(): void {
    this.#cancelLook = this.#options.clock.schedule(LOOK_EVERY_MS, () => {
      this.#settings = [];
      this.write({ case: 'wantConfigId', value: ONLY_SETTINGS });
      this.#lookLater();
    });
  }

  #beat(): void {
    if (this.#unanswered === HEARTBEATS_UNANSWERED) {
      this.#end({ reason: 'The radio no longer answers.', takenOver: false });
      return;
    }
    this.#unanswered++;
    this.#watch(HEARTBEAT_ANSWER_MS, () => {
      if (this.#unanswered > 0) this.#beat();
      else this.#watch(HEARTBEAT_INTERVAL_MS - HEARTBEAT_ANSWER_MS, () => this.#beat());
    });
    this.write({ case: 'heartbeat', value: create(Mesh.HeartbeatSchema) });
  }

  #watch(delayMs: number, callback: () => void): void {
    this.#cancelWatch();
    this.#cancelWatch = this.#options.clock.schedule(delayMs, callback);
  }
}
