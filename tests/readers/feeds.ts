import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { understood, type Understood } from './reader.ts';
import { fromCitationLine } from './xml-parsers.ts';

/** What feedsmith reads from each kind of feed, entry by entry. */
export const readFeed: Readonly<Record<string, (file: string) => readonly Understood[]>> = {
  atom: (file) =>
    (parseAtomFeed(file).entries ?? []).map((entry) =>
      understood({
        title: entry.dc?.titles?.[0],
        authors: entry.dc?.creators,
        doi: doi(entry.dc?.identifiers?.[0]),
        url: entry.id,
        publisher: entry.dc?.publishers?.[0],
        keywords: entry.categories?.map(({ term }) => term ?? ''),
        abstract: withoutTags(entry.summary?.value),
        date: entry.published?.slice(0, 10),
      }),
    ),
  rss: (file) =>
    (parseRssFeed(file).items ?? []).map((item) =>
      understood({
        ...fromCitationLine(item.dc?.sources?.[0] ?? ''),
        title: item.title,
        authors: item.dc?.creators,
        doi: doi(item.dc?.identifiers?.[0]),
        url: item.guid?.value,
        keywords: item.categories?.map(({ name }) => name ?? ''),
        date: item.pubDate && new Date(item.pubDate).toISOString().slice(0, 10),
      }),
    ),
  json: (file) =>
    (parseJsonFeed(file).items ?? []).map((item) =>
      understood({
        ...fromCitationLine(item.summary ?? ''),
        title: item.title,
        authors: item.authors?.map(({ name }) => name ?? ''),
        url: item.url,
        keywords: item.tags,
        date: item.date_published?.slice(0, 10),
      }),
    ),
};

const doi = (identifier: string | undefined) => identifier?.replace(/^doi:/, '');

const withoutTags = (markup: string | undefined) =>
  markup
    ?.replace(/<\/p><p>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
