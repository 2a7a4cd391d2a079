import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import type { Article } from '../record/article.ts';
import { toCsl } from '../record/csl.ts';

/** A formatted reference. */
export interface Reference {
  /** Safe to set as markup. */
  readonly html: string;
  readonly text: string;
}

/**
 * The reference to an article in a CSL style that Citation.js knows.
 * @param style `apa`, `vancouver` or `harvard1`
 * @param language BCP 47; the style's own where Citation.js has no such locale
 */
export function formatReference(article: Article, style: string, language: string): Reference {
  const item = toCsl(article);
  const entry = (format: 'html' | 'text') => {
    const [[, text] = ['', '']] = plugins.output.format('bibliography', [item], {
      template: style,
      lang: language,
      format,
      asEntryArray: true,
    });
    return text.trim();
  };
  return { html: entry('html').replace(/^<div[^>]*>([^]*)<\/div>$/, '$1'), text: entry('text') };
}
