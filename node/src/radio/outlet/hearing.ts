import type { RadioLink } from '../link/link.js';
import { NODEINFO_APP } from '../policy.js';
import type { Reachability } from './reachability.js';

export interface HearingOptions {
  readonly link: RadioLink;
  readonly reachability: Reachability;
  /** A node that was awaited is worth a try. */
  readonly onHeard: () => void;
}

/** Notices when an awaited node is heard: by us, or by the radio while we were away. Returns the way to stop. */
export function keepEar({ link, reachability, onHeard }: HearingOptions): () => void {
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
        if (reachability.listed(node, nodes.get(node)?.radioHeardAt)) onHeard();
      }
    }),
  ];
  return () => {
    for (const stop of stopListening) stop();
  };
}
