import type { Text } from './text.ts';

/** What one article does to another, and the other way round. */
export const inverse = {
  retractedBy: 'retracts',
  correctedBy: 'corrects',
  supersededBy: 'supersedes',
  retracts: 'retractedBy',
  corrects: 'correctedBy',
  supersedes: 'supersededBy',
  commentsOn: 'commentedOnBy',
  commentedOnBy: 'commentsOn',
  reviews: 'reviewedBy',
  reviewedBy: 'reviews',
  companion: 'companion',
} as const satisfies Record<string, string>;

export type Relation = keyof typeof inverse;

export const relations = Object.keys(inverse) as readonly Relation[];

/** What was done to an article, or by it to another: readers must know before they read. */
export const statusRelations = [
  'retractedBy',
  'correctedBy',
  'supersededBy',
  'retracts',
  'corrects',
  'supersedes',
] as const satisfies readonly Relation[];

/** Which articles belong together. */
export const linkRelations = relations.filter(
  (relation): relation is Exclude<Relation, (typeof statusRelations)[number]> =>
    !(statusRelations as readonly Relation[]).includes(relation),
);

/** As a file names the others: by an id of this library, or by a web address. */
export type RelationTargets = Readonly<Partial<Record<Relation, readonly string[]>>>;

/** An article that another one is related to. */
export interface Related {
  /** Absent of one that is not in this library. */
  readonly id?: string;
  readonly url: string;
  /** Bare, where it is known. */
  readonly doi?: string;
  /** Absent of one that is not in this library. */
  readonly title?: Text;
}

export type Relations = Readonly<Partial<Record<Relation, readonly Related[]>>>;

/** True of what was published only to correct or retract another article. */
export const isNotice = ({ relations: all }: { readonly relations: Relations }): boolean =>
  Boolean(all.retracts ?? all.corrects);

/** Every related article with how it is related, what was done to an article first. */
export const relatedIn = (
  all: Relations,
): readonly { readonly relation: Relation; readonly target: Related }[] =>
  relations.flatMap((relation) => (all[relation] ?? []).map((target) => ({ relation, target })));
