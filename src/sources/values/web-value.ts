// URLs of web pages.

/** “www.example.org” becomes https://www.example.org; angle brackets are removed. */
export const addressOf = (value: string): string =>
  value
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^(?:\/\/)?(?=www\.[^\s/]+\.\w)/i, 'https://');

/** The first URL of a page of the article; not a DOI URL, which adds nothing. */
export function sourceOf(value: string): string | undefined {
  const [first = ''] = value
    .trim()
    .replace(/^<(?=https?:)|>$/gi, '')
    .split(/[;,]*\s+|[;,]+(?=https?:|www\.|$)/i);
  const whole = /^(?:www\.[^\s/]+\.|\/\/)/i.test(first) ? `https://${first.replace(/^\/\//, '')}` : first;
  if (!/^https?:/i.test(whole)) return undefined;
  return /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(whole) ? undefined : whole;
}
