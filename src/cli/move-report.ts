import Papa from 'papaparse';

/** A line of the report on a journal that moved in. */
export interface ReportRow {
  readonly article?: string | undefined;
  /** Its URL in the former system, or how the source names it. */
  readonly was?: string | undefined;
  readonly what: 'taken' | 'left out' | 'left alone' | 'missing' | 'look at';
  readonly field?: string | undefined;
  readonly detail: string;
}

/** The report as a table, for a spreadsheet program: what needs an editor first. */
export function moveReport(rows: readonly ReportRow[]): string {
  const order = ['look at', 'left out', 'missing', 'left alone', 'taken'];
  const sorted = rows.toSorted((one, other) => order.indexOf(one.what) - order.indexOf(other.what));
  return `\uFEFF${Papa.unparse({
    fields: ['what', 'article', 'field', 'detail', 'was'],
    data: sorted.map(({ what, article = '', field = '', detail, was = '' }) => [
      what,
      article,
      field,
      detail.replaceAll('\n', ' '),
      was,
    ]),
  })}\r\n`;
}

/** The report in a few lines: how many articles, and what is missing in how many. */
export function moveSummary(
  rows: readonly ReportRow[],
  { arrived, written }: { readonly arrived: number; readonly written: number },
): readonly string[] {
  const count = (what: ReportRow['what']) =>
    Map.groupBy(
      rows.filter((row) => row.what === what && row.field !== undefined),
      ({ field }) => field!,
    );
  const listed = (what: ReportRow['what']) =>
    [...count(what)]
      .toSorted((one, other) => other[1].length - one[1].length)
      .map(([field, those]) => `${field} ${those.length.toLocaleString('en')}`)
      .join(', ');
  const whole = (what: ReportRow['what']) =>
    rows.filter((row) => row.what === what && row.field === undefined).length;
  return [
    `${articles(arrived)} arrived, ${written.toLocaleString('en')} ${written === 1 ? 'was' : 'were'} written.`,
    ...(listed('missing') ? [`Missing, by articles: ${listed('missing')}.`] : []),
    ...(whole('left out') > 0 ? [`Left out: ${articles(whole('left out'))}.`] : []),
    ...(listed('left out') ? [`Values left out: ${listed('left out')}.`] : []),
    ...(listed('look at') ? [`To look at: ${listed('look at')}.`] : []),
    ...(whole('left alone') > 0
      ? [`Left alone, as they were here already: ${whole('left alone').toLocaleString('en')}.`]
      : []),
  ];
}

const articles = (count: number) => `${count.toLocaleString('en')} article${count === 1 ? '' : 's'}`;
