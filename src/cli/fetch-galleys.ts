import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { slug } from '../record/key.ts';
import { readHtml } from '../sources/moving/html-page.ts';
import { RequestError, type Client } from '../sources/moving/client.ts';
import type { Arrival, Galley } from '../sources/moving/origin.ts';
import * as urls from '../urls.ts';
import type { NumberedIssue } from './former-issues.ts';
import type { ReportRow } from './move-report.ts';

/** Fetches files of the former site. */
export type FetchFile = Pick<Client, 'download' | 'isAllowed'>;

export interface Fetched {
  readonly written: readonly string[];
  readonly failures: readonly string[];
  /** What a galley is on this site, by its former URL, as the table of former URLs has it. */
  readonly places: ReadonlyMap<string, string>;
  readonly rows: readonly ReportRow[];
}

/** Where HTML galleys are kept for the editor: browsers would run them as a part of the site. */
const asideFolder = 'moved/galleys';

/** File extensions by media type, of what is published beside a record. */
const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/xml': '.xml',
  'text/xml': '.xml',
  'application/epub+zip': '.epub',
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
};

/** Fetches the galleys of articles and issues, and covers of issues; what is there already is not fetched again. */
export async function fetchGalleys(
  root: string,
  arrivals: readonly Arrival[],
  ids: ReadonlyMap<string, string>,
  issues: readonly NumberedIssue[],
  client: FetchFile,
  progress: (line: string) => void,
): Promise<Fetched> {
  const written: string[] = [];
  const failures: string[] = [];
  const rows: ReportRow[] = [];
  const places = new Map<string, string>();
  const before = galleysOf(root);
  const paths = new Map(Object.entries(before));
  let count = 0;
  const fetchOne = async (
    url: string,
    was: string,
    article: string | undefined,
    place: (type: string, name: string | undefined, bytes: string) => string | undefined,
  ) => {
    if (!client.isAllowed(url)) {
      rows.push({
        article,
        was,
        what: 'missing',
        field: 'file',
        detail: `${url} is on another host: fetch it in a browser.`,
      });
      return undefined;
    }
    const part = join(root, 'moved/incoming', slug(url).slice(-150));
    try {
      const { path, type, name } = await client.download(url, part);
      const to = place(type, name, path);
      if (to === undefined) {
        rmSync(path, { force: true });
        return undefined;
      }
      mkdirSync(dirname(join(root, to)), { recursive: true });
      renameSync(path, join(root, to));
      written.push(to);
      count += 1;
      if (count % 50 === 0) progress(`${count} files fetched`);
      return to;
    } catch (error) {
      const { message } = error as Error;
      // What is not there will not be there the next time.
      if (!isGone(error)) failures.push(message);
      rows.push({ article, was, what: 'missing', field: 'file', detail: message });
      return undefined;
    }
  };
  for (const { name, galleys } of arrivals) {
    const id = ids.get(name);
    if (id === undefined) continue;
    for (const [place, galley] of galleys.entries()) {
      const known = knownPlace(root, id, galley, place, before);
      if (known !== undefined) {
        places.set(galley.url, known.target);
        continue;
      }
      const to = await fetchOne(galley.url, name, id, (type, file, path) =>
        fileOf(root, id, galley, place, endingOf(path, type, file)),
      );
      if (!to) continue;
      paths.set(galley.url, to);
      const target = targetAt(id, to);
      if (target) places.set(galley.url, target);
      if (to.startsWith(asideFolder)) {
        rows.push({
          article: id,
          was: name,
          what: 'look at',
          field: 'file',
          detail: `the HTML galley ${galley.url} is in ${to}: browsers would run it as a part of the site. Copy its text below the record.`,
        });
        const html = readFileSync(join(root, to), 'utf8');
        for (const { url } of readHtml(html, galley.url).images) {
          const picture = join(
            asideFolder,
            id,
            decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '').replace(/[^\w.-]+/g, '-'),
          );
          if (client.isAllowed(url) && !existsSync(join(root, picture)) && extname(picture))
            await fetchOne(url, name, id, () => picture);
        }
      }
    }
  }
  for (const { container, volume, number, cover, galleys } of issues) {
    const stem = `content/${container}/${slug([volume, number].filter(Boolean).join('-'))}`;
    const has = (some: readonly string[]) => some.some((ending) => existsSync(join(root, stem + ending)));
    if (cover && !has(['.jpg', '.png', '.webp']))
      await fetchOne(cover, container, undefined, (type, file, path) => {
        const ending = endingOf(path, type, file);
        return ['.jpg', '.png', '.webp'].includes(ending) ? stem + ending : undefined;
      });
    const [pdf] = galleys.filter(({ type = '', label = '', url }) => /pdf/i.test(type + label + url));
    if (pdf && !has(['.pdf']))
      await fetchOne(pdf.url, container, undefined, (type, file, path) =>
        endingOf(path, type, file) === '.pdf' ? `${stem}.pdf` : undefined,
      );
  }
  if (failures.length === 0) rmSync(join(root, 'moved/incoming'), { recursive: true, force: true });
  mkdirSync(join(root, 'moved'), { recursive: true });
  writeFileSync(join(root, galleyList), `${JSON.stringify(Object.fromEntries(paths), undefined, 1)}\n`);
  return { written, failures, places, rows };
}

