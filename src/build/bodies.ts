import { hash } from 'node:crypto';
import { readContent } from '../sources/content.ts';

/**
 * A digest of what editors have written below records, which is bundled; undefined where such a text may need other files
 * than the article's own, as those of figures, which Astro makes smaller when it has bundled.
 */
export function digestOfBodies(root: string): string | undefined {
  const bodies = readContent(root).articles.flatMap(({ id, body }) => (body ? [[id, body] as const] : []));
  if (bodies.some(([, body]) => needsMore.test(body))) return undefined;
  return hash('sha1', JSON.stringify(bodies));
}

const needsMore = /!\[|\b(?:import|require)\b/;
