import { mdxToJs } from 'satteri';
import { parseYaml, type Yaml } from './yaml.ts';

/** An MDX file: front matter and, where it is not blank, a body. */
export interface Mdx extends Yaml {
  readonly body?: string;
}

/** Reads front matter and compiles the body, only to find what is wrong with it; Astro compiles it again to render it. */
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
  return { ...yaml, body, problems: [...yaml.problems, ...bodyProblems(body, firstLine)] };
}

function bodyProblems(body: string, firstLine: number): Yaml['problems'] {
  try {
    mdxToJs(body);
    return [];
  } catch (error) {
    const [, line = '1', what] =
      /^(?:(\d+):\d+: )?([^]*?)(?: \([\w:-]+\))?$/.exec((error as Error).message) ?? [];
    return [
      {
        line: firstLine + Number(line) - 1,
        message: `the text below the record is not valid MDX: ${what}.\nClose every tag, and write \\{ and \\< for the characters themselves.`,
      },
    ];
  }
}
