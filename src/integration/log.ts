import toNode from 'astro/logger/node';
import { isReport } from '../sources/problem.ts';

/**
 * Astro's own log without what is of no use to an editor: two lines for every page, between which nobody would find a
 * warning; warnings about the program's own routes and Astro's own modules; and an error that every page repeats.
 * https://docs.astro.build/en/reference/configuration-reference/#logger
 */
export default function log(options: Parameters<typeof toNode>[0]): ReturnType<typeof toNode> {
  const destination = toNode(options);
  let lastError = '';
  let pages = 0;
  let reportedAt = Date.now();
  return {
    ...destination,
    write(event) {
      const { level, message } = event;
      if (page.test(message)) {
        pages += 1;
        if (Date.now() - reportedAt < progressIntervalMs) return;
        reportedAt = Date.now();
        return destination.write({ ...event, message: `${pages} pages so far`, newLine: true });
      }
      if (useless.some((pattern) => pattern.test(message))) return;
      if (isBuild && isReport(message)) return;
      if (level === 'error') {
        if (message === lastError) return;
        lastError = message;
      } else if (!request.test(message)) lastError = '';
      destination.write(event);
    },
  };
}

// A build ends with the problems of the content, and Astro prints what it ends with.
const isBuild = process.argv.includes('build');

const useless = [
  // How long a page took, after its line.
  /^\s*(?:\x1b\[\d+m)*\(\+\d/,
  // A request for a page that does not exist: the line with its 404 follows.
  /`getStaticPaths\(\)` route pattern was matched/,
  // Where an error came from; the error itself follows.
  /^An unhandled error occurred while running the "astro:[\w:]+" hook/,
  // A directive of Astro's in what it makes of a text below a record.
  /MODULE_LEVEL_DIRECTIVE/,
];

/** The line of a page of a build. */
const page = /├─/;

const progressIntervalMs = 10_000;

/** A request of a browser in development, which mends nothing: `[500] /articles/ 12ms` */
const request = /^(?:\x1b\[\d+m)*\[\d{3}\]/;
