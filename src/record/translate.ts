import type { Article, Translation } from './article.ts';
import type { Container } from './container.ts';
import { filled } from './filled.ts';
import type { Name } from './name.ts';

/**
 * An article as shown in a language: with the title, abstract and names known in it, and the record's own
 * beside them. The original title stays if none is known in the language.
 */
export function inLanguage(article: Article, language: string): Article {
  const { [language]: known, ...others } = article.translations;
  if (language === article.language || !known?.title)
    return { ...article, container: containerInLanguage(article.container, language) };
  const { titleParts, ...untitled } = article;
  const own: Translation = {
    title: article.title,
    ...(titleParts && { titleParts }),
    ...(article.abstract && { abstract: article.abstract }),
    ...(known.keywords && { keywords: article.keywords }),
  };
  return {
    ...untitled,
    title: known.title,
    ...(known.titleParts && { titleParts: known.titleParts }),
    ...(known.abstract && { abstract: known.abstract }),
    ...(known.keywords && { keywords: known.keywords }),
    ...(known.authors && {
      authors: article.authors.map((name, place) => inOtherWords(name, known.authors![place])),
    }),
    container: containerInLanguage(article.container, language),
    language,
    translations: { ...others, ...(article.language && { [article.language]: own }) },
  };
}

/** A name as written in another language; everything that does not depend on language comes from the record. */
const inOtherWords = (name: Name, other: Name | undefined): Name => {
  if (!other) return name;
  const { orcid, id, email, corresponding, equal, note, roles, affiliations } = name;
  return filled<Name>({ orcid, id, email, corresponding, equal, note, roles, affiliations, ...other });
};

/** A journal with its title in a language, if known. */
export const containerInLanguage = (journal: Container, language: string): Container => ({
  ...journal,
  title: journal.translations[language]?.title ?? journal.title,
});
