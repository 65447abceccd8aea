import type { Base, Routes } from './endpoint.js';
import type { Admission, Jobs } from './ports.js';
import { ADMISSION_ERRORS, SETTLING_ERRORS } from './refusals.js';
import { idempotencyKey, translationRequests } from './requests.js';
import { BatchAnswer, batchRequest, IdempotencyKey } from './schemas.js';
import { translateNow } from './sync.js';

/** `POST /translation`: a batch of records, answered in order. */
export function addTranslationRoutes(routes: Routes, base: Base, admission: Admission, jobs: Jobs): void {
  routes.addWithBody(
    {
      method: 'post',
      path: '/translation',
      tag: 'Translation',
      summary: 'Translate a batch of records',
      description: 'The answer has the records in the order of the request, each with its id.',
      headers: IdempotencyKey,
      body: { schema: batchRequest(base.limits) },
      answers: { 200: { description: 'The translated records.', schema: BatchAnswer } },
      errors: [...ADMISSION_ERRORS, ...SETTLING_ERRORS],
    },
    async (c, { payload: { records, fromLang, toLang, priority } }) => {
      const texts = records.map((record) => record.text);
      const requests = translationRequests(c, base, { texts, source: fromLang, target: toLang, priority });
      const results = await translateNow(
        requests,
        { admission, jobs, base },
        { signal: c.req.raw.signal, closing: c.env?.closing, keep: idempotencyKey(c) !== undefined },
      );
      return c.json({ result: records.map(({ id }, i) => ({ id, text: results[i]?.text ?? '' })) }, 200);
    },
  );
}
