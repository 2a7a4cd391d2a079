import type { BoxParts } from './box-parts.ts';
import type { Facets } from './facets.ts';
import type { Shown } from '../worker/messages.ts';
import { showRecent } from './recent.ts';
import { resultList, summary, type ResultList } from './result-list.ts';
import { writeAddress, type SearchAddress } from './search-address.ts';
import type { Searcher } from './searcher.ts';
import { suggestions } from './suggest.ts';

/** Debounce between the last key and the search. */
const pauseMs = 40;
/** If the results could not be counted while typing, the search is repeated after this pause. */
const restMs = 500;
/** “Searching…” appears only if a search takes longer. */
const silentMs = 300;

interface AnswerOptions {
  /** Whether the query is finished, by Enter or because it comes from a link. */
  readonly done?: boolean;
  /** How many results were shown before. */
  readonly shown?: number;
  /** Whether the reader has paused, so there is time to count. */
  readonly isWhole?: boolean;
}

/** Shows the results of a box's latest query, and none while there is no query. */
interface Answering {
  /** Answers what is asked now. @returns whether its results are shown */
  readonly answer: (options?: AnswerOptions) => Promise<boolean>;
  /** Answers once the reader stops typing. */
  readonly answerSoon: () => void;
  /** Whether the results of what is asked now are shown. */
  readonly isAnswered: () => boolean;
  /** Says that the index could not be loaded, and offers to try again. */
  readonly fail: () => void;
  readonly list: ResultList;
}

/**
 * @param asked what the reader asks for; on the search page it is kept in the URL
 * @param count shows the number of results of each facet value
 */
export function answering(
  parts: BoxParts,
  searcher: Searcher,
  asked: () => SearchAddress,
  count: Facets['count'],
): Answering {
  const { form, section, input, status, repeat, asTyped, everything, recent, words } = parts;
  const list = resultList(section, form, searcher, words.language, fail);
  const suggested = suggestions(parts.suggested, parts.paths, form.dataset);
  let turn = 0;
  let answered: string | undefined;
  let timer = 0;

  const say = (text: string) => {
    if (status.textContent !== text) status.textContent = text;
  };

  async function answer({ done = false, shown = 0, isWhole = false }: AnswerOptions = {}): Promise<boolean> {
    const mine = ++turn;
    // A later key has started another search.
    const isCurrent = () => mine === turn;
    const { query, ...choice } = asked();
    clearTimeout(timer);
    answered = undefined;
    if (parts.onPage) writeAddress({ query, ...choice });
    if (!isWhole) offer(undefined);
    if (everything) everything.hidden = query === '';
    if (query === '' && Object.values(choice.filters).every((values) => values.length === 0)) return rest();
    const slow = window.setTimeout(() => {
      if (isCurrent() && !isWhole) say(words.searching);
    }, silentMs);
    // Counting does not change the results, which CSS would dim.
    if (!isWhole) {
      section.ariaBusy = 'true';
      say('');
    }
    try {
      const found = await searcher.search(input.value, {
        ...choice,
        done,
        isWhole,
        onFirst: (hits, marks) => {
          if (isCurrent() && list.begin(hits, marks)) section.ariaBusy = null;
        },
      });
      if (!found || !isCurrent()) return false;
      suggested.show(query);
      if (found.isBegun) return rest();
      list.show(found);
      answered = query;
      // After back navigation: restore the number of results.
      if (shown > list.count()) await list.showAll();
      if (!isCurrent()) return false;
      say(summary(found, query, words));
      offer(found);
      count(found.counts);
      if (recent) recent.hidden = true;
      if (found.count === undefined && !found.relaxed && !isWhole)
        timer = window.setTimeout(() => void answer({ done, shown: list.count(), isWhole: true }), restMs);
      return true;
    } catch {
      if (isCurrent()) fail();
      return false;
    } finally {
      clearTimeout(slow);
      if (isCurrent()) section.ariaBusy = null;
    }
  }

  /** Offers what would change these results. */
  function offer(found: Shown | undefined) {
    repeat.hidden = true;
    asTyped.hidden = !(found?.corrected ?? found?.relaxed);
  }

  function rest(): false {
    if (asked().query === '') suggested.show('');
    section.ariaBusy = null;
    list.rest();
    say('');
    count('all');
    if (recent) showRecent(recent);
    return false;
  }

  function fail() {
    list.rest();
    suggested.show('');
    say(words.failed);
    repeat.hidden = false;
  }

  function answerSoon() {
    // The old summary does not describe this query.
    say('');
    clearTimeout(timer);
    timer = window.setTimeout(() => void answer(), asked().query ? pauseMs : 0);
  }

  const isAnswered = () => answered !== undefined && answered === asked().query;

  return { answer, answerSoon, isAnswered, fail, list };
}
