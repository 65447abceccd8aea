import type { Strings } from './strings.js';

/** A length of time in its largest whole unit, with symbols every language reads: `12 s`, `3 min`, `2 h`, `4 d`. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** How long ago a moment was, seen from `now`. A clock ahead of ours reads as this moment. */
export function formatAgo(at: number, now: number, strings: Strings): string {
  return now - at < 60_000 ? strings.justNow : strings.ago(formatSpan(now - at));
}

/** A size in its largest decimal unit, rounded down, so that what is said to be taken is: `900 B`, `1.2 kB`, `1 MB`. */
export function formatSize(bytes: number, { lang, byte }: Strings): string {
  const [unit, prefix] = bytes < 1_000 ? [1, ''] : bytes < 1_000_000 ? [1_000, 'k'] : [1_000_000, 'M'];
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  return `${number.format(Math.floor((bytes / unit) * 10) / 10)} ${prefix}${byte}`;
}

/** Characters as people count them, near enough: code points, not UTF-16 units. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
