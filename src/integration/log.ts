import toNode from 'astro/logger/node';
import { isReport } from '../problems/problem.ts';

/**
 * Astro's log, filtered for editors. Dropped are two lines per page, which would hide any
 * warning; warnings about our own routes and Astro's modules; and errors that every page repeats.
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

// A build fails with the content problems, and Astro prints that error itself.
const isBuild = process.argv.includes('build');

const useless = [
  // The duration of a page, after its line.
  /^\s*(?:\x1b\[\d+m)*\(\+\d/,
  // A request for a missing page: the line with the 404 follows.
  /`getStaticPaths\(\)` route pattern was matched/,
  // The origin of an error; the error itself follows.
  /^An unhandled error occurred while running the "astro:[\w:]+" hook/,
  // An Astro directive in a compiled MDX text.
  /MODULE_LEVEL_DIRECTIVE/,
];

/** A build's line for one page. */
const page = /├─/;

const progressIntervalMs = 10_000;

/** A browser request in development, which adds nothing to the error: `[500] /articles/ 12ms` */
const request = /^(?:\x1b\[\d+m)*\[\d{3}\]/;
