import { describe, expect, it } from 'vitest';
import { chanceOf } from './chance.mjs';
import { names } from './faulty-parsers.mjs';
import { fuzz } from './run.mjs';

const MINUTES = 60_000;
const faulty = {
  source: new URL('faulty-parsers.mjs', import.meta.url).href,
  names,
  seed: 1,
  workers: 1,
  hangMs: 3_000,
};

describe('fuzz', () => {
  it(
    'finds nothing in 20,000 inputs to every parser',
    async () => {
      const { failures, inputs } = await fuzz({ count: 20_000, seed: 20_261_121 });
      expect(failures).toEqual([]);
      expect(inputs).toBe(20_000);
    },
    10 * MINUTES,
  );

  it('finds crashes and growth, and gives the input', async () => {
    const { failures } = await fuzz({ ...faulty, count: 600 });
    expect(failures.at(-1)).toMatchObject({ name: 'memory' });
    expect(failures[0]).toMatchObject({ name: 'crashes', hex: expect.stringMatching(/^1f/) });
    expect(failures[0]?.stack).toContain('no such kind');
    expect(failures.map(({ name }) => name)).not.toContain('hangs');
  });

  it('finds what never returns', async () => {
    const { failures, inputs } = await fuzz({ ...faulty, count: 1_000 });
    expect(failures.at(-1)).toMatchObject({ name: 'hangs', stack: 'It hangs.' });
    expect(inputs).toBe(0);
  });

  it('makes the same of the same seed', () => {
    expect(chanceOf(5, 7).bytes(20)).toEqual(chanceOf(5, 7).bytes(20));
    expect(chanceOf(5, 7).bytes(20)).not.toEqual(chanceOf(5, 8).bytes(20));
    expect(chanceOf(5, 7).bytes(20)).not.toEqual(chanceOf(6, 7).bytes(20));
  });
});
