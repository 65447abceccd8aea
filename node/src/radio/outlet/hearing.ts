import type { Clock } from '@babelmesh/protocol';
import type { RadioLink } from '../link/link.js';
import { NODEINFO_APP } from '../policy.js';
import type { Reachability } from './reachability.js';

/** The radio's node list tells times in seconds, and by the radio's clock. */
const CLOCKS_APART_MS = 30_000;

export interface HearingOptions {
  readonly link: RadioLink;
  readonly clock: Clock;
  readonly reachability: Reachability;
  /** A node that was awaited is worth a try. */
  readonly onHeard: () => void;
}

/** Notices when an awaited node is heard: by us, or by the radio while we were away. Returns the way to stop. */
export function keepEar({ link, clock, reachability, onHeard }: HearingOptions): () => void {
  const stopListening = [
    link.onPacket(({ from, portnum }) => {
      if (portnum === NODEINFO_APP && reachability.lacksKey(from)) {
        reachability.keyLearned(from);
        onHeard();
      } else if (reachability.heard(from)) onHeard();
    }),
    link.onState(({ phase, nodes }) => {
      if (phase !== 'ready') return;
      for (const node of reachability.awaited) {
        const heardAgoMs = clock.now() - (nodes.get(node)?.lastHeardAt ?? 0);
        const isSince = heardAgoMs + CLOCKS_APART_MS < reachability.triedAgoMs(node);
        if (isSince && reachability.heard(node)) onHeard();
      }
    }),
  ];
  return () => {
    for (const stop of stopListening) stop();
  };
}
