import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { containerByName } from '../bibliography/containers.ts';
import { listFiles } from '../files/folders.ts';
import { frontMatter } from '../files/front-matter.ts';
import { readContent } from '../read-content.ts';
import { decodeUtf8 } from '../files/text-file.ts';
import { tidyRecord } from './tidy-record.ts';
import { recordKinds, type RecordKind } from '../normalise/record-kinds.ts';

/** A file that is not in canonical form. */
interface Tidied {
  /** From the project's root. */
  readonly path: string;
  /** The whole text. */
  readonly text: string;
}

/**
 * The records of a project that are not in canonical form. Uncertain records are left alone.
 * @param root the project root
 */
export function tidyContent(root: string): readonly Tidied[] {
  const { containers } = readContent(root);
  const kinds = recordKinds(containerByName(containers.map(({ record }) => record)));
  return Object.entries(kinds).flatMap(([folder, kind]) =>
    listFiles(root, `content/${folder}`)
      .filter((path) => /\.(?:mdx|yaml)$/.test(path))
      .flatMap((path) => {
        const source = decodeUtf8(readFileSync(join(root, path)));
        if (typeof source !== 'string') return [];
        const text = path.endsWith('.yaml') ? tidyLines(source, kind) : tidyMdx(source, kind);
        return text === undefined || text === source ? [] : [{ path, text }];
      }),
  );
}

function tidyMdx(source: string, kind: RecordKind): string | undefined {
  const parts = frontMatter(source);
  const record = parts && tidyLines(parts.yaml, kind);
  if (record === undefined) return undefined;
  const end = lineEndOf(source);
  return `---${end}${record}---${end}${parts!.body}`;
}

/** A record in canonical form, with the line ends that the file has. */
function tidyLines(yaml: string, kind: RecordKind): string | undefined {
  return tidyRecord(yaml.replaceAll('\r\n', '\n'), kind)?.replaceAll('\n', lineEndOf(yaml));
}

const lineEndOf = (text: string) => (/^[^\n]*\r\n/.test(text) ? '\r\n' : '\n');
