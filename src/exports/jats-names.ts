import type { Article } from '../record/article.ts';
import { orcidUrl, rorUrl } from '../record/identifiers.ts';
import { familyName, type Affiliation, type Name } from '../record/name.ts';
import { creditVocabulary, roleName, roleUrl } from '../record/role.ts';
import { block, element, textElement, xmlText } from './xml.ts';

/** The people of an article: authors in one group, editors and reviewers in others. */
export const contributors = (article: Article): readonly string[] => [
  block(
    'contrib-group',
    {},
    article.authors.map((name, index) => author(name, article, index)),
  ),
  contribGroup('editor', article.editors),
  contribGroup('reviewer', article.reviewers),
];

/** Editors or reviewers. */
export const contribGroup = (type: string, names: readonly Name[] = []): string =>
  block(
    'contrib-group',
    { 'content-type': `${type}s` },
    names.map((name) => contrib(type, name, [nameElement(name)])),
  );

function author(name: Name, article: Article, index: number): string {
  const translated = Object.entries(article.translations).flatMap(([language, { authors }]) => {
    const other = authors?.[index];
    return other ? [[language, other] as const] : [];
  });
  return contrib(
    'author',
    name,
    translated.length > 0
      ? [
          block('name-alternatives', {}, [
            nameElement(name, article.language),
            ...translated.map(([language, other]) => nameElement(other, language)),
          ]),
        ]
      : [nameElement(name)],
    (place) => affiliationIn(article.language, place, name, translated),
  );
}

const contrib = (
  type: string,
  name: Name,
  names: readonly string[],
  affiliationAt = (place: number) => affiliation(name.affiliations![place]!),
) =>
  block(
    'contrib',
    {
      'contrib-type': type,
      corresp: name.corresponding ? 'yes' : undefined,
      'equal-contrib': name.equal ? 'yes' : undefined,
    },
    [
      textElement('contrib-id', name.orcid && orcidUrl(name.orcid), { 'contrib-id-type': 'orcid' }),
      ...names,
      ...(name.roles ?? []).map((role) =>
        // https://jats4r.niso.org/credit-taxonomy/
        element(
          'role',
          {
            vocab: 'credit',
            'vocab-identifier': creditVocabulary,
            'vocab-term': roleName(role),
            'vocab-term-identifier': roleUrl(role),
          },
          xmlText(roleName(role)),
        ),
      ),
      block('author-comment', {}, [textElement('p', name.note)]),
      textElement('email', name.email),
      ...(name.affiliations ?? []).map((_, place) => affiliationAt(place)),
    ],
  );

/** An affiliation in all known languages. */
function affiliationIn(
  language: string | undefined,
  place: number,
  name: Name,
  translated: readonly (readonly [language: string, name: Name])[],
): string {
  const own = name.affiliations![place]!;
  const alternatives = translated.flatMap(([tag, { affiliations }]) => {
    const other = affiliations?.[place];
    return other ? [affiliation(other, tag)] : [];
  });
  return alternatives.length > 0
    ? block('aff-alternatives', {}, [affiliation(own, language), ...alternatives])
    : affiliation(own);
}

const affiliation = (one: Affiliation, language?: string): string =>
  element('aff', { 'xml:lang': language }, one.ror ? institution(one) : xmlText(one.name));

/** An institution with its registered identifiers: https://jats4r.niso.org/authors-and-affiliations/ */
export const institution = ({ name, ror, doi }: Affiliation & { readonly doi?: string }): string =>
  element(
    'institution-wrap',
    {},
    [
      textElement('institution-id', ror && rorUrl(ror), { 'institution-id-type': 'ror' }),
      textElement('institution-id', doi, {
        'institution-id-type': 'doi',
        vocab: doi && 'open-funder-registry',
      }),
      textElement('institution', name),
    ].join(''),
  );

// A literal name may be a person's or an organisation's: <collab> would claim more than is known.
export const nameElement = (name: Name, language?: string): string =>
  name.literal
    ? textElement('string-name', name.literal, { 'xml:lang': language })
    : block('name', { 'xml:lang': language }, [
        textElement('surname', familyName(name) || undefined),
        textElement(
          'given-names',
          [name.given, name.droppingParticle].filter(Boolean).join(' ') || undefined,
        ),
        textElement('suffix', name.suffix),
      ]);
