import type { Article } from '../record/article.ts';
import { conferenceName, type Conference, type Container } from '../record/container.ts';
import { leading, runningName } from '../record/name.ts';
import { site } from 'offprint/site';
import { languageMessage, type InterfaceLanguage } from '../settings/settings.ts';
import type { Format } from '../exports/format.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';
import type { Strings } from './en.ts';

export type { Strings };

const languages: Readonly<Record<string, Strings>> = {
  ...({ en, ru, ar } satisfies Record<InterfaceLanguage, Strings>),
  ...(site.strings as Readonly<Record<string, Strings>> | undefined),
};

/** The strings of the interface, one file per language. */
export function stringsOf(language: string = site.language): Strings {
  const found = languages[language];
  if (!found) {
    // Strings are needed before the settings can be checked.
    const message = `src/site.ts, language: ${languageMessage(language, Object.keys(languages))}`.replace(
      '\n',
      '\n    → ',
    );
    throw Object.assign(new Error(message), { stack: '' });
  }
  return found;
}

/** The strings of the site's own language. */
export const strings = stringsOf();

/** The name of a citation style, by its CSL id. */
export const styleName = (id: string, words = strings): string =>
  (words.styles as Readonly<Record<string, string | undefined>>)[id] ?? id;

/** What a format is for, in the words of the interface or its own. */
export const purposeOf = ({ id, purpose, label }: Format, words = strings): string =>
  (words.purpose as Readonly<Record<string, string | undefined>>)[id] ?? purpose ?? label;

/** The authors as shown in lists: for a large collaboration the first ones, and the number of the others. */
export function authorLine({ authors }: Pick<Article, 'authors'>, words = strings): string {
  const { names, others } = leading(authors);
  return [...names.map(runningName), ...(others > 0 ? [words.moreAuthors(others)] : [])].join('; ');
}

type Placed = Pick<Article, 'container' | 'volume' | 'issue'> & Pick<Partial<Article>, 'articleNumber'>;

/** What contains an article, with volume and issue or the number of a paper, as in the head of a page. */
export function containerLine(article: Placed, words = strings): string {
  const numbers = numberLine(article, words);
  return numbers ? `${article.container.title} (${numbers})` : article.container.title;
}

/** The conference, its place and dates. */
export const conferenceLine = (conference: Conference, words = strings): string =>
  [conferenceName(conference), conference.place, conference.date && words.dateRange(conference.date)]
    .filter(Boolean)
    .join(words.comma);

/** What the title of a container has before it: “In”, or its kind. */
export const containerLabel = ({ kind }: Container, words = strings): string =>
  ({ journal: words.journal, proceedings: words.inVolume, book: words.inVolume, series: words.series })[kind];

/** Volume and issue of an article, or the number of a paper in its series. */
export function numberLine({ container, volume, issue, articleNumber }: Placed, words = strings): string {
  if (container.kind !== 'series') return issueLine({ volume, issue }, words);
  return articleNumber ? words.paper(articleNumber) : '';
}

/** Volume and issue: “Vol. 25, No. 3”. */
export const issueLine = ({ volume, issue }: Pick<Article, 'volume' | 'issue'>, words = strings): string =>
  [volume && words.volume(volume), issue && words.issue(issue)].filter(Boolean).join(words.comma);
