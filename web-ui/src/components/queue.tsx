import type { JobEvent, Priority, QueueStatus } from '@babelmesh/protocol';
import type { Strings } from '../strings.js';
import type { ViewProps } from './view.js';

const SHOWN = 5;
const ORDER: readonly Priority[] = ['emergency', 'high', 'normal', 'bulk'];

export function Queue({ page, strings }: ViewProps) {
  const status = page.live.status.value;
  const translation = page.translation.state.value;
  const own = translation.phase === 'working' ? translation.job.id : undefined;
  return (
    <section class="card" aria-labelledby="queue-title">
      <h2 id="queue-title">{strings.queue}</h2>
      {status ? <Counts queue={status.queue} strings={strings} /> : <p>{strings.loading}</p>}
      <Running jobs={page.live.running.value} own={own} strings={strings} />
    </section>
  );
}

function Counts({ queue, strings }: { queue: QueueStatus; strings: Strings }) {
  const waiting = ORDER.reduce((sum, priority) => sum + (queue.waiting[priority] ?? 0), 0);
  return (
    <>
      <dl class="counts">
        <Count name={strings.queueWaiting} value={waiting} />
        <Count name={strings.queueRunning} value={queue.running} />
        <Count name={strings.queueDeliveries} value={queue.deliveries} />
      </dl>
      {waiting === 0 ? (
        <p>{strings.queueEmpty}</p>
      ) : (
        <ul class="waiting">
          {ORDER.filter((priority) => queue.waiting[priority] > 0).map((priority) => (
            <li key={priority} class={priority}>
              {strings.priorities[priority]} <b>{queue.waiting[priority]}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Count({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface RunningProps {
  readonly jobs: readonly JobEvent[];
  /** The job this page waits for. */
  readonly own: string | undefined;
  readonly strings: Strings;
}

function Running({ jobs, own, strings }: RunningProps) {
  if (jobs.length === 0) return null;
  return (
    <>
      <h3>{strings.runningNow}</h3>
      <ul class="running">
        {jobs.slice(0, SHOWN).map(({ jobId, priority, doneSegments, totalSegments }) => (
          <li key={jobId} class={priority}>
            <span>
              {strings.priorities[priority]}
              {own?.startsWith(jobId) && <b> · {strings.yours}</b>}
            </span>
            {totalSegments > 0 && (
              <>
                <progress
                  aria-label={strings.priorities[priority]}
                  max={totalSegments}
                  value={doneSegments}
                />
                <span>{strings.parts(doneSegments, totalSegments)}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
