import { parseDate } from '../../record/date.ts';
import { dateIn } from '../../strings/date-in.ts';
import type { Strings } from '../../strings/en.ts';
import type { Shown } from '../worker/messages.ts';
import { abstractOf, type Hit } from '../worker/rank.ts';
import { resultItem } from './result.ts';
import type { Searcher } from './searcher.ts';

/** The strings of the box in the page's language. `#` is a placeholder for a number or a query. */
export type Words = { readonly language: string } & Pick<
  Strings['search'],
  | 'results'
  | 'uncounted'
  | 'none'
  | 'noneTicked'
  | 'corrected'
  | 'relaxed'
  | 'nearest'
  | 'dropped'
  | 'searching'
  | 'failed'
>;

/** The result list; without a search it shows the page's own articles. */
export interface ResultList {
  /** Shows the first results. */
  readonly show: (answer: Shown) => void;
  /** Shows results that will stay at the top of pending ones, unless others are already shown. @returns whether they are shown */
  readonly begin: (hits: readonly Hit[], marks: readonly string[]) => boolean;
  /** Shows all remaining results. */
  readonly showAll: () => Promise<void>;
  /** Shows the page's own articles again. */
  readonly rest: () => void;
  /** How many results are shown. */
  readonly count: () => number;
  readonly links: () => readonly HTMLAnchorElement[];
}

/** Attaches to the list of a section. */
export function resultList(
  section: HTMLElement,
  form: HTMLFormElement,
  searcher: Searcher,
  language: string,
  onFailure: () => void,
): ResultList {
  const list = section.querySelector('ol')!;
  const template = section.querySelector('template')!;
  const more = section.querySelector<HTMLButtonElement>('button.more')!;
  const withAbstracts = form.dataset['page'] !== undefined;
  const articles = [...list.children];
  const printed = dateIn(language);
  let marks: readonly string[] = [];
  let total = 0;
  let isResting = true;

  const itemsOf = (hits: readonly Hit[]) =>
    hits.map((hit) =>
      resultItem(
        template,
        { ...hit, meta: inPageLanguage(hit.meta) },
        hit.url.replace(form.dataset['from']!, form.dataset['to']!),
        withAbstracts ? abstractOf(hit) : '',
        marks,
      ),
    );

  function replace(hits: readonly Hit[], words: readonly string[]) {
    marks = words;
    isResting = false;
    list.replaceChildren(...itemsOf(hits));
    changed();
  }

  async function append(all: boolean) {
    const last = list.lastElementChild;
    const hits = await searcher.more(list.children.length, all);
    // Another search has replaced them.
    if (last !== list.lastElementChild) return;
    // The worker that held them has failed.
    if (hits.length === 0) throw new Error('There are no further results.');
    const items = itemsOf(hits);
    list.append(...items);
    more.hidden = list.children.length >= total;
    changed();
    return items;
  }

  more.addEventListener('click', () => {
    append(false).then((items) => items?.[0]?.querySelector('a')?.focus(), onFailure);
  });

  function inPageLanguage(meta: Hit['meta']): Hit['meta'] {
    const title = meta[`title-${language}`];
    const issued = parseDate(meta['date'] ?? '');
    return { ...meta, ...(title && { title }), ...(issued && { date: printed(issued) }) };
  }

  // Makes Zotero look for items again.
  const changed = () => document.dispatchEvent(new Event('ZoteroItemUpdated', { bubbles: true }));

  return {
    show(answer) {
      total = answer.total;
      replace(answer.hits, answer.marks);
      more.hidden = answer.hits.length >= total;
    },
    begin(hits, words) {
      const isShown = isResting;
      if (isShown) replace(hits, words);
      return isShown;
    },
    async showAll() {
      if (!isResting && list.children.length < total) await append(true);
    },
    rest() {
      isResting = true;
      list.replaceChildren(...articles);
      more.hidden = true;
      changed();
    },
    count: () => (isResting ? 0 : list.children.length),
    links: () => [...list.querySelectorAll<HTMLAnchorElement>(':scope > li > a')],
  };
}

/** The number of results, and the query used instead of the typed one. */
export function summary(answer: Shown, typed: string, words: Words): string {
  const { total, count, corrected, relaxed, dropped, unfiltered } = answer;
  const number = (many: number) => new Intl.NumberFormat(words.language).format(many);
  if (total === 0)
    return unfiltered
      ? words.noneTicked.replace('#', number(unfiltered))
      : words.none.replace('#', () => typed);
  const category = new Intl.PluralRules(words.language).select(count ?? 0);
  const found =
    count === undefined
      ? words.uncounted
      : (words.results[category] ?? words.results.other!).replace('#', number(count));
  return [
    corrected && words.corrected.replace('#', () => corrected),
    dropped && words.dropped.replace('#', () => dropped.join(' ')),
    relaxed ? !dropped && words[relaxed === 'most' ? 'relaxed' : 'nearest'] : found,
  ]
    .filter(Boolean)
    .join(' ');
}
