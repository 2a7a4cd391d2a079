import * as urls from '../urls.ts';

/** Escapes a text for regular expressions of nginx and Apache. */
export const pattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Matches the paths of files with an ending, in certain folders or anywhere. */
export const pathPattern = (ending: string, folders?: readonly string[]): string =>
  folders
    ? `^${pattern(urls.base)}(?:${folders.join('|')})(?:/.*)?${pattern(ending)}$`
    : `${pattern(ending)}$`;
