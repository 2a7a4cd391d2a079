import { articleTypeOf } from '../../values/article-type-value.ts';
import { dateOfFields } from '../../values/date-value.ts';
import { identifiersOf, pmcidOf, pmidOf } from '../../values/identifier-values.ts';
import { languageOf } from '../../values/language-value.ts';
import { licenseOf } from '../../values/license-value.ts';
import { relationsOf } from '../../values/relation-values.ts';
import { relatedArticles, statementsIn } from './jats-statements.ts';
import { parseRor } from '../../../record/identifiers.ts';
import { filled } from '../../../record/filled.ts';
import { roles as creditRoles } from '../../../record/role.ts';
import { wordOf } from '../../values/values.ts';
import { markedText } from '../../jats/marked-text.ts';
import {
  childrenNamed,
  elementsIn,
  oneLineIn,
  parseXml,
  textIn,
  type XmlElement,
} from '../../jats/xml-tree.ts';
import { certainFields } from '../certain.ts';
import { noting, type Bibliography, type BibliographyFormat, type Entry } from '../entry.ts';

/** One article as JATS XML: https://jats.nlm.nih.gov/archiving/tag-library/1.3/ . Its text is read from the file again: sources/jats. */
export const jatsSource = {
  extension: '.xml',
  otherExtensions: ['.nxml'],
  parse(text): Bibliography {
    const broken = (message: string): Bibliography => ({ entries: [], broken: [{ line: 1, message }] });
    if (!/<article[\s>]/.test(text.slice(0, 20_000)))
      return broken(
        'it is not JATS XML, which begins with <article>.\nExport it again, or move it elsewhere.',
      );
    const article = parseXml(text);
    if ('message' in article) return broken(article.message);
    const entry = jatsEntry(article);
    return entry
      ? { entries: [entry], broken: [] }
      : broken('it has no <article-meta> with the facts of the article.\nExport it again as JATS XML.');
  },
} as const satisfies BibliographyFormat;

/** The facts of an article; undefined if the element has none. */
export function jatsEntry(article: XmlElement): Entry | undefined {
  const [meta] = childrenNamed(article, 'front').flatMap((front) => childrenNamed(front, 'article-meta'));
  return article.name === 'article' && meta ? toEntry(article, meta) : undefined;
}

