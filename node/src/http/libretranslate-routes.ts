import { BabelmeshError, languageByCode, type TranslationResult } from '@babelmesh/protocol';
import type { Base, Routes } from './endpoint.js';
import type { Admission, Directions, Jobs, LanguageDetector } from './ports.js';
import { ADMISSION_ERRORS, SETTLING_ERRORS } from './refusals.js';
import { prefersAsync, translationRequests } from './requests.js';
import {
  DetectAnswer,
  detectRequest,
  FrontendSettings,
  IdempotencyKey,
  JobList,
  JobView,
  jobView,
  Languages,
  TranslateAnswer,
  translateRequest,
} from './schemas.js';
import { shuttingDown } from './sync.js';
import { translateTexts } from './translate-texts.js';

interface Parts {
  readonly admission: Admission;
  readonly jobs: Jobs;
  readonly detector: LanguageDetector;
  readonly directions: Directions;
}

const tag = 'LibreTranslate';

/** The beginning of a long text tells its language as well as the whole does. */
const DETECTED_CHARACTERS = 4_000;

/** The addresses that clients of LibreTranslate use, with the shapes they expect. */
export function addLibreTranslateRoutes(routes: Routes, base: Base, parts: Parts): void {
  addTranslate(routes, base, parts);
  addDetect(routes, base, parts);
  routes.add(
    {
      method: 'get',
      path: '/languages',
      tag,
      summary: 'Languages and what they are translated to',
      answers: { 200: { description: 'The languages of the loaded models.', schema: Languages } },
    },
    (c) => c.json(languages(parts.directions), 200),
  );
  routes.add(
    {
      method: 'get',
      path: '/frontend/settings',
      tag,
      summary: 'What LibreTranslate’s clients ask before they start',
      answers: { 200: { description: 'Settings.', schema: FrontendSettings } },
    },
    (c) => {
      const [first] = parts.directions.directions;
      return c.json(
        {
          charLimit: base.limits.textCharacters,
          frontendTimeout: 500,
          apiKeys: false,
          keyRequired: false,
          suggestions: false,
          filesTranslation: false,
          supportedFilesFormat: [],
          language: {
            source: first ? named(first.source) : { code: 'auto', name: 'Detect' },
            target: named(first?.target ?? 'en'),
          },
        },
        200,
      );
    },
  );
}

function addTranslate(routes: Routes, base: Base, { admission, jobs, detector }: Parts): void {
  routes.addWithBody(
    {
      method: 'post',
      path: '/translate',
      tag,
      summary: 'Translate a text, or a list of texts',
      description:
        'With the header `Prefer: respond-async` the answer is the job instead of its result. Otherwise blank texts of a list come back as they are.',
      headers: IdempotencyKey,
      body: { schema: translateRequest(base.limits), forms: true },
      answers: {
        200: { description: 'The translation, in the form of `q`.', schema: TranslateAnswer },
        202: {
          description: 'The job, or with a list of texts the jobs, where the client prefers not to wait.',
          schema: JobView.or(JobList),
          headers: { Location: 'The job, where it is one.', 'Preference-Applied': '`respond-async`.' },
        },
      },
      errors: [...ADMISSION_ERRORS, ...SETTLING_ERRORS, 'unsupported_format'],
    },
    async (c, { q, source, target, priority, alternatives }) => {
      const texts =
        typeof q === 'string' ? [{ text: q }] : q.map((text, place) => ({ text, place, name: `q.${place}` }));
      const wanted = { texts, source, target, priority };
      if (prefersAsync(c)) {
        if (c.env?.closing?.aborted) throw shuttingDown();
        const submitted = await admission.submit(translationRequests(c, base, wanted));
        const views = await Promise.all(submitted.map((job) => jobView(job, jobs)));
        c.header('Preference-Applied', 'respond-async');
        if (typeof q !== 'string') return c.json({ jobs: views }, 202);
        c.header('Location', `/v1/jobs/${views[0]?.id}`);
        return c.json(views[0], 202);
      }
      const results = await translateTexts(c, wanted, { admission, jobs, base });
      const inFormOfQ = <T>(list: readonly T[]) => (typeof q === 'string' ? list[0] : list);
      return c.json(
        {
          translatedText: inFormOfQ(results.map((result) => result.text)),
          ...(source === 'auto' && { detectedLanguage: inFormOfQ(detections(results, texts, detector)) }),
          ...(Number(alternatives) > 0 && { alternatives: inFormOfQ(results.map(() => [])) ?? [] }),
        },
        200,
      );
    },
  );
}

/** The language each text was translated from, with how sure the detector is of just that one. */
function detections(
  results: readonly Pick<TranslationResult, 'source'>[],
  texts: readonly { text: string }[],
  detector: LanguageDetector,
): { language: string; confidence: number }[] {
  return results.map(({ source: language }, i) => {
    const beginning = (texts[i]?.text ?? '').slice(0, DETECTED_CHARACTERS);
    const found = detector.detect(beginning).find((detection) => detection.language === language);
    return { language, confidence: percent(found?.confidence ?? 0) };
  });
}

function addDetect(routes: Routes, base: Base, { detector }: Parts): void {
  routes.addWithBody(
    {
      method: 'post',
      path: '/detect',
      tag,
      summary: 'Detect the language of a text',
      body: { schema: detectRequest(base.limits), forms: true },
      answers: { 200: { description: 'Languages, best first.', schema: DetectAnswer } },
      errors: ['empty_text', 'text_too_long', 'too_many_records'],
    },
    (c, { q }) => {
      const text = typeof q === 'string' ? q : q.join('\n');
      if (/\p{Surrogate}/u.test(text)) {
        throw new BabelmeshError('invalid_text', 'The text has half of a character (an unpaired surrogate).');
      }
      if (text.trim() === '') throw new BabelmeshError('empty_text', 'There is no text.');
      const found = detector
        .detect(text.slice(0, DETECTED_CHARACTERS))
        .map(({ language, confidence }) => ({ language, confidence: percent(confidence) }));
      // Clients read the first one unasked, so there always is one: BCP 47 calls it undetermined.
      return c.json(found.length > 0 ? found : [{ language: 'und', confidence: 0 }], 200);
    },
  );
}

function percent(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 10;
}

function languages({ directions }: Directions) {
  const codes = new Set(directions.flatMap(({ source, target }) => [source, target]));
  return [...codes]
    .map((code) => {
      const models = directions
        .filter(({ source }) => source === code)
        .sort((a, b) => a.target.localeCompare(b.target, 'en'))
        .map(({ target, model, via, quality }) => ({
          target,
          model,
          ...(via && { via }),
          ...(quality && { quality }),
        }));
      return { ...named(code), targets: models.map(({ target }) => target), models };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function named(code: string): { code: string; name: string } {
  return { code, name: languageByCode(code)?.name ?? code };
}
