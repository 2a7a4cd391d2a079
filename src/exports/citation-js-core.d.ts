// Citation.js ships no types; these cover the part that is used here.
declare module '@citation-js/core' {
  import type { CslItem, CslWork } from '../record/csl.ts';

  export const plugins: {
    add(ref: string, plugin: { output: Record<string, (data: readonly CslItem[]) => string> }): void;
    config: {
      get(ref: '@csl'): {
        readonly styles: Register;
        readonly locales: Register;
        /** One engine per style and language. */
        engine(data: readonly CslWork[], style: string, lang: string, format: 'html' | 'text'): Engine;
      };
    };
    output: {
      format(name: 'data', data: readonly CslItem[], options: { format: 'text' }): string;
    };
  };
  interface Register {
    has(id: string): boolean;
    add(id: string, data: unknown): void;
  }
  /** https://citeproc-js.readthedocs.io/en/latest/running.html */
  interface Engine {
    updateItems(ids: readonly string[]): void;
    makeBibliography(): readonly [
      parameters: { readonly entry_ids: readonly (readonly [id: string])[] },
      entries: readonly string[],
    ];
    restoreProcessorState(citations: readonly []): void;
  }
  export class Cite {
    constructor(data: unknown);
    format(name: string): string;
  }
}
declare module '@citation-js/plugin-csl';
