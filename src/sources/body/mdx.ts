import { frontMatter } from '../files/front-matter.ts';
import type { BodyNode } from '../../record/body-node.ts';
import { readBody, type Mention, type Need } from './body.ts';
import { parseYaml, type Yaml } from '../files/yaml.ts';

/** An MDX file: front matter and, if not empty, a body. */
export interface Mdx extends Yaml {
  readonly body?: string;
  /** Files that the body uses. */
  readonly needs?: readonly Need[];
  /** References that the body cites. */
  readonly cites?: readonly Mention[];
  readonly nodes?: readonly BodyNode[];
}

/** Reads front matter and body. */
export function parseMdx(source: string): Mdx {
  const parts = frontMatter(source);
  if (!parts)
    return {
      fields: undefined,
      lineOf: () => 1,
      problems: [unfenced(source)],
    };
  const { body } = parts;
  const yaml = parseYaml(parts.yaml, 2);
  if (body.trim() === '') return yaml;
  const firstLine = source.slice(0, source.length - body.length).split('\n').length;
  const { problems, ...read } = readBody(body, firstLine);
  return { ...yaml, body, ...read, problems: [...yaml.problems, ...problems] };
}

/** Which of the two `---` lines is missing. */
function unfenced(source: string): { readonly line: number; readonly message: string } {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const isField = (line: string) => /^[A-Za-z][\w-]*:(?:\s|$)/.test(line);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (/^---\s*$/.test(lines[0] ?? '')) {
    const end = lines.findLastIndex(isField);
    return {
      line: Math.max(1, end + 1),
      message:
        'the line --- after the fields is missing.\nWrite --- on a line of its own below the last field.',
    };
  }
  if (/^[-–—]+\s*$/.test(lines[first] ?? ''))
    return {
      line: first + 1,
      message: 'the fields must begin with three hyphens on the first line.\nBegin the file with a line ---.',
    };
  return isField(lines[first] ?? '')
    ? {
        line: first + 1,
        message:
          'the line --- before the fields is missing.\nWrite --- on a line of its own above the first field.',
      }
    : {
        line: 1,
        message:
          'the record between two lines of --- is missing.\nBegin the file with ---, then the fields, then --- again.',
      };
}
