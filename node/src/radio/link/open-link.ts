import type { Clock, Logger } from '@babelmesh/protocol';
import type { LastContact, RadioLink } from './link.js';
import { MeshtasticLink } from './meshtastic-link.js';
import { SerialTransport } from './serial-transport.js';
import { TcpTransport } from './tcp-transport.js';
import type { ByteTransport } from './transport.js';

export type LinkTarget =
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate?: number }
  | { readonly kind: 'tcp'; readonly host: string; readonly port?: number }
  | {
      readonly kind: 'simulated';
      /** From `createSimulatedMesh`. */
      readonly mesh: { connect(num: number): ByteTransport };
      readonly num: number;
    };

export type OpenLinkOptions = LinkTarget & {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Uniform over all 32-bit numbers. Chance by default; a seeded source makes a run repeatable. */
  readonly randomUint32?: () => number;
  /** In an earlier run. Not known by default. */
  readonly last?: LastContact | undefined;
};

/**
 * A link to the node named, not started yet.
 *
 * @example
 * const link = openLink({ kind: 'tcp', host: '192.0.2.7', clock, logger });
 * link.start();
 * await link.ready();
 */
export function openLink({ clock, logger, randomUint32, last, ...target }: OpenLinkOptions): RadioLink {
  const transport = openTransport(target);
  return new MeshtasticLink({
    transport,
    clock,
    logger,
    ...(randomUint32 ? { randomUint32 } : {}),
    ...(last ? { last } : {}),
  });
}

function openTransport(target: LinkTarget): ByteTransport {
  switch (target.kind) {
    case 'serial':
      return new SerialTransport(target);
    case 'tcp':
      return new TcpTransport(target);
    case 'simulated':
      return target.mesh.connect(target.num);
  }
}
