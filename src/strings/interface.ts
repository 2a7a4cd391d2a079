import { site } from 'offprint/site';
import * as urls from '../urls.ts';
import { stringsOf, type Strings } from './index.ts';

/** The language of a page, with its strings and URLs. */
interface Interface {
  /** BCP 47 */
  readonly language: string;
  readonly strings: Strings;
  /** URLs in this language. */
  readonly to: urls.LanguagePages;
}

/** The interface for a language tag, that of `Astro.currentLocale`. */
export function interfaceIn(language: string = site.language): Interface {
  let known = interfaces.get(language);
  if (!known)
    interfaces.set(
      language,
      (known = { language, strings: stringsOf(language), to: urls.pagesIn(language) }),
    );
  return known;
}

const interfaces = new Map<string, Interface>();
