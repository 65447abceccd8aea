import { Counter, Gauge, type Registry } from 'prom-client';
import type { ObservedPeers } from './ports.js';

/** What is read off the peers room whenever somebody asks. */
export function addPeerMetrics(registry: Registry, peers: ObservedPeers): void {
  const registers = [registry];
  new Gauge({
    name: 'babelmesh_peers_known',
    help: 'Other nodes of which it is known what they translate.',
    registers,
    collect() {
      this.set(peers.known);
    },
  });
  new Counter({
    name: 'babelmesh_peer_requests_total',
    help: 'Requests passed on to other nodes, by what became of them.',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const [outcome, count] of peers.passed) this.inc({ outcome }, count);
    },
  });
}
