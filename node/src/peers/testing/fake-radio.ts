import { encodeMessage, type Priority, type WireMessage } from '@babelmesh/protocol';
import type { HeardMessage, PeerRadio, SendOptions } from '../ports.js';

export const SELF = 0xa;

/** A radio whose air is the test. */
export class FakeRadio implements PeerRadio {
  self: number | undefined = SELF;
  isBusy = false;
  largest = 200;
  readonly keys = new Set<number>();
  /** Nodes that had their share of the airtime. */
  readonly spent = new Set<number>();
  readonly sent: {
    to: number;
    message: WireMessage;
    priority: Priority;
    isRetry: boolean;
    needsKey: boolean;
  }[] = [];
  readonly posted: { to: number; message: WireMessage }[] = [];
  readonly announced: { channel: number; message: WireMessage }[] = [];
  /** What becomes of what is sent; it has left when that resolves. */
  onSend: (to: number, message: WireMessage, signal: AbortSignal) => Promise<boolean> = async () => true;
  readonly #listeners = new Set<(heard: HeardMessage) => boolean>();

  hasKey = (node: number) => this.keys.has(node);
  onMessage(listener: (heard: HeardMessage) => boolean) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  fits = (message: WireMessage) =>
    (message.kind === 'request' ? message.text : encodeMessage(message)).length <= this.largest;
  async send(
    to: number,
    message: WireMessage,
    { priority, signal, isRetry = false, needsKey = false, onSent, onShareSpent }: SendOptions,
  ) {
    if (this.spent.has(to)) {
      onShareSpent?.(60_000);
      return new Promise<boolean>(() => {});
    }
    this.sent.push({ to, message, priority, isRetry, needsKey });
    const isConfirmed = await this.onSend(to, message, signal);
    onSent?.();
    return isConfirmed;
  }
  post(to: number, message: WireMessage) {
    this.posted.push({ to, message });
  }
  announce(channel: number, message: WireMessage) {
    this.announced.push({ channel, message });
  }

  /** Lets a message arrive, by default a direct one that its sender's key proves. */
  hear(from: number, message: WireMessage, more: Partial<HeardMessage> = {}): boolean {
    const heard = { from, message, isProven: true, isBroadcast: false, ...more };
    return [...this.#listeners].map((listener) => listener(heard)).includes(true);
  }

  /** The token of the last request. */
  get token(): number {
    const message = this.sent.at(-1)?.message;
    return message?.kind === 'request' ? message.token : Number.NaN;
  }
}

export function statusOf(
  pairs: readonly string[],
  waiting = 0,
): Extract<WireMessage, { kind: 'nodeStatus' }> {
  const directions = pairs.map((pair) => {
    const [source = '', target = ''] = pair.split('>');
    return { source, target };
  });
  return { kind: 'nodeStatus', directions, waiting };
}
