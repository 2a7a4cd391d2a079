import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Word files are read by pandoc: https://pandoc.org/MANUAL.html#docx. The journal installs it if it wants to.

/** A node of pandoc’s tree: https://hackage.haskell.org/package/pandoc-types/docs/Text-Pandoc-Definition.html */
export interface PandocNode {
  readonly t: string;
  readonly c?: unknown;
}

/** A Word file as pandoc reads it. */
export interface WordDocument {
  /** By their styles: `title`, `author`, `abstract`, `date`. */
  readonly meta: Readonly<Record<string, PandocNode | undefined>>;
  readonly blocks: readonly PandocNode[];
  /** By the names that the tree has for them: `media/image1.png` */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** The works that a reference manager has stored in the file, as CSL-JSON; absent if there are none. */
  readonly works?: string;
}

/** What is used of the package. */
interface Pandoc {
  readonly convert: (
    options: Readonly<Record<string, unknown>>,
    stdin: null,
    files: Readonly<Record<string, Blob>>,
  ) => Promise<{
    readonly stdout: string;
    readonly stderr: string;
    readonly mediaFiles: Readonly<Record<string, Blob>>;
  }>;
}

/** A manuscript is smaller, and pandoc takes a hundred times the memory. */
const maxBytes = 50_000_000;

/** The size of the text in a ZIP file when unpacked, as its directory says: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3.12) */
function textBytes(file: Uint8Array): number {
  const view = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let sum = 0;
  for (
    let at = view.indexOf('PK\u0001\u0002');
    at >= 0 && at + 46 <= view.length;
    at = view.indexOf('PK\u0001\u0002', at + 4)
  ) {
    const name = view.toString('latin1', at + 46, at + 46 + view.readUInt16LE(at + 28));
    if (/\.(?:xml|rels)$/i.test(name)) sum += view.readUInt32LE(at + 24);
  }
  return sum;
}

/**
 * Reads a Word file (.docx).
 * @param root the project root, where pandoc is installed
 * @param path for messages
 * @throws an error in an editor’s words
 */
export async function readDocument(root: string, path: string, file: Uint8Array): Promise<WordDocument> {
  if (file.length > maxBytes)
    throw new Error(
      `${path}: it is larger than ${maxBytes / 1e6} MB.\n    → Compress its pictures in Word, and add it again.`,
    );
  if (textBytes(file) > maxBytes)
    throw new Error(
      `${path}: its text has more than ${maxBytes / 1e6} MB.\n    → Copy the text into a new document, and add that.`,
    );
  const { convert } = await load(root, path);
  const name = 'article.docx';
  const read = async (to: string) => {
    const from = { from: 'docx+styles+citations', to, 'input-files': [name], 'extract-media': '.' };
    const result = await convert(from, null, { [name]: new Blob([new Uint8Array(file)]) });
    if (!result.stdout)
      throw new Error(
        `${path}: it cannot be read as a Word file: ${result.stderr.trim().split('\n')[0] ?? ''}.\n    → Open it in Word, and save it as “Word document (.docx)”.`,
      );
    return result;
  };
  const { stdout, mediaFiles } = await read('json');
  const { meta, blocks } = JSON.parse(stdout) as Pick<WordDocument, 'meta' | 'blocks'>;
  const pictures = await Promise.all(
    Object.entries(mediaFiles).map(
      async ([picture, blob]) => [picture, new Uint8Array(await blob.arrayBuffer())] as const,
    ),
  );
  const works = meta['references'] && (await read('csljson')).stdout;
  return { meta, blocks, pictures: new Map(pictures), ...(works && { works }) };
}

async function load(root: string, path: string): Promise<Pandoc> {
  const { resolve } = createRequire(join(root, 'package.json'));
  let found: string;
  try {
    found = resolve('pandoc-wasm');
  } catch {
    throw new Error(
      `${path}: Word files are read by pandoc, which is not installed (56 MB).\n    → Install it once: npm install --save-dev pandoc-wasm`,
    );
  }
  return (await import(pathToFileURL(found).href)) as Pandoc;
}
