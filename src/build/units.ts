import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Collection } from '../files/collections.ts';
import { filesOf, filesOfCollection } from '../files/files.ts';
import type { Noted } from '../files/joined.ts';
import { filesIn } from '../folders.ts';
import type { JournalPage } from '../journal-pages.ts';
import { languages } from '../languages.ts';
import type { JournalIssue, Library } from '../library.ts';
import { inSteps, kindsOf, listOfAuthor, listOfKeyword } from '../lists.ts';
import { feedsOf, type FeedFile } from '../metadata/feeds/index.ts';
import type { Article, Journal } from '../record/article.ts';
import { relatedTo } from '../related/related.ts';
import { isFirst, share } from '../shard.ts';
import { shared } from '../shared.ts';
import { site } from '../site.ts';
import { pathsWithBody } from '../sources/content.ts';
import * as urls from '../urls.ts';
import { isKept, keptOf, notesOf, type Unit } from '../kept/kept.ts';

// What each part of the site is made from. Whatever a page or file shows must be in its key: tests/kept.test.ts changes
// records at random, and compares with a build from nothing.

/** The articles of this part of the site whose files have to be made: they have not been taken over. */
export const filesToMake = (library: Library, root: string): ReadonlySet<Article> =>
  new Set(
    share(library.articles).filter(
      (article) => !isKept(`files ${article.id}`, () => filesUnit(library, article, root)),
    ),
  );

/** Whose pages are to be made in this part of the site, and have not been taken over. */
export interface PagesToMake {
  /** Those whose pages are made, in the order of the library. */
  readonly pages: readonly Article[];
  /** Those whose pages show other latest articles than before, and are the same in all else. */
  readonly renewed: readonly Article[];
  /** One of `pages` that shows these latest articles. */
  readonly example?: Article;
}

/** The same at every call of a build. */
export function pagesToMake(library: Library, root: string): PagesToMake {
  const withBody = pathsWithBody(root);
  const pages: Article[] = [];
  const renewed: Article[] = [];
  const latest = library.latest(site.latest);
  const common = digest(ofItems(latest));
  const showsCommon = (article: Article) => !latest.includes(article) && !article.formerly;
  for (const article of share(library.articles)) {
    // What an editor has written below a record may show anything.
    const kept = withBody.has(article.id)
      ? 'nothing'
      : keptOf(`article ${article.id}`, () =>
          pageUnit(library, article, showsCommon(article) ? common : undefined),
        );
    if (kept === 'nothing') pages.push(article);
    if (kept === 'own') renewed.push(article);
  }
  // One of them has to be made, for the others to take the list from.
  let example = pages.find(showsCommon);
  if (!example && renewed.length > 0) pages.unshift((example = renewed.shift()!));
  return { pages, renewed, ...(example && { example }) };
}

function filesUnit(library: Library, article: Article, root: string): Unit {
  const issue = library.issueOf(article);
  return {
    key: digest(
      ofArticle(article),
      issue && ofIssue(issue),
      article.pdf && stateOf(join(root, article.pdf.path)),
    ),
    files: () => filesOf(article, issue, root).map(({ path }) => below(path)),
  };
}

/** @param common what the page shows of the latest articles, if they are those that most pages show */
function pageUnit(library: Library, article: Article, common: string | undefined): Unit {
  const issue = library.issueOf(article);
  const place = issue?.articles.indexOf(article) ?? 0;
  const ids = [article.id, ...(article.formerly ?? [])];
  return {
    key: digest(
      frameOf(library),
      ofArticle(article),
      issue && [ofIssue(issue), issue.articles.length > 1],
      ofItems([issue?.articles[place - 1], issue?.articles[place + 1], library.newestVersion(article)]),
      relatedTo(library, article, site.related).map((one) => [ofItems([one.article]), one.shares]),
      article.authors.map((name) => listOfAuthor(library, name)?.id),
      article.keywords.map((keyword) => listOfKeyword(library, keyword)?.id),
      common === undefined && ofItems(library.latest(site.latest, article)),
    ),
    ...(common !== undefined && { common }),
    files: () => ids.flatMap((id) => pages((to) => to.article({ id }))),
  };
}

/** Articles that have a page together, step by step. */
export interface Listed {
  /** The address of the first step. */
  readonly path: (pages: urls.Pages) => string;
  readonly articles: readonly Article[];
  readonly feeds: () => readonly FeedFile[];
  /** Whatever else the pages show. */
  readonly shown: () => unknown;
}

