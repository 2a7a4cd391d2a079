import { isAlias, isNode, isPair, isScalar, visit, type parseDocument, type YAMLError } from 'yaml';
import { articleFields } from '../../record/fields.ts';

type ParsedDocument = ReturnType<typeof parseDocument>;

/** Why a line cannot be parsed, in two lines in an editor's words. */
interface LineProblem {
  /** For the file. */
  readonly line: number;
  readonly message: string;
}

/**
 * Problems of a YAML text, line by line, each with a corrected line. Only the position is taken from the parser: its
 * messages are about YAML syntax.
 * @param lineAt maps an offset of the text to its line, from 1
 * @param firstLine the line of the file where the text begins
 */
export function yamlProblems(
  source: string,
  document: ParsedDocument,
  lineAt: (offset: number) => number,
  firstLine: number,
): readonly LineProblem[] {
  const inFile = (line: number) => line + firstLine - 1;
  const lines = source.split(/\r?\n/);
  const found = new Map<number, string>();
  const say = ({ line, message }: LineProblem) => {
    if (!found.has(line)) found.set(line, message);
  };
  for (const error of document.errors) say(diagnosed(error, lines, lineAt(error.pos[0]), inFile));
  if (found.size === 0)
    for (const { line, message } of swallowed(source, document, lineAt))
      say({ line, message: message ?? quoteIt(lines, line) });
  return [...found].map(([line, message]) => ({ line: inFile(line), message }));
}

