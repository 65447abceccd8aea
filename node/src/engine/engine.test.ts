import type { Logger } from '@babelmesh/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock as clock } from '../clock.js';
import type { Translator } from '../dispatch/ports.js';
import type { Engine } from './engine.js';
import { type Measurement, openEngine, type Translated } from './open-engine.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const path = (relative: string) => new URL(relative, import.meta.url);

describe('vetted phrases', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine({
      modelsFolders: [path('../../../models').pathname],
      phrasebookFolders: [path('../../../models/phrasebook').pathname],
      workerUrl: path('../../dist/engine/worker.js'),
      clock,
      logger: silent,
    });
  });
  afterAll(() => engine.close());

  const translate = async (text: string, source: string, target: string) => {
    const cut = engine.segment(text, source, target);
    const outputs = await engine.translate(cut.segments, { source, target, priority: 'normal' });
    return cut.join(outputs.map((output) => output.text));
  };

  it('are translated where no model has the language, alone and one after the other', async () => {
    expect(engine.directions.some(({ target }) => target === 'ar')).toBe(false);
    expect(await translate('where does it hurt', 'en', 'ar')).toBe('أين الألم؟');
    expect(await translate('Do not move. Where does it hurt? 🙏', 'en', 'zh')).toBe('不要动。 哪里疼？ 🙏');
    expect(await translate('أين الألم؟', 'ar', 'uk')).toBe('Де болить?');
    expect(await translate('nerede agriniz var', 'tr', 'en')).toBe('Where does it hurt?');
    expect(await translate('tôi cần bác sĩ', 'vi', 'sw')).toBe('Nahitaji daktari');
  });

  it('are told from all else', () => {
    expect(engine.isPhrase('Where does it hurt?', 'auto', 'ar')).toBe(true);
    expect(engine.isPhrase('Where does it hurt?', 'fr', 'ar')).toBe(false);
    expect(engine.isPhrase('Where does it hurt? It is the left leg.', 'en', 'ar')).toBe(false);
    expect(engine.isPhrase('Do not → move', 'en', 'ar')).toBe(false);
    expect(engine.isPhrase('🙏', 'en', 'ar')).toBe(false);
    expect(engine.isPhrase('Where does it hurt? '.repeat(100_000), 'en', 'ar')).toBe(false);
    expect(() => engine.segment('It is the left leg.', 'en', 'ar')).toThrow(
      'does not translate from en to ar',
    );
  });

  it('are listed', () => {
    expect(engine.phrasesBetween('en', 'ar')).toContainEqual({
      text: 'Where does it hurt?',
      translation: 'أين الألم؟',
    });
    expect(engine.phrasesBetween('ar', 'sw').length).toBeGreaterThanOrEqual(150);
    expect(engine.phrasesBetween('en', 'xx')).toEqual([]);
  });
});

