import { SerialPort } from 'serialport';
import { type ByteTransport, TransportListeners } from './transport.js';

export const MESHTASTIC_BAUD_RATE = 115_200;

/** A stuck device must not hold a close. */
const DRAIN_MS = 1_000;

/** How often to look whether the line is still there. */
const WATCH_MS = 1_000;

export interface SerialTransportOptions {
  /** A device file such as `/dev/ttyUSB0` or, better, one below `/dev/serial/by-id`. */
  readonly path: string;
  readonly baudRate?: number;
}

/** A node on a serial or USB line. */
export class SerialTransport extends TransportListeners implements ByteTransport {
  readonly via: string;
  readonly needsWake = true;
  /** The line is ours: the port is locked while it is open. */
  readonly singleClient = false;
  readonly #path: string;
  readonly #baudRate: number;
  #port: SerialPort | undefined;

  constructor({ path, baudRate = MESHTASTIC_BAUD_RATE }: SerialTransportOptions) {
    super();
    this.#path = path;
    this.#baudRate = baudRate;
    this.via = `serial ${path}`;
  }

  open(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const port = new SerialPort({
        path: this.#path,
        baudRate: this.#baudRate,
        autoOpen: false,
        // Dropping DTR on close would reset many boards, and with that the whole node.
        hupcl: false,
      });
      port.open((error) => {
        if (error) return reject(new Error(explain(error, this.#path), { cause: error }));
        if (signal.aborted) return port.close(() => reject(signal.reason));
        this.#port = port;
        this.#listen(port);
        resolve();
      });
    });
  }

  write(bytes: Uint8Array): void {
    this.#port?.write(bytes);
  }

  async close(): Promise<void> {
    const port = this.#port;
    this.#port = undefined;
    if (!port?.isOpen) return;
    await Promise.race([
      new Promise<void>((resolve) => port.drain(() => resolve())),
      new Promise<void>((resolve) => setTimeout(resolve, DRAIN_MS).unref()),
    ]);
    if (!port.isOpen) return;
    await new Promise<void>((resolve) => port.close(() => resolve()));
  }

  #listen(port: SerialPort): void {
    let failure: Error | undefined;
    const stopWatching = this.#watchForHangUp(port, (error) => {
      failure = error;
    });
    port.on('data', (bytes: Uint8Array) => {
      if (this.#port === port) this.data(bytes);
    });
    port.on('error', (error) => {
      failure = error;
    });
    port.on('close', () => {
      stopWatching();
      if (this.#port !== port) return;
      this.#port = undefined;
      const why = failure ? ` (${failure.message})` : '';
      this.closed({
        reason: `The radio at ${this.#path} was unplugged or switched off${why}.`,
        byPeer: false,
      });
    });
  }

  /**
   * A line that has hung up reads as zero bytes for ever; the serial library then reads again at once, in a
   * loop that takes a whole core, until something is written. Asking for a setting fails at once.
   */
  #watchForHangUp(port: SerialPort, onHangUp: (error: Error) => void): () => void {
    let isAnswering = false;
    const look = async () => {
      try {
        await port.port?.getBaudRate();
        isAnswering = true;
      } catch (error) {
        // Where the system cannot tell at all, the heartbeat finds out.
        if (!isAnswering || !port.isOpen) return;
        onHangUp(error instanceof Error ? error : new Error(String(error)));
        port.close(() => {});
      }
    };
    void look();
    const timer = setInterval(look, WATCH_MS).unref();
    return () => clearInterval(timer);
  }
}

function explain(error: Error, path: string): string {
  if (/no such file/i.test(error.message)) return `There is no device ${path}: is the radio plugged in?`;
  if (/permission denied/i.test(error.message)) {
    return `The device ${path} may not be opened: add the node’s user to the group that owns it (dialout or uucp).`;
  }
  if (/lock|busy/i.test(error.message)) return `The device ${path} is in use by another program.`;
  return `The device ${path} cannot be opened: ${error.message}.`;
}
