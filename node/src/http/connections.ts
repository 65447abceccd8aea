import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Knows which connections carry a request, so that the others can be closed when the server stops.
 * Node's own `closeIdleConnections` leaves those alone that never sent one, as browsers keep ready.
 */
export class Connections {
  readonly #requests = new Map<Socket, number>();
  #closing = false;

  constructor(server: Server) {
    server.on('connection', (socket) => {
      this.#requests.set(socket, 0);
      socket.once('close', () => this.#requests.delete(socket));
    });
  }

  /** To be called with every request. */
  began({ socket }: IncomingMessage, outgoing: ServerResponse): void {
    this.#add(socket, 1);
    outgoing.once('close', () => {
      this.#add(socket, -1);
      if (this.#closing && this.#requests.get(socket) === 0) socket.destroySoon();
    });
  }

  /** Closes every connection that carries no request now, and the others after their answer. */
  closeIdle(): void {
    this.#closing = true;
    for (const [socket, requests] of this.#requests) if (requests === 0) socket.destroySoon();
  }

  #add(socket: Socket, change: number): void {
    const requests = this.#requests.get(socket);
    if (requests !== undefined) this.#requests.set(socket, requests + change);
  }
}
