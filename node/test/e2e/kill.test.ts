import { decodeMessage, encodeMessage, isBundle, isSettled, jobNumber, unbundle } from '@babelmesh/protocol';
import { expect, it } from 'vitest';
import { follow, get, type JobView, nodeStatus, post, result } from './api.js';
import { startNode, temporaryFolder } from './node-process.js';
import { openRecordedRadio, PRIVATE_APP } from './recorded-radio.js';

const HTTP_JOBS = 30;
const RADIO_JOBS = 25;
/** More than the dispatcher works on at once, so that those behind them wait. */
const LONG_JOBS = 24;

/** Sentences with a number each, so that results that got mixed up can be told apart. */
const sentence = (n: number) => `There are ${100 + n} people in the camp.`;
const LONG_SENTENCES = 16;
/** No sentence twice, so that nothing is remembered from another. */
const longText = (n: number) =>
  Array.from({ length: LONG_SENTENCES }, (_, at) => sentence(1_000 * (n + 1) + at)).join(' ');
const countSentences = (text: string) => text.match(/\.(?=\s|$)/g)?.length;

const submit = (url: string, text: string, key: string, priority: string) =>
  post<JobView>(url, '/v1/jobs', { text, source: 'en', target: 'es', priority }, { 'idempotency-key': key });

it('keeps 50 waiting jobs over kill -9, and gives each one result', { timeout: 120_000 }, async () => {
  const radio = await openRecordedRadio();
  const env = {
    BABELMESH_DATA: await temporaryFolder(),
    BABELMESH_RADIO_LINK: 'tcp',
    BABELMESH_RADIO_ADDRESS: radio.address,
    // The recorded region allows a tenth of the hour; 25 answers on its slow preset need more than our own share.
    BABELMESH_RADIO_AIRTIME_PERCENT: '10',
    BABELMESH_RADIO_REQUESTS_PER_MINUTE: '60',
  };
  const first = await startNode(env);
  await first.says(/The radio is ready/);
  const before = await follow(first.url);

  const long = await Promise.all(
    Array.from({ length: LONG_JOBS }, (_, n) => submit(first.url, longText(n), `long ${n}`, 'emergency')),
  );
  const asked = await Promise.all(
    Array.from({ length: HTTP_JOBS }, (_, n) => submit(first.url, sentence(n), `short ${n}`, 'normal')),
  );
  expect([...long, ...asked].map(({ status }) => status)).toEqual(Array(LONG_JOBS + HTTP_JOBS).fill(202));
  for (let n = 0; n < RADIO_JOBS; n++) {
    const text = sentence(HTTP_JOBS + n);
    const message = {
      kind: 'request',
      token: n,
      source: 'en',
      target: 'es',
      text,
      priority: 'normal',
    } as const;
    radio.peerSends(PRIVATE_APP, encodeMessage(message));
  }
  const all = LONG_JOBS + HTTP_JOBS + RADIO_JOBS;
  await before.until((events) => new Set(events.map(({ jobId }) => jobId)).size === all);
  expect((await nodeStatus(first.url)).queue.waiting.normal).toBeGreaterThanOrEqual(50);
  await first.kill();
  expect(radio.sent).toEqual([]);

  const second = await startNode(env);
  const after = await follow(second.url);
  const found = await Promise.all(
    [...asked, ...long].map(async ({ body }) => (await get<JobView>(second.url, `/v1/jobs/${body.id}`)).body),
  );
  const open = new Set(found.filter(({ state }) => state !== 'done').map(({ id }) => jobNumber(id)));
  await after.until((events) => {
    for (const { jobId, state } of events) if (isSettled(state)) open.delete(jobId);
    return open.size === 0;
  });

  const results = await Promise.all(asked.map(({ body }) => result(second.url, body.id)));
  for (const [n, { status, body }] of results.entries()) {
    expect(status).toBe(200);
    expect(body).toMatchObject({ jobId: asked[n]?.body.id, target: 'es' });
    expect(body.text).toMatch(/personas/);
  }
  // A small model may get a number wrong now and then; mixed-up results would have nearly all wrong.
  const right = results.filter(({ body }, n) => body.text.includes(`${100 + n}`));
  expect(right.length).toBeGreaterThan(HTTP_JOBS * 0.8);
  for (const { body } of long) {
    expect(countSentences((await result(second.url, body.id)).body.text)).toBe(LONG_SENTENCES);
  }
  // The same key is the same job, and no job is done a second time.
  const again = await Promise.all(
    asked.map((_, n) => submit(second.url, sentence(n), `short ${n}`, 'normal')),
  );
  expect(again.map(({ body }) => [body.id, body.state])).toEqual(asked.map(({ body }) => [body.id, 'done']));
  const done = after.events.filter(({ state }) => state === 'done').map(({ jobId }) => jobId);
  expect(done).toHaveLength(new Set(done).size);

  // Those that were ready at the same time share a packet.
  const payloads = () =>
    radio.sent.flatMap(({ data: { payload } }) => (isBundle(payload) ? unbundle(payload) : [payload]));
  await radio.until(() => payloads().length === RADIO_JOBS);
  const answers = payloads().map((payload) => decodeMessage(payload));
  const tokens = answers.map((answer) => (answer.kind === 'result' ? answer.token : -1));
  expect(tokens.toSorted((a, b) => a - b)).toEqual(Array.from({ length: RADIO_JOBS }, (_, n) => n));
  const rightOnAir = answers.filter(
    (answer) => answer.kind === 'result' && answer.text.includes(`${100 + HTTP_JOBS + answer.token}`),
  );
  expect(rightOnAir.length).toBeGreaterThan(RADIO_JOBS * 0.8);
  expect((await nodeStatus(second.url)).queue).toMatchObject({ running: 0, waiting: { normal: 0 } });
  expect((await second.stop()).code).toBe(0);
  expect(payloads()).toHaveLength(RADIO_JOBS);
});
