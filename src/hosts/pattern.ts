import * as urls from '../urls.ts';

/** A text as part of a regular expression of nginx or Apache, which matches it alone. */
export const pattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The paths of files with an ending, in some of the site's folders or in any. */
export const pathPattern = (ending: string, folders?: readonly string[]): string =>
  folders
    ? `^${pattern(urls.base)}(?:${folders.join('|')})(?:/.*)?${pattern(ending)}$`
    : `${pattern(ending)}$`;
