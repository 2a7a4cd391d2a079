import { site } from 'offprint/site';
import { languages } from '../urls.ts';
import { isFirst } from './shard.ts';

interface Page<Props> {
  readonly params?: Readonly<Record<string, string | undefined>>;
  readonly props?: Props;
}

/** Paths in every language, for `getStaticPaths` of a route below `[...locale]`. */
export const inEveryLanguage = <Props>(pages: readonly Page<Props>[]) =>
  languages.flatMap((language) =>
    pages.map(({ params, props }) => ({
      params: { ...params, locale: language === site.language ? undefined : language },
      props: props as Props & object,
    })),
  );

/** The same for pages that are not a single article's, which only the first part of a site renders. */
export const onceInEveryLanguage = <Props>(pages: readonly Page<Props>[]) =>
  inEveryLanguage(isFirst ? pages : []);
