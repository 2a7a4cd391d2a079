import type { AstroIntegration } from 'astro';
import { encodeXML } from 'entities';
import { readContent } from '../sources/read-content.ts';
import { report } from '../problems/problem.ts';

/**
 * Shows content problems in Astro's error overlay to each browser that connects to the development server. Astro
 * itself sends an error once, a moment after the page: a browser that is slow to connect would miss it.
 */
export function showProblems(server: DevServer, root: string): void {
  const { hot } = server.environments.client;
  hot.on('vite:client:connect', (_, client) => {
    const { problems } = readContent(root);
    if (problems.length === 0) return;
    // The overlay renders its message as HTML.
    const message = encodeXML(report(problems));
    client.send({ type: 'error', err: { name: 'Content', message, stack: '' } });
  });
}

export type DevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];
