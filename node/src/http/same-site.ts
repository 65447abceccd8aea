import { isIP } from 'node:net';
import { BabelmeshError } from '@babelmesh/protocol';

/**
 * Lets pass what the node's own page and programs send; throws `forbidden` for what another site makes a
 * browser send.
 */
export type SameSite = (request: {
  readonly method: string;
  /** The header `Host`; HTTP/1.0 may leave it out. */
  readonly host: string | undefined;
  /** The header `Origin`, which browsers add and programs do not. */
  readonly origin: string | undefined;
}) => void;

export interface SameSiteOptions {
  /** Origins of other pages that may call the API; `*` for all. */
  readonly corsOrigins: readonly string[];
  /** Names the node is reached by, besides those nobody can own on the Internet; `*` for any. */
  readonly hostNames: readonly string[];
}

/** They change nothing (RFC 9110, 9.2.1), and their answers another origin cannot read. */
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Local by RFC 6762 and RFC 8375, and by what is reserved or used for private networks. */
const LOCAL_NAME = /^[^.]*$|\.(?:local|lan|home\.arpa|internal)$/;

/**
 * A page of another site can send forms to the node, and with a name of its own that it lets point here (DNS
 * rebinding) it would be of the node's own origin. So requests that change something must come from the node's
 * page or `corsOrigins`, and names that could be somebody else's are taken only from `hostNames`.
 */
export function sameSite({ corsOrigins, hostNames }: SameSiteOptions): SameSite {
  const names = new Set(hostNames.map((name) => name.toLowerCase()));
  const origins = new Set(corsOrigins);
  return ({ method, host, origin }) => {
    const authority = host?.toLowerCase();
    const name = authority?.replace(/:\d*$/, '').replace(/\.$/, '');
    if (name !== undefined && !isLocal(name) && !names.has(name) && !names.has('*')) throw foreignHost(name);
    if (origin === undefined || SAFE_METHODS.has(method) || origins.has(origin) || origins.has('*')) return;
    // Behind a proxy the node does not see which of the two it was.
    if (origin !== `http://${authority}` && origin !== `https://${authority}`) throw foreignOrigin(origin);
  };
}

function isLocal(name: string): boolean {
  return LOCAL_NAME.test(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0;
}

function foreignHost(name: string): BabelmeshError {
  return new BabelmeshError('forbidden', `This node does not go by the name “${name}”.`, {
    remedy: 'Use its address, or add the name to the setting http.hostNames.',
  });
}

function foreignOrigin(origin: string): BabelmeshError {
  return new BabelmeshError('forbidden', `Pages of “${origin}” may not send this.`, {
    remedy:
      'Use the node’s own page, or add the origin to the setting http.corsOrigins. A proxy must pass Host on as it came.',
  });
}
