import type { AstroIntegrationLogger } from 'astro';
import toNode from 'astro/logger/node';
import { isReport } from '../sources/problem.ts';

/** What a build says of itself. */
export type Log = Pick<AstroIntegrationLogger, 'info' | 'warn'>;

/**
 * Astro's own log without what is of no use to an editor: two lines for every page, between which nobody would find a
 * warning; warnings about the program's own routes and Astro's own modules; and an error that every page repeats.
 * https://docs.astro.build/en/reference/configuration-reference/#logger
 */
export default function log(options: Parameters<typeof toNode>[0]): ReturnType<typeof toNode> {
  const destination = toNode(options);
  let lastError = '';
  return {
    ...destination,
    write(event) {
      const { level, message } = event;
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
  // A page of a build, and how long it took.
  /├─|^\s*(?:\x1b\[\d+m)*\(\+\d/,
  // A request for a page that does not exist: the line with its 404 follows.
  /`getStaticPaths\(\)` route pattern was matched/,
  // A directive of Astro's in what it makes of a text below a record.
  /MODULE_LEVEL_DIRECTIVE/,
];

/** A request of a browser in development, which mends nothing: `[500] /articles/ 12ms` */
const request = /^(?:\x1b\[\d+m)*\[\d{3}\]/;
