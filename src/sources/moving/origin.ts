import type { Entry } from '../bibliography/entry.ts';
import type { DocumentNode } from './pubpub-text.ts';

/** Where facts about an article are from, the most trusted first: what the page of the article says was seen by its readers. */
export const origins = ['table', 'page', 'jats', 'oai', 'pubpub', 'zotero', 'crossref'] as const;
export type Origin = (typeof origins)[number];

/** In words, for comments and reports. */
export const originNames = {
  table: 'the table',
  page: 'the article’s page',
  jats: 'JATS',
  oai: 'OAI-PMH',
  pubpub: 'PubPub',
  zotero: 'Zotero',
  crossref: 'Crossref',
} as const satisfies Record<Origin, string>;

/** What one source says about an article. */
export interface Facts {
  readonly origin: Origin;
  readonly entry: Entry;
}

/** A publication of an article in the former system: its PDF, and other galleys. */
export interface Galley {
  /** Where it is fetched. */
  readonly url: string;
  /** As on the page: `PDF (English)` */
  readonly label?: string;
  readonly type?: string;
}

/** An article of a former system. */
export interface Arrival {
  /** How an editor finds it: its URL there, or its identifier. */
  readonly name: string;
  readonly facts: readonly Facts[];
  /** The URLs and paths at which it was. */
  readonly urls: readonly string[];
  readonly galleys: readonly Galley[];
  /** Its JATS file, if that has more than the facts. */
  readonly jats?: string;
  /** Its text, as PubPub has it. */
  readonly document?: DocumentNode;
  /** Whether that is the draft, as the export has no page of the release. */
  readonly isDraft?: boolean;
  /** The issue that it is in, as the former system names it. */
  readonly issueTitle?: string;
}

/** An issue of a former system. */
export interface FormerIssue {
  readonly urls: readonly string[];
  /** The URLs of its articles, by which the volume and number are found. */
  readonly articles: readonly string[];
  readonly title?: string;
  readonly date?: string;
  readonly cover?: string;
  readonly galleys: readonly Galley[];
}
