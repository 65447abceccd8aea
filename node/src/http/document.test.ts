import { ERRORS } from '@babelmesh/protocol';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { FakeNode, json, RADIO_VIEW } from './testing/fake-node.js';

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: { name: string; in: string; required?: boolean; schema: Json }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}

const node = new FakeNode();
const app = node.app({ version: '1.2.3', radio: { view: async () => RADIO_VIEW } });
const document = (await (await app.request('/openapi.json')).json()) as {
  openapi: string;
  info: Json;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
};
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** The parts of the OpenAPI 3.1 structure (specification 4.8) this document uses, closed against others. */
const text = { type: 'string', minLength: 1 };
const content = {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: '^[a-z]+/[a-z0-9.+-]+$' },
  additionalProperties: {
    type: 'object',
    required: ['schema'],
    properties: { schema: { type: ['object', 'boolean'] } },
    additionalProperties: false,
  },
};
const header = {
  type: 'object',
  required: ['schema'],
  properties: { description: text, required: { type: 'boolean' }, schema: { type: 'object' } },
  additionalProperties: false,
};
const STRUCTURE = {
  type: 'object',
  required: ['openapi', 'info', 'paths'],
  properties: {
    openapi: { pattern: '^3\\.1\\.\\d+$' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      properties: {
        title: text,
        version: text,
        description: text,
        license: { type: 'object', required: ['name'], properties: { name: text, url: { format: 'uri' } } },
      },
      additionalProperties: false,
    },
    servers: { type: 'array', items: { type: 'object', required: ['url'], properties: { url: text } } },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        propertyNames: { enum: ['get', 'post', 'delete'] },
        additionalProperties: {
          type: 'object',
          required: ['summary', 'operationId', 'tags', 'responses'],
          properties: {
            summary: text,
            description: text,
            operationId: { pattern: '^[A-Za-z0-9]+$' },
            tags: { type: 'array', minItems: 1, items: text },
            parameters: {
              type: 'array',
              items: {
                type: 'object',
                required: ['name', 'in', 'schema'],
                properties: {
                  name: text,
                  in: { enum: ['path', 'query', 'header'] },
                  description: text,
                  required: { type: 'boolean' },
                  schema: { type: 'object' },
                },
                if: { properties: { in: { const: 'path' } } },
                // biome-ignore lint/suspicious/noThenProperty: JSON Schema's keyword
                then: { required: ['required'], properties: { required: { const: true } } },
                additionalProperties: false,
              },
            },
            requestBody: {
              type: 'object',
              required: ['content'],
              properties: { content, required: { type: 'boolean' } },
              additionalProperties: false,
            },
            responses: {
              type: 'object',
              minProperties: 1,
              propertyNames: { pattern: '^[1-5]\\d\\d$' },
              additionalProperties: {
                type: 'object',
                required: ['description'],
                properties: {
                  description: text,
                  content,
                  headers: { type: 'object', additionalProperties: header },
                },
                additionalProperties: false,
              },
            },
          },
          additionalProperties: false,
        },
      },
    },
    components: {
      type: 'object',
      properties: { schemas: { type: 'object' }, parameters: { type: 'object' } },
      additionalProperties: false,
    },
    webhooks: { type: 'object' },
  },
  additionalProperties: false,
};

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'openapi.json', ...document });

/** Validates a value against a schema of the document. */
function conforms(schema: Json, value: unknown): string {
  const inDocument = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi.json#/')) as Json;
  const valid = ajv.validate(inDocument, value);
  return valid ? 'valid' : ajv.errorsText();
}

describe('/openapi.json', () => {
  it('has the structure of OpenAPI 3.1', () => {
    const check = new Ajv2020({ strict: false, validateFormats: false });
    expect(check.validate(STRUCTURE, document) ? 'valid' : check.errorsText()).toBe('valid');
    expect(document.info.version).toBe('1.2.3');
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('declares every parameter of a path, and each of its schemas compiles', () => {
    for (const { path, operation } of operations) {
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map((parameter) => parameter.name)).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
      const schemas = [
        ...(operation.parameters ?? []).map((parameter) => parameter.schema),
        ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
        ...Object.values(operation.responses).flatMap((response) =>
          Object.values(response.content ?? {}).map(({ schema }) => schema),
        ),
      ];
      for (const schema of schemas) expect(() => conforms(schema, null)).not.toThrow();
    }
  });

  it('has every route of the app', () => {
    const routed = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '/*')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const documented = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(documented.sort()).toEqual([...new Set(routed)].sort());
  });

  it('has the data of the events', () => {
    expect(document.components.schemas).toMatchObject({ JobEvent: {}, NodeStatus: {} });
  });

  it('names every error code, and each operation the ones it can answer with', () => {
    const problem = document.components.schemas.Problem as { properties: { code: { enum: string[] } } };
    expect(problem.properties.code.enum).toEqual(Object.keys(ERRORS));
    const codes = (path: string, method: string, status: number) =>
      [...(document.paths[path]?.[method]?.responses[status]?.description.matchAll(/`(\w+)`/g) ?? [])].map(
        ([, code]) => code,
      );
    expect(codes('/translate', 'post', 400)).toEqual(
      expect.arrayContaining([
        'malformed_json',
        'invalid_text',
        'empty_text',
        'same_language',
        'unsupported_format',
      ]),
    );
    expect(codes('/translate', 'post', 413)).toEqual(['text_too_long', 'too_many_records', 'body_too_large']);
    expect(codes('/v1/jobs/{id}/result', 'get', 410)).toEqual(['job_cancelled', 'job_expired']);
  });

  it('states the limits that are checked', () => {
    const small = new FakeNode().app({ limits: { textCharacters: 5, records: 3 } });
    const described = JSON.stringify(
      small.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'a', version: '1' } }),
    );
    expect(described).toContain('"maxLength":5');
    expect(described).toContain('"maxItems":3');
  });
});

