/**
 * An abstract without what databases put around it: its heading, and notices of the publisher or database.
 * @param texts the values of the field, each a paragraph
 */
export function abstractIn(texts: readonly string[]): string | undefined {
  const own = [...new Set(texts.map((text) => withoutNotice(text.trim())))].filter(Boolean);
  return own.join('\n\n').replace(heading, '').trim() || undefined;
}

const heading =
  /^(?:<[^<>]*>\s*)*(?:(?:abstract|summary|résumé|zusammenfassung|аннотация|resumen|resumo|riassunto|摘要)\s*(?:[.:：—–]|-(?=\s)|\s*<\/[^<>]*>|\n)\s*|(?:ABSTRACT|Abstract)\s+(?!Expressionis|Algebra|Art\b|Syntax|Data\b|State)(?=\p{Lu}))/iu;

/** EBSCO's, Elsevier's, PsycInfo's and ProQuest's. */
const notices = [
  /\s*(?:copyright|\(c\)|©)\s+of\s[^]*?\bis (?:the )?(?:copyright )?property of\s[^]*$/i,
  /\s*\[?\(?(?:from the journal )?abstract from (?:author|publisher)\(?s?\)?\]?\.?\s*$/i,
  /\s*\((?:psyc\w+|apa) (?:database )?record\s[^]*$/i,
  /\s*(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:the authors?,?\s*)?(?:19|20)\d\d\b[^]{0,160}?(?:all rights reserved|published by[^.]*|reserved)\.?\s*$/i,
  /^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:19|20)\d\d\b[^\n]{0,200}$/i,
  /\s*(?:©|copyright ©|\(c\))\s*(?:19|20)\d\d\s[^.]{2,100}\.(?:\s*[^.]{0,40}\.)?\s*$/i,
];
const withoutNotice = (text: string) => notices.reduce((rest, notice) => rest.replace(notice, ''), text);
