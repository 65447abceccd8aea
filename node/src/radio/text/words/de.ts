import type { Words } from './words.js';

export const de: Words = {
  clinic: 'wo ist die Klinik',
  helpWords: 'hilfe',
  yesWords: 'ja ok',
  noWords: 'nein',

  help: '{to} hallo = {language}. lang xx = deine Sprache, dann nur schreiben. Reaktion 🇪🇸 = Übersetzung. talk to NAME, sos, status, cancel, more. {languages}',
  hint: 'Z. B. „{to} {clinic}“ ({languages}). Alles: help',
  addText: 'Der Text fehlt: {to} {clinic}',
  sayLanguage: 'Die Sprache fehlt: sos {to} {clinic} ({languages})',
  noLanguage: '{language} gibt es hier nicht. Sprachen: {languages}',
  noLanguages: 'Gerade ist keine Sprache geladen.',

  languageSet: 'Deine Sprache: {language}. Schreib einfach ({language} ⇄ {other}). Ende: lang off',
  languageIs: 'Deine Sprache: {language}. Ändern: lang xx. Ende: lang off',
  languageUnset: 'Keine Sprache gewählt. Wählen: lang xx ({languages})',
  languageOff: 'Sprache vergessen.',

  noRequest: 'Keine solche Anfrage.',
  waits: 'wartet',
  runs: 'läuft',
  runsPart: 'läuft, {done} von {all} fertig',
  done: 'fertig',
  failed: 'gescheitert: {why}',
  cancelled: 'Abgebrochen.',
  expired: 'Nicht rechtzeitig fertig, aufgegeben.',
  alreadyDone: 'Schon fertig.',
  nothingMore: 'Mehr ist nicht da.',

  tooMany: 'Zu viele Anfragen. Versuch es {time}.',
  busy: 'Überlastet. Versuch es {time}.',
  later: 'später',
  inTime: 'in {time}',
  already: 'Ist schon {language}.',
  undetected: 'Sprache nicht erkannt. Schreib beide: de>en {clinic}',
  noPair: 'Das kann ich nicht ins {language} übersetzen. Siehe langs',
  tooLong: 'Text zu lang.',
  noText: 'Kein Text zum Übersetzen.',
  wentWrong: 'Etwas ging schief. Versuch es später.',
  notHeard: 'Diese Nachricht habe ich nicht mehr.',
  alike:
    'Nicht übersetzt: viele ähnliche Nachrichten, wie von einer Maschine. Sind Sie ein Mensch? Schreiben Sie „{to}: …“',
  again: 'Nicht übersetzt: das kam schon. Für noch einmal bitte ein Wort ändern.',

  talkUnknown: '{who} kenne ich nicht. Nimm den Kurznamen oder die !ID.',
  talkSeveral: 'Mehrere heißen {who}. Nimm die !ID.',
  talkTheirLanguage: 'In welchen Sprachen? Erst deine: lang xx. Dann: talk to {who} xx',
  talkSame: 'Ihr sprecht beide {language}.',
  talkBusy: '{who} kann gerade nicht sprechen.',
  talkAsked: '{who} wird gefragt.',
  talkInvite:
    '{who} möchte mit dir sprechen, ich übersetze ({language}). Antworte yes oder no. Andere Sprache: yes xx',
  talkOpen: 'Du sprichst mit {who}: was du hier schreibst, kommt dort übersetzt an. Ende: stop',
  talkDeclined: '{who} möchte gerade nicht sprechen.',
  talkEnded: 'Das Gespräch mit {who} ist zu Ende.',
  talkNone: 'Kein Gespräch zu beenden.',
};
