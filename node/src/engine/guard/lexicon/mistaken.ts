import type { Row } from './rows.js';

/** Things that are no opposites, but do as much harm where one becomes another. Rows as those of opposites. */
export const MISTAKEN: readonly Row[] = [
  {
    sides: [
      {
        en: 'i im ive | ill id me my mine myself',
        es: 'yo conmigo | me mi mis mio mia mios mias',
        fr: "je j' | me m' moi mon ma mes mien mienne",
      },
      {
        en: 'you youre youve youll youd | u ur your yours yourself yourselves',
        es: 'usted ustedes | tu te ti tus contigo',
        fr: "vous tu | te t' toi ton ta tes votre vos",
      },
      {
        en: 'we weve | were well wed us our ours ourselves lets',
        es: 'nosotros nosotras | nos nuestro nuestra nuestros nuestras',
        fr: 'nous | on notre nos',
      },
      {
        en: 'they theyre theyve theyll | them their theirs themselves',
        es: 'ellos ellas | @them',
        fr: 'ils elles | eux leur leurs',
      },
    ],
    unordered: true,
  },
  {
    sides: [
      {
        en: `only solely | just mere merely simply alone sole except single exclusively purely lonely lonesome
          @alone @nothingbut @ifonly reserved`,
        es: `solo solamente unicamente | sola solos solas unico unica unicos unicas exclusivamente apenas recien sino
          simplemente reservado reservada @single @nothingbut @ifonly`,
        fr: `seulement uniquement | que qu' seul seule seuls seules juste unique uniques exclusivement simplement simple
          simples reserve reservee @nothingbut @ifonly`,
      },
    ],
    each: true,
  },
  {
    sides: [
      { en: 'she | her hers herself', es: 'ella | @her', fr: 'elle' },
      // Without its accent "él" is an article.
      { en: 'he | him his himself', fr: 'il | lui' },
    ],
    unordered: true,
  },
  {
    sides: [
      { en: 'head', es: 'cabeza', fr: 'tete' },
      { en: 'neck', es: 'cuello | nuca', fr: 'cou | nuque' },
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
  // "Sangre positiva o negativa" names no group: only English asks.
  { sides: [{ en: '@bloodo', es: '| @bloodo', fr: '| @bloodo' }], each: true },
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
  {
    sides: [
      { en: 'hungry hunger starving', es: 'hambre hambriento hambrienta', fr: 'faim affame affamee' },
      { en: 'thirsty thirst', es: 'sed sediento', fr: 'soif assoiffe assoiffee' },
    ],
  },
  {
    sides: [
      { en: 'red', es: 'rojo roja rojos rojas', fr: 'rouge rouges' },
      { en: 'green', es: 'verde verdes', fr: 'vert verte verts vertes' },
      { en: 'blue', es: 'azul azules', fr: 'bleu bleue bleus bleues' },
      { en: 'yellow', es: 'amarillo amarilla amarillos amarillas', fr: 'jaune jaunes' },
      { en: 'white', es: 'blanco blanca blancos blancas', fr: 'blanc blanche blancs blanches' },
      { en: 'black', es: 'negro negra negros negras', fr: 'noir noire noirs noires' },
    ],
  },
  {
    sides: [
      { en: 'summer', es: 'verano', fr: '| ete' },
      { en: 'winter', es: 'invierno', fr: 'hiver' },
      { en: 'autumn', es: 'otono', fr: 'automne' },
      { en: 'spring', es: 'primavera', fr: 'printemps' },
    ],
  },
  {
    sides: [
      { en: 'fever', es: 'fiebre', fr: 'fievre' },
      { en: 'cough coughs coughing coughed', es: 'tos tose tosiendo', fr: 'toux tousse toussent' },
      { en: 'diarrhea diarrhoea', es: 'diarrea', fr: 'diarrhee' },
      {
        en: 'vomiting vomit vomits vomited',
        es: 'vomito vomitos vomita vomitando vomitar',
        fr: 'vomi vomit vomir vomissements',
      },
      { en: 'rash', es: 'sarpullido erupcion salpullido', fr: 'eruption eruptions' },
      { en: 'fracture fractured', es: 'fractura fracturas fracturado', fr: 'fracture fractures' },
      {
        en: 'burn burns burnt burned',
        es: 'quemadura quemaduras quemado quemada',
        fr: 'brulure brulures brule brulee',
      },
    ],
  },
  {
    sides: [
      { en: 'car cars', es: 'coche coches carro carros auto autos', fr: 'voiture voitures' },
      { en: 'truck trucks lorry', es: 'camion camiones | camioneta', fr: 'camion camions' },
      { en: 'boat boats ship', es: 'bote botes barco barcos lancha lanchas', fr: 'bateau bateaux barque' },
      {
        en: 'helicopter helicopters chopper',
        es: 'helicoptero helicopteros',
        fr: 'helicoptere helicopteres',
      },
      { en: 'plane planes airplane', es: 'avion aviones', fr: 'avion avions' },
      { en: 'bus buses', es: 'autobus autobuses bus', fr: 'bus autobus | car' },
      { en: 'train trains', es: 'tren trenes', fr: 'train trains' },
      { en: 'ambulance ambulances', es: 'ambulancia ambulancias', fr: 'ambulance ambulances' },
      { en: 'bicycle bike bikes bicycles', es: 'bicicleta bicicletas bici', fr: 'velo velos bicyclette' },
      { en: 'motorbike motorcycle', es: 'moto motocicleta', fr: 'moto motos' },
    ],
  },
  {
    sides: [
      {
        en: 'flood floods flooded flooding',
        es: 'inundacion inundaciones inundado inundada',
        fr: 'inondation inondations inonde inondee crue crues',
      },
      { en: 'wildfire wildfires', es: 'incendio incendios', fr: 'incendie incendies' },
      { en: 'earthquake earthquakes quake', es: 'terremoto terremotos sismo', fr: 'seisme seismes' },
      {
        en: 'storm storms thunderstorm',
        es: 'tormenta tormentas tempestad',
        fr: 'tempete tempetes orage orages',
      },
      { en: 'avalanche avalanches', es: 'avalancha avalanchas alud', fr: 'avalanche avalanches' },
      {
        en: 'landslide landslides mudslide',
        es: 'deslizamiento derrumbe deslave',
        fr: 'glissement eboulement',
      },
    ],
  },
  {
    sides: [
      {
        en: 'blanket blankets',
        es: 'manta mantas cobija cobijas frazada frazadas',
        fr: 'couverture couvertures',
      },
      { en: 'tent tents', es: 'carpa carpas | tienda tiendas', fr: 'tente tentes' },
      { en: 'rope ropes', es: 'cuerda cuerdas soga', fr: 'corde cordes' },
      {
        en: 'bandage bandages',
        es: 'venda vendas vendaje vendajes',
        fr: 'bandage pansement bandages pansements',
      },
      { en: 'battery batteries', es: 'bateria baterias pila pilas', fr: 'batterie batteries pile piles' },
      { en: 'stretcher stretchers', es: 'camilla camillas', fr: 'civiere civieres brancard brancards' },
    ],
  },
  {
    sides: [
      { en: 'dog dogs', es: 'perro perra perros', fr: 'chien chienne chiens' },
      { en: 'cat cats', es: 'gato gata gatos', fr: 'chat chatte chats' },
      { en: 'horse horses', es: 'caballo caballos', fr: 'cheval chevaux' },
      { en: 'cow cows', es: 'vaca vacas', fr: 'vache vaches' },
      { en: 'snake snakes', es: 'serpiente serpientes culebra vibora', fr: 'serpent serpents vipere' },
      { en: 'goat goats', es: 'cabra cabras', fr: 'chevre chevres' },
    ],
  },
  {
    sides: [
      { en: 'grandfather grandpa', es: 'abuelo', fr: 'papy' },
      { en: 'grandmother grandma', es: 'abuela', fr: 'mamie' },
      { en: 'uncle', es: 'tio', fr: 'oncle' },
      { en: 'aunt', es: 'tia', fr: 'tante' },
    ],
  },
];
