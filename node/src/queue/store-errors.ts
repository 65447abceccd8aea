import { BabelmeshError } from '@babelmesh/protocol';

/** What failures of disk and LevelDB say of themselves, in their codes and messages. */
const LOCKED = /LEVEL_LOCKED|already held|Resource temporarily unavailable/;
const FULL = /ENOSPC|No space left|EDQUOT|quota exceeded/i;
/** On a read-only file system Node's recursive mkdir says ENOENT. */
const READ_ONLY =
  /EROFS|EACCES|EPERM|ENOENT[^,]*, mkdir|Read-only file system|Permission denied|Operation not permitted/i;
const CORRUPT =
  /LEVEL_CORRUPTION|Corruption|does not exist \(create_if_missing|missing files|not a database|bad block|truncated|IO error: .*No such file/i;

export const isLocked = (error: unknown) => LOCKED.test(describe(error));

export function lockedError(folder: string, pid: string | undefined, cause: unknown): BabelmeshError {
  return new BabelmeshError(
    'store_locked',
    `Another process ${pid ? `(pid ${pid}) ` : ''}is using the data in ${folder}.`,
    { remedy: 'Stop it, or name another data folder for this one.', cause },
  );
}

export function corruptError(where: string, cause?: unknown): BabelmeshError {
  return new BabelmeshError('store_corrupt', `The data${where} is damaged.`, {
    remedy: 'Run `babelmesh queue check --repair`: it repairs a copy and lists what was lost.',
    cause,
  });
}

/** A failure of the disk or of LevelDB as the error a person reads. */
export function toStoreError(error: unknown, folder?: string): BabelmeshError {
  if (error instanceof BabelmeshError) return error;
  const text = describe(error);
  const where = folder ? ` in ${folder}` : '';
  if (FULL.test(text)) return diskFullError(error);
  if (READ_ONLY.test(text)) {
    return new BabelmeshError('store_read_only', `The data${where} cannot be written.`, {
      remedy: 'Give the user that runs the node write access to the data folder, or name another.',
      cause: error,
    });
  }
  if (error instanceof SyntaxError || CORRUPT.test(text)) return corruptError(where, error);
  return new BabelmeshError('store_failed', `The data${where} could not be read or written.`, {
    remedy: 'Check the disk; the node’s log has the cause.',
    retryAfterMs: 5_000,
    cause: error,
  });
}

export function diskFullError(cause?: unknown): BabelmeshError {
  return new BabelmeshError('disk_full', 'The disk is full: nothing more can be stored now.', {
    remedy: 'Free space on the disk of the data folder; the node goes on by itself.',
    retryAfterMs: 30_000,
    cause,
  });
}

/** Codes and messages of an error and its causes. */
function describe(error: unknown): string {
  const parts: string[] = [];
  for (let at: unknown = error; at instanceof Error && parts.length < 12; at = at.cause) {
    parts.push(String((at as { code?: unknown }).code ?? ''), at.message);
  }
  return parts.join(' ');
}
