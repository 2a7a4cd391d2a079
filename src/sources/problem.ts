/** Something in a content file that stops the build, in an editor's words. */
export interface Problem {
  /** From the project's root: `content/articles/tishkov-2025-kenya.mdx` */
  readonly path: string;
  /** Of a file that holds many: the key of the one. */
  readonly entry?: string;
  /** From 1, where one line can be named. */
  readonly line?: number;
  /** As the editor writes it: `date`, `authors 2 › orcid` */
  readonly field?: string;
  /** One sentence on what is wrong and, after a line break, what to do. */
  readonly message: string;
}

/**
 * All problems of a run as one text, file by file.
 * @param outcome what they prevented
 */
export const report = (problems: readonly Problem[], outcome = 'nothing was published'): string =>
  [`${counted(problems.length, 'problem')} in the content; ${outcome}.`, ...byFile(problems)].join('\n\n');

/** True of a text that holds such a report. */
export const isReport = (text: string): boolean => / in the content; nothing was published\.$/m.test(text);

/** The same as an error. It has no stack: where in the program it was found is of no use to the one who mends a file. */
export const problemError = (problems: readonly Problem[]): Error =>
  Object.assign(new Error(report(problems)), { name: 'Content', stack: '' });

/** What an editor should know of a site that is published all the same. */
export interface NotTaken {
  /** Entries that are not published. */
  readonly leftOut: readonly Problem[];
  /** Fields, or words, of those that are. */
  readonly losses: readonly Problem[];
  /** Files. */
  readonly unread: readonly Problem[];
  /** Fields of records that are written in another form. */
  readonly taken: readonly Problem[];
}

/** Max of each that a build lists; `npm run report` has all. */
const maxListed = 10;

/** What was not taken, and why; an empty text, if all was. */
export const reportNotTaken = ({ leftOut, losses, unread, taken }: NotTaken, max = maxListed): string =>
  [
    ...listed(leftOut, entriesOf(leftOut), 'left out of the site', max),
    ...listed(
      losses,
      entriesOf(losses),
      'published without something that could not be read for certain',
      max,
    ),
    ...listed(unread, counted(unread.length, 'file'), 'of content/ not read', max),
    ...listed(
      taken,
      counted(taken.length, 'field'),
      'read as it must be meant; “npm run tidy” writes it so',
      max,
    ),
  ].join('\n\n');

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

function byFile(problems: readonly Problem[]): readonly string[] {
  const files = Map.groupBy(problems, ({ path }) => path);
  return [...files].map(([path, those]) => [path, ...those.map(describe)].join('\n'));
}

function describe({ entry, line, field, message }: Problem): string {
  const where = [entry, line && `line ${line}`, field].filter(Boolean).join(', ');
  return `  ${where ? `${where}: ` : ''}${message.replaceAll('\n', '\n    → ')}`;
}
