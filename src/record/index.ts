// The package's `offprint/record`: what formats and readers of a journal's own need. It reads no settings, so src/site.ts may import
// modules that use it.

export type { Article } from './article.ts';
export { issns, type Container } from './container.ts';
export { toCsl, type CslItem } from './csl.ts';
export { dateParts, parseDate, printDate, type PartialDate } from './date.ts';
export { familyName, givenNames, invertedName, runningName, type Name } from './name.ts';
export { html, parseText, plain, type Text } from './text.ts';
