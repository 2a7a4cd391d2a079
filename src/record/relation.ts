import type { Text } from './text.ts';

/** What one article does to another, and the other way round. */
export const inverse = {
  retracts: 'retractedBy',
  retractedBy: 'retracts',
  corrects: 'correctedBy',
  correctedBy: 'corrects',
  supersedes: 'supersededBy',
  supersededBy: 'supersedes',
} as const satisfies Record<string, string>;

export type Relation = keyof typeof inverse;

export const relations = Object.keys(inverse) as readonly Relation[];

/** As a file names the others: by an id of this library, or by a web address. */
export type RelationTargets = Readonly<Partial<Record<Relation, readonly string[]>>>;

/** An article that another one is related to. */
export interface Related {
  readonly url: string;
  /** Absent of one that is not in this library. */
  readonly title?: Text;
}

export type Relations = Readonly<Partial<Record<Relation, readonly Related[]>>>;
