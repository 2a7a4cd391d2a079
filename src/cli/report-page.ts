import { escapeMarkup } from '../record/text.ts';
import type { Lack } from './report-checks.ts';

/** The missing parts of one file's record. */
export interface Finding {
  /** From the project's root. */
  readonly path: string;
  readonly lacks: readonly Lack[];
  /** For a journal: Crossref's participation figures. */
  readonly participation?: string;
}

const headline = (findings: readonly Finding[]): string => {
  const lacking = findings.filter(({ lacks }) => lacks.length > 0).length;
  return `${lacking} of ${findings.length} records lack something that others look for. None of it stops a build; leave out what you do not know.`;
};

const complete = (lacks: readonly Lack[]) => lacks.length === 0;

/** As text for a terminal. */
export const reportText = (findings: readonly Finding[]): string =>
  [
    headline(findings),
    ...findings.map(({ path, lacks, participation }) =>
      [
        path,
        ...(participation ? [`  its articles: ${participation}`] : []),
        ...(complete(lacks) ? ['  complete'] : []),
        ...lacks.map(
          ({ field, message, readers }) => `  ${field}: ${message}.\n    → missed by ${readers.join(', ')}`,
        ),
      ].join('\n'),
    ),
  ].join('\n\n');

/**
 * As a standalone HTML page, which is not part of the site.
 * @param notTaken what was left out of bibliographies, as text
 */
export const reportPage = (findings: readonly Finding[], notTaken = ''): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Missing metadata</title>
<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0; border-top: 1px solid #8884; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin-top: 2rem; overflow-wrap: anywhere; }
</style>
<h1>Missing metadata</h1>
<p>${escapeMarkup(headline(findings))}</p>
${findings.map(section).join('\n')}
${notTaken && `<h2>Bibliographies</h2>\n<pre>${escapeMarkup(notTaken)}</pre>`}
</html>
`;

const section = ({ path, lacks, participation }: Finding): string => `<h2>${escapeMarkup(path)}</h2>
${participation ? `<p>Its articles: ${escapeMarkup(participation)}.</p>` : ''}
${
  complete(lacks)
    ? '<p>Complete.</p>'
    : `<table>
<tr><th scope="col">Field</th><th scope="col">What is missing</th><th scope="col">Missed by</th></tr>
${lacks
  .map(
    ({ field, message, readers }) =>
      `<tr><td><code>${escapeMarkup(field)}</code></td><td>${escapeMarkup(message)}</td><td>${readers.join(', ')}</td></tr>`,
  )
  .join('\n')}
</table>`
}`;
