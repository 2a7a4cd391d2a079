import type { Text } from './text.ts';

/** Data, software and other works that belong to an article but are published elsewhere. */
export interface LinkedWork {
  readonly type: LinkedWorkType;
  readonly url: string;
  /** Bare, if it is known. */
  readonly doi?: string;
  readonly title?: Text;
}

/**
 * The relation of each to the article as a DataCite term; in ASCII, since it goes into an HTTP header:
 * https://datacite-metadata-schema.readthedocs.io/en/4.6/appendices/appendix-1/relationType/
 */
const phrases = {
  dataset: 'Is supplemented by dataset',
  software: 'Is supplemented by software',
  supplement: 'Is supplemented by',
  protocol: 'Is described by protocol',
  registration: 'Is derived from registration',
  preprint: 'Has preprint',
  review: 'Is reviewed by',
  commentary: 'Is discussed in',
  video: 'Is supplemented by video',
  other: 'References',
} as const;

export type LinkedWorkType = keyof typeof phrases;
export const linkedWorkTypes = Object.keys(phrases) as [LinkedWorkType, ...LinkedWorkType[]];

export const linkPhrase = (type: LinkedWorkType): string => phrases[type];

/** Whether the article builds on a work or comes with it, as opposed to a work about the article. */
export const isMaterial = ({ type }: LinkedWork): boolean =>
  ['dataset', 'software', 'supplement', 'protocol', 'registration', 'video'].includes(type);
