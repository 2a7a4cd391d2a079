import { readBody, type Need } from './body.ts';
import { parseYaml, type Yaml } from './yaml.ts';

/** An MDX file: front matter and, where it is not blank, a body. */
export interface Mdx extends Yaml {
  readonly body?: string;
  /** Files beside it that the body needs. */
  readonly needs?: readonly Need[];
}

/** Reads front matter and body. */
export function parseMdx(source: string): Mdx {
  const match = /^\uFEFF?---[^\S\n]*\r?\n([^]*?)^---[^\S\n]*\r?$\n?/m.exec(source);
  if (!match || match.index !== 0)
    return {
      fields: undefined,
      lineOf: () => 1,
      problems: [
        {
          line: 1,
          message:
            'the record between two lines of --- is missing.\nBegin the file with ---, then the fields, then --- again.',
        },
      ],
    };
  const yaml = parseYaml(match[1]!, 2);
  const body = source.slice(match[0].length);
  if (body.trim() === '') return yaml;
  const firstLine = match[0].split('\n').length;
  const { problems, needs } = readBody(body, firstLine);
  return { ...yaml, body, needs, problems: [...yaml.problems, ...problems] };
}
