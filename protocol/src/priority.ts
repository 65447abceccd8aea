/** How urgent a request is. `emergency` runs strictly first; the rest run by virtual deadline. */
export const PRIORITIES = ['emergency', 'high', 'normal', 'bulk'] as const;

export type Priority = (typeof PRIORITIES)[number];
