import { describe, expect, it } from 'vitest';
import { expectLinear } from '../../testing/linear.js';
import { withoutSos } from './emergency-call.js';

describe('a call for help', () => {
  it.each([
    ['SOS', ''],
    ['sos!', ''],
    ['sos ayuda', 'ayuda'],
    ['SOS we need help', 'we need help'],
    ['sos es Where is the doctor?', 'es Where is the doctor?'],
    ['s.o.s.: two hurt', 'two hurt'],
    ['S O S two hurt', 'two hurt'],
    ['s-o-s two hurt', 'two hurt'],
    ['SOS - two hurt', 'two hurt'],
    ['SOS -12 °C here', '-12 °C here'],
    ['SOS? two hurt', 'two hurt'],
    ['¡¡SOS!! ¿dónde está el médico?', '¿dónde está el médico?'],
    ['#SOS two hurt', 'two hurt'],
    ['*SOS* two hurt', 'two hurt'],
    ['“SOS” two hurt', 'two hurt'],
    ['SOS🚨 two hurt', 'two hurt'],
    ['SOS‼️ two hurt', 'two hurt'],
    ['🆘', ''],
    ['🆘🆘 es two hurt', 'es two hurt'],
    ['SOS 🔥 in the camp', '🔥 in the camp'],
    ['ＳＯＳ 我们需要医生', '我们需要医生'],
    ['SOS救命', '救命'],
    ['СОС двое раненых', 'двое раненых'],
  ])('%s', (text, rest) => {
    expect(withoutSos(text)).toBe(rest);
  });

  it.each([
    // Each of these could be a sentence of Spanish with the verb: rather one emergency too many.
    'sos muy urgente',
    'Sos muy grave',
    'sos médico',
    'sos un médico por favor',
    'sos una doctora',
    'sos mi hijo',
    'sos mi amigo está herido',
    'sos mi amiga, no respira',
    'sos de la clínica',
    'sos de aquí del puente, hay heridos',
    'sos alérgica a la penicilina',
    'sos el niño no respira',
    'sos la mejor manera de llegar',
    'SOS muy amable',
    'sos, muy amable',
    '!sos muy amable',
  ])('perhaps: %s', (text) => {
    expect(withoutSos(text)).toBeDefined();
  });
});

describe('no call', () => {
  it.each([
    'sos muy amable',
    'Sos muy amable!',
    'sos muy amable, gracias por todo',
    'sos tan buena conmigo',
    'sos re linda',
    'sos mi amigo',
    'Sos mi mejor amiga.',
    'sos mi amigo, muchas gracias',
    'sos de aquí',
    'sos de acá?',
    'sos de dónde?',
    'sos vos?',
    'sos vos la enfermera?',
    'sos el mejor',
    'sos un ángel',
    'sos buena gente',
    'sos una buena persona',
    'sos amable',
    '¿Sos médico?',
    'SOS-Kinderdorf geschlossen',
    'sosa is here',
    'so s’il vous plaît',
    'vos sos muy amable',
    'sosten',
  ])('%s', (text) => {
    expect(withoutSos(text)).toBeUndefined();
  });

  it('takes time in proportion to a hostile message', async () => {
    await expectLinear(20_000, (times) => {
      for (const text of [
        ' '.repeat(times),
        '!'.repeat(times),
        `sos${' '.repeat(times)}`,
        `sos ${'muy '.repeat(times)}`,
      ]) {
        withoutSos(text);
      }
    });
  });
});
