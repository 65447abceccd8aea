/** What telemetry looks at. */
import type { Job, JobEvent, QueueStatus, RadioStatus } from '@babelmesh/protocol';

export interface ObservedQueue {
  counts(): QueueStatus;
  get(id: string): Promise<Job | undefined>;
  onEvent(listener: (event: JobEvent) => void): () => void;
}

export interface ObservedRadio {
  status(): RadioStatus;
}
