/** Whether a text is an ISSN with its hyphen and a correct check digit, and not the 0000-0000 of journals that have none: https://www.issn.org/understanding-the-issn/assignment-rules/issn-manual/ */
export function isIssn(value: string): boolean {
  if (!/^\d{4}-\d{3}[\dX]$/.test(value) || value === '0000-0000') return false;
  const sum = [...value.replace('-', '')].reduce(
    (total, digit, index) => total + (8 - index) * (digit === 'X' ? 10 : +digit),
    0,
  );
  return sum % 11 === 0;
}

/** Whether a text is an ISBN of ten or thirteen digits, with or without hyphens, and a correct check digit: https://www.isbn-international.org/content/isbn-users-manual */
export function isIsbn(value: string): boolean {
  const digits = value.replaceAll('-', '');
  if (/^\d{9}[\dX]$/.test(digits))
    return (
      [...digits].reduce((sum, digit, index) => sum + (10 - index) * (digit === 'X' ? 10 : +digit), 0) %
        11 ===
      0
    );
  return (
    /^97[89]\d{10}$/.test(digits) &&
    [...digits].reduce((sum, digit, index) => sum + (index % 2 ? 3 : 1) * +digit, 0) % 10 === 0
  );
}

/**
 * The bare sixteen digits of an ORCID iD (`0000-0002-1825-0097`), from the digits or the URL; undefined if the
 * check digit is wrong (ISO 7064 MOD 11-2, https://support.orcid.org/hc/en-us/articles/360006897674).
 */
export function parseOrcid(source: string): string | undefined {
  const [, id] = /^(?:https?:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\/?$/.exec(source) ?? [];
  if (!id) return undefined;
  const digits = id.replaceAll('-', '');
  const total = [...digits.slice(0, -1)].reduce((sum, digit) => (sum + +digit) * 2, 0);
  return '0123456789X'[(12 - (total % 11)) % 11] === digits.at(-1) ? id : undefined;
}

/**
 * The bare DOI (`10.22363/2313-0660-2025-25-3-355-365`), from itself, `doi:…` or a URL at doi.org;
 * undefined for anything else. https://www.crossref.org/documentation/member-setup/constructing-your-dois/
 */
export function parseDoi(source: string): string | undefined {
  const [, address, bare] = /^(?:(https?:\/\/(?:dx\.|www\.)?doi\.org\/)|doi:\s*)?(.*)$/is.exec(source) ?? [];
  if (!bare) return undefined;
  const doi = address ? decoded(bare) : bare;
  return /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{C}]+$/u.test(doi) ? doi : undefined;
}

/** The URL at which a DOI resolves. */
export const doiUrl = (doi: string): string =>
  `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;

/** The URL of an ORCID record. */
export const orcidUrl = (orcid: string): string => `https://orcid.org/${orcid}`;

/**
 * The bare ROR ID (`02mhbdp94`), from itself or its URL; undefined if the check digits are wrong (ISO 7064 MOD 97-10 over the
 * number that the six letters and digits are in Crockford's base 32, https://ror.readme.io/docs/identifier).
 */
export function parseRor(source: string): string | undefined {
  const [, id, digits = '', check] =
    /^(?:https?:\/\/)?(?:ror\.org\/)?(0([a-hj-km-np-tv-z\d]{6})(\d\d))\/?$/i.exec(source) ?? [];
  const number = [...digits.toLowerCase()].reduce((sum, digit) => sum * 32 + crockford.indexOf(digit), 0);
  return id && 98 - ((number * 100) % 97) === Number(check) ? id.toLowerCase() : undefined;
}
const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** The URL of an institution in the Research Organization Registry. */
export const rorUrl = (ror: string): string => `https://ror.org/${ror}`;

/** Whether a text is an absolute http(s) URL. */
export const isWebAddress = (value: string): boolean =>
  /^https?:\/\//i.test(value) && URL.canParse(value) && !/\s/.test(value);

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
