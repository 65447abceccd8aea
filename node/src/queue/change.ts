import type { JobEvent, JobState, Priority } from '@babelmesh/protocol';
import type { Transaction } from './journal.js';
import { type AlarmKind, alarmKey, COUNTERS_KEY, eventKey, stateKey } from './keys.js';
import type { QueueMeasurement } from './measurements.js';
import { assertMove } from './moves.js';
import type { QueueTime } from './queue-time.js';
import { type Counters, type JobRecord, noCounters, type StateRecord } from './records.js';

/** What listeners are told once a change is stored. */
export interface Announcements {
  readonly events: JobEvent[];
  ready: boolean;
  delivery: boolean;
  readonly measurements: QueueMeasurement[];
}

/** Event numbers reserved at a time. */
const EVENTS_RESERVED = 1_024;

/** One transaction in the queue's own terms. `finish` must be called last. */
export class Change {
  readonly tx: Transaction;
  /** Queue time and wall time of the change. */
  readonly nowQ: number;
  readonly wallNow: number;
  readonly announcements: Announcements = {
    events: [],
    ready: false,
    delivery: false,
    measurements: [],
  };
  readonly time: QueueTime;
  #counters: Counters | undefined;

  constructor(tx: Transaction, time: QueueTime) {
    this.tx = tx;
    this.time = time;
    this.nowQ = time.now();
    this.wallNow = time.toWall(this.nowQ);
  }

  /** A copy of the counters to change at will; stored by `finish`. */
  get counters(): Counters {
    if (!this.#counters) {
      const stored = this.tx.get<Counters>(COUNTERS_KEY) ?? noCounters(this.time.mark());
      this.#counters = {
        ...stored,
        waiting: { ...stored.waiting },
        waitingWork: { ...stored.waitingWork },
        readyLines: { ...stored.readyLines },
      };
    }
    return this.#counters;
  }

  setAlarm(atQ: number, kind: AlarmKind, id: string): void {
    this.tx.put(alarmKey(atQ, kind, id), 1);
  }

  clearAlarm(atQ: number | undefined, kind: AlarmKind, id: string): void {
    if (atQ !== undefined) this.tx.del(alarmKey(atQ, kind, id));
  }

  /** Stores a job's new state after checking that the move is legal, and tells of it. */
  moveJob(id: string, job: JobRecord, from: JobState, to: StateRecord): void {
    assertMove(from, to.state);
    this.putState(id, job, to);
  }

  putState(id: string, job: JobRecord, state: StateRecord): void {
    this.tx.put(stateKey(id), state);
    const seq = ++this.counters.eventSeq;
    const event: JobEvent = {
      seq,
      at: this.wallNow,
      jobId: id,
      state: state.state,
      priority: job.request.priority,
      doneSegments: state.doneSegments,
      totalSegments: state.totalSegments,
    };
    this.tx.put(eventKey(seq), event);
    this.announcements.events.push(event);
  }

  /** Counts a job in or out of those that wait. */
  countWaiting(job: JobRecord, sign: 1 | -1): void {
    const priority: Priority = job.request.priority;
    const { counters } = this;
    counters.waiting[priority] += sign;
    counters.waitingWork[priority] += sign * Math.ceil(job.request.work);
    counters.waitingBytes += sign * job.textBytes;
  }

  finish(): void {
    if (!this.#counters) return;
    const { eventSeq, eventSeqReserved = 0 } = this.#counters;
    if (eventSeq > eventSeqReserved) {
      this.#counters.eventSeqReserved = eventSeq + EVENTS_RESERVED;
      this.tx.flush();
    }
    this.#counters.time = this.time.mark();
    this.tx.put(COUNTERS_KEY, this.#counters);
  }
}
