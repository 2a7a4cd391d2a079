import { parentPort } from 'node:worker_threads';
import type { Article } from '../record/article.ts';
import { site } from '../site.ts';
import { formatReference } from './reference.ts';

// Answers every batch of articles with their references, in the order of the site's styles.

parentPort!.on('message', (articles: readonly Article[]) => {
  parentPort!.postMessage(
    articles.map((article) => site.styles.map((style) => formatReference(article, style))),
  );
});
