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
  };
  const metrics = new Metrics({ queue, radio, readings, version: '1.2.3' });
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
    metrics.engineWorked({ model: 'en-es@1', words: 12, tokens: 34 });
    const text = await metrics.render();
    for (const line of [
      'babelmesh_info{version="1.2.3"} 1',
      'babelmesh_queue_depth{priority="normal"} 7',
      'babelmesh_queue_depth{priority="emergency"} 1',
      'babelmesh_jobs_running 2',
      'babelmesh_deliveries_waiting 3',
      'babelmesh_radio_airtime_seconds 2.5',
      'babelmesh_radio_up 1',
      'babelmesh_cpu_temperature_celsius 51.5',
      'babelmesh_words_translated_total{model="en-es@1"} 12',
      'babelmesh_tokens_translated_total{model="en-es@1"} 34',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
  });

  it('counts how jobs end, and how long they waited and ran', async () => {
    const { metrics, settle } = observed();
    settle('a', 'done', { startedAt: 1_200, settledAt: 1_900 });
    settle('b', 'failed', { failure: { code: 'engine_failed', message: '' } });
    await new Promise(setImmediate);
    const text = await metrics.render();
    expect(text).toContain('babelmesh_jobs_settled_total{state="done"} 1');
    expect(text).toContain('babelmesh_failures_total{code="engine_failed"} 1');
    expect(text).toContain('babelmesh_job_wait_seconds_bucket{le="0.25",priority="normal"} 1');
    expect(text).toContain('babelmesh_job_wait_seconds_bucket{le="0.1",priority="normal"} 0');
    expect(text).toContain('babelmesh_job_run_seconds_sum{priority="normal"} 0.7');
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
