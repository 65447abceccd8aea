export { openQueue, type QueueOptions } from './open.js';
export { JobQueue } from './queue.js';
