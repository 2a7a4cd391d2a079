import { relationField } from '../../../record/fields.ts';
import { filled } from '../../../record/filled.ts';
import { inOwnMarkup } from '../../values/clean.ts';
import { keywordsOf } from '../../values/list-value.ts';
import { doiUrl } from '../../../record/identifiers.ts';
import { relations, type Relation } from '../../../record/relation.ts';
import { doiOf } from '../../values/doi-value.ts';
import { arxivOf, identifiersOf, pmcidOf, pmidOf } from '../../values/identifier-values.ts';
import { relationsOf, type WrittenRelation } from '../../values/relation-values.ts';
import type { Lost } from '../certain.ts';
import { isObject, listOfObjects, textOf, type CslInput } from './json-values.ts';

// Identifiers, and what an item says of other articles: our own `custom`, and Crossref's updates and relations.

/** PMID, PMCID and others; undefined if there are none. @param note “PMID: …”, as Zotero writes it */
export function identifiersIn(item: CslInput, note: string): Readonly<Record<string, string>> | undefined {
  const custom = isObject(item['custom']) ? item['custom'] : {};
  return identifiersOf(
    {
      PMID: pmidOf(textOf(item['PMID'])),
      PMCID: pmcidOf(textOf(item['PMCID'])),
      arXiv: arxivOf(textOf(item['arxiv']) ?? textOf(item['arXiv'])),
      ...Object.fromEntries(
        Object.entries(custom).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
      ),
    },
    [note],
  );
}

/** Titles, abstracts and keywords in other languages, as our own files have them; undefined if there are none. */
export function translationsIn(item: CslInput): Readonly<Record<string, object>> | undefined {
  const custom = isObject(item['custom']) ? item['custom'] : {};
  const translations = isObject(custom['translations']) ? custom['translations'] : {};
  const entries = Object.entries(translations).flatMap(([tag, one]) => {
    if (!isObject(one)) return [];
    const [title, abstract, keyword] = ['title', 'abstract', 'keyword'].map((name) => textOf(one[name]));
    return [
      [
        tag,
        filled<object>({
          title: title && inOwnMarkup(title),
          abstract: abstract && inOwnMarkup(abstract),
          keywords: keyword && keywordsOf(keyword, true).value,
        }),
      ] as const,
    ];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The record's fields for related articles. */
export function relationsIn(item: CslInput, lost: Lost): Readonly<Record<string, unknown>> {
  const custom = isObject(item['custom']) ? item['custom'] : {};
  const written = [
    ...relations.flatMap((relation) => ofCustom(relation, custom[relation])),
    ...ofUpdates(item['update-to'], {
      retraction: 'retracts',
      correction: 'corrects',
      version: 'supersedes',
    }),
    ...ofUpdates(item['updated-by'], {
      retraction: 'retracted-by',
      correction: 'corrected-by',
      version: 'superseded-by',
    }),
    ...ofRelations(item['relation']),
  ];
  const preprints = ofRelation(item['relation'], 'has-preprint').flatMap((text) => doiOf(text).value ?? []);
  return {
    ...relationsOf(written, lost),
    ...(preprints.length > 0 && { links: [...new Set(preprints)].map((doi) => ({ type: 'preprint', doi })) }),
  };
}

const ofCustom = (relation: Relation, value: unknown): readonly WrittenRelation[] =>
  [value ?? []].flat().flatMap((one) => {
    const text = textOf(one);
    return text ? [{ relation: relationField(relation), text }] : [];
  });

/** https://www.crossref.org/documentation/crossmark/version-control-corrections-and-retractions/ */
const kinds: Readonly<Record<string, 'retraction' | 'correction' | 'version'>> = {
  retraction: 'retraction',
  partial_retraction: 'retraction',
  removal: 'retraction',
  withdrawal: 'retraction',
  correction: 'correction',
  corrigendum: 'correction',
  erratum: 'correction',
  clarification: 'correction',
  addendum: 'correction',
  new_version: 'version',
  new_edition: 'version',
};

function ofUpdates(
  value: unknown,
  fields: Readonly<Record<'retraction' | 'correction' | 'version', string>>,
): readonly WrittenRelation[] {
  return listOfObjects(value).flatMap((update) => {
    const kind =
      kinds[(textOf(update['type']) ?? textOf(update['label']) ?? '').toLowerCase().replace(/[\s-]+/g, '_')];
    const doi = doiOf(textOf(update['DOI'])).value;
    return kind && doi ? [{ relation: fields[kind], text: doiUrl(doi) }] : [];
  });
}

/** https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/relationships/ */
const relationTypes: Readonly<Record<string, string>> = {
  'is-comment-on': 'comments-on',
  'has-comment': 'commented-on-by',
  'is-review-of': 'reviews',
  'has-review': 'reviewed-by',
  'is-replaced-by': 'superseded-by',
  replaces: 'supersedes',
  'is-correction-of': 'corrects',
  'has-correction': 'corrected-by',
};

const ofRelations = (value: unknown): readonly WrittenRelation[] =>
  Object.entries(relationTypes).flatMap(([type, relation]) =>
    ofRelation(value, type).map((text) => ({ relation, text })),
  );

/** The DOIs and URLs of a relation. */
const ofRelation = (value: unknown, type: string): readonly string[] =>
  listOfObjects(isObject(value) ? value[type] : undefined).flatMap((one) => {
    const id = textOf(one['id']);
    return id && /^(?:doi|uri)$/i.test(textOf(one['id-type']) ?? '') ? [id] : [];
  });
