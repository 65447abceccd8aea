// Writes the generated documentation from the built sources.
import { writeFileSync } from 'node:fs';
import { renderDocs } from '../node/dist/config/render.js';

writeFileSync(new URL('../docs/configuration.md', import.meta.url), renderDocs());
