import type { AstroIntegration } from 'astro';
import { readFileSync } from 'node:fs';

type ViteConfig = Parameters<
  Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0]['updateConfig']
>[0]['vite'];
/** As Astro expects it. */
export type VitePlugin = Extract<NonNullable<NonNullable<ViteConfig>['plugins']>[number], { name: string }>;

/**
 * Leaves the modules exported by Offprint's `package.json` to Node. Pages import them by the package's own name and Vite does not
 * bundle them, so pages, integrations and the loader share one library and the content is read once.
 * https://nodejs.org/api/packages.html#self-referencing-a-package-using-its-name
 * https://vite.dev/config/ssr-options#ssr-external
 */
export function ownModules(): VitePlugin {
  const { name, exports } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, string>>;
  };
  const external = Object.keys(exports)
    .filter((path) => !bundled.includes(path))
    .map((path) => name + path.slice(1));
  return {
    name: 'offprint:own-modules',
    configEnvironment: (environment) =>
      environment === 'client'
        ? undefined
        : // One for development, one for builds.
          { resolve: { external, noExternal: [name] }, build: { rolldownOptions: { external } } },
  };
}

/** These use Astro's own modules, or are components. For Vite the package's bare name would mean all of its modules. */
const bundled = ['.', './content-config', './components/*'];
