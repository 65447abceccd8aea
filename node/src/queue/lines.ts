/**
 * The order of waiting jobs. Every requester has a line of jobs for each priority, first in first
 * out, and at most one entry per line stands in the ready range, under
 * `start + slack(priority)`: a virtual deadline.
 *
 * The start tag of a line's front is the later of the virtual time when it came to the front and the
 * line's finish tag: the start of the job before it plus that job's work, times the number of lines
 * that share the node (start-time fair queueing, Goyal, Vin and Cheng 1996). Virtual time is queue
 * time or the highest start tag served, whichever is later. So whoever comes newly stands behind at
 * most one job of every other line, however long those lines are; heavy requesters fall back by what
 * they used; and since virtual time never stands still and a front keeps its tag, nothing starves.
 */
import type { Priority } from '@babelmesh/protocol';
import type { Change } from './change.js';
import { readyKey, requesterId, requesterKey, slotKey } from './keys.js';
import { sumOf } from './limits.js';
import type { JobRecord, Line, Place, ReadyRecord, RequesterRecord, StateRecord } from './records.js';
import { msPerToken } from './service-rate.js';

/** How long a job of each priority may wait before it goes before newer, more urgent ones. */
export const SLACK_MS: Readonly<Record<Priority, number>> = {
  emergency: 0,
  high: 30_000,
  normal: 300_000,
  bulk: 3_600_000,
};

/** Lines begin in the middle of the positions, so that a job can go back before the first. */
export const MIDDLE = 1e13;

/** A position behind all that jobs take by themselves, for one that lost its own. */
export const lateSlot = (seq: number) => MIDDLE + 1e12 + seq;

/** What a token may weigh at most: an engine that hung must not set virtual time leaping. */
const MOST_MS_PER_TOKEN = 100;

const EMPTY: Line = { first: MIDDLE, last: MIDDLE - 1, count: 0, finishQ: 0 };

interface OpenLine {
  readonly requester: string;
  readonly priority: Priority;
  readonly record: RequesterRecord;
  readonly line: Line;
}

function open(change: Change, requester: string, priority: Priority, job?: JobRecord): OpenLine {
  const record = change.tx.get<RequesterRecord>(requesterKey(requester)) ?? {
    requester: job?.request.requester ?? { inlet: 'http', id: requester },
    lines: {},
  };
  return { requester, priority, record, line: record.lines[priority] ?? EMPTY };
}

function store(change: Change, { requester, priority, record }: OpenLine, line: Line): void {
  change.tx.put(requesterKey(requester), { ...record, lines: { ...record.lines, [priority]: line } });
}

/** Virtual time: never behind queue time, never behind what was served. */
function virtualNow({ nowQ, counters }: Pick<Change, 'nowQ' | 'counters'>): number {
  return Math.max(nowQ, counters.virtualQ);
}

/** The place a line gets now: behind all others of the same deadline. */
export function nextPlace(
  change: Pick<Change, 'nowQ' | 'counters'>,
  priority: Priority,
  finishQ: number,
): Place {
  const startQ = Math.max(virtualNow(change), finishQ);
  return { key: readyKey(priority, startQ + SLACK_MS[priority], ++change.counters.turn), startQ };
}

/** The line with its ready entry at another place, or without one. */
function moveTo(
  change: Change,
  { requester, priority }: OpenLine,
  line: Line,
  place: Place | undefined,
): Line {
  const { ready, ...rest } = line;
  if (ready) {
    change.tx.del(ready.key);
    change.counters.readyLines[priority]--;
  }
  if (!place) return rest;
  change.tx.put(place.key, { requester, priority } satisfies ReadyRecord);
  change.counters.readyLines[priority]++;
  return { ...rest, ready: place };
}

/** Waiting jobs of a requester, all priorities together. */
export function waitingOf(record: RequesterRecord | undefined): number {
  if (!record) return 0;
  return Object.values(record.lines).reduce((sum, line) => sum + (line?.count ?? 0), 0);
}

