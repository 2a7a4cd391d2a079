import { issns, type Article } from '../record/article.ts';
import { invertedName, type Name } from '../record/name.ts';
import { printPages } from '../record/pages.ts';
import { plain } from '../record/text.ts';
import type { Format } from './format.ts';
import { accentLatex, escapeLatex, latex } from './latex.ts';
import { protectCase } from './protect-case.ts';

/** BibTeX for 8-bit tools: https://tug.ctan.org/biblio/bibtex/base/btxdoc.pdf */
export const bibtex = {
  id: 'bibtex',
  label: 'BibTeX',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  write: (articles) => articles.map(entry).join('\n'),
} as const satisfies Format;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function entry(article: Article): string {
  const { journal, pages, issued } = article;
  const value = (text: string | undefined) => text && braced(accentLatex(escapeLatex(text)));
  const fields: Record<string, string | undefined> = {
    author: article.authors.length ? braced(article.authors.map(authorName).join(' and ')) : undefined,
    title: braced(latex(article.title, (text, start) => accentLatex(protectCase(text, start, escapeLatex)))),
    journal: value(journal.title),
    volume: value(article.volume),
    number: value(article.issue),
    pages: pages && value(printPages(pages, '--')),
    eid: value(article.articleNumber),
    year: issued && braced(String(issued.year).padStart(4, '0')),
    // The macro, unbraced: styles print the month in their own words.
    month: issued?.month ? months[issued.month - 1] : undefined,
    day: issued?.day ? String(issued.day) : undefined,
    publisher: value(journal.publisher),
    issn: value(issns(journal).join(', ') || undefined),
    // Verbatim fields: an escaped underscore would break the link.
    doi: article.doi && braced(article.doi),
    url: braced(article.url),
    language: value(article.language),
    // Readers take keywords to the letter, or nearly: an escaped & stays \& in Better BibTeX.
    keywords: value(article.keywords.join(', ') || undefined)?.replace(/\\([&_])/g, '$1'),
    abstract: value(article.abstract && plain(article.abstract).replace(/\s+/g, ' ')),
  };
  const lines = Object.entries(fields).flatMap(([name, text]) => (text ? [`  ${name} = ${text}`] : []));
  return `@article{${article.citationKey},\n${lines.join(',\n')}\n}\n`;
}

const braced = (value: string) => `{${value}}`;

// BibTeX parts names at " and " and at commas; what holds one of its own is braced.
const guarded = (part: string) => (/,|\sand\s/i.test(part) ? braced(part) : part);
const tex = (part: string) => accentLatex(escapeLatex(part));

function authorName(name: Name): string {
  if (name.literal) return braced(tex(name.literal));
  const { family, given, particle, droppingParticle, suffix } = name;
  const part = (value?: string) => value && guarded(tex(value));
  if (suffix)
    return `${invertedName({ family: part(family), particle: part(particle) })}, ${part(suffix)}, ${[part(given), part(droppingParticle)].filter(Boolean).join(' ')}`;
  return invertedName({
    family: part(family),
    given: part(given),
    particle: part(particle),
    droppingParticle: part(droppingParticle),
  });
}
