import { isMap, isScalar, LineCounter, parseDocument, type ScalarTag } from 'yaml';
import type { Problem } from '../../problems/problem.ts';
import { yamlProblems } from './yaml-problems.ts';

/** A YAML text as fields, with the line of each. */
export interface Yaml {
  /** Every scalar is the text as written; empty fields are absent. */
  readonly fields: unknown;
  readonly problems: readonly Omit<Problem, 'path'>[];
  /** The line of a field, or of the nearest field around it. */
  readonly lineOf: (field: readonly PropertyKey[]) => number;
}

/**
 * Parses YAML without guessing types: `issue: 03` stays "03" and `title: 1984` a title.
 * @param firstLine the line of the file where `source` begins
 */
export function parseYaml(source: string, firstLine = 1): Yaml {
  const { document, lineAt } = parsed(source, firstLine);
  const problems = yamlProblems(source, document, (offset) => lineAt(offset) - firstLine + 1, firstLine);
  // Parsed again when a line is needed later: the trees of a hundred thousand files would take gigabytes.
  const lineOf = (field: readonly PropertyKey[]) => lineIn(parsed(source, firstLine), field) ?? firstLine;
  if (problems.length > 0) return { fields: undefined, problems, lineOf };
  try {
    return { fields: withoutBlanks(document.toJS()), problems, lineOf };
  } catch {
    // An alias without its anchor, or a few aliases that multiply into millions of values.
    const message = 'its aliases (*name) cannot be followed.\nWrite each value in its place.';
    return { fields: undefined, problems: [{ line: firstLine, message }], lineOf };
  }
}

/** Only an empty value, `~` and `null` mean nothing; Null is a name. */
export const empty = {
  identify: (value: unknown) => value === null,
  default: true,
  tag: 'tag:yaml.org,2002:null',
  test: /^(?:~|null)?$/,
  resolve: () => null,
  stringify: () => '',
} as const satisfies ScalarTag;

interface ParsedYaml {
  readonly document: ReturnType<typeof parseDocument>;
  readonly lineAt: (offset: number) => number;
}

let last: (ParsedYaml & { readonly source: string; readonly firstLine: number }) | undefined;

function parsed(source: string, firstLine: number): ParsedYaml {
  // A file with many remarks asks for as many lines.
  if (last?.source === source && last.firstLine === firstLine) return last;
  const counter = new LineCounter();
  // The failsafe schema has only strings, lists and maps: https://yaml.org/spec/1.2.2/#101-failsafe-schema
  const document = parseDocument(source, {
    schema: 'failsafe',
    customTags: [empty],
    lineCounter: counter,
    prettyErrors: false,
  });
  last = { source, firstLine, document, lineAt: (offset) => counter.linePos(offset).line + firstLine - 1 };
  return last;
}

/** The line of a field, or of the nearest field around it. */
function lineIn({ document, lineAt }: ParsedYaml, field: readonly PropertyKey[]): number | undefined {
  for (let depth = field.length; depth > 0; depth--) {
    const parent: unknown = depth === 1 ? document.contents : document.getIn(field.slice(0, depth - 1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && key.value === field[depth - 1])
      : undefined;
    const node: unknown = pair?.key ?? document.getIn(field.slice(0, depth), true);
    const { range } = (node ?? {}) as { range?: readonly number[] };
    if (range) return lineAt(range[0]!);
  }
  return undefined;
}

/** An empty field counts as absent. */
function withoutBlanks(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) return unlessEmpty(value.map(withoutBlanks).filter((item) => item !== undefined));
  if (value === null || typeof value !== 'object') return undefined;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutBlanks(item)] as const);
  return unlessEmpty(Object.fromEntries(entries.filter(([, item]) => item !== undefined)));
}

const unlessEmpty = <T extends object>(value: T): T | undefined =>
  Object.keys(value).length ? value : undefined;
