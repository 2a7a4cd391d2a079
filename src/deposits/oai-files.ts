import type { Library } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { printDate } from '../record/date.ts';
import { slug } from '../record/key.ts';
import { dublinCore } from '../exports/dublin-core.ts';
import { jats } from '../exports/jats.ts';
import * as urls from '../urls.ts';
import type { Depositor } from './deposit-format.ts';
import type { HandedIn } from './files.ts';

// What the function of OAI-PMH reads (oai-function.ts): records in files of a hundred, and small indexes. So an answer takes a few small files,
// however large the library is.

/** Records in one file; a page of a list has as many. */
const recordsPerFile = 100;
/** Files by which an identifier is found. */
const buckets = 64;

/** The metadata formats, by prefix. https://www.openarchives.org/OAI/openarchivesprotocol.html#MetadataNamespaces */
const formats = [
  {
    prefix: 'oai_dc',
    schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    has: () => true,
    write: (article: Article) => dublinCore.write([article]),
  },
  {
    prefix: 'jats',
    schema: 'https://jats.nlm.nih.gov/archiving/1.3/xsd/JATS-archivearticle1-3.xsd',
    namespace: 'http://jats.nlm.nih.gov',
    // A JATS file needs a date.
    has: ({ issued, container }: Article) =>
      issued !== undefined && jats.containers.some((kind) => kind === container.kind),
    // OAI-PMH has no place for elements without a namespace.
    write: (article: Article) =>
      jats.write([article]).replace(/<article\b/, '<article xmlns="http://jats.nlm.nih.gov"'),
  },
] as const;

interface OaiEntry {
  readonly identifier: string;
  /** A day. */
  readonly date: string;
  readonly sets: readonly string[];
  /** Absent for a withdrawn article. */
  readonly article?: Article;
}

export function* oaiFiles(
  library: Library,
  { email, formerOai, withdrawn = {} }: Depositor,
): Generator<HandedIn> {
  const former = formerNumbers(library);
  const repository = `oai:${urls.host.replace(/:\d+$/, '')}:`;
  const identifierOf = (id: string) =>
    formerOai !== undefined && former.has(id) ? formerOai + former.get(id)! : repository + id;
  const entries: OaiEntry[] = [
    ...library.articles.map((article) => ({
      identifier: identifierOf(article.id),
      date: datestamp(article),
      sets: setsOf(article),
      article,
    })),
    ...Object.entries(withdrawn).map(([id, date]) => ({ identifier: identifierOf(id), date, sets: [] })),
  ].sort((one, other) =>
    one.date < other.date || (one.date === other.date && one.identifier < other.identifier) ? -1 : 1,
  );
  const files = Array.from({ length: Math.ceil(entries.length / recordsPerFile) }, (_, place) =>
    entries.slice(place * recordsPerFile, (place + 1) * recordsPerFile),
  );
  const text = (path: string, content: () => string): HandedIn => ({
    path: urls.oaiFile(path),
    extension: 'json',
    mediaType: 'application/json',
    content,
  });
  yield text('index.json', () =>
    json({
      baseURL: urls.absolute(urls.oai()),
      repositoryName: library.containers.length === 1 ? library.containers[0]!.title : urls.host,
      adminEmail: email,
      earliestDatestamp: entries[0]?.date ?? '1970-01-01',
      deletedRecord: Object.keys(withdrawn).length > 0 ? 'transient' : 'no',
      formats: formats.map(({ prefix, schema, namespace }) => ({ prefix, schema, namespace })),
      sets: namedSets(library),
      total: entries.length,
      buckets,
      files: files.map((some) => ({
        from: some[0]!.date,
        until: some.at(-1)!.date,
        sets: [...new Set(some.flatMap(({ sets }) => sets))],
      })),
    }),
  );
  for (const [place, some] of files.entries()) {
    yield text(`headers-${place}.json`, () =>
      json(
        some.map(({ identifier, date, sets, article }) => [
          identifier,
          date,
          sets,
          ...(article ? [] : ['deleted']),
        ]),
      ),
    );
    for (const { prefix, has, write } of formats)
      yield text(`${prefix}-${place}.json`, () =>
        json(
          some.map(({ article }) => (article && has(article) ? withoutDeclaration(write(article)) : null)),
        ),
      );
  }
  const byBucket = new Map<number, Record<string, number>>();
  for (const [place, { identifier }] of entries.entries()) {
    const bucket = bucketOf(identifier, buckets);
    (byBucket.get(bucket) ?? byBucket.set(bucket, {}).get(bucket)!)[identifier] = place;
  }
  for (let bucket = 0; bucket < buckets; bucket += 1)
    yield text(`identifiers-${bucket}.json`, () => json(byBucket.get(bucket) ?? {}));
}

const json = (value: unknown) => `${JSON.stringify(value)}\n`;
const withoutDeclaration = (xml: string) =>
  xml.replace(/^<\?xml[^>]*\?>\s*(?:<!DOCTYPE[^>]*>\s*)?/, '').trim();

/** The day on which a record was last changed, as far as it is known: otherwise that of publication, which harvesters may have passed already. */
function datestamp({ modified, history, issued }: Article): string {
  if (modified) return modified.slice(0, 10);
  const known = history?.publishedOnline ?? issued;
  const [year = '1970', month = '01', day = '01'] = known ? printDate(known).split('-') : [];
  return `${year}-${month}-${day}`;
}

/** A journal and its sections: `polis`, `polis:thematic-dossier` */
const setsOf = ({ container, section }: Article): readonly string[] => [
  container.id,
  ...(section && slug(section) ? [`${container.id}:${slug(section)}`] : []),
];

function namedSets(library: Library): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const { container, section } of library.articles) {
    names[container.id] ??= container.titleNow ?? container.title;
    if (section && slug(section)) names[`${container.id}:${slug(section)}`] ??= section;
  }
  return names;
}

/** The file of an identifier; the function has the same lines. */
export function bucketOf(identifier: string, count: number): number {
  let sum = 0;
  for (let place = 0; place < identifier.length; place += 1)
    sum = (sum * 31 + identifier.charCodeAt(place)) % 65521;
  return sum % count;
}

/** The numbers of articles in the former system, by their former URLs: `/index.php/polis/article/view/12` */
function formerNumbers({ moved }: Library): ReadonlyMap<string, string> {
  return new Map(
    moved.toReversed().flatMap(({ from, to }) => {
      const [, number] = /\/article\/(?:view|id)\/(\d+)$/.exec(from) ?? [];
      return number && 'article' in to ? [[to.article, number] as const] : [];
    }),
  );
}
