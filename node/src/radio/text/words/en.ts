import type { Words } from './words.js';

export const en: Words = {
  clinic: 'where is the clinic',
  helpWords: 'help',
  yesWords: 'yes y ok',
  noWords: 'no n',

  help: '"{to} {clinic}": to {language}. "lang xx": your language, then just write. Flag reaction: translates. Also talk to NAME, sos, status, cancel, more, langs. {languages}',
  hint: 'E.g. "{to} {clinic}" ({languages}). All: help',
  addText: 'Add the text: {to} {clinic}',
  sayLanguage: 'Say the language: sos {to} {clinic} ({languages})',
  noLanguage: 'No {language} here. Languages: {languages}',
  noLanguages: 'No languages are loaded now.',

  languageSet:
    'Your language: {language}. Just write: others become {language}, yours becomes {other}. End: lang off',
  languageIs: 'Your language: {language}. Change: lang xx. End: lang off',
  languageUnset: 'No language set. Set: lang xx ({languages})',
  languageOff: 'Language forgotten.',

  noRequest: 'No such request.',
  waits: 'waits',
  runs: 'runs',
  runsPart: 'runs, {done} of {all} done',
  done: 'done',
  failed: 'failed: {why}',
  cancelled: 'Cancelled.',
  expired: 'Not done in time, given up.',
  alreadyDone: 'Already done.',
  nothingMore: 'Nothing more.',

  tooMany: 'Too many requests. Try again {time}.',
  busy: 'Busy. Try again {time}.',
  later: 'later',
  inTime: 'in {time}',
  already: 'Already {language}.',
  undetected: 'Language not recognised. Write both: en>es {clinic}',
  noPair: 'I cannot translate that into {language}. See langs',
  tooLong: 'Text too long.',
  noText: 'No text to translate.',
  wentWrong: 'Something went wrong. Try again later.',
  notHeard: 'I do not have that message any more.',

  talkUnknown: 'I do not know {who}. Use the short name or the !id.',
  talkSeveral: 'Several are called {who}. Use the !id.',
  talkTheirLanguage: 'In which languages? First yours: lang xx. Then: talk to {who} xx',
  talkSame: 'You both speak {language}.',
  talkBusy: '{who} cannot talk now.',
  talkAsked: '{who} is asked.',
  talkInvite:
    '{who} wants to talk with you, translated by me ({language}). Answer yes or no. Other language: yes xx',
  talkOpen: 'You talk with {who}: all you write here goes there, translated. End: stop',
  talkDeclined: '{who} does not want to talk now.',
  talkEnded: 'The talk with {who} has ended.',
  talkNone: 'No talk to end.',
};
