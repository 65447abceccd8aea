import { BlockList, isIP } from 'node:net';
import { BabelmeshError, type Requester } from '@babelmesh/protocol';

/** Names the requester of an HTTP request. */
export type Identify = (remoteAddress: string | undefined, forwardedFor: string | undefined) => Requester;

/**
 * The requester is the remote address. Where that is one of the trusted proxies, it is the last
 * address in `X-Forwarded-For` that is not: everything left of it is the client's own word.
 *
 * @param trustedProxies addresses or CIDR ranges; none by default. Throws `invalid_config` for anything else.
 */
export function identify(trustedProxies: readonly string[] = []): Identify {
  const trusted = blockList(trustedProxies);
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

function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    // Number('') is 0, and a prefix of 0 is everybody: digits, or it is a mistake.
    const [, address = '', prefix] = /^([^/]*)(?:\/(\d+))?$/.exec(entry) ?? [];
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    try {
      if (prefix === undefined) list.addAddress(address, family);
      else list.addSubnet(address, Number(prefix), family);
    } catch (cause) {
      throw new BabelmeshError('invalid_config', `“${entry}” is not an address or range of a proxy.`, {
        remedy: 'Write it like 10.0.0.1 or 10.0.0.0/8.',
        cause,
      });
    }
  }
  return list;
}

/** IPv4 as a dual-stack socket reports it, without the IPv6 prefix; IPv6 without its zone. */
function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address.replace(/%.*$/, '');
}
