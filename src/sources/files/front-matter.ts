/** The parts of an MDX file: the text between two lines of hyphens, and what follows. */
export function frontMatter(source: string): { readonly yaml: string; readonly body: string } | undefined {
  const match = /^\uFEFF?---[^\S\n]*\r?\n([^]*?)^---[^\S\n]*\r?$\n?/m.exec(source);
  return match?.index === 0 ? { yaml: match[1]!, body: source.slice(match[0].length) } : undefined;
}
