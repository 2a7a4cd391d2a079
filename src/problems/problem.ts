/** A problem in a content file that stops the build, described for editors. */
export interface Problem {
  /** From the project's root: `content/articles/tishkov-2025-kenya.mdx` */
  readonly path: string;
  /** In a file with many records: the key of this one. */
  readonly entry?: string;
  /** From 1, if a line is known. */
  readonly line?: number;
  /** As an editor knows it: `date`, `authors 2 › orcid` */
  readonly field?: string;
  /** One sentence on what is wrong and, after a line break, what to do. */
  readonly message: string;
}

/**
 * All problems of a run as one text, grouped by file.
 * @param outcome what they prevented
 */
export const report = (problems: readonly Problem[], outcome = 'nothing was published'): string =>
  [`${counted(problems.length, 'problem')} in the content; ${outcome}.`, ...byFile(problems)].join('\n\n');

/** Whether a text contains such a report. */
export const isReport = (text: string): boolean => / in the content; nothing was published\.$/m.test(text);

/** The same as an error. It has no stack trace, which is of no use to an editor. */
export const problemError = (problems: readonly Problem[]): Error =>
  Object.assign(new Error(report(problems)), { name: 'Content', stack: '' });

/** The number of entries of one kind in a bibliography. */
interface Counted {
  readonly path: string;
  readonly kind: string;
  readonly count: number;
  readonly isPublished: boolean;
}

/** Warnings about a site that is published all the same. */
interface NotTaken {
  /** Of bibliographies with several kinds of entries. */
  readonly counts: readonly Counted[];
  /** Entries that are not published. */
  readonly leftOut: readonly Problem[];
  /** Fields, or parts of fields, of published entries. */
  readonly losses: readonly Problem[];
  /** Files. */
  readonly unread: readonly Problem[];
  /** Fields that are not written in the canonical form. */
  readonly taken: readonly Problem[];
}

/** The maximum of each kind that a build lists; `npm run report` lists all. */
const maxListed = 10;

/** What was left out, and why; empty if nothing was. */
export const reportNotTaken = (
  { counts, leftOut, losses, unread, taken }: NotTaken,
  max = maxListed,
): string =>
  [
    ...countedByFile(counts),
    ...listed(leftOut, entriesOf(leftOut), 'left out of the site', max),
    ...listed(
      losses,
      entriesOf(losses),
      'published without values that could not be read with certainty',
      max,
    ),
    ...listed(unread, counted(unread.length, 'file'), 'in content/ not read', max),
    ...listed(
      taken,
      counted(taken.length, 'field'),
      'normalised; “npm run tidy” rewrites the files accordingly',
      max,
    ),
  ].join('\n\n');

/** One line for each file: `content/refs.bib: 12 journal articles, 5 conference papers; left out: 2 @phdthesis.` */
const countedByFile = (counts: readonly Counted[]): readonly string[] => {
  const lines = [...Map.groupBy(counts, ({ path }) => path)].map(([path, ofFile]) => {
    const published = ofFile.filter(({ isPublished }) => isPublished);
    const others = ofFile.filter(({ isPublished }) => !isPublished);
    const words = published.map(({ kind, count }) => `${count} ${kind}${count === 1 ? '' : 's'}`).join(', ');
    const left = others.map(({ kind, count }) => `${count} ${kind}`).join(', ');
    return `${path}: ${words || 'nothing'} published${left && `; left out: ${left}`}.`;
  });
  return lines.length > 0 ? [lines.join('\n')] : [];
};

const entriesOf = (problems: readonly Problem[]) => {
  const entries = new Set(problems.map(({ path, entry, line }) => `${path} ${entry ?? line}`)).size;
  return `${counted(entries, 'entry', 'entries')} of bibliographies`;
};

function listed(problems: readonly Problem[], what: string, outcome: string, max: number): readonly string[] {
  if (problems.length === 0) return [];
  const more = problems.length - max;
  return [
    `${what} ${outcome}.`,
    ...byFile(problems.slice(0, max)),
    ...(more > 0 ? [`  … and ${more} more; “npm run report” lists all of them.`] : []),
  ];
}

const counted = (count: number, one: string, many = `${one}s`) =>
  count === 1 ? `One ${one}` : `${count} ${many}`;

/** Problems as texts, each file once, with what is wrong in it. */
export function byFile(problems: readonly Problem[]): readonly string[] {
  const files = Map.groupBy(problems, ({ path }) => path);
  return [...files].map(([path, those]) => [path, ...those.map(describe)].join('\n'));
}

function describe({ entry, line, field, message }: Problem): string {
  const where = [entry, line && `line ${line}`, field].filter(Boolean).join(', ');
  return `  ${where ? `${where}: ` : ''}${message.replaceAll('\n', '\n    → ')}`;
}
