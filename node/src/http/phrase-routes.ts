import { BabelmeshError } from '@babelmesh/protocol';
import type { Routes } from './endpoint.js';
import type { Phrasebook } from './ports.js';
import { PhraseList, PhrasePair } from './schemas.js';

/** The vetted phrases, for whoever wants to know what can be said without a model. */
export function addPhraseRoutes(routes: Routes, phrasebook: Phrasebook): void {
  routes.add(
    {
      method: 'get',
      path: '/v1/phrases/{source}/{target}',
      tag: 'Translation',
      summary: 'Vetted phrases in two languages',
      description:
        'Each is translated as it stands here, by no model: so they are in languages too that no model here has.',
      params: PhrasePair,
      answers: { 200: { description: 'In the order of the phrasebook.', schema: PhraseList } },
      errors: ['unknown_language', 'same_language'],
    },
    (c) => {
      const source = known(phrasebook, c.req.param('source'));
      const target = known(phrasebook, c.req.param('target'));
      if (source === target) {
        throw new BabelmeshError(
          'same_language',
          `A phrase of “${source}” needs no translation into itself.`,
          {
            remedy: 'Choose two different languages.',
          },
        );
      }
      return c.json({ source, target, phrases: [...phrasebook.phrasesBetween(source, target)] }, 200);
    },
  );
}

function known({ phraseLanguages }: Phrasebook, code = ''): string {
  if (phraseLanguages.includes(code)) return code;
  throw new BabelmeshError('unknown_language', `There are no phrases in “${code.slice(0, 20)}”.`, {
    remedy:
      phraseLanguages.length > 0 ? `There are in ${phraseLanguages.join(', ')}.` : 'The phrasebook is empty.',
  });
}