function diagnosed(
  { code }: YAMLError,
  lines: readonly string[],
  line: number,
  inFile: (line: number) => number,
): LineProblem {
  if (code === 'DUPLICATE_KEY') return repeated(lines, line, inFile);
  if (code === 'BAD_DQ_ESCAPE') return { line, message: backslashes(lines[line - 1] ?? '') };
  const indented = lines.findIndex(
    (text, index) =>
      index >= line - 1 &&
      index <= line &&
      /^ +[^\s-]/.test(text) &&
      isArticleField(parts(text).name) &&
      /^\S[^:]*:\s*\S/.test(lines[index - 1] ?? ''),
  );
  if (indented >= 0)
    return {
      line: indented + 1,
      message: `the line begins with a space, so it is not a field.\nWrite ${lines[indented]!.trim()} from the beginning of the line.`,
    };
  // The parser may have continued to the next lines before failing.
  for (let at = line; at <= Math.min(line + 1, lines.length); at += 1) {
    const message = mistakeIn(lines, at);
    if (message) return { line: at, message };
  }
  const column = /^\s*(?:- +)?/.exec(lines[line - 2] ?? '')![0].length;
  const { name } = parts(lines[line - 1] ?? '');
  if (name && column > 0 && (code === 'MISSING_CHAR' || code === 'BAD_INDENT'))
    return {
      line,
      message: `“${name}” does not begin below the field of the line above.\nBegin the line with ${column} spaces.`,
    };
  if (code === 'MISSING_CHAR') {
    const open = lines.findIndex((text) => /^[^"']*:\s*(["'])(?!.*\1\s*$)/.test(text));
    if (open >= 0) return { line: open + 1, message: openQuote(lines[open]!) };
  }
  return { line, message: quoteIt(lines, line) };
}

function repeated(lines: readonly string[], line: number, inFile: (line: number) => number): LineProblem {
  const [, indent = '', name = ''] = /^(\s*(?:- )?)([^:]+):/.exec(lines[line - 1]!) ?? [];
  const first = lines.findLastIndex(
    (text, index) =>
      index < line - 1 && text.replace('- ', '  ').startsWith(`${indent.replace('- ', '  ')}${name}:`),
  );
  return {
    line,
    message: `“${name}” is on line ${inFile(first + 1)} and again on line ${inFile(line)}.\nKeep the correct one, and delete the other.`,
  };
}

/** A mistake that is visible in the line itself. */
function mistakeIn(lines: readonly string[], at: number): string | undefined {
  const line = lines[at - 1] ?? '';
  if (/^ *\t/.test(line)) return 'the line begins with a tab.\nUse spaces instead.';
  if (/^\s*(?:- )?[\w-]+(?:：|:[^\s/]|:\u00a0)/.test(line))
    return `after the name of a field there must be a colon and a space.\nWrite ${line
      .trim()
      .replace(/^((?:- )?[\w-]+)(?:：|:)[\u00a0\s]*/, '$1: ')}`;
  if (/^\s*-[^\s-]/.test(line))
    return `between the hyphen and the text there must be a space.\nWrite ${line.trim().replace(/^-\s*/, '- ')}`;
  const { name, value } = parts(line);
  if (name && (/: |:$/.test(value) || /^[“„]/.test(value) || isBroken(value))) return quoteIt(lines, at);
  if (name && /^[-@`%*&!|>{[?#]/.test(value)) return quoteIt(lines, at);
  // A text that continues on the next lines, one of which contains a colon.
  if (name && value && !/^["']/.test(value) && /^\s+\S.*:(?:\s|$)/.test(lines[at] ?? ''))
    return quoteIt(lines, at);
  if (!name && line.trim() !== '' && !/^\s*- /.test(line) && !/^\s/.test(line))
    return `there is no colon in it, so it is not a field.\nIf it belongs to the text above, begin it with two spaces; otherwise write the name of the field, a colon and a space before it.`;
  return undefined;
}

/** Quotation marks that are closed before the end of the text. */
const isBroken = (value: string) => {
  const mark = value[0];
  if (mark !== '"' && mark !== "'") return false;
  const inner = value.slice(1).trimEnd();
  const end =
    mark === "'" ? inner.replaceAll("''", '  ').indexOf(mark) : inner.replaceAll('\\"', '  ').indexOf(mark);
  return end >= 0 && end < inner.length - 1 && !/^\s+#/.test(inner.slice(end + 1));
};

const openQuote = (line: string) => {
  const { name, value } = parts(line);
  return `the quotation mark before the text is not closed.\nWrite ${name}: ${quoted(value.slice(1))}`;
};

/** Suggests quotation marks for the text of a line, or a block below the field name if it is long. */
function quoteIt(lines: readonly string[], at: number): string {
  const { hyphen, name, value } = parts(lines[at - 1] ?? '');
  const goesOn = /^\s+[^\s-]/.test(lines[at] ?? '') && value !== '';
  if (goesOn && name)
    return `a text of several lines with a colon in it must begin below the name of its field.\nWrite ${name}: >- and below it the whole text, each line of it after two spaces.`;
  if (!name && !hyphen)
    return 'this line cannot be parsed.\nPut its text in quotation marks, or begin it with two spaces if it belongs to the text above.';
  return `${whyQuoted(value)}.\nPut the whole text in quotation marks: ${hyphen}${name ? `${name}: ` : ''}${quoted(withoutQuotes(value))}`;
}

function whyQuoted(value: string): string {
  if (/^[“„]/.test(value)) return 'curly quotation marks do not quote a text';
  return /: |:$/.test(value)
    ? 'a text with a colon in it must be in quotation marks'
    : 'this text must be in quotation marks';
}

function parts(line: string): { readonly hyphen: string; readonly name: string; readonly value: string } {
  const [, hyphen = '', name = '', value = ''] =
    /^\s*(- +)?(?:([\w-]+):(?:\s+|$))?(.*?)\s*$/.exec(line) ?? [];
  return { hyphen: hyphen ? '- ' : '', name, value };
}

const withoutQuotes = (value: string) =>
  value.replace(/^([“„"'])(.*)([”“"'])$/, '$2').replace(/^[“„"']|[”“]$/g, '');

/** A YAML-quoted text. */
const quoted = (text: string) =>
  text.includes('"') || text.includes('\\') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;

const isArticleField = (name: string) => Object.hasOwn(articleFields.in.shape, name);

/** TeX in double quotation marks, in which a backslash begins the name of a character. */
function backslashes(line: string): string {
  const { hyphen, name, value } = parts(line);
  const text = /^"(.*)"$/.test(value) ? value.slice(1, -1) : value.replace(/^"/, '');
  return `in double quotation marks a backslash and a letter mean another character: \\b, \\n and \\f are not TeX.\nUse single quotation marks: ${hyphen}${name ? `${name}: ` : ''}'${text.replaceAll("'", "''")}'`;
}

/** A text that a comment would cut. */
function comment(line: string, cut: string): string {
  const { hyphen, name, value } = parts(line);
  return `after a space, # begins a comment, so “#${cut}” would be left out.\nPut the whole text in quotation marks: ${hyphen}${name ? `${name}: ` : ''}${quoted(value)}. A comment can be on a line of its own.`;
}

/** Escapes that are not a doubled backslash or quotation mark: https://yaml.org/spec/1.2.2/#57-escaped-characters */
const escapes = /(?<!\\)(?:\\\\)*\\[abefnrtvxuUNLP0]/;

/** Fields with texts, in which nobody writes comments. */
const textFields =
  /^(?:(?:sub-?)?title|abstract|.*summary|highlights?|key-?words?|authors?|editors?|reviewers?|given.*|family.*|(?:first|last|sur)-?name|name|literal|section|affiliations?|statement|holder|text)$/i;

/** Lines of which YAML would silently drop or change a part: `&Kenya`, `!Kung`, ` #1`, `"$\\nu$"`. */
function swallowed(
  source: string,
  document: ParsedDocument,
  lineAt: (offset: number) => number,
): readonly { readonly line: number; readonly message?: string }[] {
  const anchors = new Map<string, number>();
  const aliases = new Map<string, number>();
  const found: { line: number; message?: string }[] = [];
  visit(document, (_, node, path) => {
    if (!isNode(node) || !node.range) return;
    const line = lineAt(node.range[0]);
    if (isAlias(node)) aliases.set(node.source, line);
    else if (node.anchor) anchors.set(node.anchor, isScalar(node) ? line : 0);
    if (!isScalar(node)) return;
    if (node.tag?.startsWith('!')) found.push({ line });
    const isText = path.some(
      (one) => isPair(one) && isScalar(one.key) && textFields.test(String(one.key.value)),
    );
    if (node.type === 'PLAIN' && node.comment) {
      // A real comment has a space after the sign; in a text it also has two before it.
      if (/^[^\s#]/.test(node.comment)) found.push({ line });
      else if (isText && !/[^\S\n]{2}$/.test(source.slice(node.range[1], node.range[1] + 2)))
        found.push({ line, message: comment(source.split(/\r?\n/)[line - 1] ?? '', node.comment) });
    }
    const written = source.slice(node.range[0], node.range[1]);
    if (node.type === 'QUOTE_DOUBLE' && /\$[^$]*\$/.test(written) && escapes.test(written))
      found.push({ line, message: backslashes(source.split(/\r?\n/)[line - 1] ?? '') });
  });
  const unmatched = (some: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>) =>
    [...some].flatMap(([name, line]) => (line === 0 || others.has(name) ? [] : [{ line }]));
  return [...found, ...unmatched(anchors, aliases), ...unmatched(aliases, anchors)];
}
