import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** The time since the machine started, which no setting of its clock changes. */
export interface MachineTime {
  /** Names this start of the machine, where it has a name. */
  readonly boot?: string;
  readonly uptimeS: number;
}

export async function sinceBoot(): Promise<MachineTime> {
  const boot = await readFile(BOOT_ID, 'utf8').catch(() => undefined);
  return { ...(boot !== undefined && { boot: boot.trim() }), uptimeS: uptime() };
}

/** Milliseconds that passed at least: after a restart of the machine, as long as it has been on. */
export function leastPassedMs(then: MachineTime, now: MachineTime): number {
  const isSameRun = then.boot === now.boot && then.uptimeS <= now.uptimeS;
  return (isSameRun ? now.uptimeS - then.uptimeS : now.uptimeS) * 1_000;
}
