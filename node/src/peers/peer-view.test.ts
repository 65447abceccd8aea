import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it } from 'vitest';
import { Directory } from './directory.js';
import { peerViews } from './peer-view.js';
import { statusOf } from './testing/fake-radio.js';

const [B, C, D, E] = [0xb, 0xc, 0xd, 0xe];

it('names all that may be asked, the nearest first, with what they have', () => {
  const clock = new ManualClock();
  const directory = new Directory(clock, { listed: new Set([B, C]), anyHeard: true });
  directory.told(D, statusOf(['en>sw'], 2), { hops: 2, snrDb: 4.5 });
  directory.told(C, statusOf(['en>fr']), { hops: 0 });
  directory.overheard(E, statusOf([]));
  directory.rest(B);
  const toldAt = clock.now();
  const jobId = '0000026f1e283860226c8';
  expect(
    peerViews(
      directory,
      [
        { jobId, peer: D, isSent: true },
        { jobId, peer: B, isSent: false },
      ],
      clock,
    ),
  ).toEqual([
    {
      node: '!0000000c',
      directions: [{ source: 'en', target: 'fr' }],
      ...{ toldAt, isDirect: true, waiting: 0, hops: 0, jobs: [] },
    },
    {
      node: '!0000000d',
      directions: [{ source: 'en', target: 'sw' }],
      ...{ toldAt, isDirect: true, waiting: 2, hops: 2, snrDb: 4.5 },
      jobs: [{ job: jobId.slice(0, 7), isSent: true }],
    },
    { node: '!0000000e', directions: [], toldAt, isDirect: false, waiting: 0, jobs: [] },
    {
      node: '!0000000b',
      directions: [],
      isDirect: false,
      restsUntil: toldAt + 30_000,
      jobs: [{ job: jobId.slice(0, 7), isSent: false }],
    },
  ]);
});
