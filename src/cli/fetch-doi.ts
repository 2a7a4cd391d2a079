import { doiUrl } from '../record/identifiers.ts';

/**
 * Fetches the CSL-JSON of a DOI by content negotiation: https://citation.doi.org/docs.html
 * @param resolver used instead of https://doi.org/
 * @param timeoutMs for the whole request
 * @throws an error in an editor's words
 */
export async function fetchDoi(doi: string, resolver: string, timeoutMs = 20_000): Promise<string> {
  const address = doiUrl(doi).replace('https://doi.org/', resolver.replace(/\/*$/, '/'));
  const fail = (what: string, remedy: string) => new Error(`${doi}: ${what}.\n    → ${remedy}`);
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, {
      headers: { Accept: 'application/vnd.citationstyles.csl+json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await response.text();
  } catch (error) {
    throw (error as Error).name === 'TimeoutError'
      ? fail(`${resolver} did not answer in ${timeoutMs / 1000} seconds`, 'Try again later.')
      : fail(`${resolver} could not be reached`, 'Check that this machine is online, and try again.');
  }
  if (response.status === 404) throw fail('this DOI is not registered', 'Compare it with the printed one.');
  if (!response.ok)
    throw fail(`${resolver} answered ${response.status} ${response.statusText}`.trim(), 'Try again later.');
  if (!/json/.test(response.headers.get('content-type') ?? '') || !/^\s*\{/.test(text))
    throw fail(
      'its registration agency offers no machine-readable record',
      'Export the record from the publisher’s page as .ris or .bib, and add that file.',
    );
  return text;
}
