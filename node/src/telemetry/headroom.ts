import type { Logger } from '@babelmesh/protocol';
import type { SystemReadings } from './readings.js';

const MEGABYTE = 2 ** 20;

export interface HeadroomOptions {
  readonly readings: Pick<SystemReadings, 'cpuTemperatureC'>;
  readonly logger: Logger;
  readonly maxTemperatureC: number;
  readonly minFreeBytes: number;
  /** Bytes the process may still take, of the machine's or its control group's. */
  readonly freeBytes?: () => number;
}

/** Whether the board can bear more than one core's work: cool enough, and with memory to spare. */
export class Headroom {
  readonly #options: HeadroomOptions;
  #wanting: string | undefined;

  constructor(options: HeadroomOptions) {
    this.#options = options;
  }

  /** Logs when the answer changes. */
  get isThere(): boolean {
    const wanting = this.#lack();
    const { logger, readings, freeBytes = availableMemory } = this.#options;
    if (wanting !== this.#wanting) {
      const details = { cpuTemperatureC: readings.cpuTemperatureC, freeMegabytes: freeBytes() / MEGABYTE };
      if (wanting) logger.warn(details, `The board ${wanting}: only one thread translates`);
      else logger.info(details, 'The board has room again: all threads may translate');
    }
    this.#wanting = wanting;
    return wanting === undefined;
  }

  #lack(): string | undefined {
    const { readings, maxTemperatureC, minFreeBytes, freeBytes = availableMemory } = this.#options;
    if ((readings.cpuTemperatureC ?? Number.NEGATIVE_INFINITY) > maxTemperatureC) return 'is hot';
    return freeBytes() < minFreeBytes ? 'is short of memory' : undefined;
  }
}

const availableMemory = () => process.availableMemory();
