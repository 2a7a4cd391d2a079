import { formatsOf } from '../exports/index.ts';
import { formatReference } from 'offprint/reference';
import { formatReferences } from 'offprint/reference-list';
import { containerKindsOf, containersOf, type Library } from '../library/library.ts';
import { copyrightLine, type Article, type Translation } from '../record/article.ts';
import { issns, type Container } from '../record/container.ts';
import { printDate, type PartialDate } from '../record/date.ts';
import { doiUrl, orcidUrl, rorUrl } from '../record/identifiers.ts';
import { runningName, type Name } from '../record/name.ts';
import { printPages } from '../record/pages.ts';
import { relatedIn } from '../record/relation.ts';
import { serialise, type Mark, type Text } from '../record/text.ts';
import { site } from 'offprint/site';
import { conferenceLine, containerLabel, containerLine, strings } from '../strings/index.ts';
import * as urls from '../urls.ts';
import { escaped, markdownBody } from './markdown-body.ts';
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
    ...article.authors.flatMap((name) => fact(strings.authors, authorLine(name))),
    ...fact(
      strings.correspondingAuthor,
      article.authors
        .filter(({ corresponding }) => corresponding)
        .map(contact)
        .join('; '),
    ),
    ...fact(containerLabel(article.container), escaped(containerLine(article))),
    ...conferenceFacts(article),
    ...Object.entries(article.container.translations).flatMap(([tag, { title }]) =>
      fact(`${strings.journalIn} ${strings.languageName(tag)}`, escaped(title)),
    ),
    ...fact('ISSN', issns(article.container).join(', ')),
    ...fact('ISBN', (article.container.isbn ?? []).join(', ')),
    ...fact(
      article.container.kind === 'series' ? strings.institution : strings.publisher,
      escaped(placedPublisher(article.container)),
    ),
    ...fact(strings.section, article.section && escaped(article.section)),
    ...fact(strings.publicationDate, issued && printDate(issued)),
    ...fact(strings.received, printed(history.received)),
    ...fact(strings.revised, (history.revised ?? []).map(printDate).join('; ')),
    ...fact(strings.accepted, printed(history.accepted)),
    ...fact(strings.publishedOnline, printed(history.publishedOnline)),
    ...fact(strings.page, pages && printPages(pages, '–')),
    ...fact(
      strings.articleNumber,
      article.articleNumber && article.container.kind !== 'series'
        ? escaped(article.articleNumber)
        : undefined,
    ),
    ...fact(strings.chapter, article.chapter && escaped(article.chapter)),
    ...fact('DOI', doi && `<${doiUrl(doi)}>`),
    ...Object.entries(article.identifiers).flatMap(([name, value]) => fact(escaped(name), escaped(value))),
    ...fact(strings.keywords, article.keywords.map(escaped).join('; ')),
    ...fact(
      strings.handlingEditors,
      (article.editors ?? []).map((name) => escaped(runningName(name))).join('; '),
    ),
    ...fact(
      strings.reviewers,
      (article.reviewers ?? []).map((name) => escaped(runningName(name))).join('; '),
    ),
    ...fact(strings.license, article.license && `<${article.license.url}>`),
    ...fact(strings.copyright, article.copyright && escaped(copyrightLine(article.copyright))),
    ...fact(strings.access, article.access && strings.accessRights[article.access]),
    ...fact(strings.source, article.source && `<${article.source}>`),
    ...fact(strings.lastModified, article.modified),
    ...fact(strings.fullText, article.pdf && `<${article.pdf.url}>`),
    ...(article.files ?? []).flatMap(({ url }) => fact(strings.files, `<${url}>`)),
    ...list(strings.highlights, article.highlights?.map(inline)),
    ...section(strings.abstract, article.abstract),
    ...section(strings.plainLanguageSummary, article.plainLanguageSummary),
    ...Object.entries(article.translations).flatMap(([tag, one]) =>
      translated(strings.languageName(tag), one),
    ),
    ...markdownBody(article).flatMap((text) => ['', text]),
    ...section(strings.funding, article.fundingStatement),
    ...list(
      article.fundingStatement ? strings.grant : strings.funding,
      article.funding?.map(({ name, awards = [] }) => escaped([name, ...awards].join(', '))),
    ),
    ...section(strings.competingInterests, article.competingInterests),
    ...section(strings.ethics, article.ethics),
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
    `## ${strings.latestArticles}`,
    '',
    ...library
      .latest(site.latest)
      .map(
        (article) =>
          `- [${inline(article.title)}](${isOffered(markdownFile) ? urls.absolute(urls.articleExport(article, markdownFile)) : article.url}): ${escaped(containerLine(article))}`,
      ),
    '',
    ...containerKindsOf(library).flatMap((kind) => [
      `## ${strings.containers[kind]}`,
      '',
      ...containersOf(library, kind).map(
        (one) => `- [${escaped(one.title)}](${urls.absolute(urls.container(one))})`,
      ),
      '',
    ]),
    `## ${strings.allArticles}`,
    '',
    `- [CSL-JSON](${urls.absolute(urls.libraryExport({ extension: 'json' }))})`,
    `- [Sitemap](${urls.absolute(urls.sitemap())})`,
    '',
  ].join('\n');

/** The publisher, and where it is; empty if it is unknown. */
const placedPublisher = ({ publisher, publisherPlace }: Container): string =>
  publisher ? [publisher, publisherPlace].filter(Boolean).join(strings.comma) : '';

/** What is known of a volume, and of its conference. */
function conferenceFacts({
  container: { conference, editors, series, edition },
}: Article): readonly string[] {
  const fact = (label: string, value: string | undefined) => (value ? [`- ${label}: ${escaped(value)}`] : []);
  return [
    ...fact(strings.conference, conference && conferenceLine(conference)),
    ...fact(strings.volumeEditors, editors?.map(runningName).join('; ')),
    ...fact(strings.series, series && [series.title, series.number].filter(Boolean).join(', ')),
    ...fact(strings.edition, edition),
  ];
}

/** An author with ORCID iD, affiliations and roles. */
const authorLine = (name: Name): string =>
  [
    escaped(runningName(name)),
    ...(name.orcid ? [`<${orcidUrl(name.orcid)}>`] : []),
    ...(name.affiliations ?? []).map(({ name: one, ror }) =>
      ror ? `[${escaped(one)}](${rorUrl(ror)})` : escaped(one),
    ),
    ...(name.roles ? [name.roles.map((role) => strings.roles[role]).join('; ')] : []),
  ].join(', ');

const contact = (name: Name): string =>
  [escaped(runningName(name)), ...(name.email ? [`<${name.email}>`] : [])].join(', ');

/** What is known in another language. */
const translated = (
  language: string,
  { title, authors, keywords, abstract }: Translation,
): readonly string[] => {
  const facts = [
    ...(title ? [`- ${strings.alsoTitled} ${language}: ${inline(title)}`] : []),
    ...(authors ? [`- ${strings.authorsIn} ${language}: ${authors.map(authorLine).join('; ')}`] : []),
    ...(keywords ? [`- ${strings.keywordsIn} ${language}: ${keywords.map(escaped).join('; ')}`] : []),
  ];
  return [
    '',
    `## ${abstract ? strings.abstractIn : strings.alsoTitled} ${language}`,
    ...(facts.length > 0 ? ['', ...facts] : []),
    ...(abstract ? ['', inline(abstract)] : []),
  ];
};

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
