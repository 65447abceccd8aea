import { BabelmeshError, type ErrorCode } from '@babelmesh/protocol';

/** Exit codes of the command, as BSD's sysexits(3) numbers them. */
export const EXIT = {
  ok: 0,
  usage: 64,
  badInput: 65,
  unavailable: 69,
  defect: 70,
  tryLater: 75,
  configuration: 78,
} as const;

const BY_CODE: Partial<Record<ErrorCode, number>> = {
  invalid_config: EXIT.configuration,
  port_in_use: EXIT.configuration,
  store_locked: EXIT.configuration,
  store_read_only: EXIT.configuration,
  store_version: EXIT.configuration,
  store_corrupt: EXIT.configuration,
  store_failed: EXIT.configuration,
  model_missing: EXIT.configuration,
  model_corrupt: EXIT.configuration,
  model_too_new: EXIT.configuration,
  radio_unavailable: EXIT.unavailable,
  node_unreachable: EXIT.unavailable,
  radio_timeout: EXIT.tryLater,
  not_acknowledged: EXIT.tryLater,
  duty_cycle: EXIT.tryLater,
  disk_full: EXIT.tryLater,
  overloaded: EXIT.tryLater,
  rate_limited: EXIT.tryLater,
  timeout: EXIT.tryLater,
  shutting_down: EXIT.tryLater,
  internal: EXIT.defect,
};

export function exitCodeOf(error: unknown): number {
  if (!(error instanceof BabelmeshError)) return EXIT.defect;
  return BY_CODE[error.code] ?? (error.status < 500 ? EXIT.badInput : EXIT.defect);
}
