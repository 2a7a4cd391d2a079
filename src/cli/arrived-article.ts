import type { RecordKind } from '../sources/normalise/record-kinds.ts';
import type { readForWriting } from '../sources/bibliography/read-for-writing.ts';
import type { mergeFacts } from '../sources/moving/merge-facts.ts';
import { originNames, type Arrival } from '../sources/moving/origin.ts';
import { readPubPubText } from '../sources/moving/pubpub-text.ts';
import { canonical } from './canonical.ts';
import type { ReportRow } from './move-report.ts';

/** An article that arrives, merged. */
type ArrivingFacts = ReturnType<typeof mergeFacts> & { readonly arrival: Arrival };

/** The files of an article, and what the report says of it. */
interface ArrivedArticle {
  readonly files: readonly (readonly [path: string, content: string | Uint8Array])[];
  readonly rows: readonly ReportRow[];
}

/** @param kind of records of articles */
export async function arrivedArticle(
  { id, name, fields, container }: ReturnType<typeof readForWriting>['entries'][number],
  { arrival, from, contradictions }: ArrivingFacts,
  kind: RecordKind,
  {
    explain,
    picture,
  }: { readonly explain: boolean; readonly picture: (url: string) => Promise<Buffer | undefined> },
): Promise<ArrivedArticle> {
  const at = `content/articles/${id}`;
  const text = arrival.document ? readPubPubText(arrival.document, id) : undefined;
  const comments = new Map([...from].map(([field, origin]) => [field, originNames[origin]]));
  const record = canonical(fields, kind);
  const row = (what: ReportRow['what'], field: string, detail: string): ReportRow => ({
    article: id,
    was: name,
    what,
    field,
    detail,
  });
  const files: (readonly [string, string | Uint8Array])[] = [
    [
      `${at}.mdx`,
      `---\n${explain ? explained(record, comments) : record}---\n${text ? `\n${text.mdx}\n` : ''}`,
    ],
    ...(arrival.jats && !text ? [[`${at}.xml`, standalone(arrival.jats)] as const] : []),
  ];
  const rows = [
    ...(text?.notes ?? []).map((note) => row('look at', 'text', note)),
    ...(arrival.isDraft
      ? [
          row(
            'look at',
            'text',
            'it is that of the draft, as the export has no page of the release: compare them.',
          ),
        ]
      : []),
    ...contradictions.map(({ field, message }) => row('look at', field, message)),
    ...[...comments].flatMap(([field, origin]) => (field in fields ? [row('taken', field, origin)] : [])),
    ...missingIn(fields, container).map((field) => row('missing', field, 'no source has it.')),
  ];
  for (const [file, url] of text?.pictures ?? []) {
    const bytes = await picture(url);
    if (bytes) files.push([`${at}/${file}`, bytes]);
    else
      rows.push(row('missing', 'text', `the picture ${url} is not in the export: save it as ${at}/${file}`));
  }
  return { files, rows };
}

/** What a record of an article in an issue usually has. */
const missingIn = (fields: Readonly<Record<string, unknown>>, container: string): readonly string[] =>
  [
    'authors',
    'date',
    'abstract',
    'keywords',
    'doi',
    'language',
    ...(container.startsWith('journals/') ? ['volume', 'issue'] : []),
  ]
    .filter((field) => fields[field] === undefined)
    .concat(fields['pages'] === undefined && fields['article-number'] === undefined ? ['pages'] : []);

/** A comment above each field. */
function explained(record: string, from: ReadonlyMap<string, string>): string {
  return record.replace(/^([a-z][\w-]*):/gm, (line, field: string) =>
    from.has(field) ? `# From ${from.get(field)!}\n${line}` : line,
  );
}

/** A JATS article as a file of its own: its prefixes may have been declared around it. */
function standalone(article: string): string {
  const known: Readonly<Record<string, string>> = {
    xlink: 'http://www.w3.org/1999/xlink',
    mml: 'http://www.w3.org/1998/Math/MathML',
    xsi: 'http://www.w3.org/2001/XMLSchema-instance',
    ali: 'http://www.niso.org/schemas/ali/1.0/',
  };
  const start = /^<(?:\w+:)?article\b[^>]*>/.exec(article)?.[0] ?? '';
  const missing = Object.entries(known).filter(
    ([prefix]) => article.includes(`${prefix}:`) && !start.includes(`xmlns:${prefix}=`),
  );
  const declared = missing.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${start.replace(/\/?>$/, `${declared}$&`)}${article.slice(start.length)}\n`;
}
