import { describe, expect, it } from 'vitest';
import type { Decoded } from '../decode/model-decoder.js';
import { chooseDirections } from './directions.js';
import { type LoopManifest, Manifest } from './manifest.js';
import { chooseRoutes, routesOf, through } from './routes.js';

const file = (path: string, letter = 'a') => ({ path, bytes: 1, sha256: letter.repeat(64) });

function model(id: string, ways: readonly string[], extra: Partial<LoopManifest> = {}) {
  const manifest = Manifest.parse({
    formatVersion: 1,
    id,
    version: '1.0.0',
    minimumBabelmeshVersion: '0.1.0',
    architecture: 'encoder-loop-decoder-v1',
    directions: ways.map((way, i) => ({ source: way.slice(0, 2), target: way.slice(3), prefixId: 3 + i })),
    files: { model: file('m'), tokenizer: file('t'), tokenizerConfig: file('c') },
    tokens: { pad: 0, eos: 1, unk: 2 },
    limits: { maxSourceTokens: 255, maxOutputTokens: 240 },
    batchInvariant: true,
    outputs: { tokens: 'toks' },
    licence: 'x',
    sources: [],
    scores: [],
    ...extra,
  });
  return { name: `${id}@1.0.0`, folder: '', manifest };
}
const score = (direction: string, chrF: number) => ({ set: 'tatoeba-dev', direction, chrF, bleu: 1 });
const routes = (...models: ReturnType<typeof model>[]) => chooseRoutes(chooseDirections(models));
const ways = (list: ReturnType<typeof routes>) =>
  list.map(({ source, target, via }) => `${source}-${target}${via ? ` via ${via}` : ''}`);

describe('chooseRoutes', () => {
  it('goes through English between two others, where no model joins them', () => {
    const spanish = model('en-es', ['en-es', 'es-en']);
    const french = model('en-fr', ['en-fr', 'fr-en']);
    const all = routes(spanish, french);
    expect(ways(all)).toEqual(['en-es', 'es-en', 'en-fr', 'fr-en', 'es-fr via en', 'fr-es via en']);
    expect(all.find((route) => route.via)?.model).toBe('en-es@1.0.0+en-fr@1.0.0');
    expect(ways(routes(spanish, french, model('es-fr', ['es-fr'])))).toContain('es-fr');
  });

  it('needs both ways, and never comes back to where it began', () => {
    expect(ways(routes(model('a', ['en-es', 'fr-en'])))).toEqual(['en-es', 'fr-en', 'fr-es via en']);
    expect(ways(routes(model('a', ['en-es', 'es-en'])))).toEqual(['en-es', 'es-en']);
    expect(routes(model('m', ['es-en', 'en-fr'])).at(-1)?.model).toBe('m@1.0.0');
  });

  it('grades by the scores, and a way of two by the worse', () => {
    const good = model('en-es', ['en-es', 'es-en'], { scores: [score('en-es', 60), score('es-en', 59.9)] });
    const fresh = model('en-fr', ['en-fr'], { scores: [score('en-fr', 70)] });
    const graded = Object.fromEntries(routes(good, fresh).map((r) => [`${r.source}-${r.target}`, r.quality]));
    expect(graded).toEqual({ 'en-es': 'good', 'es-en': 'draft', 'en-fr': 'good', 'es-fr': 'draft' });
    expect(routes(model('x', ['en-es']))[0]).not.toHaveProperty('quality');
  });

  it('names drafts last', () => {
    const scores = [score('en-de', 50), score('de-en', 55), score('en-es', 60), score('es-en', 60)];
    const german = model('en-de', ['en-de', 'de-en'], { scores });
    const spanish = model('en-es', ['en-es', 'es-en'], { scores });
    const names = ['en-es', 'es-en', 'en-de', 'de-en', 'de-es via en', 'es-de via en'];
    expect(ways(routes(german, spanish))).toEqual(names);
  });

  it('adds up what counts as doubtful, where all of it is calibrated', () => {
    const doubt = [{ direction: 'es-en', below: -0.5 }];
    const [, pivot] = [...routes(model('a', ['es-en'], { doubt }), model('b', ['en-fr']))].reverse();
    expect(pivot?.doubtfulBelow).toBeUndefined();
    const both = routes(
      model('a', ['es-en'], { doubt }),
      model('b', ['en-fr'], { doubt: [{ direction: 'en-fr', below: -0.25 }] }),
    );
    expect(both.map(({ doubtfulBelow }) => doubtfulBelow)).toEqual([-0.5, -0.25, -0.75]);
  });

  it('tells models of one version with other contents apart', () => {
    const files = { model: file('m', 'b'), tokenizer: file('t'), tokenizerConfig: file('c') };
    const [one] = routes(model('a', ['en-es']));
    const [other] = routes(model('a', ['en-es'], { files }));
    expect(one?.fingerprint).not.toBe(other?.fingerprint);
  });
});