describe('Engine with the shipped model', () => {
  let engine: Engine;
  const measurements: Measurement[] = [];
  const made: Translated[] = [];

  beforeAll(async () => {
    engine = await openEngine({
      modelsFolders: [path('../../../models').pathname],
      workerUrl: path('../../dist/engine/worker.js'),
      clock,
      logger: silent,
      onMeasurement: (measurement) => measurements.push(measurement),
      onTranslated: (one) => made.push(one),
    });
  });
  afterAll(() => engine.close());

  const translate = async (text: string) => {
    const cut = engine.segment(text, 'en', 'es');
    const outputs = await engine.translate(cut.segments, { source: 'en', target: 'es', priority: 'normal' });
    return { text: cut.join(outputs.map((output) => output.text)), outputs };
  };

  it('is the translator the dispatcher asks for', () => {
    const translator: Translator = engine;
    expect(translator.directions).toContainEqual(
      expect.objectContaining({ source: 'en', target: 'es', model: expect.stringMatching(/^[a-z-]+@\d/) }),
    );
    expect(engine.device.device).toBe('cpu');
  });

  it('translates', async () => {
    expect((await translate('I want to go home.')).text).toMatch(/casa/i);
    expect((await translate('Thank you for your help.')).text.toLowerCase()).toContain('gracias');
    expect(measurements.at(-1)).toMatchObject({ segments: 1, words: 5 });
  });

  it('tells the words of a text once, by whichever way they went', async () => {
    const told = async (text: string, source: string, target: string) => {
      made.length = 0;
      await engine.translate([text], { source, target, priority: 'normal' });
      return made;
    };
    const direction = engine.directions.find(({ source, target }) => source === 'fr' && target === 'es');
    expect(direction).toMatchObject({ via: 'en' });
    expect(await told('La maison est très grande.', 'fr', 'es')).toEqual([
      { model: direction?.model, words: 5 },
    ]);
    // The guard has it translated again: no model copies all of that.
    measurements.length = 0;
    const codes =
      'Meet !9fb3c2e1 and !07ac44d0 at 48.858370,2.294481 with 31.27 kg, then call +44 7911 123456 at 17:42.';
    expect(await told(codes, 'en', 'es')).toHaveLength(1);
    expect(measurements.reduce((sum, { segments }) => sum + segments, 0)).toBeGreaterThan(1);
    expect(made[0]?.words).toBe(16);
    expect(await told('14:35 😀', 'en', 'es')).toEqual([]);
  });

  it('keeps lines, bullets and blank lines', async () => {
    const { text } = await translate('- I want to go home.\n\n  * Thank you!\n');
    expect(text).toMatch(/^- [^\n]+\n\n {2}\* [^\n]+\n$/);
  });

  it('gives a text the same translation alone and in a crowd', async () => {
    const lines = [
      'The water is cold.',
      'Where do you live?',
      'My sister is a doctor and she works in the city near the river.',
      'No.',
      'I have never seen so many people in this small village before.',
      'Please come back tomorrow morning.',
      'thanks',
      'The house on the hill is very old and nobody lives there now.',
      'Give me the book.',
    ];
    const crowd = (await translate(lines.join('\n'))).text.split('\n');
    for (const [i, line] of lines.entries()) expect((await translate(line)).text).toBe(crowd[i]);
  });

  it('leaves what has no word as it is, and says so', async () => {
    for (const text of ['😀🚑', '112', '   ', '?!']) {
      const { text: output, outputs } = await translate(text);
      expect(output).toBe(text);
      expect(outputs[0]?.warnings).toEqual(['not_translated']);
    }
  });

  it('leaves a text that is in the target language', async () => {
    const outputs = await engine.translate(['hola'], { source: 'es', target: 'es', priority: 'normal' });
    expect(outputs).toEqual([{ text: 'hola', warnings: ['already_in_target'] }]);
    expect(engine.segment('hola', 'es', 'es').segments).toEqual(['hola']);
  });

  it('refuses a direction it has no model for', async () => {
    expect(() => engine.segment('hola', 'es', 'sw')).toThrow(
      expect.objectContaining({ code: 'unsupported_pair' }),
    );
    await expect(
      engine.translate(['hola'], { source: 'es', target: 'sw', priority: 'normal' }),
    ).rejects.toMatchObject({ code: 'unsupported_pair' });
  });

  it('stops when the caller goes away', async () => {
    const controller = new AbortController();
    const options = { source: 'en', target: 'es', priority: 'bulk', signal: controller.signal } as const;
    const many = Array.from({ length: 200 }, (_, i) => `Sentence number ${i} of a long text.`);
    const ended = expect(engine.translate(many, options)).rejects.toThrow('gone');
    controller.abort(new Error('gone'));
    await ended;
    await expect(engine.translate(['one'], options)).rejects.toThrow('gone');
  });

  it('leaves the event loop free while it works', async () => {
    let turns = 0;
    const ticking = setInterval(() => turns++, 5);
    const startedAt = performance.now();
    await translate(
      Array.from({ length: 40 }, () => 'I have never seen so many people here before.').join('\n'),
    );
    clearInterval(ticking);
    expect(turns).toBeGreaterThan((performance.now() - startedAt) / 5 / 10);
  });

  it('closes in the middle of its work, and takes nothing down', async () => {
    for (let time = 0; time < 3; time++) {
      let batches = 0;
      const other = await openEngine({
        modelsFolders: [path('../../../models').pathname],
        workerUrl: path('../../dist/engine/worker.js'),
        clock,
        logger: silent,
        workers: 2,
        onMeasurement: () => batches++,
      });
      const many = Array.from(
        { length: 200 },
        (_, i) => `My brother has ${i} books and he reads them all day.`,
      );
      const work = other.translate(many, { source: 'en', target: 'es', priority: 'normal' });
      const ended = expect(work).rejects.toMatchObject({ code: 'shutting_down' });
      while (batches === 0) await new Promise((resolve) => setImmediate(resolve));
      await other.close();
      await ended;
    }
  });
});
