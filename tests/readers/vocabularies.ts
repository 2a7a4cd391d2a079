import { loadFromString } from 'html-metadata';
import { inverted, understood, type Understood } from './reader.ts';
import { fromCitationLine } from './xml-parsers.ts';

/** What Wikimedia's Citoid reads from a page, by vocabulary; missing ones are absent. */
export async function readVocabularies(html: string): Promise<Readonly<Record<string, Understood>>> {
  const found = await loadFromString(html);
  const { highwirePress, dublinCore, openGraph, jsonLd } = found;
  return {
    ...(highwirePress && { highwire: highwire(highwirePress) }),
    ...(dublinCore && { 'dublin-core': dublin(dublinCore) }),
    ...(openGraph && { 'open-graph': graph(openGraph) }),
    ...(jsonLd && { 'json-ld': scholarlyArticle(jsonLd as unknown as JsonLd) }),
  };
}

interface Identifier {
  readonly propertyID: string;
  readonly value: string;
}

type Values = Readonly<Record<string, string | readonly string[]>>;

const list = (value: string | readonly string[] | undefined): string[] => [value ?? []].flat();
const one = (value: string | readonly string[] | undefined) => list(value)[0];
const doiOf = (addresses: readonly string[]) =>
  addresses
    .filter((address) => address.startsWith('https://doi.org/'))
    .map((address) => decodeURIComponent(address.slice('https://doi.org/'.length)))[0];

const highwire = (tags: Values): Understood =>
  understood({
    title: one(tags['title']),
    authors: list(tags['author']).map((name) => name.replace(/[;,]$/, '')),
    journal: one(tags['journal_title']),
    volume: one(tags['volume']),
    issue: one(tags['issue']),
    pages: [one(tags['firstpage']), one(tags['lastpage'])].filter(Boolean).join('-'),
    date: one(tags['publication_date'])?.replaceAll('/', '-'),
    doi: one(tags['doi']),
    url: one(tags['public_url']),
    issn: list(tags['issn']).join(', '),
    publisher: one(tags['publisher']),
    keywords: list(tags['keywords']),
    abstract: one(tags['abstract']),
  });

const dublin = (tags: Values): Understood =>
  understood({
    ...fromCitationLine(one(tags['bibliographiccitation']) ?? ''),
    title: one(tags['title']),
    authors: list(tags['creator']),
    date: one(tags['issued']),
    doi: doiOf(list(tags['identifier'])),
    url: list(tags['identifier'])[0],
    issn: list(tags['ispartof'])
      .map((urn) => urn.replace('urn:ISSN:', ''))
      .join(', '),
    publisher: one(tags['publisher']),
    keywords: list(tags['subject']),
  });

const graph = (tags: Values): Understood =>
  understood({
    title: one(tags['title']),
    url: one(tags['url']),
    date: one(tags['published_time']),
    keywords: list(tags['tag']),
  });

interface Thing {
  readonly [property: string]: unknown;
  readonly isPartOf?: Thing;
}
interface JsonLd {
  readonly '@graph': readonly Thing[];
}

/** Texts in the language of the article; translations have their own. */
const own = (value: unknown): string[] =>
  [value ?? []].flat().filter((text): text is string => typeof text === 'string');

/** Reads a ScholarlyArticle, as found by html-metadata in a page or in a file. */
export function scholarlyArticle({ '@graph': things }: JsonLd): Understood {
  const article = things.find((thing) => thing['@type'] === 'ScholarlyArticle')!;
  const holders: Thing[] = [];
  for (let holder = article.isPartOf; holder; holder = holder.isPartOf) holders.push(holder);
  const of = (type: string) => holders.find((holder) => holder['@type'] === type);
  const text = (value: unknown) => value as string | undefined;
  return understood({
    title: text(article['headline']),
    authors: (article['author'] as Record<string, string>[] | undefined)?.map(
      ({ name, givenName, familyName, honorificSuffix }) =>
        familyName || givenName ? inverted(familyName, givenName, honorificSuffix) : name!,
    ),
    journal: text(of('Periodical')?.['name']),
    volume: text(of('PublicationVolume')?.['volumeNumber']),
    issue: text(of('PublicationIssue')?.['issueNumber']),
    pages: text(article['pagination']),
    date: text(article['datePublished']),
    doi: [(article['identifier'] as Identifier | readonly Identifier[] | undefined) ?? []]
      .flat()
      .find(({ propertyID }) => propertyID.endsWith('/doi'))?.value,
    url: text(article['url']),
    issn: (of('Periodical')?.['issn'] as string[] | undefined)?.join(', '),
    publisher: text((article['publisher'] as Record<string, string> | undefined)?.['name']),
    keywords: own(article['keywords']),
    abstract: own(article['abstract'])[0],
  });
}
