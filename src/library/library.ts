import {
  fileName,
  type Article,
  type ArticleEntry,
  type OwnPage,
  type SiteFile,
  type Translation,
} from '../record/article.ts';
import { compare } from '../record/characters.ts';
import {
  containerKey,
  containerKinds,
  isVolume,
  issueIn,
  titledOn,
  type Container,
  type ContainerKind,
} from '../record/container.ts';
import { printDate, type PartialDate } from '../record/date.ts';
import type { MovedUrl } from '../record/moved-url.ts';
import { parseDoi } from '../record/identifiers.ts';
import type { Related, Relations } from '../record/relation.ts';
import { plain, type Text } from '../record/text.ts';
import * as urls from '../urls.ts';
import { citedArticle, joinReferences } from './citations.ts';

/** All articles of the site, and the queries that pages need. */
export interface Library {
  /** Latest first; see {@link createLibrary}. */
  readonly articles: readonly Article[];
  readonly containers: readonly Container[];
  /** The journal's own pages, in the order of the navigation. */
  readonly pages: readonly OwnPage[];
  /** The URLs that the journal had elsewhere. */
  readonly moved: readonly MovedUrl[];
  readonly article: (id: string) => Article | undefined;
  /** Latest first. */
  readonly inContainer: (container: Container) => readonly Article[];
  /** The issues of a journal, latest first; proceedings and a book are one, and a series has none. */
  readonly issues: (container: Container) => readonly JournalIssue[];
  /** The issue of an article. */
  readonly issueOf: (article: Article) => JournalIssue | undefined;
  /** The latest articles except the given one, at most `count`. */
  readonly latest: (count: number, except?: Article) => readonly Article[];
}

/** An issue, a volume without issues, proceedings or a book, with its articles in page order. */
export interface JournalIssue {
  readonly container: Container;
  readonly volume?: string;
  readonly issue?: string;
  /** The issue's own title, if any. */
  readonly title?: string;
  /** The whole issue in one file. */
  readonly pdf?: SiteFile;
  /** Its own cover, from the project root. */
  readonly cover?: string;
  readonly articles: readonly Article[];
}

/**
 * Combines articles with their containers and URLs, and sorts them latest first, like journals on a shelf:
 *
 * 1. An issue stays together and is as new as its newest dated article; an article outside an issue is placed by its
 *    own date. Dates are compared as precisely as they are known.
 * 2. An article with neither issue nor date is placed just before the oldest of its
 *    journal, so that it never pushes a dated article down.
 * 3. On the same day, the journal whose record was modified last comes first, then journals by their ids.
 * 4. In a journal, the higher volume, then the higher issue, then the later page comes first: what was published last
 *    appears first.
 *
 * The records are frozen.
 */
export function createLibrary(
  entries: readonly ArticleEntry[],
  containers: readonly Container[],
  pages: readonly OwnPage[] = [],
  moved: readonly MovedUrl[] = [],
): Library {
  const containerByKey = new Map(containers.map((one) => [containerKey(one), freeze(one)]));
  const entryById = new Map(entries.map((entry) => [entry.id, entry]));
  const entryByDoi = new Map(
    entries.flatMap((entry) => (entry.doi ? [[entry.doi.toLowerCase(), entry] as const] : [])),
  );
  /** An entry by its id, or by the URL of its DOI, as other files name it. */
  const entryOf = (target: string) =>
    entryById.get(target) ?? entryByDoi.get(parseDoi(target)?.toLowerCase() ?? '');
  // Articles of one time share one object.
  const former = new Map<string, Container>();
  const titledThen = (container: Container, issued: PartialDate | undefined) => {
    const then = titledOn(container, issued);
    if (then === container) return container;
    const key = `${containerKey(then)}\n${then.title}`;
    return former.get(key) ?? former.set(key, freeze(then)).get(key)!;
  };
  const { joined, citedBy } = joinReferences(entries, entryById, containerByKey);
  const records = entries.map((entry) => {
    const current = containerByKey.get(entry.container);
    if (!current) throw new Error(`${entry.id}: there is no ${entry.container}`);
    // What is published in a volume or an issue is published with it.
    const issued = entry.issued ?? current.issued ?? issueIn(current, entry)?.issued;
    const container = titledThen(current, issued);
    const latest = latestVersion(entry, entryById);
    const version = versionNumber(entry, entryById);
    const { pdf, files, references, ...rest } = entry;
    const citing = citedBy.get(entry.id);
    return freeze<Article>({
      ...rest,
      ...(entry.relations.retractedBy && {
        ...retracted(entry),
        translations: mapValues(entry.translations, (one) => ({ ...one, ...retracted(one) })),
      }),
      container,
      ...(issued && { issued }),
      url: urls.absolute(urls.article(entry)),
      relations: related(entry, entryOf),
      ...(pdf && { pdf: { ...pdf, url: urls.absolute(urls.pdf(entry)) } }),
      ...(files && {
        files: files.map((file) => ({
          ...file,
          url: urls.absolute(urls.articleFile(entry, fileName(file))),
        })),
      }),
      ...(references && { references: references.map(joined) }),
      ...(citing && { citedBy: citing.map(citedArticle) }),
      ...(latest && { latestVersion: urls.absolute(urls.article(latest)) }),
      ...(version && { versionNumber: version }),
    });
  });
  const articles = latestFirst(records);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const byContainer = Map.groupBy(articles, ({ container }) => containerKey(container));
  const allIssues = issuesOf(articles);
  const issues = Map.groupBy(allIssues, ({ container }) => containerKey(container));
  const issueByArticle = new Map(
    allIssues.flatMap((issue) => issue.articles.map((article) => [article, issue] as const)),
  );
  return {
    articles,
    containers: [...containerByKey.values()],
    pages,
    moved,
    article: (id) => byId.get(id),
    inContainer: (container) => byContainer.get(containerKey(container)) ?? [],
    issues: (container) => issues.get(containerKey(container)) ?? [],
    issueOf: (article) => issueByArticle.get(article),
    latest: (count, except) =>
      articles
        .slice(0, count + 1)
        .filter((article) => article !== except)
        .slice(0, count),
  };
}