const first = (element: XmlElement, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<readonly XmlElement[]>(
    (all, name) => all.flatMap((one) => childrenNamed(one, name)),
    [element],
  )[0];

function toEntry(article: XmlElement, meta: XmlElement): Entry {
  const [front] = childrenNamed(article, 'front');
  const journal = first(front!, 'journal-meta');
  const lines: Readonly<Record<string, XmlElement | undefined>> = {
    title: first(meta, 'title-group'),
    authors: first(meta, 'contrib-group'),
    journal,
    date: first(meta, 'pub-date'),
    doi: articleId(meta, 'doi'),
    pages: first(meta, 'fpage'),
    abstract: first(meta, 'abstract'),
  };
  const lineOf = (field: string) => lines[field]?.line ?? article.line;
  const { notes, lost } = noting(lineOf);
  const language = languageOf(article.attributes['lang']).value;
  const affiliations = affiliationsIn(meta);
  const people = (...types: readonly string[]) =>
    childrenNamed(meta, 'contrib-group').flatMap((group) =>
      childrenNamed(group, 'contrib')
        .filter((one) => types.includes(one.attributes['contrib-type'] ?? 'author'))
        .map((one) => person(one, affiliations)),
    );
  const [pages, last] = [first(meta, 'fpage'), first(meta, 'lpage')].map(oneLineIn);
  const { fields, issns } = certainFields(
    {
      authors: { value: people('author') },
      editors: { value: people('editor') },
      volume: oneLineIn(first(meta, 'volume')),
      issue: oneLineIn(first(meta, 'issue')),
      pages: oneLineIn(first(meta, 'page-range')) ?? (pages && last ? `${pages}-${last}` : pages),
      articleNumber: oneLineIn(first(meta, 'elocation-id')),
      date: publicationDate(meta),
      doi: oneLineIn(articleId(meta, 'doi')),
      language,
      license: licenseIn(meta),
      issns: {
        issn: issnOf(journal, (one) => !mediumOf(one)),
        print: issnOf(journal, (one) => mediumOf(one) === 'print'),
        online: issnOf(journal, (one) => mediumOf(one) === 'online'),
      },
    },
    lost,
  );
  const title = first(meta, 'title-group', 'article-title');
  const subtitle = first(meta, 'title-group', 'subtitle');
  const [own, ...summaries] = [
    childrenNamed(meta, 'abstract').find((one) => !one.attributes['abstract-type']),
    ...childrenNamed(meta, 'abstract').filter((one) => one.attributes['abstract-type']),
  ];
  return {
    name: oneLineIn(articleId(meta, 'doi')) ?? 'the article',
    line: article.line,
    type: 'article-journal',
    fields: filled<Record<string, unknown>>({
      title: title && markedText(title),
      subtitle: subtitle && markedText(subtitle),
      type: articleTypeOf(article.attributes['article-type'] ?? ''),
      ...fields,
      section: first(meta, 'article-categories') && headingIn(meta),
      received: historyDate(meta, 'received'),
      revised: historyDate(meta, 'rev-recd'),
      accepted: historyDate(meta, 'accepted'),
      keywords: keywordsIn(meta, (one) => (one ?? language) === language),
      abstract: own && paragraphsIn(own),
      'plain-language-summary': summaryOf(summaries, /plain|lay|summary|executive/),
      identifiers: identifiersOf(
        {
          PMID: pmidOf(oneLineIn(articleId(meta, 'pmid'))),
          PMCID: pmcidOf(oneLineIn(articleId(meta, 'pmc', 'pmcid'))),
        },
        [],
      ),
      translations: translationsIn(meta, language),
      copyright: filled({
        year: oneLineIn(first(meta, 'permissions', 'copyright-year')),
        holder: oneLineIn(first(meta, 'permissions', 'copyright-holder')),
      }),
      ...relationsOf(relatedArticles(meta, lost), lost),
      ...statementsIn(meta, lost),
    }),
    container: {
      ...filled({
        title: oneLineIn(
          journal && (elementsIn(journal, 'journal-title')[0] ?? first(journal, 'journal-id')),
        ),
        abbreviation: oneLineIn(journal && elementsIn(journal, 'abbrev-journal-title')[0]),
        publisher: oneLineIn(journal && first(journal, 'publisher', 'publisher-name')),
      }),
      ...issns,
    },
    notes,
    lineOf,
  };
}

const articleId = (meta: XmlElement, ...types: readonly string[]) =>
  childrenNamed(meta, 'article-id').find((one) => types.includes(one.attributes['pub-id-type'] ?? ''));

function mediumOf({ attributes }: XmlElement): 'print' | 'online' | undefined {
  const words = attributes['publication-format'] ?? attributes['pub-type'] ?? '';
  if (/^(?:print|ppub)/.test(words)) return 'print';
  return /^(?:electronic|online|epub)/.test(words) ? 'online' : undefined;
}
const issnOf = (journal: XmlElement | undefined, isOne: (issn: XmlElement) => boolean): string | undefined =>
  journal && (childrenNamed(journal, 'issn').filter(isOne).map(textIn).join('; ') || undefined);

/** The day of the version of record: a collection has only the year of its volume. */
function publicationDate(meta: XmlElement) {
  const dates = childrenNamed(meta, 'pub-date').map((one) => ({
    kind: [
      one.attributes['pub-type'],
      one.attributes['date-type'],
      one.attributes['publication-format'],
    ].join(' '),
    date: dateIn(one),
  }));
  const order = [/^ppub|pub print/, /^epub|pub electronic| pub /, /collection/, /./];
  return (
    order.map((kind) => dates.find((one) => kind.test(one.kind) && one.date.value)?.date).find(Boolean) ??
    dates[0]?.date ??
    {}
  );
}
const dateIn = (element: XmlElement) =>
  dateOfFields({
    year: oneLineIn(first(element, 'year')),
    month: oneLineIn(first(element, 'month')),
    day: oneLineIn(first(element, 'day')),
    date: first(element, 'year') ? undefined : element.attributes['iso-8601-date'],
  });
const historyDate = (meta: XmlElement, type: string) =>
  childrenNamed(meta, 'history')
    .flatMap((history) => childrenNamed(history, 'date'))
    .filter((one) => one.attributes['date-type'] === type)
    .map((one) => dateIn(one).value)[0];

function licenseIn(meta: XmlElement): string | undefined {
  const licenses = childrenNamed(meta, 'permissions').flatMap((one) => childrenNamed(one, 'license'));
  const found = licenses.flatMap((one) => [
    one.attributes['href'] ?? '',
    ...elementsIn(one, 'license_ref').map(textIn),
    ...elementsIn(one, 'ext-link', 'uri').map((link) => link.attributes['href'] ?? textIn(link)),
  ]);
  const known = new Set(
    found.flatMap((url) => licenseOf(url.trim().replace(/^http:/, 'https:')).value ?? []),
  );
  return known.size === 1 ? [...known][0] : undefined;
}

/** Affiliations by their ids; one without an id is everybody's. */
function affiliationsIn(meta: XmlElement): ReadonlyMap<string, object | string> {
  const all = [
    ...childrenNamed(meta, 'aff'),
    ...childrenNamed(meta, 'contrib-group').flatMap((group) => childrenNamed(group, 'aff')),
  ];
  return new Map(all.map((aff) => [aff.attributes['id'] ?? '', affiliation(aff)]));
}
function affiliation(aff: XmlElement): object | string {
  const [id] = elementsIn(aff, 'institution-id').filter(
    (one) => one.attributes['institution-id-type'] === 'ror',
  );
  const ror = id && parseRor(textIn(id).trim());
  const hidden = new Set(['label', 'institution-id']);
  const name = aff.children
    .map((child) => printWithout(child, hidden))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
  return ror ? { name, ror } : name;
}
const printWithout = (node: XmlElement | string, hidden: ReadonlySet<string>): string => {
  if (typeof node === 'string') return node;
  return hidden.has(node.name) ? '' : node.children.map((child) => printWithout(child, hidden)).join('');
};

function person(contrib: XmlElement, affiliations: ReadonlyMap<string, object | string>): object {
  const name = elementsIn(contrib, 'name')[0] ?? elementsIn(contrib, 'string-name')[0];
  const part = (tag: string) => oneLineIn(name && first(name, tag));
  const family = part('surname');
  const group = oneLineIn(elementsIn(contrib, 'collab')[0]);
  const rids = childrenNamed(contrib, 'xref')
    .filter((one) => one.attributes['ref-type'] === 'aff')
    .flatMap((one) => (one.attributes['rid'] ?? '').split(/\s+/));
  const own = childrenNamed(contrib, 'aff').map(affiliation);
  const everybody = affiliations.get('');
  const named = [...rids.flatMap((rid) => affiliations.get(rid) ?? []), ...own];
  const orcid = childrenNamed(contrib, 'contrib-id').find(
    (one) => one.attributes['contrib-id-type'] === 'orcid',
  );
  const roles = childrenNamed(contrib, 'role').flatMap((one) => {
    const word = wordOf(one.attributes['vocab-term'] ?? textIn(one)).replace(/-+/g, '-');
    return creditRoles.filter((role) => role === word);
  });
  return filled<Record<string, unknown>>({
    ...(family
      ? { family, given: part('given-names'), suffix: part('suffix') }
      : { literal: group ?? oneLineIn(name) ?? oneLineIn(contrib) }),
    orcid: oneLineIn(orcid)?.replace(/^https?:\/\/orcid\.org\//, ''),
    affiliations: named.length > 0 || everybody === undefined ? named : [everybody],
    email: oneLineIn(elementsIn(contrib, 'email')[0]),
    corresponding: contrib.attributes['corresp'] === 'yes' ? 'true' : undefined,
    equal: contrib.attributes['equal-contrib'] === 'yes' ? 'true' : undefined,
    roles,
  });
}

const headingIn = (meta: XmlElement) =>
  childrenNamed(meta, 'article-categories')
    .flatMap((one) => childrenNamed(one, 'subj-group'))
    .filter((one) => one.attributes['subj-group-type'] === 'heading')
    .map((one) => oneLineIn(first(one, 'subject')))[0];

const keywordsIn = (
  meta: XmlElement,
  isWanted: (language: string | undefined) => boolean,
): readonly string[] =>
  childrenNamed(meta, 'kwd-group')
    .filter((group) => !/abbr|msc|pacs/i.test(group.attributes['kwd-group-type'] ?? ''))
    .filter((group) => isWanted(languageOf(group.attributes['lang']).value))
    .flatMap((group) => elementsIn(group, 'kwd'))
    .flatMap((kwd) => oneLineIn(kwd) ?? []);

/** Paragraphs, and the headings of a structured abstract before them. */
const paragraphsIn = (abstract: XmlElement): string =>
  abstract.children
    .flatMap((child) => {
      if (typeof child === 'string' || child.name === 'title' || child.name === 'label') return [];
      if (child.name !== 'sec') return [markedText(child)];
      const heading = oneLineIn(first(child, 'title'));
      const [one = '', ...others] = childrenNamed(child, 'p').map(markedText);
      return [heading ? `<b>${heading.replace(/[.:]?$/, '.')}</b> ${one}` : one, ...others];
    })
    .filter(Boolean)
    .join('\n\n');

const summaryOf = (abstracts: readonly (XmlElement | undefined)[], kind: RegExp) => {
  const found = abstracts.find((one) => one && kind.test(one.attributes['abstract-type'] ?? ''));
  return found && paragraphsIn(found);
};

function translationsIn(meta: XmlElement, own: string | undefined): object | undefined {
  const found = new Map<string, Record<string, unknown>>();
  const add = (element: XmlElement, field: string, value: unknown) => {
    const language = languageOf(element.attributes['lang']).value;
    if (language && language !== own && value)
      found.set(language, { ...found.get(language), [field]: value });
  };
  for (const group of childrenNamed(meta, 'title-group').flatMap((one) =>
    childrenNamed(one, 'trans-title-group'),
  )) {
    const title = first(group, 'trans-title');
    add(group, 'title', title && markedText(title));
  }
  for (const abstract of childrenNamed(meta, 'trans-abstract'))
    add(abstract, 'abstract', paragraphsIn(abstract));
  for (const group of childrenNamed(meta, 'kwd-group')) {
    const words = elementsIn(group, 'kwd').flatMap((kwd) => oneLineIn(kwd) ?? []);
    add(group, 'keywords', words.length > 0 ? words : undefined);
  }
  return found.size > 0 ? Object.fromEntries(found) : undefined;
}
