import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutShortForms } from './short-forms.js';

describe('withoutShortForms', () => {
  it.each([
    ['en', 'Give 500 mg po tid x 7 days', 'Give 500 mg by mouth three times a day for 7 days'],
    ['en', 'amoxicillin 500mg bid x 7d', 'amoxicillin 500mg twice a day for 7 days'],
    ['en', 'ibuprofen 400 mg q6h prn pain', 'ibuprofen 400 mg every 6 hours, if needed, for pain'],
    [
      'en',
      '1 tab od for 5d, then 2 tabs 2x/day',
      '1 tablet once a day for 5 days, then 2 tablets 2 times a day',
    ],
    ['en', '10 ml q4-6h', '10 ml every 4-6 hours'],
    ['en', '1x daily, 3 times/wk, 1 wk left', 'once a day, 3 times a week, 1 week left'],
    ['en', 'give 1 L NS iv stat!', 'give 1 L normal saline iv immediately!'],
    ['en', 'pt 34 f, abd pain x3 days', 'patient, 34-year-old woman, abdominal pain for 3 days'],
    ['en', '62m chest pain', '62-year-old man chest pain'],
    ['en', 'sent 34 f with fever, r arm', 'sent 34-year-old woman with fever, right arm'],
    ['en', 'Pt m 9 w/ fx left arm', 'Patient, 9-year-old boy, with fracture of left arm'],
    ['en', 'she is 45 yo, c/o SOB', 'she is 45 years old, complaining of difficulty breathing'],
    ['en', '8 mo old f, vomiting x4', '8-month-old girl, vomiting 4 times'],
    ['en', 'R hip deformed, cut on lt hand.', 'Right hip deformed, cut on left hand.'],
    ['en', 'preg test neg, 7 wks preg', 'pregnancy test negative, 7 weeks pregnant'],
    ['en', 'no n/v, hx of HTN and DM', 'no nausea or vomiting, history of high blood pressure and diabetes'],
    [
      'en',
      'BP 90/60 HR 120 RR 28 sats 88%',
      'Blood pressure 90/60, pulse 120, breathing 28, oxygen saturation 88%',
    ],
    ['en', 'PT HAS FEVER, 2 TABS TID', 'PATIENT HAS FEVER, 2 TABLETS THREE TIMES A DAY'],
    ['en', 'O/E: abdo soft, NT, BS+', 'On examination: abdomen soft, not tender, bowel sounds present'],
    [
      'en',
      'Rx amox 500mg TDS x 5/7, f/u 2/52',
      'Rx amoxicillin 500mg three times a day for 5 days, follow-up 2 weeks',
    ],
    [
      'en',
      'fever 3/7, sats 92% RA, 2L NC',
      'fever for 3 days, oxygen saturation 92% on room air, 2L by nasal cannula',
    ],
    [
      'en',
      '# L wrist, ?concussion, PERRL',
      'fracture of left wrist, possible concussion, pupils equal and reacting',
    ],
    ['en', 'Tab Ciplox 500 BD, Inj TT 0.5ml', 'Tablet Ciplox 500 twice a day, Injection TT 0.5ml'],
    [
      'en',
      'c/o CP, refused tx, left AMA',
      'complaining of chest pain, refused treatment, left against medical advice',
    ],
    ['en', 'stay till the w/e w/2 friends w/out money', 'stay till the weekend with 2 friends without money'],
    [
      'es',
      'amoxicilina 500 mg vo c/8h x 7 días',
      'amoxicilina 500 mg por vía oral cada 8 horas durante 7 días',
    ],
    ['es', 'dolor pierna izq. y brazo', 'dolor pierna izquierda y brazo'],
    [
      'es',
      'Pcte c/ fiebre y s/ vómitos, TA 90/60',
      'Paciente con fiebre y sin vómitos, presión arterial 90/60',
    ],
    [
      'es',
      'Pte fem 34a, MC: dolor abd. de 3d evol., sosp apendicitis, HTA, DM2, T 38.5 SatO2 96% AA',
      'Paciente femenina, 34 años, motivo de consulta: dolor abdominal de 3 días evolución, sospecha de apendicitis, hipertensión, diabetes tipo 2, temperatura 38.5, Saturación 96% al aire ambiente',
    ],
    [
      'es',
      'amoxi 500mg/8h, emb 32 sem, G3P2A0, HAF muslo D, edema MMII, Rx pend.',
      'amoxicilina 500 mg cada 8 horas, embarazada 32 semanas, 3 embarazos, 2 partos, 0 abortos, herida de bala muslo derecho, edema piernas, Radiografía pendiente.',
    ],
    ['es', 'fx pierna izq, dolor brazo der', 'fractura pierna izquierda, dolor brazo derecho'],
    ['fr', 'amoxicilline 500 mg 3x/j pdt 7j', 'amoxicilline 500 mg 3 fois par jour pendant 7 jours'],
    ['fr', '1 cp ttes les 6h si bsn, jambe G', '1 comprimé toutes les 6 heures si besoin, jambe gauche'],
    [
      'fr',
      'F 34a, ATCD HTA, dlr abdo depuis 3j, T° 39.2, TA 90/60',
      'Femme de 34 ans, antécédents hypertension, douleur abdominale depuis 3 jours, température 39.2, tension 90/60',
    ],
    [
      'fr',
      'amox 1g/8h PO, puis 2 cp/j, 1 cp 1-0-1',
      'amoxicilline 1 g toutes les 8 heures par la bouche, puis 2 comprimés par jour, 1 comprimé 1 le matin, 0 à midi, 1 le soir',
    ],
    [
      'fr',
      'TDR palu +, plaie MSG, enceinte à 32 SA, Doul. abdo. et fièvre.',
      'Test rapide paludisme positif, plaie bras gauche, enceinte à 32 semaines de grossesse, Douleur abdominale et fièvre.',
    ],
    ['pt', '500 mg vo 8/8h p/ 7 dias', '500 mg por via oral de 8 em 8 horas por 7 dias'],
    [
      'pt',
      'Pcte fem 34a, QP: dor abd. há 3d, nega fb, HAS, DM2, PA 110/70 FC 98 SpO2 96% AA',
      'Paciente mulher, 34 anos, queixa principal: dor abdominal há 3 dias, nega febre, hipertensão, diabetes tipo 2, pressão arterial 110/70, pulso 98, Saturação 96% em ar ambiente',
    ],
    [
      'pt',
      'dipirona 1g 6/6h SN, gest 32 sem, G3P2A0, queim MSD, pé E há 3h, ret em 1 sem',
      'dipirona 1g de 6 em 6 horas se necessário, gestante 32 semanas, 3 gravidezes, 2 partos, 0 abortos, queimadura braço direito, pé esquerdo há 3 horas, retorno em 1 semana',
    ],
    ['pt', '1 cp 2x/dia, perna esq', '1 comprimido 2 vezes por dia, perna esquerda'],
    ['it', '1 g x os 2 v/die x 7 gg', '1 g per bocca 2 volte al giorno per 7 giorni'],
    ['it', '2 cp a.b., gamba dx, braccio sx', '2 compresse al bisogno, gamba destra, braccio sinistro'],
    [
      'it',
      'Pz F 34 aa, dol. add. da 3gg, T 38,5, sosp. fx femore dx',
      'Paziente, donna di 34 anni, dolore addominale da 3 giorni, temperatura 38,5, sospetta frattura femore destro',
    ],
    [
      'it',
      'amox 1g x 3/die, 1 cp/die h 8-20, 2 fl ev, arto inf sx',
      'amoxicillina 1g 3 volte al giorno, 1 compressa al giorno alle ore 8 e 20, 2 fiale IV, arto inferiore sinistro',
    ],
    ['de', '2 Tbl. 3x tgl. b. Bed.', '2 Tabletten 3-mal täglich bei Bedarf'],
    [
      'de',
      '45j. Pat. klagt ü. Bauchschm. seit 3 T.,',
      '45-jähriger Patient klagt über Bauchschmerzen seit 3 Tagen,',
    ],
    [
      'de',
      'Fx US li, Wunde re. Hand, am li Knie',
      'Bruch Unterschenkel links, Wunde rechte Hand, am linken Knie',
    ],
    [
      'de',
      '2 Verl. m. SHT u. VHF, RTW kommt',
      '2 Verletzte mit Schädel-Hirn-Trauma und Vorhofflimmern, Rettungswagen kommt',
    ],
    [
      'de',
      '62 J., w., T 39,2, Abd. o.B., WV in 1 Wo.',
      'Frau, 62 Jahre, Temperatur 39,2, Bauch unauffällig, Wiedervorstellung in 1 Woche.',
    ],
    ['de', 'V.a. Bruch Bein li, RR 90/60', 'Verdacht auf Bruch Bein links, Blutdruck 90/60'],
    [
      'uk',
      'по 1 т. 2 р/день, амоксицилін 500 мг 5 р/д',
      'по 1 таблетці 2 рази на день, амоксицилін 500 мг 5 разів на день',
    ],
    [
      'uk',
      'Пац. 45 р., гол. біль, ЦД 2 т., ЗЧМТ',
      'Пацієнт 45 років, головний біль, цукровий діабет 2 типу, закрита черепно-мозкова травма',
    ],
    [
      'uk',
      'ж, 32 р., перел. лів. стегна, рана пр. руки',
      'жінка, 32 роки, перелом лівого стегна, рана правої руки',
    ],
    [
      'uk',
      'опік 2 ст. лів. н/к, т 38.5 кожні 8 год',
      'опік 2 ступеня ліва нижня кінцівка, температура 38.5 кожні 8 годин',
    ],
    ['uk', 'АТ 90/60, 0.5 мг в/м, дати 2 табл.', "Тиск 90/60, 0.5 мг внутрішньом'язово, дати 2 таблетки"],
  ])('writes out %s "%s"', (language, text, written) => {
    expect(withoutShortForms(text, language)).toBe(written);
  });

  it.each([
    ['en', 'they bid 40 for it'],
    ['en', 'part pt 2, font 20 pt, meet at the assembly pt'],
    ['en', '1 drop od'],
    ['en', '62 m fall, 90 f outside, rope 30 m with knots'],
    ['en', 'how r legs, we r lower'],
    ['en', 'shifts 2 x 12 h, 4 x 4 truck'],
    ['en', 'back on sat 14, wait for more sats'],
    ['en', 'last pos was below the icefall'],
    ['en', 'won 141 caps for France'],
    ['en', 'pt 2 L chest drain out 400 mL'],
    ['en', 'fill up at the BP station, 24 HR 20 MIN'],
    ['en', 'mail tid@example.org or see x.org/hx'],
    ['es', 'C/ Mayor 5, s/n, pulse Ctrl+C, confirmación TA1, instalador MSI, el frac, 40 px'],
    ['fr', 'le lot D, la porte G'],
    ['fr', 'un MSG reçu, 3 cas, la TVP sur les achats, 400 ml à J3, J7'],
    ['pt', 'eles tratam bem o DM-200, 500 sem dor, chegou 07:50 sem almoço, norma PA1, mão e pé E PERNA'],
    ['it', '20 pz in magazzino'],
    ['uk', 'Мені ж 32 роки, права половини людей, 300-й день, 40 т 36 кг, протяг. Кінець'],
    ['it', '20 pz in magazzino, La Paz, 2 AA, TC mancante'],
    ['de', 'die Liste, re'],
    ['de', 'im letzten Akt. Ein Boot in 40 t Zement, bis km 4 m. Um 5 im US-Lager, ein MM'],
    ['ru', '2 р/д'],
  ])('leaves %s "%s"', (language, text) => {
    expect(withoutShortForms(text, language)).toBe(text);
  });

  it('changes nothing the second time', () => {
    const parts = fc.constantFrom(
      ...[
        'pt',
        'w/',
        'x3',
        'x 2',
        'q6h',
        'tid',
        'bid',
        'prn',
        'od',
        '2',
        ' tabs',
        'mg',
        'HR',
        'BP',
        'sats',
        'n/v',
        'f',
        'yo',
      ],
      ...[
        '3x/j',
        'c/',
        '8h',
        'vo',
        'cp',
        'dx',
        'gamba',
        'tgl.',
        'Pat.',
        'р/д',
        'т.',
        'АТ',
        '90/60',
        '.',
        ',',
        ' ',
        ' ',
        ' ',
      ],
    );
    const languages = fc.constantFrom('en', 'es', 'fr', 'pt', 'it', 'de', 'uk');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 14 }), languages, (parts, language) => {
        const once = withoutShortForms(parts.join(''), language);
        expect(withoutShortForms(once, language)).toBe(once);
      }),
    );
  });
});
