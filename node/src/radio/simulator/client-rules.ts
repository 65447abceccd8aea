import { Portnums } from '@meshtastic/protobufs';

/** A second text within this time of the last is dropped. */
const TEXT_LIMIT_MS = 2_000;
const IDS_REMEMBERED = 20;

/** What the firmware does not take from its client, whatever the mesh would say to it. */
export class ClientRules {
  readonly #ids: number[] = [];
  #lastTextAt = Number.NEGATIVE_INFINITY;

  /** `now` is monotonic, in ms. */
  judge({
    id,
    portnum,
    now,
  }: {
    id: number;
    portnum: number;
    now: number;
  }): 'taken' | 'repeated' | 'too soon' {
    if (this.#ids.includes(id)) return 'repeated';
    this.#ids.push(id);
    if (this.#ids.length > IDS_REMEMBERED) this.#ids.shift();
    if (portnum !== Portnums.PortNum.TEXT_MESSAGE_APP) return 'taken';
    if (now - this.#lastTextAt < TEXT_LIMIT_MS) return 'too soon';
    this.#lastTextAt = now;
    return 'taken';
  }

  clear(): void {
    this.#ids.length = 0;
  }
}
