import { keepFormatted, type FormattedArticle } from '../exports/reference-list.ts';
import type { Article } from '../record/article.ts';

// References that workers are formatting while pages are rendered.

const pending = new Map<string, Promise<void>>();

/**
 * Announces that the references of these articles are being formatted elsewhere.
 * @returns functions that deliver them, in the order of the articles, or the error
 */
export function expectDelivery(articles: readonly Article[]) {
  const { promise, resolve, reject } = Promise.withResolvers<readonly FormattedArticle[]>();
  for (const [index, article] of articles.entries()) {
    const delivered = promise.then((formatted) => {
      keepFormatted(article, formatted[index]!);
    });
    // Avoids an unhandled rejection until a page awaits it.
    delivered.catch(() => undefined);
    pending.set(article.id, delivered);
  }
  return { resolve, reject };
}

/** Resolves when the references of an article are there; at once if nobody formats them elsewhere. */
export const delivered = async (id: string | undefined): Promise<void> => pending.get(id ?? '');
