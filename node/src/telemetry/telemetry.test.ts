import type { Job, JobEvent, JobState } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { Metrics } from './metrics.js';
import { SystemReadings } from './readings.js';

function observed() {
  const jobs = new Map<string, Job>();
  let tell: (event: JobEvent) => void = () => {};
  const clock = new ManualClock();
  const readings = new SystemReadings({ clock, readTemperature: async () => 51.5 });
  const queue = {
    counts: () => ({ waiting: { emergency: 1, high: 0, normal: 7, bulk: 0 }, running: 2, deliveries: 3 }),
    oldestWaitingMs: async () => ({ emergency: 250, normal: 61_000 }),
    get: async (id: string) => jobs.get(id),
    onEvent(listener: (event: JobEvent) => void) {
      tell = listener;
      return () => {
        tell = () => {};
      };
    },
  };
  const radio = {
    status: () => ({
      link: 'ready' as const,
      via: 'test',
      nodes: [],
      airtimeMs: 2_500,
      airtimeBudgetMs: 36_000,
    }),
    ignored: () => new Map([['mqtt', 4]]),
    held: () => new Map([['budget', 2]]),
    undeliverable: () => new Map([['not_confirmed', 1]]),
  };
  const metrics = new Metrics({ version: '1.2.3' });
  const peers = { known: 2, passed: new Map([['answered', 5]]) };
  metrics.watch({ queue, radio, peers, readings });
  const settle = (id: string, state: JobState, more: Partial<Job>) => {
    const request = {
      text: 'x',
      source: 'en',
      from: 'en',
      target: 'es',
      priority: 'normal' as const,
      requester: { inlet: 'http' as const, id: 'a' },
      replyTo: { inlet: 'http' as const },
      work: 1,
    };
    jobs.set(id, {
      id,
      state,
      request,
      attempts: 1,
      doneSegments: 0,
      totalSegments: 0,
      enqueuedAt: 1_000,
      ...more,
    });
    tell({ seq: 1, at: 0, jobId: id, state, priority: 'normal', doneSegments: 0, totalSegments: 0 });
  };
  return { clock, metrics, readings, settle };
}

describe('Metrics', () => {
  it('tells the queue, the radio and the board', async () => {
    const { metrics, readings } = observed();
    readings.start();
    await Promise.resolve();
    readings.stop();
    metrics.engineWorked({ model: 'en-es@1', tokens: 34 });
    metrics.translated({ model: 'en-es@1', words: 12 });
    const text = await metrics.render();
    for (const line of [
      'babelmesh_info{version="1.2.3"} 1',
      'babelmesh_peers_known 2',
      'babelmesh_peer_requests_total{outcome="answered"} 5',
      'babelmesh_queue_depth{priority="normal"} 7',
      'babelmesh_queue_depth{priority="emergency"} 1',
      'babelmesh_queue_oldest_seconds{priority="emergency"} 0.25',
      'babelmesh_queue_oldest_seconds{priority="normal"} 61',
      'babelmesh_queue_oldest_seconds{priority="bulk"} 0',
      'babelmesh_jobs_running 2',
      'babelmesh_deliveries_waiting 3',
      'babelmesh_radio_airtime_seconds 2.5',
      'babelmesh_radio_up 1',
      'babelmesh_radio_ignored_total{reason="mqtt"} 4',
      'babelmesh_radio_held_total{reason="budget"} 2',
      'babelmesh_radio_undeliverable_total{reason="not_confirmed"} 1',
      'babelmesh_cpu_temperature_celsius 51.5',
      'babelmesh_words_translated_total{model="en-es@1"} 12',
      'babelmesh_tokens_translated_total{model="en-es@1"} 34',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
  });

  it('counts how jobs end, how long they waited and ran, and what the disk took', async () => {
    const { metrics, settle } = observed();
    metrics.queueDid({ kind: 'write', transactions: 12, sync: true, durationMs: 4 });
    metrics.queueDid({ kind: 'write', transactions: 1, sync: false, durationMs: 0.1 });
    metrics.queueDid({ kind: 'started', priority: 'normal', waitMs: 200 });
    metrics.queueDid({ kind: 'lapsed', priority: 'bulk' });
    metrics.queueDid({ kind: 'settled', priority: 'normal', state: 'done', attempts: 2, serviceMs: 500 });
    metrics.queueDid({ kind: 'settled', priority: 'normal', state: 'failed', attempts: 5, serviceMs: 250 });
    metrics.queueDid({ kind: 'settled', priority: 'bulk', state: 'cancelled', attempts: 0 });
    settle('b', 'failed', { failure: { code: 'engine_failed', message: '' } });
    await new Promise(setImmediate);
    const lines = (await metrics.render()).split('\n');
    for (const line of [
      'babelmesh_queue_write_seconds_bucket{le="0.005",sync="true"} 1',
      'babelmesh_queue_write_seconds_bucket{le="0.0025",sync="true"} 0',
      'babelmesh_queue_write_seconds_count{sync="false"} 1',
      'babelmesh_queue_group_size_sum 13',
      'babelmesh_job_wait_seconds_bucket{le="0.25",priority="normal"} 1',
      'babelmesh_job_wait_seconds_bucket{le="0.1",priority="normal"} 0',
      'babelmesh_job_service_seconds_sum{priority="normal"} 0.75',
      'babelmesh_job_attempts_bucket{le="2",priority="normal"} 1',
      'babelmesh_job_attempts_count{priority="bulk"} 1',
      'babelmesh_jobs_settled_total{state="done"} 1',
      'babelmesh_jobs_settled_total{state="failed"} 1',
      'babelmesh_jobs_settled_total{state="cancelled"} 1',
      'babelmesh_leases_lapsed_total{priority="bulk"} 1',
      'babelmesh_failures_total{code="engine_failed"} 1',
    ]) {
      expect(lines).toContain(line);
    }
  });
});

describe('SystemReadings', () => {
  it('asks again every half minute, and bears a board without a sensor', async () => {
    const clock = new ManualClock();
    const answers = [40, null, 42];
    const readings = new SystemReadings({
      clock,
      readTemperature: async () => {
        const answer = answers.shift();
        if (answer === undefined) throw new Error('no sensor');
        return answer;
      },
    });
    const seen: (number | undefined)[] = [];
    readings.start();
    for (let i = 0; i < 4; i++) {
      await clock.advance(i === 0 ? 0 : 30_000);
      seen.push(readings.cpuTemperatureC);
    }
    readings.stop();
    expect(seen).toEqual([40, undefined, 42, undefined]);
  });
});
