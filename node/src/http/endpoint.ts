import { BabelmeshError, type Clock, ERRORS, type ErrorCode, type Logger } from '@babelmesh/protocol';
import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono, type RouteConfig, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { readBody } from './body.js';
import type { Emergencies } from './emergencies.js';
import type { HttpLimits } from './limits.js';
import type { Load } from './load.js';
import { Problem } from './problem.js';
import type { Identify } from './requester.js';
import { validate } from './validate.js';

/** What the server hands to the app with each request; all absent where the app is called directly. */
export type Bindings = Partial<HttpBindings> & {
  /** Aborted when the server stops. */
  readonly closing?: AbortSignal;
};

export type Env = { Bindings: Bindings };

/** What every route needs beside its own collaborators. */
export interface Base {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: HttpLimits;
  readonly load: Load;
  readonly identify: Identify;
  readonly emergencies: Emergencies;
}

interface Answer {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** `application/json` where not given. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Endpoint<B extends z.ZodType = z.ZodType> {
  readonly method: 'get' | 'post' | 'delete';
  /** In OpenAPI's form: `/v1/jobs/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly params?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: { readonly schema: B; readonly forms?: boolean };
  readonly answers: Readonly<Record<number, Answer>>;
  readonly errors?: readonly ErrorCode[];
}

const EVERYWHERE: readonly ErrorCode[] = ['forbidden', 'internal', 'shutting_down'];
const WITH_BODY: readonly ErrorCode[] = [
  'invalid_request',
  'malformed_json',
  'invalid_text',
  'body_too_large',
  'unsupported_media_type',
  'overloaded',
];

/** One table of routes: what is documented is what is validated and served. */
export class Routes {
  readonly app = new OpenAPIHono<Env>();
  readonly #base: Base;
  readonly #methods = new Map<string, Set<string>>();

  constructor(base: Base) {
    this.#base = base;
  }

  /** Registers an endpoint without a body. */
  add(endpoint: Endpoint, handler: (c: Context<Env>) => Response | Promise<Response>): void {
    this.#document(endpoint);
    this.app.on(endpoint.method, honoPath(endpoint.path), handler);
  }

  /** Registers an endpoint with a body: read within the limits, validated, held in the load until answered. */
  addWithBody<B extends z.ZodType>(
    endpoint: Endpoint<B> & { readonly body: { readonly schema: B; readonly forms?: boolean } },
    handler: (c: Context<Env>, body: z.output<B>) => Response | Promise<Response>,
  ): void {
    const { limits, load } = this.#base;
    const { schema, forms = false } = endpoint.body;
    this.#document(endpoint);
    this.app.on(endpoint.method, honoPath(endpoint.path), async (c) => {
      const reservation = load.reserve();
      try {
        const raw = await readBody(c.req.raw, {
          maxBytes: limits.bodyBytes,
          reserve: reservation.bytes,
          forms,
        });
        return await handler(c, validate(schema, raw, limits.records));
      } finally {
        reservation.release();
      }
    });
  }

  /** Answers every other method of the registered paths. Call once, after all are registered. */
  refuseOtherMethods(): void {
    for (const [path, methods] of this.#methods) {
      const allow = [...methods, ...(methods.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
      this.app.all(path, (c) => {
        c.header('Allow', allow);
        if (c.req.method === 'OPTIONS') return c.body(null, 204);
        throw new BabelmeshError('method_not_allowed', `${c.req.path} does not take ${c.req.method}.`, {
          remedy: `Use one of ${allow}.`,
        });
      });
    }
  }

  #document(endpoint: Endpoint): void {
    const { method, path, body, params, headers } = endpoint;
    const allowed = this.#methods.get(honoPath(path)) ?? new Set();
    this.#methods.set(honoPath(path), allowed.add(method.toUpperCase()));
    this.app.openAPIRegistry.registerPath({
      method,
      path,
      summary: endpoint.summary,
      ...(endpoint.description !== undefined && { description: endpoint.description }),
      operationId: operationId(method, path),
      tags: [endpoint.tag],
      request: {
        ...(params && { params }),
        ...(headers && { headers }),
        ...(body && { body: { required: true, content: bodyContent(body) } }),
      },
      responses: { ...answers(endpoint), ...refusals(endpoint) },
    });
  }
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function operationId(method: string, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return [method, ...words]
    .map((word, i) => (i ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join('');
}

function bodyContent({ schema, forms = false }: { schema: z.ZodType; forms?: boolean }) {
  const types = [
    'application/json',
    ...(forms ? ['application/x-www-form-urlencoded', 'multipart/form-data'] : []),
  ];
  return Object.fromEntries(types.map((type) => [type, { schema }]));
}

function answers(endpoint: Endpoint): RouteConfig['responses'] {
  return Object.fromEntries(
    Object.entries(endpoint.answers).map(([status, { description, schema, type, headers }]) => [
      status,
      {
        description,
        ...(schema && { content: { [type ?? 'application/json']: { schema } } }),
        ...(headers && {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, text]) => [
              name,
              { description: text, schema: { type: 'string' } },
            ]),
          ),
        }),
      },
    ]),
  );
}

/** The refusals of an endpoint, by status, each with the codes it can carry. */
function refusals({ errors = [], body, answers: own }: Endpoint): RouteConfig['responses'] {
  const codes = new Set([...errors, ...(body ? WITH_BODY : []), ...EVERYWHERE]);
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = ERRORS[code];
    if (!(status in own)) byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      String(status),
      {
        description: `Refused: ${list.map((code) => `\`${code}\``).join(', ')}.`,
        content: { 'application/json': { schema: Problem } },
        ...(status === 503 && {
          headers: {
            'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' as const } },
          },
        }),
      },
    ]),
  );
}
