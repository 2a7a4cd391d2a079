import { formatsOf } from '../exports/index.ts';
import { formatReference } from 'offprint/reference';
import { formatReferences } from 'offprint/reference-list';
import type { Library } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { printDate, type PartialDate } from '../record/date.ts';
import { doiUrl } from '../record/identifiers.ts';
import { runningName } from '../record/name.ts';
import { printPages } from '../record/pages.ts';
import { relatedIn } from '../record/relation.ts';
import { serialise, type Mark, type Text } from '../record/text.ts';
import { site } from '../site.ts';
import { journalLine, strings } from '../strings/index.ts';
import * as urls from '../urls.ts';
import { isOffered, markdownFile } from './signposting.ts';

/** An article's page as Markdown: https://spec.commonmark.org/ */
export function markdown(article: Article): string {
  const fact = (label: string, value: string | undefined) => (value ? [`- ${label}: ${value}`] : []);
  const printed = (date: PartialDate | undefined) => date && printDate(date);
  const section = (heading: string, text: Text | undefined) =>
    text ? ['', `## ${heading}`, '', inline(text)] : [];
  const list = (heading: string, items: readonly string[] = []) =>
    items.length > 0 ? ['', `## ${heading}`, '', ...items.map((item) => `- ${item}`)] : [];
  const { issued, pages, doi, history = {}, references = [] } = article;
  return [
    `# ${inline(article.title)}`,
    '',
    ...fact(strings.articleType, article.type && strings.articleTypes[article.type][0]),
    ...relatedIn(article.relations).flatMap(({ relation, target: { url, title } }) => [
      `> ${strings.relations[relation]} ${title ? `[${inline(title)}](${url})` : `<${url}>`}`,
      '',
    ]),
    ...fact(strings.authors, article.authors.map((name) => escaped(runningName(name))).join('; ')),
    ...fact(strings.journal, escaped(journalLine(article))),
    ...fact(strings.publicationDate, issued && printDate(issued)),
    ...fact(strings.received, printed(history.received)),
    ...fact(strings.revised, (history.revised ?? []).map(printDate).join('; ')),
    ...fact(strings.accepted, printed(history.accepted)),
    ...fact(strings.publishedOnline, printed(history.publishedOnline)),
    ...fact(strings.page, pages && printPages(pages, '–')),
    ...fact(strings.articleNumber, article.articleNumber && escaped(article.articleNumber)),
    ...fact('DOI', doi && `<${doiUrl(doi)}>`),
    ...Object.entries(article.identifiers).flatMap(([name, value]) => fact(escaped(name), escaped(value))),
    ...fact(strings.keywords, article.keywords.map(escaped).join('; ')),
    ...fact(strings.license, article.license && `<${article.license.url}>`),
    ...fact(strings.fullText, article.pdf && `<${article.pdf.url}>`),
    ...(article.files ?? []).flatMap(({ url }) => fact(strings.files, `<${url}>`)),
    ...list(strings.highlights, article.highlights?.map(inline)),
    ...section(strings.abstract, article.abstract),
    ...section(strings.plainLanguageSummary, article.plainLanguageSummary),
    ...section(strings.funding, article.fundingStatement),
    ...list(
      article.fundingStatement ? strings.grant : strings.funding,
      article.funding?.map(({ name, awards = [] }) => escaped([name, ...awards].join(', '))),
    ),
    ...section(strings.dataAndMaterials, article.dataAvailability),
    ...list(
      strings.linkedWorks.other,
      article.links?.map(
        ({ type, url, title }) =>
          `${strings.linkedWorks[type]}: ${title ? `[${inline(title)}](${url})` : `<${url}>`}`,
      ),
    ),
    ...(references.length > 0
      ? [
          '',
          `## ${strings.references}`,
          '',
          ...formatReferences(article).map(({ text }, place) => `${place + 1}. ${escaped(text)}`),
        ]
      : []),
    '',
    `## ${strings.cite}`,
    '',
    escaped(formatReference(article, site.styles[0]).text),
    '',
    ...formatsOf(article).map(
      (format) => `- [${format.label}](${urls.absolute(urls.articleExport(article, format))})`,
    ),
    '',
  ].join('\n');
}

/** A description of the site for language models: https://llmstxt.org/ */
export const llms = (library: Library): string =>
  [
    `# ${site.name}`,
    '',
    `> ${site.description}`,
    '',
    `## ${strings.latest}`,
    '',
    ...library
      .latest(site.latest)
      .map(
        (article) =>
          `- [${inline(article.title)}](${isOffered(markdownFile) ? urls.absolute(urls.articleExport(article, markdownFile)) : article.url}): ${escaped(journalLine(article))}`,
      ),
    '',
    `## ${strings.journals}`,
    '',
    ...library.journals.map(
      (journal) => `- [${escaped(journal.title)}](${urls.absolute(urls.journal(journal))})`,
    ),
    '',
    `## ${strings.allArticles}`,
    '',
    `- [CSL-JSON](${urls.absolute(urls.libraryExport({ extension: 'json' }))})`,
    `- [Sitemap](${urls.absolute(urls.sitemap())})`,
    '',
  ].join('\n');

// https://spec.commonmark.org/0.31.2/#backslash-escapes
const escaped = (value: string) => value.replace(/[\\`*_{}[\]<>#|$~]/g, '\\$&');

const inline = (text: Text): string =>
  serialise(text, {
    string: escaped,
    math: (tex) => `$${tex}$`,
    mark: (mark, inner) => markdownMarks[mark](inner),
  });

const markdownMarks: Readonly<Record<Mark, (inner: string) => string>> = {
  i: (inner) => `*${inner}*`,
  b: (inner) => `**${inner}**`,
  sc: (inner) => inner,
  sub: (inner) => `<sub>${inner}</sub>`,
  sup: (inner) => `<sup>${inner}</sup>`,
};
