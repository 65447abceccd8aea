import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { type Api, ApiError, createApi, type FailureCode } from '../../web-ui/src/api.js';
import { wordsOf } from '../../web-ui/src/problem-words.js';
import { loadStrings, pageLanguages } from '../../web-ui/src/strings.js';
import { FakeNode } from '../src/http/testing/fake-node.js';

interface Description {
  readonly paths: Record<
    string,
    Record<string, { readonly responses: Record<string, { readonly description: string }> }>
  >;
}

const { signal } = new AbortController();
const order = { text: 'Hi', source: 'en', target: 'es', priority: 'normal', idempotencyKey: 'k' } as const;
const REQUESTS: { readonly [K in keyof Api]: (api: Api) => Promise<unknown> } = {
  languages: (api) => api.languages(),
  submit: (api) => api.submit(order),
  job: (api) => api.job('{id}'),
  result: (api) => api.result('{id}'),
  cancel: (api) => api.cancel('{id}'),
  radio: (api) => api.radio(),
  live: (api) => api.live({ signal, onEvent: () => {} }),
};

const { paths } = (await (await new FakeNode().app().request('/openapi.json')).json()) as Description;

/** The codes that what the page asks may be answered with, by the API's own description. */
async function answered(ask: (api: Api) => Promise<unknown>): Promise<FailureCode[]> {
  let asked = { path: '', method: '' };
  const fetch = async (url: URL | RequestInfo, { method = 'GET' }: RequestInit = {}) => {
    asked = { path: decodeURIComponent(String(url)), method: method.toLowerCase() };
    return Response.json({ error: 'No.' }, { status: 400 });
  };
  await ask(createApi({ clock: new ManualClock(), fetch })).catch(() => {});
  const responses = paths[asked.path]?.[asked.method]?.responses;
  if (!responses) throw new Error(`the API does not describe ${asked.method} ${asked.path}`);
  return Object.values(responses).flatMap(({ description }) =>
    [...description.matchAll(/`(\w+)`/g)].map((match) => match[1] as FailureCode),
  );
}

describe('what the API refuses the page', () => {
  it.each(Object.keys(REQUESTS) as (keyof Api)[])('is told in every language: %s', async (name) => {
    const codes = await answered(REQUESTS[name]);
    expect(codes).toContain('shutting_down');
    for (const language of pageLanguages) {
      const strings = await loadStrings([language]);
      const untold = codes.filter(
        (code) => wordsOf(new ApiError(code, 'own words'), strings)[0] === 'own words',
      );
      expect(untold, strings.lang).toEqual([]);
    }
  });
});
