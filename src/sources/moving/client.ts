import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

// Requests to the host of a journal that moves in. It may be slow, broken or hostile.

/** What a host answered. */
interface HostAnswer {
  /** After redirects. */
  readonly url: string;
  /** The media type, without parameters. */
  readonly type: string;
  readonly body: Buffer;
}

/** A file that was fetched. */
interface FetchedFile {
  readonly path: string;
  readonly type: string;
  /** As the host names it. */
  readonly name: string | undefined;
}

/** One request at a time, with a pause; answers are kept, and a repeated run does not ask for them again. */
export interface Client {
  /** @throws a {@link RequestError} */
  readonly get: (url: string, accept?: string) => Promise<HostAnswer>;
  /** Forgets a kept answer, which is out of date. */
  readonly forget: (url: string) => void;
  /**
   * Fetches a file; goes on where an interrupted download ended.
   * @param path of the file, without its extension, which depends on what it is
   * @throws a {@link RequestError}
   */
  readonly download: (url: string, path: string) => Promise<FetchedFile>;
  /** Whether a URL may be asked for. */
  readonly isAllowed: (url: string) => boolean;
}

/** A request that failed: what, why and what to do, in an editor's words. */
export class RequestError extends Error {
  readonly status: number | undefined;
  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

interface ClientOptions {
  /** The host that was named, and no other; `api.crossref.org` besides. */
  readonly hosts: readonly string[];
  /** Where answers are kept until the run is whole. */
  readonly folder: string;
  /** Servers see it, and can write to the person who asks. */
  readonly email: string | undefined;
  /** Between two requests. A server on this machine gets none. */
  readonly pauseMs: number;
  /** Of one file. */
  readonly maxFileBytes: number;
  /** Ends all requests. */
  readonly signal: AbortSignal;
}

/** Longer lists are divided into pages, and longer pages are not articles. */
const maxAnswerBytes = 50_000_000;
/** Of a request without an answer, and of an answer. */
const timeoutMs = 60_000;
const maxRedirects = 5;
const maxTries = 5;
/** A host that asks for more is asked again another day. */
const maxWaitMs = 300_000;

export function politeClient(options: ClientOptions): Client {
  const { hosts, folder, email, signal } = options;
  const names = new Set(hosts.map(comparable));
  const isAllowed = (url: string) =>
    URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && names.has(comparable(new URL(url).host));
  const agent = `Offprint (static site for journals${email ? `; mailto:${email}` : ''})`;
  let last = 0;

  /** A response with the status 200 or 206, after redirects. */
  async function respond(first: string, headers: Readonly<Record<string, string>>, limitMs: number) {
    let url = first;
    let redirects = 0;
    for (let tries = 1; ;) {
      if (!isAllowed(url))
        throw new RequestError(
          `${first}: it leads to ${hostIn(url)}, which was not named.\n    → If this is the journal, give that address: ${url}`,
        );
      const pause = isThisMachine(url) ? 0 : last + options.pauseMs - Date.now();
      if (pause > 0) await wait(pause, undefined, { signal });
      let response: Response;
      try {
        response = await fetch(url, {
          redirect: 'manual',
          headers: { 'User-Agent': agent, ...headers },
          signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
        });
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (tries++ < maxTries && (error as Error).name !== 'TimeoutError') {
          await wait(options.pauseMs * tries, undefined, { signal });
          continue;
        }
        throw unreachable(url, error as Error);
      } finally {
        last = Date.now();
      }
      const { status } = response;
      if (status === 200 || status === 206) return { url, response };
      await response.body?.cancel();
      const location = response.headers.get('location');
      if (status >= 300 && status < 400 && location && redirects++ < maxRedirects) {
        if (!URL.canParse(location, url))
          throw new RequestError(
            `${url}: it leads to “${location}”, which is no URL.\n    → Open it in a browser, and give the address that you see.`,
            status,
          );
        url = new URL(location, url).href;
        continue;
      }
      const isBusy = [429, 502, 503, 504].includes(status);
      const delay = isBusy ? retryAfter(response.headers.get('retry-after'), tries) : 0;
      if (isBusy && delay <= maxWaitMs && tries++ < maxTries) {
        await wait(delay, undefined, { signal });
        continue;
      }
      throw new RequestError(
        `${url}: the server answered ${status}${redirects > maxRedirects ? ' again and again' : ''}.\n    → ${isBusy ? 'It is busy: run the same command again later.' : 'Open it in a browser, and look whether it is there.'}`,
        status,
      );
    }
  }

  const keptAt = (url: string) => join(folder, `${createHash('sha256').update(url).digest('hex')}.json`);
  return {
    isAllowed,
    forget: (url) => rmSync(keptAt(url), { force: true }),
    async get(asked, accept = '*/*') {
      const file = keptAt(asked);
      const kept = existsSync(file) ? readKept(file) : undefined;
      if (kept) return kept;
      const { url, response } = await respond(asked, { Accept: accept }, timeoutMs);
      const body = await bodyOf(url, response);
      const answer = { url, type: typeOf(response), body };
      mkdirSync(folder, { recursive: true });
      // Whole or not at all.
      writeFileSync(`${file}.part`, JSON.stringify({ ...answer, body: body.toString('base64') }));
      renameSync(`${file}.part`, file);
      return answer;
    },
    async download(asked, path) {
      const part = `${path}.part`;
      mkdirSync(dirname(path), { recursive: true });
      const before = existsSync(part) ? statSync(part).size : 0;
      const headers: Record<string, string> = before > 0 ? { Range: `bytes=${before}-` } : {};
      const { url, response } = await respond(asked, headers, 10 * timeoutMs).catch((error: unknown) => {
        // The part is the whole file, or another one.
        if (before > 0 && (error as RequestError).status === 416) rmSync(part);
        throw error;
      });
      const goesOn = response.status === 206;
      const tooLarge = () =>
        new RequestError(
          `${url}: the file is larger than ${options.maxFileBytes / 1e6} MB.\n    → Fetch it in a browser, or allow more: --max-file ${Math.ceil(options.maxFileBytes / 5e5)}`,
        );
      const length = Number(response.headers.get('content-length') ?? 0);
      if ((goesOn ? before : 0) + length > options.maxFileBytes) {
        await response.body?.cancel();
        throw tooLarge();
      }
      let size = goesOn ? before : 0;
      const bounded = async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > options.maxFileBytes) throw tooLarge();
          yield chunk;
        }
      };
      try {
        await pipeline(
          Readable.from(response.body ?? []),
          bounded,
          createWriteStream(part, { flags: goesOn ? 'a' : 'w' }),
        );
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (error instanceof RequestError) rmSync(part, { force: true });
        throw error instanceof RequestError ? error : unreachable(url, error as Error);
      }
      renameSync(part, path);
      return { path, type: typeOf(response), name: nameIn(response) };
    },
  };
}

