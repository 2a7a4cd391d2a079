import type { ContentKind } from '../../record/field-schema.ts';
import { fieldOrder } from './field-names.ts';
import {
  normaliseArticle,
  normaliseJournal,
  normalisePage,
  normaliseSeries,
  normaliseVolume,
  type FindContainer,
  type Normalised,
} from './normalise.ts';

/** A kind of record: its normalisation, and its fields in canonical order. */
export interface RecordKind {
  readonly normalise: (fields: unknown) => Normalised;
  readonly order: readonly string[];
}

/** Every kind of record. */
export const recordKinds = (containerOf: FindContainer): Readonly<Record<ContentKind, RecordKind>> => ({
  articles: { normalise: normaliseArticle(containerOf), order: fieldOrder.articles },
  journals: { normalise: normaliseJournal, order: fieldOrder.journals },
  proceedings: { normalise: normaliseVolume('proceedings'), order: fieldOrder.proceedings },
  books: { normalise: normaliseVolume('books'), order: fieldOrder.books },
  series: { normalise: normaliseSeries, order: fieldOrder.series },
  pages: { normalise: normalisePage, order: fieldOrder.pages },
});
