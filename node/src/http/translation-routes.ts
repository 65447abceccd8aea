import type { Base, Routes } from './endpoint.js';
import type { Admission, Jobs } from './ports.js';
import { ADMISSION_ERRORS, SETTLING_ERRORS } from './refusals.js';
import { BatchAnswer, batchRequest, IdempotencyKey } from './schemas.js';
import { translateTexts } from './translate-texts.js';

/** `POST /translation`: a batch of records, answered in order. */
export function addTranslationRoutes(routes: Routes, base: Base, admission: Admission, jobs: Jobs): void {
  routes.addWithBody(
    {
      method: 'post',
      path: '/translation',
      tag: 'Translation',
      summary: 'Translate a batch of records',
      description:
        'The answer has the records in the order of the request, each with its id. Blank texts come back as they are.',
      headers: IdempotencyKey,
      body: { schema: batchRequest(base.limits) },
      answers: { 200: { description: 'The translated records.', schema: BatchAnswer } },
      errors: [...ADMISSION_ERRORS, ...SETTLING_ERRORS],
    },
    async (c, { payload: { records, fromLang, toLang, priority } }) => {
      const texts = records.map(({ text }, place) => ({
        text,
        place,
        name: `payload.records.${place}.text`,
      }));
      const results = await translateTexts(
        c,
        { texts, source: fromLang, target: toLang, priority },
        { admission, jobs, base },
      );
      return c.json({ result: records.map(({ id }, i) => ({ id, text: results[i]?.text ?? '' })) }, 200);
    },
  );
}
