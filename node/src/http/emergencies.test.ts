import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { Emergencies } from './emergencies.js';
import { FakeNode } from './testing/fake-node.js';

describe('Emergencies', () => {
  it('are taken as high beyond the allowance, each requester for itself, and come back with time', async () => {
    const clock = new ManualClock();
    const emergencies = new Emergencies(clock, 2);
    const asked = (id: string) => emergencies.allow(id, 'emergency');
    expect([asked('ana'), asked('ana'), asked('ana')]).toEqual(['emergency', 'emergency', 'high']);
    expect([asked('ben'), emergencies.allow('ana', 'bulk')]).toEqual(['emergency', 'bulk']);
    await clock.advance(1_800_000);
    expect([asked('ana'), asked('ana')]).toEqual(['emergency', 'high']);
  });

  it('count once however often a request is sent under its key', () => {
    const emergencies = new Emergencies(new ManualClock(), 1);
    const asked = (id: string, key?: string) => emergencies.allow(id, 'emergency', key);
    expect([asked('ana', 'k'), asked('ana', 'k'), asked('ana', 'l'), asked('ana')]).toEqual([
      'emergency',
      'emergency',
      'high',
      'high',
    ]);
    expect([asked('ben', 'k'), asked('ana', 'l'), asked('ana', 'k')]).toEqual([
      'emergency',
      'high',
      'emergency',
    ]);
  });

  it('are told as what they were taken for', async () => {
    const app = new FakeNode().app({ limits: { emergenciesPerHour: 1 } });
    const submit = async () => {
      const body = JSON.stringify({ text: 'help', source: 'en', target: 'es', priority: 'emergency' });
      const headers = { 'content-type': 'application/json' };
      return (await (await app.request('/v1/jobs', { method: 'POST', headers, body })).json()).priority;
    };
    expect([await submit(), await submit()]).toEqual(['emergency', 'high']);
  });
});
