import { Parser } from 'htmlparser2';
import { clean } from '../values/clean.ts';
import { localeOf } from './locale.ts';

export interface MetaTag {
  /** In lower case. */
  readonly name: string;
  readonly content: string;
  readonly language: string | undefined;
}

interface PageLink {
  readonly url: string;
  readonly text: string;
}

/** What is used of a page. */
export interface HtmlPage {
  readonly metas: readonly MetaTag[];
  readonly links: readonly PageLink[];
  /** The URLs of its images. */
  readonly images: readonly { readonly url: string; readonly alt: string }[];
  readonly headings: readonly string[];
  /** The data in `data-json` attributes. */
  readonly data: readonly string[];
}

/** @param url of the page */
export function readHtml(html: string, url: string): HtmlPage {
  const metas: MetaTag[] = [];
  const links: { url: string; text: string }[] = [];
  const images: { url: string; alt: string }[] = [];
  const headings: string[] = [];
  const data: string[] = [];
  let link: { url: string; text: string } | undefined;
  let heading: string | undefined;
  const absolute = (href: string | undefined) =>
    href && URL.canParse(href, url) ? new URL(href, url).href : undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (attributes['data-json']) data.push(attributes['data-json']);
      if (name === 'meta' && attributes['content']?.trim())
        metas.push({
          name: (attributes['name'] ?? attributes['property'] ?? '').toLowerCase(),
          content: clean(attributes['content']),
          language: localeOf(attributes['xml:lang'] ?? attributes['lang']),
        });
      else if (name === 'a') {
        const target = absolute(attributes['href']);
        link = target === undefined ? undefined : { url: target, text: '' };
        if (link) links.push(link);
      } else if (name === 'img') {
        const target = absolute(attributes['src']);
        if (target) images.push({ url: target, alt: attributes['alt'] ?? '' });
      } else if (/^h[1-3]$/.test(name)) heading = '';
    },
    ontext(text) {
      // Nobody reads more of a link.
      if (link && link.text.length < 500) link.text += text;
      if (heading !== undefined && heading.length < 2000) heading += text;
    },
    onclosetag(name) {
      if (name === 'a') link = undefined;
      else if (/^h[1-3]$/.test(name) && heading !== undefined) {
        const line = clean(heading.replace(/\s+/g, ' '));
        if (line) headings.push(line);
        heading = undefined;
      }
    },
  });
  parser.end(html);
  return {
    metas,
    links: links.map((one) => ({ ...one, text: one.text.replace(/\s+/g, ' ').trim() })),
    images,
    headings,
    data,
  };
}
