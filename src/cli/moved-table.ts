import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { delimiterOf, movedFile } from '../sources/moved-urls.ts';
import { formerPath, journalPages, localesIn, pathsOf } from '../sources/moving/former-paths.ts';
import { downloadUrl } from '../sources/moving/oai-dublin-core.ts';
import type { Arrival, Galley } from '../sources/moving/origin.ts';
import type { NumberedIssue } from './former-issues.ts';
import type { ReportRow } from './move-report.ts';

/** What moved where. */
interface Moves {
  readonly arrivals: readonly Arrival[];
  /** The ids of articles by the names of arrivals. */
  readonly ids: ReadonlyMap<string, string>;
  readonly issues: readonly NumberedIssue[];
  /** Their keys. */
  readonly containers: ReadonlySet<string>;
  /** The key of the container of an article. */
  readonly journalOf: (id: string) => string | undefined;
}

/**
 * The table of former URLs with those of a journal added; undefined if it has them all. Lines that are there stay as they are.
 * @param places what a galley is on this site, by its former URL; absent until the files were fetched, and then galleys have no lines
 */
export function movedTable(
  root: string,
  { arrivals, ids, issues, containers, journalOf }: Moves,
  places?: ReadonlyMap<string, string>,
): { readonly text: string | undefined; readonly rows: readonly ReportRow[] } {
  const file = join(root, movedFile);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const known = new Set(
    Papa.parse<readonly string[]>(before, { delimiter: delimiterOf(before) }).data.map(([old = '']) =>
      old.trim().replace(/\/$/, ''),
    ),
  );
  const locales = localesIn([...arrivals.flatMap(({ urls }) => urls), ...issues.flatMap(({ urls }) => urls)]);
  const lines: (readonly [string, string])[] = [];
  const outside: string[] = [];
  const add = (url: string, target: string) => {
    for (const path of pathsOf(url, locales)) {
      if (known.has(path)) continue;
      known.add(path);
      if ('path' in formerPath(path)) lines.push([path, target]);
      else outside.push(path);
    }
  };
  const homes = new Map<string, string>();
  for (const { name, urls, galleys } of arrivals) {
    const id = ids.get(name);
    if (id === undefined) continue;
    const kinds = new Map(galleys.map((galley) => [galley.url, targetOf(id, galley, places ?? new Map())]));
    const ofGalley = (url: string) => kinds.get(url) ?? kinds.get(downloadUrl(url));
    // What was at another host was never below this one.
    const hosts = new Set(urls.map(hostOf));
    if (places) for (const [url, target] of kinds) if (hosts.has(hostOf(url))) add(url, target);
    for (const url of urls) {
      const target = ofGalley(url);
      if (target === undefined) add(url, id);
      else if (places) add(url, target);
    }
    const container = journalOf(id);
    const home = urls.map((url) => /^(.*)\/article\/view\//.exec(url)?.[1]).find(Boolean);
    if (home && container && containers.has(container))
      homes.set(home, homes.has(home) && homes.get(home) !== container ? '' : container);
  }
  for (const { urls, container, volume, number } of issues)
    for (const url of urls)
      add(url, [container, volume ?? '', ...(number === undefined ? [] : [number])].join('/'));
  for (const [home, container] of homes)
    if (container)
      for (const page of journalPages)
        for (const path of homeForms(home, page, locales)) add(path, container);
  const text =
    lines.length === 0
      ? undefined
      : `${before === '' ? 'old path,id\n' : before.replace(/\n?$/, '\n')}${Papa.unparse(
          lines.map((line) => [...line]),
          { newline: '\n', delimiter: delimiterOf(before) },
        )}\n`;
  const rows: readonly ReportRow[] =
    outside.length > 0
      ? [
          {
            was: outside[0],
            what: 'look at',
            detail: `${outside.length} former URLs are not below the path of this site: let the server of that path redirect them.`,
          },
        ]
      : [];
  return { text, rows };
}

/** The home of a journal and the pages below it, with and without index.php, and with each language. */
function homeForms(home: string, page: string, locales: readonly string[]): readonly string[] {
  const [, journal] = /^(?:https?:\/\/[^/]+)?(?:\/index\.php)?(\/[^/]+)/.exec(home) ?? [];
  if (!journal) return [];
  return ['/index.php', ''].flatMap((script) =>
    ['', ...locales.map((locale) => `/${locale}`)].map((locale) => `${script}${journal}${locale}${page}`),
  );
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : '');

const isPdf = ({ type = '', label = '', url }: Galley) =>
  /pdf/i.test(type) || /\bpdf\b/i.test(label) || /\.pdf$/i.test(url);

/** The file of a galley, or the PDF that the article will have, or its page. */
const targetOf = (id: string, galley: Galley, places: ReadonlyMap<string, string>): string =>
  places.get(galley.url) ?? (isPdf(galley) ? `${id}.pdf` : id);
