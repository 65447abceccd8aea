import { BabelmeshError, type Clock, type Logger } from '@babelmesh/protocol';
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import { libreTranslateDocument, openApiDocument } from './document.js';
import { Emergencies } from './emergencies.js';
import { type Base, type Env, Routes } from './endpoint.js';
import { addJobRoutes } from './job-routes.js';
import { addLibreTranslateRoutes } from './libretranslate-routes.js';
import { DEFAULT_LIMITS, type HttpLimits } from './limits.js';
import { Load } from './load.js';
import { addNodeRoutes } from './node-routes.js';
import { Page } from './page.js';
import { addPhraseRoutes } from './phrase-routes.js';
import type {
  Admission,
  Directions,
  Health,
  Jobs,
  LanguageDetector,
  MetricsSource,
  Phrasebook,
  RadioSource,
  StatusSource,
} from './ports.js';
import { problemResponse } from './problem.js';
import { identify } from './requester.js';
import { sameSite } from './same-site.js';
import { addTranslationRoutes } from './translation-routes.js';

export interface AppOptions {
  readonly admission: Admission;
  readonly jobs: Jobs;
  readonly detector: LanguageDetector;
  readonly directions: Directions;
  readonly phrasebook: Phrasebook;
  readonly statusSource: StatusSource;
  /** Without it the node has no radio. */
  readonly radio?: RadioSource;
  readonly health: Health;
  readonly metrics: MetricsSource;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Only what differs from `DEFAULT_LIMITS`. */
  readonly limits?: Partial<HttpLimits>;
  /** Folder of the built page; without it there is none. */
  readonly pageFolder?: string;
  /** Origins of other pages that may call the API; `*` for all. None by default. */
  readonly corsOrigins?: readonly string[];
  /** Names the node is reached by, besides addresses and names of the local network; `*` for any. None by default. */
  readonly hostNames?: readonly string[];
  /** Addresses or CIDR ranges whose `X-Forwarded-For` is believed. None by default. */
  readonly trustedProxies?: readonly string[];
  /** Told in the API's description. */
  readonly version?: string;
}

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not no-referrer, with which browsers hide the origin of what the node's own page sends (Fetch, 3.1).
  'Referrer-Policy': 'same-origin',
};

/** The HTTP inlet: every route, its limits and its description. Stateless but for open requests. */
export function createApp({
  admission,
  jobs,
  detector,
  directions,
  phrasebook,
  statusSource,
  radio = { view: async () => undefined },
  health,
  metrics,
  clock,
  logger,
  limits: changed = {},
  pageFolder,
  corsOrigins = [],
  hostNames = [],
  trustedProxies = [],
  version = '0.0.0',
}: AppOptions): OpenAPIHono<Env> {
  const limits = { ...DEFAULT_LIMITS, ...changed };
  const base: Base = {
    clock,
    logger,
    limits,
    load: new Load(limits),
    identify: identify(trustedProxies),
    emergencies: new Emergencies(clock, limits.emergenciesPerHour),
  };
  const routes = new Routes(base);
  const { app } = routes;

  app.use(async (c, next) => {
    const startedAt = clock.monotonic();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    await next();
    const ms = Math.round(clock.monotonic() - startedAt);
    logger.debug({ method: c.req.method, path: c.req.path, status: c.res.status, ms }, 'request');
  });
  if (corsOrigins.length > 0) {
    app.use(
      cors({
        origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
        allowMethods: ['GET', 'POST', 'DELETE'],
        allowHeaders: ['Content-Type', 'Idempotency-Key', 'Prefer', 'Last-Event-ID'],
        exposeHeaders: ['Location', 'Retry-After', 'Preference-Applied'],
      }),
    );
  }

  const requireSameSite = sameSite({ corsOrigins, hostNames });
  app.use((c, next) => {
    requireSameSite({
      method: c.req.method,
      host: c.req.header('host'),
      origin: c.req.header('origin'),
    });
    return next();
  });

  addTranslationRoutes(routes, base, admission, jobs);
  addPhraseRoutes(routes, phrasebook);
  addLibreTranslateRoutes(routes, base, { admission, jobs, detector, directions });
  addJobRoutes(routes, base, admission, jobs);
  addNodeRoutes(routes, base, { jobs, statusSource, radio, health, metrics });
  addDocumentRoutes(routes, version);
  routes.refuseOtherMethods();

  const page = pageFolder === undefined ? undefined : new Page(pageFolder);
  app.notFound(async (c) => {
    const response = page && ['GET', 'HEAD'].includes(c.req.method) ? await page.answer(c) : undefined;
    if (response) return response;
    const error = new BabelmeshError('not_found', 'There is nothing at this address.', {
      remedy: 'See /openapi.json for what there is.',
    });
    return problemResponse(c, error, { logger, retryAfterMs: limits.retryAfterMs });
  });
  app.onError((error, c) => problemResponse(c, error, { logger, retryAfterMs: limits.retryAfterMs }));
  return app;
}

function addDocumentRoutes(routes: Routes, version: string): void {
  const answers = { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({}) } };
  let whole: ReturnType<typeof openApiDocument> | undefined;
  const document = () => {
    whole ??= openApiDocument(routes.app, version);
    return whole;
  };
  routes.add(
    { method: 'get', path: '/openapi.json', tag: 'Node', summary: 'This description', answers },
    (c) => c.json(document(), 200),
  );
  routes.add(
    {
      method: 'get',
      path: '/spec',
      tag: 'Node',
      summary: 'The LibreTranslate-compatible part of this description',
      answers,
    },
    (c) => c.json(libreTranslateDocument(document()), 200),
  );
}