describe('routesOf', () => {
  it('avoids a model wherever there is another way', () => {
    const shipped = [model('en-es', ['en-es', 'es-en']), model('en-fr', ['en-fr'])];
    const bad = model('bad', ['en-es', 'es-fr', 'en-it'], { preferred: true });
    const served = (avoided: ReturnType<typeof model>[]) =>
      Object.fromEntries(
        routesOf([...shipped, bad], new Set(avoided)).map((route) => [
          `${route.source}-${route.target}`,
          route.model,
        ]),
      );
    const always = { 'es-en': 'en-es@1.0.0', 'en-fr': 'en-fr@1.0.0', 'en-it': 'bad@1.0.0' };
    expect(served([])).toMatchObject({ ...always, 'en-es': 'bad@1.0.0', 'es-fr': 'bad@1.0.0' });
    expect(served([bad])).toMatchObject({
      ...always,
      'en-es': 'en-es@1.0.0',
      'es-fr': 'en-es@1.0.0+en-fr@1.0.0',
    });
  });
});

describe('chooseDirections', () => {
  const chosen = (...models: ReturnType<typeof model>[]) =>
    chooseDirections(models).map((d) => d.model.manifest.id);

  it('prefers what was measured to what was not, unless the operator says so', () => {
    const measured = model('small', ['en-es'], { scores: [score('en-es', 50)] });
    expect(chosen(measured, model('large', ['en-es']))).toEqual(['small']);
    expect(chosen(model('large', ['en-es']), measured)).toEqual(['small']);
    expect(chosen(measured, model('large', ['en-es'], { preferred: true }))).toEqual(['large']);
    expect(chosen(model('large', ['en-es'], { preferred: true }), measured)).toEqual(['large']);
  });
});

describe('through', () => {
  const decoded = (text: string, extra: Partial<Decoded> = {}): Decoded => ({
    text,
    tokens: 3,
    confidence: -0.25,
    truncated: false,
    repetitionCut: false,
    garbled: false,
    ...extra,
  });
  const legs = routes(model('m', ['es-en', 'en-fr'])).at(-1)?.legs ?? [];

  it('hands what the first made to the second, and adds up their doubts', async () => {
    const made = await through(legs, 'hola', async ({ source }, text) =>
      decoded(`${text}>${source}`, source === 'es' ? { truncated: true } : {}),
    );
    expect(made).toEqual(decoded('hola>es>en', { tokens: 6, confidence: -0.5, truncated: true }));
  });

  it('stops where the first has nothing to say', async () => {
    let runs = 0;
    const made = await through(legs, 'hola', async () => {
      runs++;
      return decoded('');
    });
    expect([made.text, runs]).toEqual(['', 1]);
  });

  it('knows no confidence where one of them tells none', async () => {
    const { confidence, ...silent } = decoded('x');
    expect(confidence).toBeDefined();
    const made = await through(legs, 'hola', async ({ source }) => (source === 'es' ? silent : decoded('y')));
    expect(made).not.toHaveProperty('confidence');
  });
});