/** The journal of a site with a single journal and nothing else. */
export const onlyJournal = ({ containers }: Library): Container | undefined =>
  containers.length === 1 && containers[0]!.kind === 'journal' ? containers[0] : undefined;

/** The kinds of containers that the library has. */
export const containerKindsOf = ({ containers }: Library): readonly ContainerKind[] =>
  containerKinds.filter((kind) => containers.some((one) => one.kind === kind));

/** The containers of a kind: journals and series in the order of their files, proceedings and books latest first. */
export function containersOf(library: Library, kind: ContainerKind): readonly Container[] {
  const all = library.containers.filter((one) => one.kind === kind);
  const newest = (one: Container) => {
    const issued = one.issued ?? library.inContainer(one)[0]?.issued;
    return issued && printDate(issued);
  };
  return kind === 'proceedings' || kind === 'book'
    ? all.toSorted(
        (one, other) => descending(newest(one), newest(other)) || ascending(one.title, other.title),
      )
    : all;
}

/** A volume with issues, and the articles of all of them. */
export interface Volume {
  readonly container: Container;
  readonly volume: string;
  /** Latest first. */
  readonly issues: readonly JournalIssue[];
  readonly articles: readonly Article[];
}

/** The volumes that consist of issues, latest first; a volume with articles of its own counts as an issue. */
export function volumesOf(library: Library, container: Container): readonly Volume[] {
  const issues = container.kind === 'journal' ? library.issues(container) : [];
  // As with issues, two spellings of a number with the same URL are one.
  const whole = new Set(issues.filter(({ issue }) => !issue).map(urls.volume));
  const parted = issues.filter((issue) => issue.volume && issue.issue && !whole.has(urls.volume(issue)));
  return [...Map.groupBy(parted, urls.volume).values()].map((ofVolume) => ({
    container,
    volume: ofVolume[0]!.volume!,
    issues: ofVolume,
    articles: ofVolume.toReversed().flatMap(({ articles }) => articles),
  }));
}

/** The title as required in every page, export and index: https://www.niso.org/publications/rp-45-2024-crec */
function retracted<Titled extends Pick<Translation, 'title' | 'titleParts'>>({
  title,
  titleParts,
}: Titled): Pick<Titled, 'title' | 'titleParts'> {
  const marked = (text: Text): Text => (/^\W*retracted/i.test(plain(text)) ? text : ['RETRACTED: ', ...text]);
  return {
    ...(title && { title: marked(title) }),
    ...(titleParts && { titleParts: { ...titleParts, main: marked(titleParts.main) } }),
  };
}

const mapValues = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** The articles that an entry names, by id or by URL. */
const related = (
  { relations }: ArticleEntry,
  entryOf: (target: string) => ArticleEntry | undefined,
): Relations =>
  Object.fromEntries(
    Object.entries(relations).map(([relation, targets]) => [
      relation,
      targets.map((target): Related => {
        const entry = entryOf(target);
        const doi = entry ? entry.doi : parseDoi(target);
        return {
          url: entry ? urls.absolute(urls.article(entry)) : target,
          ...(doi && { doi }),
          ...(entry && { id: entry.id, title: entry.title }),
        };
      }),
    ]),
  );

/** An article and the versions after or before it, each next to the last; undefined stands for one outside this library. */
function versionsFrom(
  article: ArticleEntry,
  relation: 'supersededBy' | 'supersedes',
  entries: ReadonlyMap<string, ArticleEntry>,
): readonly (ArticleEntry | undefined)[] {
  const versions: (ArticleEntry | undefined)[] = [article];
  for (let [next] = article.relations[relation] ?? []; next !== undefined;) {
    const entry = entries.get(next);
    // In a circle, the one that was there before ends it.
    [next] = versions.includes(entry) ? [] : (entry?.relations[relation] ?? []);
    versions.push(entry);
  }
  return versions;
}

