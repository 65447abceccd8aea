/** The time since the machine started, which no setting of its clock changes. */
export interface MachineTime {
  /** Names this start of the machine, where it has a name. */
  readonly boot?: string;
  readonly uptimeS: number;
}

/** Milliseconds that passed at least: after a restart of the machine, as long as it has been on. */
export function leastPassedMs(then: MachineTime, now: MachineTime): number {
  const isSameRun = then.boot === now.boot && then.uptimeS <= now.uptimeS;
  return (isSameRun ? now.uptimeS - then.uptimeS : now.uptimeS) * 1_000;
}

/** Milliseconds that passed exactly, where the machine is known to have run all the while. */
export function passedMs(then: MachineTime, now: MachineTime): number | undefined {
  const isSameRun = then.boot !== undefined && then.boot === now.boot && then.uptimeS <= now.uptimeS;
  return isSameRun ? (now.uptimeS - then.uptimeS) * 1_000 : undefined;
}
