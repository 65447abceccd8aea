import { isSettled, JOB_STATES } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import { assertMove, MOVES } from './moves.js';

describe('assertMove', () => {
  it('lets pass what the table lists and nothing else', () => {
    for (const from of JOB_STATES) {
      for (const to of JOB_STATES) {
        if (MOVES[from].includes(to)) assertMove(from, to);
        else expect(() => assertMove(from, to), `${from} to ${to}`).toThrow(/cannot go/);
      }
    }
  });

  it('lets no settled job move but one without a result that is run again', () => {
    const moving = JOB_STATES.filter((state) => isSettled(state) && MOVES[state].length > 0);
    expect(moving.sort()).toEqual(['expired', 'failed']);
    for (const state of moving) expect(MOVES[state]).toEqual(['queued']);
  });
});
