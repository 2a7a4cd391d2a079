import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VitePlugin } from './own-modules.ts';

const folder = fileURLToPath(new URL('../components/', import.meta.url));

/** The components that a journal can replace, by name, with their files in `src/components/`. */
const replaceable = {
  /** The name of the site, its navigation and the theme. */
  Masthead: 'page/Masthead.astro',
  Footer: 'page/Footer.astro',
  /** Further tags at the end of every page's head; none by default. */
  Head: 'page/Head.astro',
  /** The home page of a site without a lead article. */
  Home: 'journal/Home.astro',
  AboutJournal: 'journal/AboutJournal.astro',
  ArticleFacts: 'article/ArticleFacts.astro',
  CiteArticle: 'article/CiteArticle.astro',
  RelatedArticles: 'article/RelatedArticles.astro',
} as const;

export type ComponentName = keyof typeof replaceable;

/**
 * Takes a journal's own components in place of Offprint's. A component of the journal may import the one that it replaces, from
 * `offprint/components/page/Footer.astro`.
 * @param components paths from the project root, by name
 * @throws if there is no component of that name
 */
export function replaceComponents(
  root: string,
  components: Readonly<Partial<Record<ComponentName, string>>>,
): VitePlugin {
  const replacements = new Map(
    Object.entries(components).map(([name, path]) => {
      if (!Object.hasOwn(replaceable, name))
        throw Object.assign(
          new Error(
            `astro.config.mjs, components: there is no component “${name}”.\n    → Use ${Object.keys(replaceable).join(', ')}.`,
          ),
          { stack: '' },
        );
      return [join(folder, replaceable[name as ComponentName]), join(root, path)];
    }),
  );
  return {
    name: 'offprint:components',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\.astro$/ },
      // Only imports of Offprint itself: the replacement may wrap the original.
      handler: (id, importer) =>
        id.startsWith('.') && importer?.startsWith(dirname(dirname(folder)))
          ? replacements.get(join(dirname(importer.replace(/\?.*/, '')), id))
          : undefined,
    },
  };
}
