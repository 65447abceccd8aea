import { type Direction, LANGUAGES, matchLanguage, type TranslationRequest } from '@babelmesh/protocol';

/**
 * The request with its languages as the directions have them: `ES` and `es-MX` are `es` where no direction has them as
 * they stand. What is unknown stays as it is, for the refusal to name.
 */
export function withMeantLanguages(
  request: TranslationRequest,
  directions: readonly Pick<Direction, 'source' | 'target'>[],
): TranslationRequest {
  const meant = (tag: string): string => {
    if (directions.some(({ source, target }) => source === tag || target === tag)) return tag;
    const served = new Set(directions.flatMap(({ source, target }) => [source, target]));
    return matchLanguage(tag, served) ?? matchLanguage(tag, ALL) ?? tag;
  };
  const { source, target, otherwise } = request;
  return {
    ...request,
    source: source === 'auto' ? source : meant(source),
    target: meant(target),
    ...(otherwise !== undefined && { otherwise: meant(otherwise) }),
  };
}

const ALL = LANGUAGES.map(({ code }) => code);
