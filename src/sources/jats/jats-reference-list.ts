import { checked } from '../../problems/words.ts';
import type { WorkType } from '../../record/cited-reference.ts';
import { filled } from '../../record/filled.ts';
import { referenceFields, type WrittenReference } from '../../record/work-fields.ts';
import { dateOfFields } from '../values/date-value.ts';
import { doiOf } from '../values/doi-value.ts';
import { placeInIssue } from '../values/place-value.ts';
import { markedText } from './marked-text.ts';
import { childrenNamed, elementsIn, textIn, type XmlElement } from './xml-tree.ts';

const check = checked(referenceFields);

/** The references of an article in their order, as printed (`mixed-citation`) or field by field (`element-citation`), with their ids as keys. */
export function jatsReferences(article: XmlElement): readonly WrittenReference[] {
  return elementsIn(article, 'ref').flatMap((ref) => {
    const [citation] = elementsIn(ref, 'mixed-citation', 'element-citation', 'nlm-citation', 'citation');
    if (!citation) return [];
    const key = ref.attributes['id'];
    const fields =
      citation.name === 'mixed-citation' || citation.name === 'citation'
        ? printed(citation)
        : knownFields(citation);
    const whole =
      check(filled({ key, ...fields }), () => undefined) ??
      check(filled({ key, text: markedText(citation) }), () => undefined);
    return whole ? [whole] : [];
  });
}

const printed = (citation: XmlElement) => ({
  text: markedText(citation),
  doi: doiIn(citation),
  url: doiIn(citation) ? undefined : addressIn(citation),
});

function doiIn(citation: XmlElement): string | undefined {
  const ids = elementsIn(citation, 'pub-id').filter((one) => one.attributes['pub-id-type'] === 'doi');
  const links = elementsIn(citation, 'ext-link', 'uri').map((one) => one.attributes['href'] ?? textIn(one));
  return [...ids.map(textIn), ...links].map((text) => doiOf(text).value).find(Boolean);
}

const addressIn = (citation: XmlElement): string | undefined =>
  elementsIn(citation, 'ext-link', 'uri')
    .map((one) => one.attributes['href'] ?? textIn(one))
    .find((href) => /^https?:\/\/\S+$/i.test(href));

/** What a citation says field by field. */
function knownFields(citation: XmlElement): Readonly<Record<string, unknown>> {
  const text = (...names: readonly string[]) => {
    const [found] = names.flatMap((name) => childrenNamed(citation, name));
    return found && textIn(found).replace(/\s+/g, ' ').trim();
  };
  const marked = (name: string) => {
    const [found] = childrenNamed(citation, name);
    return found && markedText(found);
  };
  const kind = citation.attributes['publication-type'] ?? citation.attributes['citation-type'] ?? '';
  const type = workTypes[kind] ?? (text('article-title') && text('source') ? 'article-journal' : undefined);
  const own = marked('article-title') ?? marked('chapter-title') ?? marked('data-title');
  const source = text('source');
  const [first, last] = [text('fpage'), text('lpage')];
  const doi = doiIn(citation);
  return filled({
    type: type === 'book' && own && source ? 'chapter' : type,
    title: own ?? marked('source'),
    authors: namesIn(citation, 'author'),
    editors: namesIn(citation, 'editor'),
    'container-title': own ? source : undefined,
    volume: text('volume'),
    issue: text('issue'),
    pages:
      placeInIssue(first && last ? `${first}-${last}` : (first ?? text('page-range', 'elocation-id'))).value
        ?.pages ?? text('elocation-id'),
    date: dateOfFields({ year: text('year'), month: text('month'), day: text('day') }).value,
    edition: text('edition'),
    publisher: text('publisher-name', 'institution'),
    'publisher-place': text('publisher-loc'),
    doi,
    url: doi ? undefined : addressIn(citation),
    'et-al': elementsIn(citation, 'etal').length > 0 ? 'true' : undefined,
    note: marked('comment'),
  });
}

function namesIn(citation: XmlElement, role: string): readonly object[] {
  const groups = childrenNamed(citation, 'person-group');
  const of = groups.filter((group) => (group.attributes['person-group-type'] ?? 'author') === role);
  const holders = groups.length === 0 && role === 'author' ? [citation] : of;
  return holders.flatMap((holder) =>
    childrenNamed(holder, 'name', 'string-name', 'collab').map((name) => {
      const part = (tag: string) => {
        const [found] = childrenNamed(name, tag);
        return found && textIn(found).trim();
      };
      const family = part('surname');
      return family
        ? filled({ family, given: part('given-names'), suffix: part('suffix') })
        : { literal: textIn(name).replace(/\s+/g, ' ').trim() };
    }),
  );
}

/** CSL's types by those that publishers write: https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/publication-type.html */
const workTypes: Readonly<Record<string, WorkType>> = {
  journal: 'article-journal',
  book: 'book',
  chapter: 'chapter',
  confproc: 'paper-conference',
  'conference-proceeding': 'paper-conference',
  thesis: 'thesis',
  report: 'report',
  web: 'webpage',
  webpage: 'webpage',
  website: 'webpage',
  data: 'dataset',
  software: 'software',
  newspaper: 'article-newspaper',
  patent: 'patent',
  preprint: 'manuscript',
};
