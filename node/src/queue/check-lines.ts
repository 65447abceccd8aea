/** Lines and their places in the order, against the positions that jobs stand at. */
import { PRIORITIES, type Priority } from '@babelmesh/protocol';
import { jobKey, READY, REQUESTER, requesterKey, SLOT } from './keys.js';
import { MIDDLE, nextPlace } from './lines.js';
import type { JobRecord, Line, ReadyRecord, RequesterRecord } from './records.js';
import type { Survey } from './survey.js';

/** The positions of one line that are taken. */
interface Positions {
  /** Requester and priority, as in the keys. */
  readonly path: string;
  readonly first: number;
  last: number;
  count: number;
}

/** Positions come in order, so one line is looked at at a time. */
export async function checkLines(survey: Survey): Promise<void> {
  await countTurns(survey);
  let at: Positions | undefined;
  for await (const [key, id] of survey.entries<string>(SLOT)) {
    const path = key.slice(SLOT.length, key.lastIndexOf('/'));
    const position = Number(key.slice(key.lastIndexOf('/') + 1));
    if (at?.path !== path) {
      if (at) checkLine(survey, at);
      at = { path, first: position, last: position, count: 0 };
      checkRequester(survey, path, id);
    }
    at.last = position;
    at.count++;
  }
  if (at) checkLine(survey, at);
  await survey.flush();
  for await (const [key, record] of survey.entries<RequesterRecord>(REQUESTER)) {
    for (const priority of PRIORITIES) {
      const line = record.lines[priority];
      if (!line || (line.count === 0 && !line.ready)) continue;
      const path = `${key.slice(REQUESTER.length)}/${priority}`;
      if (await survey.isEmpty(`${SLOT}${path}/`))
        checkLine(survey, { path, first: MIDDLE, last: MIDDLE - 1, count: 0 });
    }
  }
}

/** A new place must not get the key of one that stands. */
async function countTurns(survey: Survey): Promise<void> {
  const { counters } = survey;
  for await (const [, { lines }] of survey.entries<RequesterRecord>(REQUESTER)) {
    for (const line of Object.values(lines)) {
      counters.turn = Math.max(counters.turn, Number(line?.ready?.key.split('/')[3] ?? 0));
    }
  }
}

/** A requester without a record gets one from a job that waits in its line. */
function checkRequester(survey: Survey, path: string, id: string): void {
  const [requester = ''] = path.split('/');
  const known = survey.get<RequesterRecord>(requesterKey(requester));
  const job = survey.get<JobRecord>(jobKey(id));
  if (known || !job) return;
  survey.find('line_wrong', requesterKey(requester), 'A requester with waiting jobs has no record.');
  survey.put(requesterKey(requester), { requester: job.request.requester, lines: {} });
}

function checkLine(survey: Survey, { path, first, last, count }: Positions): void {
  const [requester = '', name = ''] = path.split('/');
  const priority = name as Priority;
  const key = requesterKey(requester);
  const record = survey.get<RequesterRecord>(key);
  if (!record) return;
  const line = record.lines[priority];
  const isRight =
    line?.count === count &&
    (line.ready !== undefined) === count > 0 &&
    // An empty line may stand anywhere; the last positions of a line may be gaps.
    (count === 0 || (line.first === first && line.last >= last));
  if (isRight) return;
  survey.find(
    'line_wrong',
    key,
    `The ${name} line of ${record.requester.id} does not fit its ${count} jobs.`,
  );
  const finishQ = line?.finishQ ?? 0;
  const now = { nowQ: survey.counters.time.at, counters: survey.counters };
  const ready = count > 0 ? (line?.ready ?? nextPlace(now, priority, finishQ)) : undefined;
  const mended: Line = { first, last, count, finishQ, ...(ready && { ready }) };
  survey.put(key, { ...record, lines: { ...record.lines, [priority]: mended } });
}

export async function checkPlaces(survey: Survey): Promise<void> {
  for await (const [key, record] of survey.entries<RequesterRecord>(REQUESTER)) {
    const requester = key.slice(REQUESTER.length);
    for (const priority of PRIORITIES) {
      const ready = record.lines[priority]?.ready;
      if (!ready) continue;
      survey.counters.readyLines[priority]++;
      if (survey.holds(ready.key, { requester, priority })) continue;
      survey.find('entry_missing', ready.key, `The ${priority} line of ${record.requester.id} has no place.`);
      survey.put(ready.key, { requester, priority });
    }
  }
  await survey.flush();
  for await (const [key, entry] of survey.entries<ReadyRecord>(READY)) {
    const record = survey.get<RequesterRecord>(requesterKey(entry.requester));
    if (record?.lines[entry.priority]?.ready?.key === key) continue;
    survey.find('entry_stale', key, 'A place in the order belongs to no line.');
    survey.del(key);
  }
}
