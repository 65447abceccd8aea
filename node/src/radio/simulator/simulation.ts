import type { Clock, Logger, ModemPreset } from '@babelmesh/protocol';
import { createSimulatedMesh, type SimulatedMesh } from './simulated-mesh.js';

export interface SimulationOptions {
  /** Nodes in all, the first of them ours. */
  readonly nodes: number;
  readonly lossRate: number;
  readonly preset: ModemPreset;
  /** Where clients reach the other nodes: the first on `port`, the next on the one after. 0: nowhere. */
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Simulation {
  readonly mesh: SimulatedMesh;
  /** Number of the node that is ours. */
  readonly self: number;
  /** A line for each node, for people. */
  readonly described: readonly string[];
}

const FIRST_NODE = 0xba_be_00_01;

/** A mesh to try things out on. A port that is taken costs that node its door, not the simulation. */
export async function openSimulation({
  nodes,
  lossRate,
  preset,
  host,
  port,
  clock,
  logger,
}: SimulationOptions): Promise<Simulation> {
  const specs = Array.from({ length: nodes }, (_, i) => ({
    num: FIRST_NODE + i,
    shortName: i === 0 ? 'BABL' : `SIM${i}`.slice(0, 4),
    longName: i === 0 ? 'Babelmesh (simulated)' : `Simulated node ${i}`,
  }));
  const mesh = createSimulatedMesh({ clock, nodes: specs, preset, region: 'US', lossRate });
  const described = [`simulated mesh of ${nodes} nodes; ours is !${FIRST_NODE.toString(16)}`];
  if (port === 0) return { mesh, self: FIRST_NODE, described };
  for (const [i, { num, longName }] of specs.slice(1).entries()) {
    try {
      await mesh.listen(num, { host, port: port + i });
      described.push(`Meshtastic clients can be “${longName}” (!${num.toString(16)}) at ${host}:${port + i}`);
    } catch (error) {
      logger.warn(
        { error },
        `No Meshtastic client can reach “${longName}”: port ${port + i} cannot be opened.`,
      );
    }
  }
  return { mesh, self: FIRST_NODE, described };
}
