import type { Meaning } from './meaning.ts';

// A DOI is taken only as a whole: the whole text, or the whole path of a URL.

/** A bare DOI from a DOI field: `10.…`, `doi:10.…`, `DOI 10.…`, `10.… [doi]`, or a URL that leads to it. */
export function doiOf(written: string | undefined): Meaning<string> {
  const text = (written ?? '')
    .trim()
    .replace(/^[<(["“'](.*)[>)\]"”']$/s, (whole, inner: string) => (/^[(<]?\d/.test(whole) ? whole : inner))
    .replace(/^(?:doi\s*[:=]?\s*)+(?=https?:|(?:dx\.)?doi\.org\/)/i, '')
    .replace(/\s*\[doi\]?$/i, '')
    .trim();
  if (text === '') return {};
  const value = doiInAddress(text) ?? bareDoi(text);
  return value === undefined
    ? {
        unclear: `“${text}” is not a DOI.\nWrite it beginning with 10., as 10.22363/2313-0660-2025-25-3-355-365; put any other URL into source.`,
      }
    : { value };
}

/** The text without its prefix, if all of it is a DOI. */
function bareDoi(text: string): string | undefined {
  const [, doi] =
    /^(?:(?:info:|urn:)?doi(?:\s+id|\s+no\.?)?\s*[:/=]?\s*)*(10\.\d{4,9}(?:\.\d+)*(?:\/|%2f)\S+)$/i.exec(
      text,
    ) ?? [];
  return doi && withoutTail(doi, /%2f/i.test(doi) && !doi.includes('/'));
}

/**
 * The DOI to which a URL leads: https://doi.org/10.…, https://publisher.example/doi/full/10.…; undefined for any other URL. Query,
 * fragment and session id are no part of it: https://www.rfc-editor.org/rfc/rfc3986#section-3.4
 */
export function doiInAddress(address: string): string | undefined {
  const resolver =
    /^(?:https?:)?(?:\/\/)?(?:(?:dx|www)[.-])?doi[.-](?:acm\.)?org(?:\.[\w.-]+)?(?::\d+)?\/(?:(?:info:|urn:)?doi:\s*)?(?=10(?:\.|%2e))/i.exec(
      address,
    );
  const page =
    resolver ??
    /^(?:https?:)?(?:\/\/)?[^/\s]+\.[^/\s]+\/(?:[\w.-]+\/)*?(?:doi|articles?|abs|full|content(?:\/pdf)?)\/(?:(?:abs|full|pdf|epdf|abstract|reader|pdfdirect|pdfplus|epub|book|html|10\.\d{4,9}\/(?=10\.))\/?)?(?=10(?:\.|%2e)\d)/i.exec(
      address,
    );
  if (!page) return undefined;
  const doi = withoutTail(address.slice(page[0].length), true);
  return resolver
    ? doi
    : doi?.replace(
        /\/(?:full(?:text)?|abs(?:tract)?|e?pdf|meta|html?|summary|references|tables|figures|metrics)$|\.(?:pdf|full|abstract|html?|xml|epub)$/i,
        '',
      );
}

/** SICI, the only kind of DOI with a number sign: …3.0.CO;2-# */
const sici = /;2-[#\w]$/;

function withoutTail(written: string, isAddress: boolean): string | undefined {
  let [doi = ''] = /^\S+/.exec(written) ?? [];
  if (doi !== written.trim() && !isAddress) return undefined;
  doi = doi.replace(/;jsessionid=[^]*$/i, '').replace(isAddress ? /\?[^]*$/ : /\?(?=[^/]*=)[^]*$/, '');
  if (!sici.test(doi)) doi = doi.replace(/#[^]*$/, '').replace(isAddress ? /["”“<>][^]*$/ : /["”“][^]*$/, '');
  if (isAddress)
    try {
      doi = decodeURIComponent(doi);
    } catch {
      // A literal percent sign.
    }
  doi = doi.replace(/[.,;:/]+$/, '');
  if (doi.endsWith(')') && !doi.includes('(')) doi = doi.slice(0, -1);
  return /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{C}]+$/u.test(doi) ? doi : undefined;
}