/** The steps of lists, from 1, whose pages have not been taken over in every language. */
export const stepsToMake = <List extends Listed>(
  library: Library,
  lists: readonly List[],
): readonly { readonly list: List; readonly step: number }[] =>
  (isFirst ? lists : []).flatMap((list) =>
    inSteps(list.articles)
      .map((_, index) => ({ list, step: index + 1 }))
      .filter(({ step }) => {
        const path = (to: urls.Pages) => urls.stepOf(list.path(to), step);
        return !isKept(`page ${path(urls.pagesIn())}`, () => ({
          key: stepKey(library, list, step),
          files: () => pages(path),
        }));
      }),
  );

function stepKey(library: Library, { articles, feeds, shown }: Listed, step: number): string {
  const steps = inSteps(articles);
  return digest(
    frameOf(library),
    [step, steps.length, articles.length],
    ofArticles(steps[step - 1]!),
    feeds().map(({ feed: { title, self } }) => [title, self]),
    shown(),
  );
}

/** What {@link stepsToMake} asks of a journal's page. */
export const listedOf = (library: Library, page: JournalPage) => ({
  page,
  path: page.path,
  articles: page.articles,
  feeds: () => feedsOf(library, page.journal),
  shown: () => [
    ofJournal(page.journal),
    page.volume,
    page.issue && ofIssue(page.issue),
    page.issues.map(ofIssue),
    page.count,
  ],
});

const nameOf = ({ stem }: Collection) => `files ${stem}`;

/**
 * True where the files that hold a collection, and its feeds, have been taken over.
 * @param pieces of which the files were joined, once they are there
 */
export const isKeptCollection = (
  collection: Collection,
  pieces: () => readonly Noted[] | undefined,
): boolean =>
  isKept(nameOf(collection), () => ({
    notes: pieces,
    key: digest(
      ofArticles(collection.articles),
      collection.feeds.map(({ extension, feed }) => [
        extension,
        { ...feed, articles: ofArticles(feed.articles) },
      ]),
    ),
    files: () => filesOfCollection(collection).map(({ path }) => below(path)),
  }));

/** Of which pieces the last site's files of a collection are joined, if they are there. */
export const piecesBefore = (collection: Collection) =>
  (notesOf(nameOf(collection)) ?? []) as readonly Noted[];

/** A digest of these articles and of whatever else is made of them. */
export const keyOf = (articles: readonly Article[], ...more: readonly unknown[]) =>
  digest(ofArticles(articles), ...more);

/**
 * True where everything in a folder has been taken over.
 * @param address the folder's
 * @param key of all that it is made from
 * @param out the folder of the site
 * @param other a folder in it that is of other units
 */
export const isKeptFolder = (address: string, key: string, out: string, other?: string) =>
  isKept(`folder ${address}`, () => ({
    key,
    files: () => [...filesIn(out, (path) => other !== undefined && path === below(other), below(address))],
  }));

const below = (path: string) => path.slice(urls.base.length);
const pages = (path: (pages: urls.Pages) => string) =>
  languages.map((language) => `${below(path(urls.pagesIn(language)))}index.html`);

const digest = (...parts: readonly unknown[]) => hash('sha1', JSON.stringify(parts), 'base64url');

/** Digests of values, each made once. */
function digestsOnce<T extends object>(name: string, of: (value: T) => unknown): (value: T) => string {
  const digests = shared(`digests of ${name}`, () => new WeakMap<T, string>());
  return (value) => {
    let known = digests.get(value);
    if (known === undefined) digests.set(value, (known = digest(of(value))));
    return known;
  };
}

const ofJournal = digestsOnce('journals', (journal: Journal) => journal);
const ofArticle = digestsOnce('articles', (article: Article) => ({
  ...article,
  journal: ofJournal(article.journal),
}));
/** Of what a page shows of other articles, which is no abstract. */
const ofItem = digestsOnce('items', ({ abstract: _, ...article }: Article) => ({
  ...article,
  journal: ofJournal(article.journal),
}));
const ofItems = (articles: readonly (Article | undefined)[]) =>
  articles.map((article) => article && ofItem(article)).join(' ');
const ofArticles = (articles: readonly (Article | undefined)[]) =>
  articles.map((article) => article && ofArticle(article)).join(' ');
const ofIssue = ({ journal, volume, issue, title }: JournalIssue) => [
  ofJournal(journal),
  volume,
  issue,
  title,
];

/** What every page shows of the library. */
const frameOf = digestsOnce('libraries', kindsOf);

function stateOf(path: string) {
  const { ino, size, mtimeMs } = statSync(path);
  return [ino, size, mtimeMs];
}
