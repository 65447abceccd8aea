import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './endpoint.js';
import { JobEventView } from './schemas.js';

type Document = ReturnType<OpenAPIHono<Env>['getOpenAPI31Document']>;

/** The OpenAPI 3.1 description of all routes. */
export function openApiDocument(app: OpenAPIHono<Env>, version: string): Document {
  // No route answers with one alone: they come in the streams of events.
  app.openAPIRegistry.register('JobEvent', JobEventView);
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Babelmesh',
      version,
      description:
        'A translation node for places without a network. Every refusal has a sentence, a stable code and, where there is one, the remedy.',
      license: { name: 'GPL-3.0-only', url: 'https://www.gnu.org/licenses/gpl-3.0.html' },
    },
    servers: [{ url: '/' }],
  });
}

/**
 * Only what LibreTranslate has too, under its name: some of its clients ask `/spec` for the name
 * before they accept a server.
 */
export function libreTranslateDocument(document: Document): Document {
  const paths = Object.entries(document.paths ?? {}).filter(([, item]) =>
    Object.values(item).some((operation) => operation?.tags?.includes('LibreTranslate')),
  );
  return {
    ...document,
    info: {
      ...document.info,
      title: 'LibreTranslate',
      description: 'The LibreTranslate-compatible part of a Babelmesh node.',
    },
    paths: Object.fromEntries(paths),
  };
}
