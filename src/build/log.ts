import type { AstroIntegrationLogger } from 'astro';
import toNode from 'astro/logger/node';

/** What a build says of itself. */
export type Log = Pick<AstroIntegrationLogger, 'info' | 'warn'>;

/**
 * Astro's own log without its two lines for every page, between which nobody would find a warning.
 * https://docs.astro.build/en/reference/configuration-reference/#logger
 */
export default function log(options: Parameters<typeof toNode>[0]): ReturnType<typeof toNode> {
  const destination = toNode(options);
  return {
    ...destination,
    write(event) {
      if (!ofOnePage.test(event.message)) destination.write(event);
    },
  };
}

const ofOnePage = /├─|^\s*(?:\x1b\[\d+m)*\(\+\d/;
