import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { pt } from './pt.js';
import { uk } from './uk.js';

export const texting = { de, en, es, fr, it, pt, uk };
