import { isBlank, type TranslationResult } from '@babelmesh/protocol';
import type { Context } from 'hono';
import type { Base, Env } from './endpoint.js';
import type { Admission, Jobs } from './ports.js';
import { type Entry, idempotencyKey, translationRequests, type Wanted } from './requests.js';
import { translateNow } from './sync.js';

/**
 * The translations of all texts of a request, in their order. What is blank in a list is answered with itself, as
 * LibreTranslate does, and is no job: one empty line is no reason to refuse the others.
 *
 * Throws what `translateNow` throws.
 */
export async function translateTexts(
  c: Context<Env>,
  wanted: Wanted,
  ports: { admission: Admission; jobs: Jobs; base: Base },
): Promise<readonly Pick<TranslationResult, 'text' | 'source'>[]> {
  const { texts, target } = wanted;
  const asked = texts.filter(({ text, place }) => place === undefined || !isBlank(text));
  const requests = translationRequests(c, ports.base, { ...wanted, texts: asked });
  const waiting = {
    signal: c.req.raw.signal,
    closing: c.env?.closing,
    keep: idempotencyKey(c) !== undefined,
  };
  const results = requests.length > 0 ? await translateNow(requests, ports, waiting) : [];
  const resultOf = new Map<Entry, TranslationResult | undefined>(
    asked.map((entry, i) => [entry, results[i]]),
  );
  return texts.map((entry) => resultOf.get(entry) ?? { text: entry.text, source: target });
}
