import { site } from '../site.ts';
import * as urls from '../urls.ts';
import { stringsOf, type Strings } from './index.ts';

/** What every component asks of the language that its page is in. */
export interface Interface {
  /** BCP 47 */
  readonly language: string;
  readonly strings: Strings;
  /** The pages in this language. */
  readonly to: urls.LanguagePages;
}

/** The interface in a language: that of `Astro.currentLocale`. */
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
