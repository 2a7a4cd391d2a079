import type { Article } from '../record/article.ts';
import { dateParts, printDate, type PartialDate } from '../record/date.ts';
import { orcidUrl, rorUrl } from '../record/identifiers.ts';
import { mathMl } from '../record/math.ts';
import { familyName, type Name } from '../record/name.ts';
import { serialise, type Text } from '../record/text.ts';
import { block, textElement, xmlText } from '../exports/xml.ts';

// Elements of Crossref’s schema that articles, containers and citations share.

const marks = { i: 'i', b: 'b', sub: 'sub', sup: 'sup', sc: 'scp' } as const;
/** Marked-up text in Crossref’s face markup. */
export const faceMarkup = (value: Text): string =>
  serialise(value, {
    string: xmlText,
    math: (tex) =>
      mathMl(tex, false)
        .replace(/<(\/?)(?=[a-z])/g, '<$1mml:')
        .replace(' xmlns="http://www.w3.org/1998/Math/MathML"', ''),
    mark: (mark, inner) => `<${marks[mark]}>${inner}</${marks[mark]}>`,
  });

/** `<contributors>`, or nothing. @param article for the names in other languages */
export function contributorsElement(
  names: readonly Name[],
  role: 'author' | 'editor',
  article?: Article,
): string {
  return block(
    'contributors',
    {},
    names.map((name, place) => {
      const common = { sequence: place === 0 ? 'first' : 'additional', contributor_role: role };
      // A name of one text with a space is taken for an organisation’s: the schema knows nothing between.
      if (name.literal !== undefined && /\s/.test(name.literal.trim()))
        return textElement('organization', name.literal.slice(0, 511), common);
      const others = Object.entries(article?.translations ?? {}).flatMap(([tag, { authors }]) =>
        authors?.[place] ? [[tag, authors[place]] as const] : [],
      );
      return block('person_name', common, [
        textElement('given_name', given(name)?.slice(0, 200)),
        textElement('surname', (name.literal ?? familyName(name)).slice(0, 200)),
        textElement('suffix', name.suffix),
        ...(name.roles ?? []).map((one) => `<role type="${one}" vocab="credit"/>`),
        ...(name.corresponding && role === 'author'
          ? ['<role type="corresponding-author" vocab="crossref"/>']
          : []),
        block(
          'affiliations',
          {},
          (name.affiliations ?? []).map(({ name: institution, ror }) =>
            block('institution', {}, [
              textElement('institution_name', institution.slice(0, 1024)),
              textElement('institution_id', ror && rorUrl(ror), { type: 'ror' }),
            ]),
          ),
        ),
        textElement('ORCID', name.orcid && orcidUrl(name.orcid)),
        block(
          'alt-name',
          {},
          others.map(([tag, other]) => altName(tag, other)),
        ),
      ]);
    }),
  );
}
const given = ({ given: own, droppingParticle }: Name) =>
  [own, droppingParticle].filter(Boolean).join(' ') || undefined;

function altName(tag: string, name: Name): string {
  const { language } = new Intl.Locale(tag);
  return name.literal === undefined
    ? block('name', { language }, [
        textElement('surname', familyName(name) || undefined),
        textElement('given_name', given(name)),
        textElement('suffix', name.suffix),
      ])
    : textElement('string-name', name.literal, { language });
}

/** A date as precise as known. @param medium `print` or `online` */
export function dateElement(name: string, written: PartialDate, medium?: string): string {
  const [year, month, day] = dateParts(written);
  return block(name, { media_type: medium }, [
    textElement('month', month),
    textElement('day', day),
    textElement('year', year),
  ]);
}

/** A date to the day, as the schema requires; undefined if the day is not known. */
export const wholeDate = (issued: PartialDate | undefined): string | undefined =>
  issued?.day === undefined ? undefined : printDate(issued);

/** `<doi_data>`. @param pdf its URL, for text mining and Similarity Check */
export function doiData(doi: string, url: string, pdf?: string): string {
  return block('doi_data', {}, [
    textElement('doi', doi),
    textElement('resource', url),
    ...(pdf
      ? [
          block('collection', { property: 'crawler-based' }, [
            block('item', { crawler: 'similarity-check' }, [
              textElement('resource', pdf, { mime_type: 'application/pdf' }),
            ]),
          ]),
          block('collection', { property: 'text-mining' }, [
            block('item', {}, [
              textElement('resource', pdf, { mime_type: 'application/pdf', content_version: 'vor' }),
            ]),
          ]),
        ]
      : []),
  ]);
}
