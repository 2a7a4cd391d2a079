import type { Article, Journal } from './article.ts';

/**
 * An article as it is shown in a language: with title, abstract and names that are known in it, and the record's own
 * beside them. Its own title stays where none is known in the language.
 */
export function inLanguage(article: Article, language: string): Article {
  const { [language]: known, ...others } = article.translations;
  if (language === article.language || !known?.title)
    return { ...article, journal: journalInLanguage(article.journal, language) };
  const own = { title: article.title, ...(article.abstract && { abstract: article.abstract }) };
  return {
    ...article,
    title: known.title,
    ...(known.abstract && { abstract: known.abstract }),
    ...(known.authors && { authors: known.authors }),
    journal: journalInLanguage(article.journal, language),
    language,
    translations: { ...others, ...(article.language && { [article.language]: own }) },
  };
}

/** A journal under its title in a language, where one is known. */
export const journalInLanguage = (journal: Journal, language: string): Journal => ({
  ...journal,
  title: journal.translations[language]?.title ?? journal.title,
});
