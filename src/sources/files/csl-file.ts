import { XMLParser } from 'fast-xml-parser';
import { readFileSync } from 'node:fs';
import type { CslNode } from './csl-repository.ts';

interface CslFile {
  readonly tree: CslNode;
  readonly title: string | undefined;
}

/** A style of the journal's own: a file in CSL 1.0, read once. @throws if it cannot be read or is no style */
export function readCslFile(path: string): CslFile {
  let file = files.get(path);
  // Every page names its styles.
  if (!file) files.set(path, (file = parseCslFile(path)));
  return file;
}

const files = new Map<string, CslFile>();

function parseCslFile(path: string): CslFile {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
  });
  const nodes = (parser.parse(readFileSync(path, 'utf8')) as readonly Parsed[]).flatMap((one) => nodeOf(one));
  const tree = nodes.find((node): node is CslNode => typeof node === 'object' && node.n === 'style');
  if (!tree) throw new Error(`${path} is not a CSL style`);
  const child = (node: CslNode | undefined, name: string) =>
    node?.c?.find((one): one is CslNode => typeof one === 'object' && one.n === name);
  const words = child(child(tree, 'info'), 'title')?.c?.filter((one) => typeof one === 'string');
  return { tree, title: words?.join('').trim() };
}

/** A node as the parser returns it: its name is the key of its children, and attributes stand beside it. */
type Parsed = Readonly<Record<string, unknown>>;

function nodeOf(parsed: Parsed): readonly (CslNode | string)[] {
  const name = Object.keys(parsed).find((key) => key !== ':@')!;
  if (name === '#text') {
    const text = String(parsed[name]);
    return text.trim() === '' ? [] : [text];
  }
  if (name.startsWith('?')) return [];
  const attributes = parsed[':@'] as CslNode['a'];
  const children = (parsed[name] as readonly Parsed[]).flatMap((one) => nodeOf(one));
  return [{ n: name, ...(attributes && { a: attributes }), ...(children.length > 0 && { c: children }) }];
}
