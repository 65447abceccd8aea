import { execFile } from 'node:child_process';
import type { Clock, Logger } from '@babelmesh/protocol';

export interface ServiceManagerOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** `NOTIFY_SOCKET` and `WATCHDOG_USEC` as systemd sets them. Without a socket nothing is told to anybody. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A service manager that does not answer holds up neither start nor stop. */
const ANSWER_MS = 1_000;

/**
 * Tells systemd how the service is (sd_notify(3)). Node has no datagram sockets of the Unix kind, so
 * systemd's own command does it; the unit needs `NotifyAccess=all`.
 */
export class ServiceManager {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #environment: ServiceManagerOptions['environment'];
  #cancelWatchdog: () => void = () => {};
  #complained = false;

  constructor({ clock, logger, environment }: ServiceManagerOptions) {
    this.#clock = clock;
    this.#logger = logger;
    this.#environment = environment;
  }

  /** The service works. From now on the watchdog hears of it too, as long as the event loop turns. */
  async ready(status: string): Promise<void> {
    await this.#notify('READY=1', `STATUS=${status}`);
    const intervalMs = Number(this.#environment.WATCHDOG_USEC) / 1_000 / 2;
    if (intervalMs > 0) this.#feedWatchdog(intervalMs);
  }

  async stopping(): Promise<void> {
    this.#cancelWatchdog();
    await this.#notify('STOPPING=1');
  }

  #feedWatchdog(intervalMs: number): void {
    this.#cancelWatchdog = this.#clock.schedule(intervalMs, () => {
      void this.#notify('WATCHDOG=1');
      this.#feedWatchdog(intervalMs);
    });
  }

  #notify(...states: string[]): Promise<void> {
    if (!this.#environment.NOTIFY_SOCKET) return Promise.resolve();
    return new Promise((resolve) => {
      execFile(
        'systemd-notify',
        [`--pid=${process.pid}`, ...states],
        { env: { ...this.#environment }, timeout: ANSWER_MS },
        (error) => {
          if (error && !this.#complained) {
            this.#complained = true;
            this.#logger.warn({ error }, 'systemd cannot be told how the service is.');
          }
          resolve();
        },
      );
    });
  }
}