/** Puts a new job at the end of its line. Returns its position. */
export function join(change: Change, id: string, job: JobRecord): number {
  const { requester, priority } = job.request;
  const at = open(change, requesterId(requester), priority, job);
  const position = at.line.last + 1;
  change.announcements.ready = true;
  change.tx.put(slotKey(at.requester, priority, position), id);
  const line = { ...at.line, last: position, count: at.line.count + 1 };
  store(
    change,
    at,
    line.ready ? line : moveTo(change, at, line, nextPlace(change, at.priority, line.finishQ)),
  );
  return position;
}

/**
 * How a leased job goes back to the front of its line: with the line's present place, behind all who
 * wait now (a slice ended), or with the place it had when it was leased (the node stopped).
 */
export type Rejoining = 'front' | 'last' | 'before';

/** Puts a leased job back and gives the line back its charge for the part not done (`unused`, 0 to 1). */
export function rejoin(
  change: Change,
  id: string,
  job: JobRecord,
  { charge = 0, place }: StateRecord,
  { unused, as }: { unused: number; as: Rejoining },
): number {
  const { requester, priority } = job.request;
  const at = open(change, requesterId(requester), priority, job);
  const isEmpty = at.line.count === 0;
  change.announcements.ready = true;
  const position = isEmpty ? MIDDLE : at.line.first - 1;
  change.tx.put(slotKey(at.requester, priority, position), id);
  const line: Line = {
    ...at.line,
    first: position,
    last: isEmpty ? position : at.line.last,
    count: at.line.count + 1,
    finishQ: Math.max(0, at.line.finishQ - Math.floor(charge * unused)),
  };
  if (!isEmpty && as === 'front') store(change, at, line);
  else {
    const earlier = as === 'before' ? place : undefined;
    store(change, at, moveTo(change, at, line, earlier ?? nextPlace(change, at.priority, line.finishQ)));
  }
  return position;
}

/** Takes the job at the front of the line behind a ready entry. Returns its id, place and charge. */
export function take(
  change: Change,
  { requester, priority }: ReadyRecord,
  workOf: (id: string) => number,
): { id: string; charge: number; place: Place } | undefined {
  const at = open(change, requester, priority);
  const place = at.line.ready;
  if (!place) return undefined;
  const slot = slotKey(requester, priority, at.line.first);
  const id = change.tx.get<string>(slot);
  if (id === undefined) return undefined;
  change.tx.del(slot);
  const { counters } = change;
  counters.virtualQ = Math.max(counters.virtualQ, place.startQ);
  const charge = Math.ceil(
    workOf(id) * Math.min(MOST_MS_PER_TOKEN, msPerToken(counters)) * Math.max(1, sumOf(counters.readyLines)),
  );
  const line = { ...at.line, count: at.line.count - 1, finishQ: place.startQ + charge };
  store(change, at, advance(change, at, line, true));
  return { id, charge, place };
}

/** Takes a job out of the middle of its line: cancelled or expired. */
export function leave(change: Change, job: JobRecord, position: number): void {
  const { requester, priority } = job.request;
  const at = open(change, requesterId(requester), priority, job);
  change.tx.del(slotKey(at.requester, priority, position));
  const line = { ...at.line, count: at.line.count - 1 };
  store(change, at, position === line.first ? advance(change, at, line, false) : line);
}

/** Moves the front on to the next job there is; where one was served, the line gets a new ready entry. */
function advance(change: Change, at: OpenLine, line: Line, served: boolean): Line {
  if (line.count === 0) {
    return moveTo(change, at, { ...line, first: MIDDLE, last: MIDDLE - 1 }, undefined);
  }
  let first = line.first + 1;
  while (first <= line.last && change.tx.get(slotKey(at.requester, at.priority, first)) === undefined)
    first++;
  const moved = { ...line, first };
  return served ? moveTo(change, at, moved, nextPlace(change, at.priority, moved.finishQ)) : moved;
}

/** True where nothing waits and nothing is owed: forgetting the requester changes no order. */
export function isIdle(change: Change, { lines }: RequesterRecord): boolean {
  return Object.values(lines).every(
    (line) => line === undefined || (line.count === 0 && line.finishQ <= virtualNow(change)),
  );
}
