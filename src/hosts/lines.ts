// The configuration of a host is a list of lines.

/** Lines one step further in; an empty one stays empty. */
export const indented = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => (line ? `  ${line}` : line));

/** A file of lines, the last of which ends too. */
export const printLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
