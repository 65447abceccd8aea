import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Clock, MachineTime } from '@babelmesh/protocol';

/** The machine's own time. Built once, by the composition root. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

let boot: string | undefined;

/** Linux names each start of the machine; elsewhere it has no name. */
export function sinceBoot(): MachineTime {
  try {
    boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return { uptimeS: uptime() };
  }
  return { boot, uptimeS: uptime() };
}
