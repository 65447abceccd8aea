import { describe, expect, it } from 'vitest';
import { identify } from './requester.js';

describe('identify', () => {
  it('takes the remote address and believes no header', () => {
    const who = identify();
    expect(who('192.0.2.7', '198.51.100.1')).toEqual({ inlet: 'http', id: '192.0.2.7' });
    expect(who('::ffff:192.0.2.7', undefined).id).toBe('192.0.2.7');
    expect(who('fe80::1%wlan0', undefined).id).toBe('fe80::1');
    expect(who(undefined, '198.51.100.1').id).toBe('local');
  });

  it.each(['proxy.example', '10.0.0.0/99', '10.0.0.0/x', '10.0.0.0/', '10.0.0.0/8/8', ''])(
    'refuses “%s” as a proxy',
    (entry) => {
      expect(() => identify([entry])).toThrow(expect.objectContaining({ code: 'invalid_config' }));
    },
  );

  it('looks behind trusted proxies, and no further than the first address they did not write', () => {
    const who = identify(['10.0.0.0/8', '::1']);
    expect(who('10.0.0.1', '198.51.100.9, 198.51.100.1').id).toBe('198.51.100.1');
    expect(who('::1', '198.51.100.9, 198.51.100.1, 10.2.3.4').id).toBe('198.51.100.1');
    expect(who('192.0.2.7', '198.51.100.1').id).toBe('192.0.2.7');
    expect(who('10.0.0.1', undefined).id).toBe('10.0.0.1');
    expect(who('10.0.0.1', 'nonsense').id).toBe('10.0.0.1');
  });
});
