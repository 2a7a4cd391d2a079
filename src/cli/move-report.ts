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
      oneLine(detail),
      was,
    ]),
  })}\r\n`;
}

/** The report in a few lines: how many articles, why not all, and what is missing in how many. */
export function moveSummary(
  rows: readonly ReportRow[],
  { arrived, written }: { readonly arrived: number; readonly written: number },
): readonly string[] {
  const of = (what: ReportRow['what']) => rows.filter((row) => row.what === what);
  const byField = (some: readonly ReportRow[]) =>
    [...Map.groupBy(some, ({ field }) => field)]
      .toSorted((one, other) => other[1].length - one[1].length)
      .flatMap(([field, those]) => (field === undefined ? [] : [`${field} ${number(those.length)}`]))
      .join(', ');
  const line = (words: string, some: readonly ReportRow[]) => {
    const fields = byField(some);
    return fields ? [`${words}: ${fields}.`] : [];
  };
  // An article that was left out has no name here.
  const whole = of('left out').filter(({ article }) => article === undefined);
  const values = of('left out').filter(({ article }) => article !== undefined);
  const reasons = [...Map.groupBy(whole, ({ detail }) => detail)].toSorted(
    (one, other) => other[1].length - one[1].length,
  );
  const left = of('left alone').filter(({ field }) => field === undefined).length;
  return [
    `${articles(arrived)} arrived, ${number(written)} ${written === 1 ? 'was' : 'were'} written.`,
    ...(whole.length > 0 ? [`Left out: ${articles(whole.length)}.`] : []),
    ...reasons.slice(0, maxReasons).map(([detail, those]) => `  ${number(those.length)}: ${oneLine(detail)}`),
    ...line('Missing, by articles', of('missing')),
    ...line('Values left out', values),
    ...line('To look at', of('look at')),
    ...of('look at').flatMap(({ field, detail }) => (field === undefined ? [oneLine(detail)] : [])),
    ...(left > 0 ? [`Left alone, as they were here already: ${number(left)}.`] : []),
  ];
}

/** Reasons that are printed; the report has all. */
const maxReasons = 3;
const number = (count: number) => count.toLocaleString('en');
const articles = (count: number) => `${number(count)} article${count === 1 ? '' : 's'}`;
const oneLine = (text: string) => text.replaceAll('\n', ' ');
