import { describe, expect, it } from 'vitest';
import { BabelmeshError, ERRORS, type ErrorCode, errorCodeFromWire, toBabelmeshError } from './errors.js';

const codes = Object.keys(ERRORS) as ErrorCode[];

describe('ERRORS', () => {
  it('has no wire number twice', () => {
    expect(new Set(codes.map((code) => ERRORS[code].wire)).size).toBe(codes.length);
  });

  it.each(codes)('%s has a number of one byte, an HTTP error status and a plain name', (code) => {
    const { wire, status } = ERRORS[code];
    expect(wire).toBeGreaterThanOrEqual(1);
    expect(wire).toBeLessThanOrEqual(255);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThanOrEqual(599);
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(errorCodeFromWire(wire)).toBe(code);
  });

  it('reads numbers of newer nodes as internal', () => {
    expect(errorCodeFromWire(0)).toBe('internal');
    expect(errorCodeFromWire(4_294_967_295)).toBe('internal');
  });
});

describe('BabelmeshError', () => {
  it('carries what a person and a client need', () => {
    const cause = new Error('disk');
    const error = new BabelmeshError('overloaded', 'Too much to do.', {
      remedy: 'Try later.',
      retryAfterMs: 1500,
      cause,
    });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'BabelmeshError',
      code: 'overloaded',
      message: 'Too much to do.',
      remedy: 'Try later.',
      retryAfterMs: 1500,
      status: 503,
      cause,
    });
  });

  it('has no cause where none was given', () => {
    expect('cause' in new BabelmeshError('internal', 'No.')).toBe(false);
  });
});

describe('toBabelmeshError', () => {
  it('lets a BabelmeshError through and reads all else as a defect', () => {
    const error = new BabelmeshError('timeout', 'Too slow.');
    expect(toBabelmeshError(error)).toBe(error);
    for (const thrown of [new TypeError('x is undefined'), 'a string', null]) {
      expect(toBabelmeshError(thrown)).toMatchObject({ code: 'internal', cause: thrown });
    }
    expect(toBabelmeshError(undefined).code).toBe('internal');
  });
});
