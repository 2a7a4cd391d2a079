// A server config is a list of lines.

/** Indents lines; empty ones stay empty. */
export const indented = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => (line ? `  ${line}` : line));

/** Joins lines into a file with a final line break. */
export const printLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
