import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../errors.js';
import { LANGUAGES } from '../languages.js';
import { MAX_DEPTH } from './cbor-profile.js';
import { MAX_MESSAGE_BYTES } from './codec.js';
import { KINDS } from './header.js';
import { KEYS, LEADING, PRIORITY_NUMBERS, STATE_NUMBERS, WARNING_BITS } from './numbers.js';

const specification = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8');

/** Body rows of the first table under a heading, cells without white space and code marks. */
function table(heading: string): string[][] {
  const [, after = ''] = specification.split(`\n${heading}\n`);
  const [section = ''] = after.split('\n#');
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .replaceAll('`', '')
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const meaning = (kind: string, field: string) =>
  table(`#### ${kind}`).find(([, name]) => name === field)?.[3] ?? '';

describe('docs/protocol.md', () => {
  it('has the kinds', () => {
    const rows = table('## A message').map(([number, name]) => [name, Number(number)]);
    expect(Object.fromEntries(rows)).toEqual(KINDS);
  });

  it.each(Object.keys(KEYS) as (keyof typeof KEYS)[])('has the fields of %s', (kind) => {
    const rows = table(`#### ${kind}`);
    expect(Object.fromEntries(rows.map(([key, name]) => [name, Number(key)]))).toEqual(KEYS[kind]);
    expect(rows.map(([, , first]) => first === 'first')).toEqual(rows.map((_, i) => i < LEADING[kind]));
  });

  it('has the numbers of priorities, states and warnings', () => {
    for (const [name, number] of Object.entries(PRIORITY_NUMBERS)) {
      expect(meaning('request', 'priority')).toContain(`${number} ${name}`);
    }
    for (const [name, number] of Object.entries(STATE_NUMBERS)) {
      expect(meaning('status', 'state')).toContain(`${number} ${name}`);
    }
    for (const [name, bit] of Object.entries(WARNING_BITS)) {
      expect(meaning('result', 'warnings')).toContain(`${bit} ${name}`);
    }
  });

  it('has the languages', () => {
    expect(table('## Languages')).toEqual(
      LANGUAGES.map(({ wire, code, name }) => [String(wire), code, name]),
    );
  });

  it('has the errors', () => {
    const rows = Object.entries(ERRORS).map(([code, { wire, status }]) => [
      String(wire),
      code,
      String(status),
    ]);
    expect(table('## Errors')).toEqual(rows);
  });

  it('has the limits', () => {
    expect(specification).toContain(`at most ${MAX_DEPTH} items nested`);
    expect(specification).toContain(`longer than ${MAX_MESSAGE_BYTES.toLocaleString('en')} bytes`);
  });
});
