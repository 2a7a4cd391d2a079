import { decodeHTML } from 'entities';
import { accessRights } from '../../record/article.ts';
import { isId } from '../../record/key.ts';
import { withOwnTags } from './clean.ts';

// Normalises what an editor writes if there is only one possible reading; anything uncertain is left unchanged,
// and the schema asks about it.

/** A text without leftovers of word processors and web pages: HTML tags, entities, curly quotation marks around the whole. */
export function withoutLeftovers(value: string): string {
  const [, quoted = value] = /^\s*“([^“”]+)”\s*$/.exec(value) ?? [];
  if (!/<[a-z/]|&(?:#\w+|[a-z]\w*);/i.test(quoted)) return quoted;
  // An escaped character stands for itself.
  return withOwnTags(quoted.replaceAll('\\<', '\ufdd0'), true)
    .replaceAll('\ufdd0', '\\<')
    .replace(/&(?:#\w+|[a-z]\w*);/gi, (entity) => {
      const character = decodeHTML(entity);
      return character === '<' || character === '$' ? `\\${character}` : character;
    })
    .trim();
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

/** The sixteen digits of an ORCID iD, in any form. */
export function orcidOf(value: string): string {
  const digits = value
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\/|^orcid(?:\s*id)?:?\s*|\/$/gi, '')
    .replace(/[\s‐‑–-]/g, '')
    .toUpperCase();
  return /^\d{15}[\dX]$/.test(digits) ? digits.replace(/(.{4})(?!$)/g, '$1-') : value;
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
