import { MODEM_PRESETS } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import { ackTimeoutMs, maxRetransmitMs, retransmissionMs, slotTimeMs } from './timing.js';

const { LONG_FAST, SHORT_TURBO, LONG_SLOW } = MODEM_PRESETS;

describe('the firmware’s retransmissions', () => {
  it('come about 7 s apart on LongFast and end at about 21 s, as measured', () => {
    const bytes = 14 + 22;
    expect(retransmissionMs(LONG_FAST, bytes)).toBeGreaterThan(6_500);
    expect(retransmissionMs(LONG_FAST, bytes)).toBeLessThan(7_700);
    expect(maxRetransmitMs(LONG_FAST, bytes)).toBeGreaterThan(20_000);
    expect(maxRetransmitMs(LONG_FAST, bytes)).toBeLessThan(23_000);
  });

  it('take longer on a busy channel and on slow presets', () => {
    expect(maxRetransmitMs(LONG_FAST, 60, 50)).toBeGreaterThan(maxRetransmitMs(LONG_FAST, 60, 0));
    expect(maxRetransmitMs(LONG_SLOW, 60)).toBeGreaterThan(3 * maxRetransmitMs(SHORT_TURBO, 60));
    expect(slotTimeMs(LONG_FAST)).toBe(29);
  });

  it('are waited for with room', () => {
    for (const modem of Object.values(MODEM_PRESETS)) {
      expect(ackTimeoutMs(modem, 200)).toBeGreaterThan(maxRetransmitMs(modem, 200) + 5_000);
      expect(ackTimeoutMs(modem, 200)).toBeLessThan(2 * maxRetransmitMs(modem, 200) + 5_000);
    }
  });
});
