import { describe, expect, it } from 'vitest';
import { trustOf } from './confidence.js';

describe('trustOf', () => {
  it('goes by the mean log-probability', () => {
    expect(trustOf({ confidence: -0.1, warnings: [] })).toBe('sure');
    expect(trustOf({ confidence: -0.6, warnings: [] })).toBe('fair');
    expect(trustOf({ confidence: -2, warnings: [] })).toBe('fair');
  });

  it('says nothing where the model says nothing', () => {
    expect(trustOf({ warnings: ['truncated'] })).toBeUndefined();
  });

  it('leaves doubt to the node', () => {
    expect(trustOf({ confidence: -0.1, warnings: ['doubtful'] })).toBe('doubtful');
  });
});
