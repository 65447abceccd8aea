import { type Clock, jobNumber, type PeerView } from '@babelmesh/protocol';
import type { Directory, Entry } from './directory.js';
import { nodeId } from './node-id.js';
import type { Passed } from './pass-on.js';

/** What the operator may want to know of the nodes that may be asked, the nearest first. */
export function peerViews(directory: Directory, passed: readonly Passed[], clock: Clock): PeerView[] {
  const told = directory.nearest;
  const silent = directory.nodes.filter((node) => !told.some((entry) => entry.node === node));
  return [
    ...told.map((entry) => ({ node: entry.node, entry })),
    ...silent.map((node) => ({ node, entry: undefined })),
  ].map(({ node, entry }) => {
    const restMs = directory.restMs(node);
    const jobs = passed.filter(({ peer }) => peer === node);
    return {
      node: nodeId(node),
      ...(entry ? toldBy(entry, clock) : { directions: [], isDirect: false }),
      ...(restMs > 0 && { restsUntil: clock.now() + restMs }),
      jobs: jobs.map(({ jobId, isSent }) => ({ job: jobNumber(jobId), isSent })),
    };
  });
}

function toldBy(entry: Entry, clock: Clock): Omit<PeerView, 'node' | 'restsUntil' | 'jobs'> {
  const { directions, toldAt, isDirect, waiting, hops, snrDb } = entry;
  return {
    directions,
    toldAt: clock.now() - (clock.monotonic() - toldAt),
    isDirect,
    waiting,
    ...(hops !== undefined && { hops }),
    ...(snrDb !== undefined && { snrDb }),
  };
}
