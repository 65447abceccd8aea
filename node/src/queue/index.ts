export { checkQueue, type FolderReport } from './check-folder.js';
export type { Measure, QueueMeasurement } from './measurements.js';
export { openQueue, type QueueOptions } from './open.js';
export { JobQueue } from './queue.js';
export { assertUnused } from './store.js';
export type { Finding, FindingKind, QueueReport } from './survey.js';
