import type { AstroIntegration } from 'astro';
import { encodeXML } from 'entities';
import { readContent } from '../sources/read-content.ts';
import { report } from '../sources/problem.ts';

/**
 * Shows each browser that connects to a development server what is wrong with the content, in Astro's overlay. Astro
 * itself sends an error once, a moment after the page: a browser that is slow to connect would show an empty one.
 */
export function showProblems(server: DevServer, root: string): void {
  const { hot } = server.environments.client;
  hot.on('vite:client:connect', (_, client) => {
    const { problems } = readContent(root);
    if (problems.length === 0) return;
    // The overlay takes its message as HTML.
    const message = encodeXML(report(problems));
    client.send({ type: 'error', err: { name: 'Content', message, stack: '' } });
  });
}

export type DevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];
