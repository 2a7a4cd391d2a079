/** Something in a content file that stops the build, in an editor's words. */
export interface Problem {
  /** From the project's root: `content/articles/tishkov-2025-kenya.mdx` */
  readonly path: string;
  /** From 1, where one line can be named. */
  readonly line?: number;
  /** As the editor writes it: `date`, `authors 2 › orcid` */
  readonly field?: string;
  /** One sentence on what is wrong and, after a line break, what to do. */
  readonly message: string;
}

/** All problems of a run as one text, file by file. */
export function report(problems: readonly Problem[]): string {
  const files = Map.groupBy(problems, ({ path }) => path);
  const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
  return [
    `${count} in the content; nothing was published.`,
    ...[...files].map(([path, those]) => [path, ...those.map(describe)].join('\n')),
  ].join('\n\n');
}

function describe({ line, field, message }: Problem): string {
  const where = [line && `line ${line}`, field].filter(Boolean).join(', ');
  return `  ${where ? `${where}: ` : ''}${message.replaceAll('\n', '\n    → ')}`;
}
