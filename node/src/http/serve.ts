import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { BabelmeshError, type Clock, type Logger } from '@babelmesh/protocol';
import { getRequestListener } from '@hono/node-server';
import { Connections } from './connections.js';
import type { Bindings } from './endpoint.js';
import { DEFAULT_LIMITS, type HttpLimits } from './limits.js';
import { problemOf } from './problem.js';

interface App {
  fetch(request: Request, bindings: Bindings): Response | Promise<Response>;
}

export interface ServeOptions {
  readonly app: App;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Aborted to stop: event streams end, waiting requests get the grace time, then sockets are closed. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits?: Partial<HttpLimits>;
}

export interface Listening {
  readonly port: number;
  /** Resolves when the server has stopped and every connection is closed. */
  readonly closed: Promise<void>;
}

/** Resolves when the port is open. Throws `port_in_use` or `invalid_config` with the remedy. */
export async function serve({
  app,
  host,
  port,
  signal,
  clock,
  logger,
  limits: changed = {},
}: ServeOptions): Promise<Listening> {
  const limits = { ...DEFAULT_LIMITS, ...changed };
  signal.throwIfAborted();
  const closing = new AbortController();
  // Every waiting request and event stream listens to it.
  setMaxListeners(0, closing.signal);
  const listener = getRequestListener(
    (request, env) => app.fetch(request, { ...env, closing: closing.signal } as Bindings),
    {
      // Whom HTTP/1.0 asks without a Host.
      hostname: 'localhost',
      errorHandler: (error) => {
        logger.debug({ err: error }, 'request target or host refused');
        const problem = new BabelmeshError(
          'invalid_request',
          'The request’s address or Host header is not valid.',
        );
        return Response.json(problemOf(problem), { status: 400 });
      },
    },
  );
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.receiveMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
      noDelay: true,
    },
    (incoming, outgoing) => {
      connections.began(incoming, outgoing);
      void listener(incoming, outgoing);
    },
  );
  const connections = new Connections(server);
  server.maxConnections = limits.connections;
  server.on('clientError', answerBrokenRequest);
  await listen(server, host, port);
  const closed = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const close = () => {
    closing.abort();
    stop(server, connections, clock, limits.graceMs);
  };
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();
  server.on('error', (error) => logger.error({ err: error }, 'HTTP server'));
  return { port: (server.address() as AddressInfo).port, closed };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(notListening(error, host, port));
    server.once('error', fail);
    server.listen({ host, port }, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): BabelmeshError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new BabelmeshError('port_in_use', `Port ${port} on ${host} is in use by another program.`, {
        remedy: `Stop that program (perhaps another Babelmesh), or set PORT to a free port, for instance PORT=${port + 1}.`,
        cause: error,
      });
    case 'EACCES':
      return new BabelmeshError('invalid_config', `This user may not open port ${port}.`, {
        remedy: 'Set PORT to 1024 or above.',
        cause: error,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new BabelmeshError('invalid_config', `This machine does not have the address ${host}.`, {
        remedy: 'Set HOST to 0.0.0.0 for all interfaces, or to an address of this machine.',
        cause: error,
      });
    default:
      return new BabelmeshError('internal', `Cannot listen on ${host} port ${port}: ${error.message}`, {
        cause: error,
      });
  }
}

/** No new connections; those still open after the grace time, and a second for their answers, are cut. */
function stop(server: Server, connections: Connections, clock: Clock, graceMs: number): void {
  const cancel = clock.schedule(graceMs + 1_000, () => server.closeAllConnections());
  server.once('close', cancel);
  server.close();
  connections.closeIdle();
}

/** What does not even parse, or comes too slowly, is told so before the socket is closed. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, problem] = brokenRequest(error.code);
  const body = JSON.stringify(problemOf(problem));
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function brokenRequest(code: string | undefined): [status: string, problem: BabelmeshError] {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return ['408 Request Timeout', new BabelmeshError('timeout', 'The request came too slowly.')];
    case 'HPE_HEADER_OVERFLOW':
      return [
        '431 Request Header Fields Too Large',
        new BabelmeshError('invalid_request', 'The headers are too large.'),
      ];
    default:
      return ['400 Bad Request', new BabelmeshError('invalid_request', 'This is not HTTP.')];
  }
}
