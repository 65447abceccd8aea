import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FakeNode } from './testing/fake-node.js';

const text = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
const sections = text.split(/^### /m).slice(1);

it('describes every route, and no other, each with an example', async () => {
  const response = await new FakeNode().app().request('/openapi.json');
  const { paths } = (await response.json()) as { paths: Record<string, object> };
  const served = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const described = sections.flatMap((section) => /^`([A-Z]+ \/\S*)`/.exec(section)?.[1] ?? []);
  expect(described.toSorted()).toEqual(served.toSorted());
  for (const section of sections) expect(section).toMatch(/```sh\n.*curl -s\S* .*\$U\//s);
});
