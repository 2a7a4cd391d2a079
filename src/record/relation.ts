import type { Text } from './text.ts';

/** Relations between two articles, in both directions. */
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

/** Retractions, corrections and new versions, in both directions: readers must know before they read. */
export const statusRelations = [
  'retractedBy',
  'correctedBy',
  'supersededBy',
  'retracts',
  'corrects',
  'supersedes',
] as const satisfies readonly Relation[];

/** Articles that belong together. */
export const linkRelations = relations.filter(
  (relation): relation is Exclude<Relation, (typeof statusRelations)[number]> =>
    !(statusRelations as readonly Relation[]).includes(relation),
);

/** As a file names the other article: by its id in this library, or by a URL. */
export type RelationTargets = Readonly<Partial<Record<Relation, readonly string[]>>>;

/** A related article. */
export interface Related {
  /** Absent if it is not in this library. */
  readonly id?: string;
  readonly url: string;
  /** Bare, if known. */
  readonly doi?: string;
  /** Absent if it is not in this library. */
  readonly title?: Text;
}

export type Relations = Readonly<Partial<Record<Relation, readonly Related[]>>>;

/** Whether an article was published only to correct or retract another one. */
export const isNotice = ({ relations: all }: { readonly relations: Relations }): boolean =>
  Boolean(all.retracts ?? all.corrects);

/** Every related article with its relation, retractions and corrections first. */
export const relatedIn = (
  all: Relations,
): readonly { readonly relation: Relation; readonly target: Related }[] =>
  relations.flatMap((relation) => (all[relation] ?? []).map((target) => ({ relation, target })));
