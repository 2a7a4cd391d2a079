import { site } from 'offprint/site';
import * as urls from '../urls.ts';
import { meta, type Tag } from './tag.ts';

/** The metadata about a page's place in the site. */
export interface PageHead {
  readonly description?: string | undefined;
  /** The page's path in a language; absent for pages that should not be found. */
  readonly path?: PathIn | undefined;
  /** The path of the page that replaces this one. */
  readonly movedTo?: PathIn | undefined;
  /** Whether search engines should not show the page. */
  readonly hidden?: boolean | undefined;
}
type PathIn = (pages: urls.LanguagePages) => string;

/** The languages of a page; empty if there is only one. */
export const alternatesOf = (path: PathIn | undefined): readonly string[] =>
  path && urls.languages.length > 1 ? urls.languages : [];

/**
 * Description, canonical URL, and alternate languages:
 * https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export function pageHead({ description, path, movedTo, hidden }: PageHead, language: string): readonly Tag[] {
  const canonical = movedTo ?? path;
  const urlIn = (of: PathIn, tag: string) => urls.absolute(of(urls.pagesIn(tag)));
  const alternates = alternatesOf(path);
  return [
    ...meta('description', description),
    ...(canonical ? [link({ rel: 'canonical', href: urlIn(canonical, language) })] : []),
    ...alternates.map((tag) => link({ rel: 'alternate', hreflang: tag, href: urlIn(path!, tag) })),
    ...(alternates.length > 0
      ? [link({ rel: 'alternate', hreflang: 'x-default', href: urlIn(path!, site.language) })]
      : []),
    ...meta('robots', !path || movedTo || hidden ? 'noindex' : undefined),
  ];
}

const link = (attributes: Tag['attributes']): Tag => ({ element: 'link', attributes });
