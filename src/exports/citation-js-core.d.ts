// Citation.js ships no types: what this site uses of it.
declare module '@citation-js/core' {
  import type { CslItem } from '../record/csl.ts';

  export const plugins: {
    add(ref: string, plugin: { output: Record<string, (data: readonly CslItem[]) => string> }): void;
    config: {
      get(ref: '@csl'): { readonly styles: Register; readonly locales: Register };
    };
    output: {
      format(name: 'data', data: readonly CslItem[], options: { format: 'text' }): string;
      format(
        name: 'bibliography',
        data: readonly CslItem[],
        options: { template: string; lang: string; format: 'html' | 'text'; asEntryArray: true },
      ): [id: string, entry: string][];
    };
  };
  interface Register {
    has(id: string): boolean;
    add(id: string, data: unknown): void;
  }
  export class Cite {
    constructor(data: unknown);
    format(name: string): string;
  }
}
declare module '@citation-js/plugin-csl';
