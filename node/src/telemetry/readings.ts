import type { Clock } from '@babelmesh/protocol';
import si from 'systeminformation';

/** Sensors are slow to ask on some boards (a child process each time), so they are asked rarely. */
const INTERVAL_MS = 30_000;

/** What the board says of itself, refreshed in the background. */
export class SystemReadings {
  readonly #clock: Clock;
  readonly #readTemperature: () => Promise<number | null>;
  #cpuTemperatureC: number | undefined;
  #stop: (() => void) | undefined;

  constructor({
    clock,
    readTemperature = async () => (await si.cpuTemperature()).main,
  }: { clock: Clock; readTemperature?: () => Promise<number | null> }) {
    this.#clock = clock;
    this.#readTemperature = readTemperature;
  }

  start(): void {
    void this.#refresh();
    this.#stop = this.#clock.schedule(INTERVAL_MS, () => this.start());
  }

  stop(): void {
    this.#stop?.();
  }

  /** Degrees Celsius, or undefined where the board has no sensor. */
  get cpuTemperatureC(): number | undefined {
    return this.#cpuTemperatureC;
  }

  async #refresh(): Promise<void> {
    try {
      this.#cpuTemperatureC = (await this.#readTemperature()) ?? undefined;
    } catch {
      this.#cpuTemperatureC = undefined;
    }
  }
}
