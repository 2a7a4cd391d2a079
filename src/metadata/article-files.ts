import type { Format } from '../exports/format.ts';
import type { JournalIssue } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { jsonLd } from './json-ld.ts';
import { linkSet } from './link-set.ts';
import { markdown } from './markdown.ts';
import { isOffered, jsonLdFile, linkSetFile, markdownFile } from './signposting.ts';

/** A machine-readable file beside an article's page. */
interface ArticleFile {
  readonly extension: Format['extension'];
  readonly mediaType: string;
  readonly write: (article: Article, issue: JournalIssue | undefined) => string;
}

/** Every such file that the site offers. */
export const articleFiles: readonly ArticleFile[] = (
  [
    { ...jsonLdFile, write: (article, issue) => `${JSON.stringify(jsonLd(article, issue), null, 2)}\n` },
    { ...linkSetFile, write: linkSet },
    { ...markdownFile, write: markdown },
  ] satisfies readonly ArticleFile[]
).filter(isOffered);
