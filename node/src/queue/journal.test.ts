import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { type GroupMeasurement, Journal } from './journal.js';
import { SimulatedDisk } from './testing/simulated-disk.js';

async function open(disk = new SimulatedDisk()) {
  const groups: GroupMeasurement[] = [];
  const journal = new Journal({
    store: await disk.open(),
    clock: new ManualClock(),
    onGroup: (group) => groups.push(group),
    onFailure: () => new Error('told'),
  });
  return { disk, journal, groups };
}

describe('Journal', () => {
  it('writes what is submitted together in one group, flushed if one asks for it', async () => {
    const { journal, groups } = await open();
    await Promise.all(
      Array.from(
        { length: 64 },
        (_, i) => journal.transact((tx) => tx.put(`k${i}`, i), { sync: i === 5 }).stored,
      ),
    );
    expect(groups).toMatchObject([{ transactions: 64, operations: 64, sync: true }]);
    await journal.transact((tx) => tx.put('k', 1)).stored;
    expect(groups[1]).toMatchObject({ transactions: 1, sync: false });
  });

  it('lets a transaction see all before it, and readers of the disk only what is there', async () => {
    const { journal } = await open();
    const first = journal.transact((tx) => tx.put('k', 1));
    const { value } = journal.transact((tx) => {
      tx.put('k', (tx.get<number>('k') ?? 0) + 1);
      return tx.get('k');
    });
    expect(value).toBe(2);
    expect(journal.get('k')).toBe(2);
    expect(journal.stored('k')).toBeUndefined();
    await first.stored;
    expect(journal.stored('k')).toBe(2);
  });

  it('stages nothing of a transaction that throws', async () => {
    const { journal } = await open();
    expect(() =>
      journal.transact((tx) => {
        tx.put('k', 1);
        throw new Error('no');
      }),
    ).toThrow('no');
    await journal.barrier();
    expect(journal.get('k')).toBeUndefined();
  });

  it('calls back in the order of the transactions, once they are stored', async () => {
    const { journal } = await open();
    const heard: unknown[] = [];
    for (const i of [1, 2, 3]) {
      journal.transact((tx) => {
        tx.put('k', i);
        tx.afterCommit(() => heard.push([i, journal.stored('k')]));
      });
    }
    expect(heard).toEqual([]);
    await journal.barrier();
    expect(heard).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('refuses everything after a failed write until it is resumed', async () => {
    const { journal, disk } = await open();
    disk.weather = 'refuse';
    const failing = journal.transact((tx) => tx.put('a', 1)).stored;
    const behind = journal.transact((tx) => tx.put('b', 1)).stored;
    await expect(failing).rejects.toThrow('told');
    await expect(behind).rejects.toThrow('told');
    expect(() => journal.transact((tx) => tx.put('c', 1))).toThrow('told');
    journal.resume(await disk.open());
    expect(journal.get('a')).toBeUndefined();
    await journal.transact((tx) => tx.put('c', 1)).stored;
    expect(journal.stored('c')).toBe(1);
  });

  it('keeps a change that is on its way to the disk in sight', async () => {
    const { journal, disk } = await open();
    let release: () => void = () => undefined;
    disk.beforeWrite = () => new Promise<void>((resolve) => (release = resolve));
    const stored = journal.transact((tx) => tx.put('k', 1)).stored;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(journal.get('k')).toBe(1);
    journal.transact((tx) => tx.del('k'));
    expect(journal.get('k')).toBeUndefined();
    release();
    await stored;
    expect(journal.stored('k')).toBe(1);
    disk.beforeWrite = undefined;
    await journal.idle();
    expect(journal.stored('k')).toBeUndefined();
  });
});
