import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { MeshtasticLink } from '../link/meshtastic-link.js';
import { openLink } from '../link/open-link.js';
import { TcpTransport } from '../link/tcp-transport.js';
import { TappedTransport } from '../link/testing/tapped-transport.js';
import { createSimulatedMesh } from './simulated-mesh.js';

const logger = { debug() {}, info() {}, warn() {}, error() {} };
const clock = new ManualClock();
const mesh = createSimulatedMesh({ clock, nodes: [{ num: 1 }, { num: 2 }, { num: 3 }] });

afterEach(() => mesh.close());

describe('a simulated node over TCP', () => {
  it('serves a link like any node on the network, one at a time', async () => {
    const { port } = await mesh.listen(1, { port: 0 });
    const tap = new TappedTransport(new TcpTransport({ host: '127.0.0.1', port }));
    const link = new MeshtasticLink({ transport: tap, clock, logger });
    const until = async (check: () => boolean) => {
      while (!check()) {
        const activity = tap.nextActivity();
        await clock.advance(20);
        await Promise.race([activity, new Promise((resolve) => setImmediate(resolve))]);
      }
    };
    const heard: string[] = [];
    link.onPacket(({ payload }) => heard.push(new TextDecoder().decode(payload)));
    link.start();
    await until(() => link.state.phase === 'ready');
    expect(link.state.nodes.size).toBe(2);
    mesh.node(2).sendText(1, 'es Where is the clinic?');
    await until(() => heard.length === 1);
    const payload = new TextEncoder().encode('¿Dónde está la clínica?');
    const sent = link.send({ to: 2, channel: 0, portnum: 1, payload, wantAck: true });
    await until(() => mesh.node(2).received.length === 1);
    let outcome = '';
    sent.then(({ kind }) => {
      outcome = kind;
    });
    await until(() => outcome !== '');
    expect(outcome).toBe('acked');
    const other = openLink({ kind: 'tcp', host: '127.0.0.1', port, clock, logger });
    other.start();
    await until(() => link.state.phase === 'down');
    expect(link.state.reason).toContain('Another client');
    await Promise.all([link.stop(), other.stop()]);
  });
});
