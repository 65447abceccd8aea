import type { Words } from './words.js';

export const es: Words = {
  clinic: 'dónde está la clínica',
  helpWords: 'ayuda',
  yesWords: 'sí si vale',
  noWords: 'no',

  help: '{to} hola = {language}. lang xx = su idioma; luego solo escriba. Reacción 🇩🇪 = traducción. talk to NOMBRE, sos, status, cancel, more. {languages}',
  hint: 'P. ej. "{to} {clinic}" ({languages}). Todo: help',
  addText: 'Añada el texto: {to} {clinic}',
  sayLanguage: 'Diga el idioma: sos {to} {clinic} ({languages})',
  noLanguage: 'Aquí no hay {language}. Idiomas: {languages}',
  noLanguages: 'Ahora no hay idiomas cargados.',

  languageSet: 'Su idioma: {language}. Ahora solo escriba ({language} ⇄ {other}). Fin: lang off',
  languageIs: 'Su idioma: {language}. Cambiar: lang xx. Fin: lang off',
  languageUnset: 'Sin idioma. Elegir: lang xx ({languages})',
  languageOff: 'Idioma olvidado.',

  noRequest: 'No hay tal petición.',
  waits: 'espera',
  runs: 'en curso',
  runsPart: 'en curso, {done} de {all} hechas',
  done: 'hecha',
  failed: 'falló: {why}',
  cancelled: 'Cancelada.',
  expired: 'No se hizo a tiempo; abandonada.',
  alreadyDone: 'Ya está hecha.',
  nothingMore: 'No hay más.',

  tooMany: 'Demasiadas peticiones. Pruebe {time}.',
  busy: 'Ocupado. Pruebe {time}.',
  later: 'más tarde',
  inTime: 'en {time}',
  already: 'Ya está en {language}.',
  undetected: 'Idioma no reconocido. Escriba ambos: es>en {clinic}',
  noPair: 'No puedo traducir eso a {language}. Vea langs',
  tooLong: 'Texto demasiado largo.',
  noText: 'No hay texto que traducir.',
  wentWrong: 'Algo falló. Pruebe más tarde.',
  notHeard: 'Ya no tengo ese mensaje.',
  alike:
    'No traducido: muchos mensajes parecidos, como de una máquina. ¿Es usted una persona? Escriba «{to}: …»',
  again: 'No traducido: ya lo recibí. Para repetirlo, cambie una palabra.',

  talkUnknown: 'No conozco a {who}. Use el nombre corto o el !id.',
  talkSeveral: 'Varios se llaman {who}. Use el !id.',
  talkTheirLanguage: '¿En qué idiomas? Primero el suyo: lang xx. Luego: talk to {who} xx',
  talkSame: 'Ambos hablan {language}.',
  talkBusy: '{who} no puede hablar ahora.',
  talkAsked: 'Pregunto a {who}.',
  talkInvite:
    '{who} quiere hablar con usted; yo traduzco ({language}). Responda yes o no. Otro idioma: yes xx',
  talkOpen: 'Habla con {who}: lo que escriba aquí le llega traducido. Fin: stop',
  talkDeclined: '{who} no quiere hablar ahora.',
  talkEnded: 'La charla con {who} terminó.',
  talkNone: 'No hay charla que terminar.',
};
