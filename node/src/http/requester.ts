import { BlockList, isIP } from 'node:net';
import type { Requester } from '@babelmesh/protocol';

/** Names the requester of an HTTP request. */
export type Identify = (remoteAddress: string | undefined, forwardedFor: string | undefined) => Requester;

/**
 * The requester is the remote address. Where that is one of the trusted proxies, it is the last
 * address in `X-Forwarded-For` that is not: everything left of it is the client's own word.
 *
 * @param trustedProxies addresses or CIDR ranges; none by default.
 */
export function identify(trustedProxies: readonly string[] = []): Identify {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  const isTrusted = (address: string) => {
    const family = isIP(address);
    return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
  return (remoteAddress, forwardedFor) => {
    let id = plainAddress(remoteAddress ?? 'local');
    const hops = forwardedFor?.split(',').map((hop) => plainAddress(hop.trim())) ?? [];
    while (isTrusted(id)) {
      const hop = hops.pop();
      if (hop === undefined || isIP(hop) === 0) break;
      id = hop;
    }
    return { inlet: 'http', id };
  };
}

/** IPv4 as a dual-stack socket reports it, without the IPv6 prefix; IPv6 without its zone. */
function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address.replace(/%.*$/, '');
}