/** A server whose name begins with `www.` is that without. */
const comparable = (host: string) => host.toLowerCase().replace(/^www\./, '');
const hostIn = (url: string) => (URL.canParse(url) ? new URL(url).host || url : url);
const isThisMachine = (url: string) =>
  /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);

function readKept(file: string): HostAnswer | undefined {
  try {
    const { body, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Omit<HostAnswer, 'body'> & {
      body: string;
    };
    return { ...rest, body: Buffer.from(body, 'base64') };
  } catch {
    return undefined;
  }
}

/** How long to wait, in milliseconds: seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(header: string | null, tries: number): number {
  if (header === null) return 2 ** tries * 1000;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 2 ** tries * 1000 : Math.max(0, date - Date.now());
}

async function bodyOf(url: string, response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > maxAnswerBytes)
        throw new RequestError(
          `${url}: the answer is larger than ${maxAnswerBytes / 1e6} MB.\n    → This is no list of articles: look at the address in a browser.`,
        );
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof RequestError ? error : unreachable(url, error as Error);
  }
  return Buffer.concat(chunks);
}

const typeOf = (response: Response) =>
  (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();

/** https://www.rfc-editor.org/rfc/rfc6266#section-4.3 */
function nameIn(response: Response): string | undefined {
  const header = response.headers.get('content-disposition') ?? '';
  const [, encoded] = /filename\*=(?:utf-8)?''([^;\s]+)/i.exec(header) ?? [];
  try {
    if (encoded) return decodeURIComponent(encoded);
  } catch {
    // The plain one is left.
  }
  return /filename="?([^";]+)/i.exec(header)?.[1];
}

const unreachable = (url: string, error: Error) =>
  error.name === 'TimeoutError'
    ? new RequestError(
        `${url}: the server did not answer in time.\n    → Run the same command again: what has arrived is kept.`,
      )
    : new RequestError(
        `${url}: the server could not be reached, or the answer was cut off (${causeOf(error)}).\n    → Check that this machine is online, and run the same command again: what has arrived is kept.`,
      );
const causeOf = ({ message, cause }: Error) =>
  (cause as { readonly code?: string } | undefined)?.code ??
  (cause instanceof Error ? cause.message : message);