/** The latest version of an article; undefined if it was not superseded, or by an article outside this library. */
function latestVersion(
  article: ArticleEntry,
  entries: ReadonlyMap<string, ArticleEntry>,
): ArticleEntry | undefined {
  const latest = versionsFrom(article, 'supersededBy', entries).at(-1);
  return latest === article ? undefined : latest;
}

/** The place of an article among the versions of a work; undefined if there is no other, or an earlier one is not in this library. */
function versionNumber(
  article: ArticleEntry,
  entries: ReadonlyMap<string, ArticleEntry>,
): number | undefined {
  const versions = versionsFrom(article, 'supersedes', entries);
  const areKnown = !versions.includes(undefined) && new Set(versions).size === versions.length;
  return areKnown && (versions.length > 1 || article.relations.supersededBy) ? versions.length : undefined;
}

function latestFirst(articles: readonly Article[]): readonly Article[] {
  const keys = new Map<Container, string>();
  const keyOf = (container: Container) => {
    let key = keys.get(container);
    if (key === undefined) keys.set(container, (key = containerKey(container)));
    return key;
  };
  const containerOf = ({ container }: Article) => keyOf(container);
  const issueOf = ({ container, volume, issue }: Article) =>
    isVolume(container) ? keyOf(container) : issue && [keyOf(container), volume, issue].join(' ');
  const newestOfIssue = extremes(articles, issueOf, own, 1);
  const modified = extremes(articles, containerOf, (article) => article.modified, 1);
  const placed = (article: Article) => {
    const shelf = issueOf(article);
    return shelf ? newestOfIssue.get(shelf) : own(article);
  };
  const oldestInContainer = extremes(articles, containerOf, placed, -1);
  const keyed = articles.map((article) => {
    const unplaced = !issueOf(article) && !article.issued;
    return {
      article,
      date: unplaced ? oldestInContainer.get(keyOf(article.container)) : placed(article),
      modified: modified.get(keyOf(article.container)),
      unplaced: Number(unplaced),
    };
  });
  return keyed
    .sort(
      (one, other) =>
        descending(one.date, other.date) ||
        descending(one.modified, other.modified) ||
        ascending(one.article.container.id, other.article.container.id) ||
        ascending(keyOf(one.article.container), keyOf(other.article.container)) ||
        other.unplaced - one.unplaced ||
        descending(one.article.volume, other.article.volume) ||
        descending(one.article.issue, other.article.issue) ||
        descending(firstPage(one.article), firstPage(other.article)) ||
        ascending(one.article.id, other.article.id),
    )
    .map(({ article }) => article);
}

/** The issues and volumes of articles, in order of their first articles. Issues whose numbers differ only in spelling share a URL and are one. */
function issuesOf(articles: readonly Article[]): readonly JournalIssue[] {
  const numbered = articles.filter(
    ({ container, volume, issue }) =>
      isVolume(container) || (container.kind === 'journal' && (volume ?? issue)),
  );
  const files = new Map(
    [...new Set(numbered.map(({ container }) => container))].map((one) => [one, filesOfIssues(one)]),
  );
  return [...Map.groupBy(numbered, (article) => urls.issueExport(article, { extension: '' })).values()].map(
    (group) => {
      const [{ container, volume, issue }] = group as [Article];
      const title = issueIn(container, { volume, issue })?.title;
      const { covers, pdfs } = files.get(container)!;
      const name = urls.issueName({ volume, issue });
      const cover = covers.get(name);
      const pdf = container.pdf ?? pdfs.get(name);
      return freeze({
        container,
        ...(volume && { volume }),
        ...(issue && { issue }),
        ...(title && { title }),
        ...(pdf && { pdf }),
        ...(cover && { cover }),
        articles: group.toSorted(
          (one, other) => ascending(firstPage(one), firstPage(other)) || ascending(one.id, other.id),
        ),
      });
    },
  );
}

/** The files of a container's issues, by the names of the issues; the first of several. */
const filesOfIssues = ({ issueCovers = [], issuePdfs = [] }: Container) => ({
  covers: new Map(issueCovers.map((path) => [urls.issueNameOf(path), path] as const).toReversed()),
  pdfs: new Map(issuePdfs.map((file) => [urls.issueNameOf(file.path), file] as const).toReversed()),
});

const own = ({ issued }: Article) => issued && printDate(issued);
const firstPage = ({ pages, articleNumber }: Article) => pages?.first ?? articleNumber;

/** The greatest (1) or least (-1) value in each group. */
function extremes(
  articles: readonly Article[],
  group: (article: Article) => string | undefined,
  value: (article: Article) => string | undefined,
  sign: 1 | -1,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const article of articles) {
    const [key, candidate] = [group(article), value(article)];
    if (!key || !candidate) continue;
    const best = found.get(key);
    if (best === undefined || sign * ascending(candidate, best) > 0) found.set(key, candidate);
  }
  return found;
}

// Numeric collation: issue 10 comes after issue 9. The locale is fixed so that every machine sorts alike.
const collator = new Intl.Collator('en', { numeric: true });
const ascending = (one = '', other = '') => collator.compare(one, other) || compare(one, other);
const descending = (one?: string, other?: string) => ascending(other, one);

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