describe('answers', () => {
  const records = [{ id: 1, text: 'a' }];
  const requests: [string, string, RequestInit?][] = [
    ['/translation', '/translation', json({ payload: { fromLang: 'en', toLang: 'es', records } })],
    ['/translation', '/translation', json({ payload: { fromLang: 'en', toLang: 'xx', records } })],
    ['/translate', '/translate', json({ q: 'a', source: 'auto', target: 'es', alternatives: 2 })],
    ['/translate', '/translate', json({ q: ['a'], source: 'auto', target: 'es', alternatives: 2 })],
    ['/translate', '/translate', json({ q: 'a', source: 'en', target: 'es' }, { Prefer: 'respond-async' })],
    ['/translate', '/translate', json({ q: ['a'], source: 'en', target: 'es' }, { Prefer: 'respond-async' })],
    [
      '/translate',
      '/translate',
      { method: 'POST', body: '{', headers: { 'Content-Type': 'application/json' } },
    ],
    ['/detect', '/detect', json({ q: 'hello' })],
    ['/detect', '/detect', json({ q: '1' })],
    ['/languages', '/languages'],
    ['/v1/phrases/{source}/{target}', '/v1/phrases/en/ar'],
    ['/v1/phrases/{source}/{target}', '/v1/phrases/en/xx'],
    ['/v1/phrases/{source}/{target}', '/v1/phrases/en/en'],
    ['/frontend/settings', '/frontend/settings'],
    ['/v1/jobs', '/v1/jobs', json({ text: 'a', target: 'es' })],
    ['/v1/jobs', '/v1/jobs', json({ text: '', target: 'es' })],
    ['/v1/jobs/{id}', '/v1/jobs/job-1'],
    ['/v1/jobs/{id}', '/v1/jobs/none'],
    ['/v1/jobs/{id}', '/v1/jobs/job-1', { method: 'DELETE' }],
    ['/v1/jobs/{id}/restart', '/v1/jobs/job-1/restart', { method: 'POST' }],
    ['/v1/jobs/{id}/restart', '/v1/jobs/none/restart', { method: 'POST' }],
    ['/v1/jobs/{id}/result', '/v1/jobs/job-1/result'],
    ['/v1/jobs/{id}/events', '/v1/jobs/job-1/events'],
    ['/translate/{id}/status', '/translate/job-1/status'],
    ['/translate/{id}/result', '/translate/job-1/result'],
    ['/healthz', '/healthz'],
    ['/readyz', '/readyz'],
    ['/metrics', '/metrics'],
    ['/v1/status', '/v1/status'],
    ['/v1/radio', '/v1/radio'],
    ['/openapi.json', '/openapi.json'],
    ['/spec', '/spec'],
  ];
  it.each(requests.map(([path, url, init], i) => [i, init?.method ?? 'GET', path, url, init] as const))(
    '%i. %s %s are as described',
    async (_, method, path, url, init) => {
      node.immediate = true;
      const response = await app.request(url, init);
      const described = document.paths[path]?.[method.toLowerCase()]?.responses[response.status];
      expect(described, `${method} ${path} ${response.status}`).toBeDefined();
      const type = response.headers.get('content-type')?.split(';')[0] ?? '';
      const schema = described?.content?.[type]?.schema ?? {};
      expect(described?.content).toHaveProperty([type]);
      const body = type === 'application/json' ? await response.json() : await response.text();
      expect(conforms(schema, body)).toBe('valid');
    },
  );

  it('cover every operation but the endless one', () => {
    const asked = new Set(
      requests.map(([path, , init]) => `${(init?.method ?? 'GET').toLowerCase()} ${path}`),
    );
    const missing = operations.filter(({ method, path }) => !asked.has(`${method} ${path}`));
    expect(missing.map(({ path }) => path)).toEqual(['/v1/events']);
  });
});
