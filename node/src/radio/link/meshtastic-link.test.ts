import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { createSimulatedMesh } from '../simulator/simulated-mesh.js';
import type { ReceivedPacket } from './link.js';
import { openLink } from './open-link.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

describe('smoke', () => {
  it('works', async () => {
    const clock = new ManualClock();
    const mesh = createSimulatedMesh({ clock, nodes: [{ num: 1 }, { num: 2 }, { num: 3 }] });
    const logger = process.env.LOUD
      ? { debug: console.log, info: console.log, warn: console.log, error: console.log }
      : silent;
    const link = openLink({ kind: 'simulated', mesh, num: 1, clock, logger });
    const got: ReceivedPacket[] = [];
    link.onPacket((packet) => got.push(packet));
    link.start();
    await clock.advance(1000);
    expect(link.state.phase).toBe('ready');
    const sent = mesh.node(2).sendText(1, 'es Where?');
    await clock.advance(10_000);
    expect(got).toHaveLength(1);
    expect(await sent.done).toBe(0);
    const outcome = link.send({
      to: 2,
      channel: 0,
      portnum: 1,
      payload: new TextEncoder().encode('¿Dónde?'),
      replyId: sent.id,
      wantAck: true,
    });
    await clock.advance(30_000);
    expect((await outcome).kind).toBe('acked');
    expect(mesh.node(2).received.map((m) => m.text)).toEqual(['¿Dónde?']);
    await link.stop();
    await mesh.close();
  });
});
