import { ManualClock } from '@babelmesh/protocol/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Directory, PeersSnapshot } from './directory.js';
import { statusOf } from './testing/fake-radio.js';

const HOUR = 3_600_000;
const [B, C, D] = [0xb, 0xc, 0xd];

function setUp({ listed = [B, C], anyHeard = false }: { listed?: number[]; anyHeard?: boolean } = {}) {
  const clock = new ManualClock();
  return { clock, directory: new Directory(clock, { listed: new Set(listed), anyHeard }) };
}

const nodes = (entries: readonly { node: number }[]) => entries.map(({ node }) => node);

describe('Directory', () => {
  it('knows who translates what, and takes the newest status for true', () => {
    const { directory } = setUp();
    directory.told(B, statusOf(['en>sw', 'en>uk']));
    directory.told(C, { kind: 'nodeStatus', directions: [], among: ['en', 'sw', 'fr'], waiting: 0 });
    expect(nodes(directory.candidates('en', 'sw'))).toEqual([B, C]);
    expect(nodes(directory.candidates('fr', 'sw'))).toEqual([C]);
    directory.told(B, statusOf(['en>uk']));
    expect(nodes(directory.candidates('en', 'sw'))).toEqual([C]);
    directory.lacks(C, { source: 'en', target: 'sw' });
    expect(directory.candidates('en', 'sw')).toEqual([]);
    expect(nodes(directory.candidates('sw', 'en'))).toEqual([C]);
  });

  it('prefers the near, then the idle, then the loud', () => {
    const { directory } = setUp({ anyHeard: true });
    const tell = (node: number, waiting: number, hops: number, snrDb: number) =>
      directory.told(node, statusOf(['en>sw'], waiting), { hops, snrDb });
    tell(1, 0, 2, 10);
    tell(2, 9, 0, 10);
    tell(3, 1, 0, -5);
    tell(4, 1, 0, 5);
    expect(nodes(directory.candidates('en', 'sw'))).toEqual([4, 3, 2, 1]);
  });

  it('takes note only of those that may be asked', () => {
    const { directory } = setUp();
    expect(directory.told(D, statusOf(['en>sw']))).toBe(false);
    expect(directory.entries).toEqual([]);
    expect(setUp({ anyHeard: true }).directory.told(D, statusOf(['en>sw']))).toBe(true);
  });

  it('forgets what is three days old', async () => {
    const { clock, directory } = setUp();
    directory.told(B, statusOf(['en>sw']));
    await clock.advance(71 * HOUR);
    expect(directory.ageMs(B)).toBe(71 * HOUR);
    expect(nodes(directory.entries)).toEqual([B]);
    await clock.advance(2 * HOUR);
    expect(directory.entries).toEqual([]);
    expect(directory.ageMs(B)).toBe(Number.POSITIVE_INFINITY);
    // Those listed may always be asked.
    expect(directory.nodes).toEqual([B, C]);
  });

  it.each([
    ['forwards', 9 * 365 * 24 * HOUR],
    ['back', -9 * 365 * 24 * HOUR],
  ])('knows how old something is though the clock was set %s by years', async (_, jumpMs) => {
    const { clock, directory } = setUp();
    directory.told(B, statusOf(['en>sw']));
    clock.jump(jumpMs);
    await clock.advance(HOUR);
    expect(directory.ageMs(B)).toBe(HOUR);
    expect(nodes(directory.entries)).toEqual([B]);
    // A restart by the right clock.
    const next = new Directory(clock, { listed: new Set([B]), anyHeard: false });
    next.restore(PeersSnapshot.parse(JSON.parse(JSON.stringify(directory.snapshot()))));
    await clock.advance(HOUR);
    expect(next.ageMs(B)).toBe(2 * HOUR);
    await clock.advance(71 * HOUR);
    expect([directory.entries, next.entries]).toEqual([[], []]);
  });

  it('leaves alone who failed, longer each time, until it is heard again', async () => {
    const { clock, directory } = setUp();
    const rests = [];
    for (let n = 0; n < 7; n++) {
      directory.rest(B);
      rests.push(directory.restMs(B) / 1000);
      await clock.advance(directory.restMs(B));
      expect(directory.restMs(B)).toBe(0);
    }
    expect(rests).toEqual([30, 60, 120, 240, 480, 900, 900]);
    directory.rest(B);
    directory.told(B, statusOf(['en>sw']));
    expect(directory.restMs(B)).toBe(0);
    directory.rest(B, 10 * HOUR);
    expect(directory.restMs(B)).toBe(900_000);
    directory.answered(B);
    expect(directory.restMs(B)).toBe(0);
  });

  it('lets a broadcast take back nothing that a node told this one itself in three days', async () => {
    const { clock, directory } = setUp();
    directory.told(B, statusOf(['en>sw'], 4), { hops: 1, snrDb: 5 });
    directory.rest(B);
    const [before] = directory.entries;
    expect(directory.overheard(B, statusOf(['en>sw'], 90), { hops: 0 })).toEqual({
      isNews: false,
      isDoubtful: false,
    });
    expect(directory.overheard(B, statusOf([]))).toEqual({ isNews: false, isDoubtful: true });
    expect(directory.entries).toEqual([before]);
    expect(directory.restMs(B)).toBe(30_000);
    await clock.advance(71 * HOUR);
    expect(directory.overheard(B, statusOf(['en>uk']))).toEqual({ isNews: true, isDoubtful: true });
    expect(directory.entries).toEqual([{ ...before, directions: statusOf(['en>sw', 'en>uk']).directions }]);
    await clock.advance(2 * HOUR);
    expect(directory.overheard(B, statusOf(['en>fr'], 1))).toEqual({ isNews: true, isDoubtful: false });
    expect(directory.entries).toMatchObject([
      { node: B, directions: statusOf(['en>fr']).directions, waiting: 1, isDirect: false },
    ]);
  });

  it('believes broadcasts of a node it knows only from those, and finds a change doubtful', () => {
    const { directory } = setUp();
    expect(directory.overheard(D, statusOf(['en>sw']))).toEqual({ isNews: false, isDoubtful: false });
    expect(directory.overheard(B, statusOf(['en>sw']))).toEqual({ isNews: true, isDoubtful: false });
    directory.rest(B);
    expect(directory.overheard(B, statusOf(['en>sw']))).toEqual({ isNews: true, isDoubtful: false });
    expect(directory.restMs(B)).toBe(0);
    expect(directory.overheard(B, statusOf([]))).toEqual({ isNews: true, isDoubtful: true });
    expect(directory.candidates('en', 'sw')).toEqual([]);
  });

  it('has no room for made-up nodes in place of those that told it themselves', () => {
    const { directory } = setUp({ anyHeard: true });
    for (let node = 1; node <= 40; node++) directory.told(node, statusOf(['en>sw']));
    for (let node = 1_000; node < 1_100; node++) directory.overheard(node, statusOf(['en>sw']));
    const known = nodes(directory.entries);
    expect(known).toHaveLength(64);
    expect(known.filter((node) => node <= 40)).toHaveLength(40);
  });

  it('stays small whoever says what', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(500), fc.nat(64)), { maxLength: 200 }), (heard) => {
        const { directory } = setUp({ anyHeard: true });
        directory.told(B, statusOf(['en>sw']));
        for (const [node, languages] of heard) {
          const among = Array.from(
            { length: languages },
            (_, n) => `q${String.fromCharCode(97 + (n % 26))}-x${n}`,
          );
          directory.told(1000 + node, { kind: 'nodeStatus', directions: [], among, waiting: 0 });
        }
        expect(directory.entries.length).toBeLessThanOrEqual(64);
        expect(Math.max(...directory.entries.map(({ directions }) => directions.length))).toBeLessThanOrEqual(
          1024,
        );
        // Strangers do not push out those the operator named.
        expect(nodes(directory.entries)).toContain(B);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['years later', 9 * 365 * 24 * HOUR],
    ['years earlier', -9 * 365 * 24 * HOUR],
  ])('believes after a restart by the clock %s what it knew, for a day, and as old', async (_, jumpMs) => {
    const { clock, directory } = setUp();
    directory.told(B, statusOf(['en>sw']));
    const stored = directory.snapshot();
    clock.jump(jumpMs);
    const next = new Directory(clock, { listed: new Set([B]), anyHeard: false });
    next.restore(stored);
    expect(nodes(next.candidates('en', 'sw'))).toEqual([B]);
    expect(next.ageMs(B)).toBe(48 * HOUR);
    await clock.advance(25 * HOUR);
    expect(next.entries).toEqual([]);
  });

  it('goes on after a restart with what it knew, where it may still be asked', () => {
    const { clock, directory } = setUp();
    directory.told(B, statusOf(['en>sw'], 4), { hops: 1, snrDb: 5 });
    directory.told(C, statusOf(['en>uk']));
    const stored = PeersSnapshot.parse(JSON.parse(JSON.stringify(directory.snapshot())));
    const next = new Directory(clock, { listed: new Set([B]), anyHeard: false });
    next.restore(stored);
    expect(next.entries).toEqual([directory.entries[0]]);
  });
});
