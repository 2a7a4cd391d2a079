import { clean } from '../../values/clean.ts';

/** A field that is verbatim by definition, without the TeX escapes that some programs add. */
export const verbatim = (tex: string): string =>
  clean(
    tex
      .replace(/\\(?:url|href|path|nolinkurl|doi)\s*(?=\{)/g, '')
      .replace(/\$\s*([<>_])\s*\$/g, '$1')
      .replace(/\$\\sim\$|\\textasciitilde(?:\{\}|\s|(?=\W|$))|\\~(?:\{\s*\})?/g, '~')
      .replace(/\\textless(?:\{\}|\s|(?=\W|$))/g, '<')
      .replace(/\\textgreater(?:\{\}|\s|(?=\W|$))/g, '>')
      .replace(/\\textunderscore(?:\{\}|\s|(?=\W|$))/g, '_')
      .replace(/\\([_%&#$^{}/-])/g, '$1')
      .replace(/[{}\n]/g, ''),
  );
