import { execFileSync } from 'node:child_process';

/** Whether this user may mount a file system where nobody else sees it, to test a disk that is full or read-only. */
export const canMount = (() => {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
