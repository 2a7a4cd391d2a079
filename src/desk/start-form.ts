import CMS, { type CmsConfig } from '@sveltia/cms';
import { entryProblems } from './check-entry.ts';
import type { ContentKind } from '../record/field-schema.ts';
import { recordFormat, type FormData } from './record-format.ts';

// Starts the form in the editor's browser.

const extensions = {
  articles: 'mdx',
  journals: 'yaml',
  proceedings: 'yaml',
  books: 'yaml',
  series: 'yaml',
  pages: 'mdx',
} as const satisfies Record<ContentKind, string>;

for (const [kind, extension] of Object.entries(extensions))
  CMS.registerCustomFormat(`offprint-${kind}`, extension, recordFormat(kind as ContentKind));

CMS.registerEventListener({
  name: 'preSave',
  handler: ({ entry }) => {
    const { collection, data } = entry.toJS() as { collection: ContentKind; data: FormData };
    const problems = entryProblems(collection, data);
    if (problems.length === 0) return;
    // The form itself reports only that there was an error.
    alert(problems.join('\n\n'));
    throw new Error(problems.join('\n'));
  },
});

const config = document.querySelector('script[type="application/json"]')!.textContent;
void CMS.init({ config: JSON.parse(config) as CmsConfig });
