import type { Row } from './opposites.js';

/** Things that are no opposites, but do as much harm where one becomes another. Rows as those of opposites. */
export const MISTAKEN: readonly Row[] = [
  {
    sides: [
      { en: 'head', es: 'cabeza', fr: 'tete' },
      { en: 'neck', es: 'cuello nuca', fr: 'cou nuque' },
      { en: 'throat', es: 'garganta', fr: 'gorge' },
      { en: 'eye eyes', es: 'ojo ojos', fr: 'œil oeil yeux' },
      { en: 'ear ears', es: 'oreja orejas oido oidos', fr: 'oreille oreilles' },
      { en: 'nose', es: 'nariz', fr: 'nez' },
      { en: 'mouth', es: 'boca', fr: 'bouche' },
      { en: 'tooth teeth', es: 'diente dientes muela muelas', fr: 'dent dents' },
      { en: 'shoulder shoulders', es: 'hombro hombros', fr: 'epaule epaules' },
      { en: 'arm arms', es: 'brazo brazos', fr: 'bras' },
      { en: 'elbow', es: 'codo', fr: 'coude' },
      { en: 'wrist', es: '| muneca', fr: 'poignet' },
      { en: 'hand hands', es: 'mano manos', fr: 'main mains' },
      { en: 'finger fingers toe toes', es: 'dedo dedos', fr: 'doigt doigts orteil orteils' },
      { en: 'chest breast', es: 'pecho', fr: 'poitrine' },
      { en: '@back | back', es: 'espalda', fr: 'dos' },
      {
        en: 'stomach belly abdomen tummy',
        es: 'estomago vientre barriga abdomen panza',
        fr: 'ventre estomac abdomen',
      },
      { en: 'heart', es: 'corazon', fr: 'cœur coeur' },
      { en: 'lung lungs', es: 'pulmon pulmones', fr: 'poumon poumons' },
      { en: 'kidney kidneys', es: 'rinon rinones', fr: 'rein reins' },
      { en: 'liver', es: 'higado', fr: 'foie' },
      { en: 'hip', es: 'cadera', fr: 'hanche' },
      { en: 'leg legs', es: 'pierna piernas', fr: 'jambe jambes' },
      { en: 'knee knees', es: 'rodilla rodillas', fr: 'genou genoux' },
      { en: 'ankle', es: 'tobillo', fr: 'cheville' },
      { en: 'foot | feet', es: 'pie pies', fr: 'pied pieds' },
    ],
  },
  {
    sides: [
      { en: 'water', es: 'agua aguas', fr: 'eau eaux' },
      { en: 'food', es: 'comida alimento alimentos', fr: 'nourriture | repas aliments aliment' },
      { en: 'blood', es: 'sangre', fr: 'sang' },
      { en: 'milk', es: 'leche', fr: 'lait' },
      { en: 'bread', es: 'pan', fr: 'pain pains' },
      { en: 'oxygen', es: 'oxigeno', fr: 'oxygene' },
      {
        en: 'fuel petrol gasoline diesel | gas',
        es: 'combustible gasolina diesel',
        fr: 'carburant diesel gazole gasoil | essence',
      },
    ],
  },
  {
    sides: [
      {
        en: 'doctor doctors physician',
        es: 'medico medicos doctor doctora doctores | medica',
        fr: 'medecin medecins docteur docteurs',
      },
      {
        en: 'nurse nurses',
        es: 'enfermera enfermeras enfermero enfermeros',
        fr: 'infirmiere infirmieres infirmier infirmiers',
      },
      { en: 'patient patients', es: 'paciente pacientes', fr: 'patient patiente patients patientes' },
      { en: 'police policeman', es: 'policia policias', fr: 'police policier policiers' },
      { en: 'soldier soldiers', es: 'soldado soldados', fr: 'soldat soldats' },
    ],
  },
  {
    sides: [
      { en: 'hospital hospitals', es: 'hospital hospitales', fr: 'hopital hopitaux' },
      { en: 'clinic', es: 'clinica', fr: 'clinique | dispensaire' },
      { en: 'school schools', es: 'escuela escuelas colegio', fr: 'ecole ecoles' },
      { en: 'church', es: 'iglesia', fr: 'eglise' },
      { en: 'bridge bridges', es: 'puente puentes', fr: 'pont ponts' },
      { en: 'river rivers', es: 'rio rios', fr: 'riviere rivieres fleuve fleuves' },
      { en: 'lake lakes', es: 'lago lagos', fr: 'lac lacs' },
      { en: 'village villages', es: 'pueblo pueblos aldea aldeas', fr: 'village villages' },
      { en: 'market', es: 'mercado', fr: '| marche' },
      { en: 'airport', es: 'aeropuerto', fr: 'aeroport' },
    ],
  },
  {
    sides: [
      {
        en: 'tow towing towed',
        es: 'grua remolque remolques remolcar remolcado remolcada',
        fr: 'depanneuse remorque remorques remorquer remorquage',
      },
      { en: 'tower towers', es: 'torre torres', fr: '| tour tours' },
    ],
  },
];
