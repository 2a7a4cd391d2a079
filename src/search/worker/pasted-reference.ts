// Parses references pasted from a bibliography, BibTeX or RIS: the title identifies the article.

/** The parts of a pasted reference. */
interface PastedReference {
  /** If the format reveals it. */
  readonly title?: string;
  /** The whole text without braces, tags and words that belong to the citation rather than the article. */
  readonly text: string;
}

/** Parses a reference; undefined if the text looks like an ordinary query. */
export function readReference(text: string): PastedReference | undefined {
  const plain = text.replace(/\s+/g, ' ').trim();
  const title =
    fieldOf(plain) ??
    /\b(?:TI|T1)\s+- (.+?)(?= [A-Z][A-Z0-9]\s+- |$)/.exec(plain)?.[1] ??
    printedTitle(plain);
  const bare = withoutApparatus(plain);
  if (title === undefined && bare === withoutBraces(plain) && !/[.,;]\s.*\b(?:1[5-9]|20)\d\d\b/.test(plain))
    return undefined;
  return { ...(title && { title: withoutBraces(title) }), text: bare };
}

/** The title of a BibTeX entry, or of a part of one. */
function fieldOf(text: string): string | undefined {
  const start = /(?<![a-z])title\s*=\s*[{"]/i.exec(text);
  if (!start) return undefined;
  const from = start.index + start[0].length;
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    else if (text[at] === '"' && depth === 1 && start[0].endsWith('"')) depth = 0;
    if (depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}

/** The title as marked by a style: after the year in APA, Harvard and Chicago, in quotation marks in MLA and IEEE. */
function printedTitle(text: string): string | undefined {
  const quoted = /["“«]([^"”»]+[^"”»\s])["”»]/.exec(text);
  const outside = quoted ? text.replace(quoted[0], ' ') : text;
  const isReference = /\bet al\b|\b(?:1[5-9]|20)\d\d\b|\bvol\.|\bpp?\./i.test(outside);
  if (quoted && isReference && /^[^,.]+[,.].*\S/.test(outside) && quoted[1]!.split(' ').length > 2)
    return quoted[1];
  return /[,.)] \(?(?:1[5-9]|20)\d\d[a-z]?(?:, [^)]*)?\)?[.,:]? (\p{L}.+?)[.?!](?: |$)/u.exec(text)?.[1];
}

const withoutBraces = (text: string) =>
  text
    .replace(/[{}]/g, '')
    .replace(/["“”«»„]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Removes words of citations: the names of fields and entries, “et al.”, “vol.”, “pp.”, “pdf”. */
function withoutApparatus(text: string): string {
  const isEntry = /[{"]/.test(text) && /\w\s*=\s*[{"]/.test(text);
  return withoutBraces(isEntry ? text.replace(/@\w+\s*\{[^,]*,|\b\w+\s*=\s*(?=[{"])/g, ' ') : text)
    .replace(/\b[A-Z][A-Z0-9] {1,2}- /g, ' ')
    .replace(/\b(?:et al|vol|no|pp?|eds?)\.(?=\s|\d|$)|\bet al\b|\.?\bpdf\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
