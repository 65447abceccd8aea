import { expect, it } from 'vitest';
import { FakeNode } from './testing/fake-node.js';

const app = new FakeNode().app();

it('lists the phrases of two languages', async () => {
  const answer = await app.request('/v1/phrases/en/ar');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    source: 'en',
    target: 'ar',
    phrases: [{ text: 'Where does it hurt?', translation: 'أين الألم؟' }],
  });
});

it.each([
  ['en', 'xx', 'unknown_language'],
  ['%F0%9F%99%82', 'en', 'unknown_language'],
  ['en', 'en', 'same_language'],
])('refuses %s to %s', async (source, target, code) => {
  const answer = await app.request(`/v1/phrases/${source}/${target}`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code });
});