/** By the first bytes, as servers name every galley `application/octet-stream`; then by the media type, and the name. */
function endingOf(path: string, type: string, name: string | undefined): string {
  const start = Buffer.alloc(512);
  const file = openSync(path, 'r');
  readSync(file, start, 0, 512, 0);
  closeSync(file);
  const text = start
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (text.startsWith('%PDF')) return '.pdf';
  if (/^<!doctype html|^<html/i.test(text)) return '.html';
  if (/^<\?xml|^<article/i.test(text) && /<article[\s>]/.test(text)) return '.xml';
  const own = extname(name ?? '').toLowerCase();
  const known = Object.hasOwn(endings, type) ? endings[type]! : '';
  // What says that it is a PDF, and is none, is an error page.
  return known === '.pdf' ? '' : known || own;
}

/** The name of the file of a galley: the first PDF, EPUB or XML is the article; others have the label or a number. */
function fileOf(root: string, id: string, galley: Galley, place: number, ending: string): string | undefined {
  if (ending === '') return undefined;
  if (ending === '.html')
    return `${asideFolder}/${id}/${slug(galley.label ?? '') || `galley-${place + 1}`}.html`;
  if (
    !/^\.[a-z0-9]{1,8}$/.test(ending) ||
    /^\.(?:svg|js|mjs|css|php|cgi|swf|wasm|docx?|odt|rtf|tex|mdx?)$/.test(ending)
  )
    return undefined;
  const isArticle = ['.pdf', '.epub', '.xml'].includes(ending);
  const main = `content/articles/${id}${ending}`;
  if (isArticle && !existsSync(join(root, main))) return main;
  return `content/articles/${id}-${isArticle ? `galley-${place + 1}` : `supplement-${place + 1}`}${ending}`;
}

const isGone = (error: unknown) =>
  error instanceof RequestError && [401, 403, 404, 410].includes(error.status ?? 0);

/** Where a galley was put by an earlier run, or by the editor. */
function knownPlace(
  root: string,
  id: string,
  galley: Galley,
  place: number,
  before: Readonly<Record<string, string>>,
): { readonly target: string } | undefined {
  const isFirstPdf = place === 0 && /pdf/i.test(`${galley.type} ${galley.label}`);
  const path = before[galley.url] ?? (isFirstPdf ? `content/articles/${id}.pdf` : undefined);
  return path !== undefined && existsSync(join(root, path))
    ? { target: targetAt(id, path) ?? id }
    : undefined;
}

/** The paths of galleys that were fetched, by their former URLs. */
const galleyList = 'moved/galleys.json';
const galleysOf = (root: string): Readonly<Record<string, string>> =>
  existsSync(join(root, galleyList))
    ? (JSON.parse(readFileSync(join(root, galleyList), 'utf8')) as Readonly<Record<string, string>>)
    : {};

/** As the table of former URLs names a file; undefined for what is not published. */
function targetAt(id: string, path: string): string | undefined {
  if (!path.startsWith('content/articles/')) return undefined;
  const name = path.slice('content/articles/'.length);
  return name === `${id}.pdf` ? name : urls.articleFile({ id }, name);
}
