import { parseDate } from '../../record/date.ts';
import { dateIn } from '../../strings/date-in.ts';
import type { Answer } from './find.ts';
import { abstractOf, type Hit } from './rank.ts';
import { resultItem } from './result.ts';

/** The words that the box says, from the page's language. `#` stands for a number or a query. */
export interface Words {
  readonly language: string;
  /** By the plural category of the number. */
  readonly results: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
  readonly none: string;
  readonly corrected: string;
  readonly relaxed: string;
  readonly failed: string;
}

/** How many results are shown at once. */
const maxShown = 20;

/** The list that shows results: the page's own articles, while nobody searches. */
export interface ResultList {
  /**
   * Shows the first results of an answer, unless a later one has come while they were fetched.
   * @param isCurrent false from then on
   */
  readonly show: (answer: Answer, isCurrent: () => boolean, count?: number) => Promise<void>;
  /** Shows the page's own articles again. */
  readonly rest: (message?: string) => void;
  readonly links: () => readonly HTMLAnchorElement[];
}

/** Takes over the list of a section. */
export function resultList(
  section: HTMLElement,
  form: HTMLFormElement,
  words: Words,
  withAbstracts: boolean,
): ResultList {
  const status = form.querySelector<HTMLElement>('[role=status]')!;
  const input = form.querySelector('input')!;
  const list = section.querySelector('ol')!;
  const template = section.querySelector('template')!;
  const more = section.querySelector<HTMLButtonElement>('button.more')!;
  const articles = [...list.children];
  const printed = dateIn(words.language);

  async function show(answer: Answer, isCurrent: () => boolean, count = maxShown) {
    const items = await itemsOf(answer, 0, count);
    if (!isCurrent()) return;
    list.replaceChildren(...items);
    status.textContent = summary(answer, input.value.trim(), words);
    offerMore(answer, items.length);
    changed();
  }

  function offerMore(answer: Answer, from: number) {
    more.hidden = answer.results.length <= from;
    more.onclick = () => void append(answer, from);
  }

  async function append(answer: Answer, from: number) {
    const last = list.lastElementChild;
    const items = await itemsOf(answer, from, maxShown);
    // Another search has replaced them.
    if (last !== list.lastElementChild) return;
    list.append(...items);
    changed();
    offerMore(answer, from + items.length);
    items[0]?.querySelector('a')?.focus();
  }

  async function itemsOf({ results, query }: Answer, from: number, count: number) {
    const hits = await Promise.all(results.slice(from, from + count).map((result) => result.data()));
    return hits.map((hit) =>
      resultItem(template, inPageLanguage(hit), withAbstracts ? abstractOf(hit) : '', query.terms),
    );
  }

  /** A result with its title and its page in the language of this page. */
  function inPageLanguage({ url, meta, ...hit }: Hit): Hit {
    const title = meta[`title-${words.language}`];
    const address = url.replace(form.dataset['from']!, form.dataset['to']!);
    const issued = parseDate(meta['date'] ?? '');
    return {
      ...hit,
      url: address,
      meta: { ...meta, ...(title && { title }), ...(issued && { date: printed(issued) }) },
    };
  }

  // Zotero looks again for what it can save.
  const changed = () => document.dispatchEvent(new Event('ZoteroItemUpdated', { bubbles: true }));

  return {
    show,
    rest(message = '') {
      list.replaceChildren(...articles);
      more.hidden = true;
      status.textContent = message;
      changed();
    },
    links: () => [...list.querySelectorAll('a')],
  };
}

/** How many results there are, and what was searched for in place of what was typed. */
function summary({ results, corrected, relaxed }: Answer, typed: string, words: Words): string {
  const count = results.length;
  if (count === 0) return words.none.replace('#', () => typed);
  const category = new Intl.PluralRules(words.language).select(count);
  const found = (words.results[category] ?? words.results.other!).replace(
    '#',
    new Intl.NumberFormat(words.language).format(count),
  );
  return [corrected && words.corrected.replace('#', () => corrected), relaxed && words.relaxed, found]
    .filter(Boolean)
    .join(' ');
}
