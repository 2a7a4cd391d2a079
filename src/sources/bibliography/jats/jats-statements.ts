import { filled } from '../../../record/filled.ts';
import { parseRor } from '../../../record/identifiers.ts';
import { doiOf } from '../../values/doi-value.ts';
import type { WrittenRelation } from '../../values/relation-values.ts';
import { markedText } from '../../jats/marked-text.ts';
import { childrenNamed, elementsIn, oneLineIn, textIn, type XmlElement } from '../../jats/xml-tree.ts';

// What the head of a JATS file says around the article: funding, interests, notes on authors, related articles. What a record has no place
// for is listed.

type Lose = (field: string, message: string) => void;

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** Fields of a record: `funding`, `funding-statement`, `competing-interests` and `links`. */
export function statementsIn(meta: XmlElement, lost: Lose): Readonly<Record<string, unknown>> {
  const groups = childrenNamed(meta, 'funding-group');
  const statements = groups.flatMap((group) => childrenNamed(group, 'funding-statement'));
  const notes = childrenNamed(meta, 'author-notes').flatMap((one) => childrenNamed(one, 'fn'));
  const interests = notes.filter((note) => interestTypes.has(note.attributes['fn-type'] ?? ''));
  for (const note of notes)
    if (!interests.includes(note) && !known.has(note.attributes['fn-type'] ?? ''))
      lost(
        'authors',
        `the note “${shortened(oneLineIn(note) ?? '')}” was not taken.\nWrite it into note: of its author, or into the text.`,
      );
  for (const one of childrenNamed(meta, 'product', 'related-object', 'conference'))
    lost(
      one.name,
      `<${one.name}> with “${shortened(oneLineIn(one) ?? one.attributes['href'] ?? '')}” was not taken.\nWrite it into the text or into links.`,
    );
  const links = childrenNamed(meta, 'related-article')
    .filter((one) => one.attributes['related-article-type'] === 'preprint')
    .flatMap((one) => {
      const doi = doiOf(one.attributes['href'] ?? textIn(one)).value;
      return doi ? [{ type: 'preprint', doi }] : [];
    });
  return filled({
    funding: groups.flatMap((group) => childrenNamed(group, 'award-group')).flatMap(funderIn),
    'funding-statement': paragraphsOf(statements),
    'competing-interests': paragraphsOf(interests),
    links: links.length > 0 ? links : undefined,
  });
}

/** https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/fn-type.html */
const interestTypes = new Set(['conflict', 'coi-statement', 'financial-disclosure']);
/** What is taken elsewhere, or says nothing of the article. */
const known = new Set(['corresp', 'equal', 'edited-by']);

const paragraphsOf = (elements: readonly XmlElement[]): string | undefined =>
  elements
    .flatMap((one) => {
      const paragraphs = elementsIn(one, 'p');
      return paragraphs.length > 0 ? paragraphs : [one];
    })
    .map(markedText)
    .filter(Boolean)
    .join('\n\n') || undefined;

function funderIn(award: XmlElement): readonly object[] {
  const [source] = childrenNamed(award, 'funding-source');
  const name = oneLineIn(elementsIn(award, 'institution')[0] ?? source);
  const [ror] = elementsIn(award, 'institution-id').flatMap((one) => parseRor(textIn(one).trim()) ?? []);
  const awards = childrenNamed(award, 'award-id').flatMap((one) => oneLineIn(one) ?? []);
  return name ? [filled({ name, ror, award: awards })] : [];
}

/** A record's relations by JATS's: https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/related-article-type.html */
const relations: Readonly<Record<string, string>> = {
  'corrected-article': 'corrects',
  'retracted-article': 'retracts',
  'commentary-article': 'comments-on',
  'correction-forward': 'corrected-by',
  'retraction-forward': 'retracted-by',
  commentary: 'commented-on-by',
  companion: 'companion',
  // What eLife, PMC, Copernicus and SciELO write besides
  erratum: 'corrected-by',
  retraction: 'retracted-by',
  'updated-article': 'supersedes',
  'republished-article': 'supersedes',
  'peer-reviewed-article': 'reviews',
  'peer-reviewed-material': 'reviews',
  'reviewed-article': 'reviews',
  'reviewer-report': 'reviewed-by',
  'referee-report': 'reviewed-by',
};

/** The related articles whose relation is known. */
export const relatedArticles = (meta: XmlElement, lost: Lose): readonly WrittenRelation[] =>
  childrenNamed(meta, 'related-article').flatMap((one) => {
    const type = one.attributes['related-article-type'] ?? '';
    const relation = relations[type];
    const text = one.attributes['href'] ?? textIn(one);
    if (!relation && type !== 'preprint')
      lost(
        'related-article',
        `the related article “${shortened(text)}” is a “${type}”, which a record has no relation for.\nWrite it into links, if readers need it.`,
      );
    return relation ? [{ relation, text }] : [];
  });
