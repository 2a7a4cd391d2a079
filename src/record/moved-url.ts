import type { Container } from './container.ts';

/** A URL of the former site, and what it was. */
export interface MovedUrl {
  /** The path, decoded, from the root of the host, without a slash at its end. */
  readonly from: string;
  readonly to: MovedTo;
}

/** What a former URL leads to: an article, its PDF, a container or an issue, or another page of the site. */
export type MovedTo =
  | { readonly article: string; readonly isPdf: boolean }
  | { readonly container: Pick<Container, 'kind' | 'id'>; readonly volume?: string; readonly issue?: string }
  | { readonly path: string };
