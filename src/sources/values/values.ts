import { decodeHTML } from 'entities';
import { accessRights } from '../../record/article.ts';
import { isIssn } from '../../record/identifiers.ts';
import { isId } from '../../record/key.ts';
import { cleanDoi, cleanPages, pagesOrNumber, withOwnTags } from './clean.ts';
import { dateOf } from './dates.ts';
import { cleanLanguage } from './language-names.ts';

// Normalises what an editor writes if there is only one possible reading; anything uncertain is left unchanged,
// and the schema asks about it.

/** A text without leftovers of word processors and web pages: HTML tags, entities, curly quotation marks around the whole. */
export function withoutLeftovers(value: string): string {
  const [, quoted = value] = /^\s*“([^“”]+)”\s*$/.exec(value) ?? [];
  if (!/<[a-z/]|&(?:#\w+|[a-z]\w*);/i.test(quoted)) return quoted;
  // An escaped character stands for itself.
  return withOwnTags(quoted.replaceAll('\\<', '\ufdd0'))
    .replaceAll('\ufdd0', '\\<')
    .replace(/&(?:#\w+|[a-z]\w*);/gi, (entity) => {
      const character = decodeHTML(entity);
      return character === '<' || character === '$' ? `\\${character}` : character;
    })
    .trim();
}

/** The numbers in “Vol. 25” and “No. 3”, even if one text has both. */
export function numbersIn(value: string): { readonly volume?: string; readonly issue?: string } {
  const [, volume = '', issue = ''] =
    /^(?:vol(?:ume)?\.?|т(?:ом)?\.?|bd\.?|band|tome?\.?)\s*([\w-]+)\s*[,;:]?\s*(?:no\.?|nr\.?|n°|№|#|issue|вып(?:уск)?\.?|heft)\s*([\w-]+)$/iu.exec(
      value.trim(),
    ) ?? [];
  return volume && issue ? { volume, issue } : {};
}

/** “Vol. 25” is 25. */
export const volumeOf = (value: string): string =>
  value.replace(/^\s*(?:vol(?:ume)?|т(?:ом)?|bd|band|tome?)(?:\.\s*|\s+)(?=[\p{L}\p{N}])/iu, '');

/** “No. 3” is 3. */
export const issueOf = (value: string): string =>
  value.replace(
    /^\s*(?:(?:no|nr|вып(?:уск)?|issue|iss|number|heft)(?:\.\s*|\s+)|(?:№|n°|#)\s*)(?=[\p{L}\p{N}])/iu,
    '',
  );

/** Pages, an article number, or the message that asks for them. */
export type PlaceRead =
  { readonly pages: string } | { readonly articleNumber: string } | { readonly asked: string };

/** “pp. 366–381” and 366-81 become 366-381; “Art. 16” is an article number. */
export function pagesOf(value: string): PlaceRead {
  const [, open] = /^\D*(\d+)\s*(?:ff?\.?|\+|[-–—]+)\s*$/i.exec(value) ?? [];
  if (open)
    return {
      asked: `“${value}” does not give the last page.\nWrite the first and the last page, as 366-381, or only ${open}.`,
    };
  const { pages, articleNumber } = pagesOrNumber(value);
  if (articleNumber && articleNumber !== value.trim()) return { articleNumber };
  return { pages: pages === undefined ? value : cleanPages(pages) };
}

/** “8 October 2025” and “08.10.2025” become 2025-10-08; a season, or an ambiguous day and month, is not certain. */
export function certainDate(value: string): string {
  const { value: date } = dateOf(value);
  if (date === undefined) return value;
  const said = value
    .replace(/T\d\d:.*$|(?<=\d)(?:st|nd|rd|th)\b/gi, '')
    .replace(/\p{L}+/gu, (word) => (/^(?:г|года|of|de|the|year)$/iu.test(word) ? '' : word));
  return said.match(/\p{L}+|\d+/gu)?.length === date.split('-').length || /^\d{8}$|年/.test(said)
    ? date
    : value;
}

/** “CC BY 4.0” and the URL of its text become CC-BY-4.0. */
export function licenseOf(value: string): string {
  const text = value.trim();
  if (/^cc[\s-]?0(?:[\s-]*1\.0)?(?:\s+universal)?$/i.test(text)) return 'CC0-1.0';
  const [, parts, version] =
    /^cc[\s-]*(by(?:[\s-]*(?:nc|nd|sa))*)[\s-]*v?\.?\s*([1-4]\.\d)(?:\s+(?:international|unported))?$/i.exec(
      text,
    ) ??
    /^(?:https?:\/\/)?(?:www\.)?creativecommons\.org\/licenses\/(by(?:-(?:nc|nd|sa))*)\/([1-4]\.\d)\/?(?:deed\.\w+|legalcode)?$/i.exec(
      text,
    ) ??
    [];
  if (parts && version)
    return `CC-${[...parts.toUpperCase().matchAll(/BY|NC|ND|SA/g)].map(([part]) => part).join('-')}-${version}`;
  return addressOf(text);
}

/** “Open Access” becomes open. */
export function accessOf(value: string): string {
  const word = value
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+access$|^access:?\s*/, '')
    .replace(/\s+/g, '-');
  if (/^(?:oa|open)$/.test(word)) return 'open';
  if (word === 'embargo') return 'embargoed';
  return accessRights.find((one) => one === word) ?? value;
}

/** “English” becomes en. */
export const languageOf = (value: string): string => cleanLanguage(value).tag ?? value;

/** “www.example.org” becomes https://www.example.org; angle brackets are removed. */
export const addressOf = (value: string): string =>
  value
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^(?:\/\/)?(?=www\.[^\s/]+\.\w)/i, 'https://');

/** Extracts a DOI. */
export const doiOf = (value: string): string => cleanDoi(value) ?? value;

/** The sixteen digits of an ORCID iD, in any form. */
export function orcidOf(value: string): string {
  const digits = value
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\/|^orcid(?:\s*id)?:?\s*|\/$/gi, '')
    .replace(/[\s‐‑–-]/g, '')
    .toUpperCase();
  return /^\d{15}[\dX]$/.test(digits) ? digits.replace(/(.{4})(?!$)/g, '$1-') : value;
}

/** An ISSN with its hyphen, without the word “ISSN”. */
export function issnOf(value: string): string {
  const [, first, last] = /^(?:[ep]?-?issn:?\s*)?(\d{4})\s*[-‐‑–]?\s*(\d{3}[\dx])$/i.exec(value.trim()) ?? [];
  const issn = `${first}-${last?.toUpperCase()}`;
  return isIssn(issn) ? issn : value;
}

/** A vocabulary term, regardless of case and spacing: “Writing – review & editing” becomes `writing-review-editing`. */
export const wordOf = (value: string): string =>
  value
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\d_]+/gu, '-');

/** An id in lower case. */
export const idOf = (value: string): string => {
  const small = value.trim().toLowerCase();
  return isId(small) ? small : value;
};

/** Splits a text at semicolons or line breaks, without the full stop that ends keywords. */
export const itemsIn = (value: string): readonly string[] =>
  value
    .split(/\s*[;；\n]\s*/)
    .map((item) => item.trim())
    .filter(Boolean);
