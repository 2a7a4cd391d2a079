import { site } from './site.ts';

/** The languages of the interface, the site's own first. */
export const languages: readonly string[] = [site.language, ...site.otherLanguages];

/** The same pages in every language, for `getStaticPaths` of a route below `[...locale]`. */
export const inEveryLanguage = <Props>(
  pages: readonly {
    readonly params?: Readonly<Record<string, string | undefined>>;
    readonly props?: Props;
  }[],
) =>
  languages.flatMap((language) =>
    pages.map(({ params, props }) => ({
      params: { ...params, locale: language === site.language ? undefined : language },
      props: props as Props & object,
    })),
  );
