import type { Library } from '../library/library.ts';
import type { Article } from '../record/article.ts';
import { issns, isVolume } from '../record/container.ts';
import { printDate } from '../record/date.ts';
import { familyName } from '../record/name.ts';
import * as urls from '../urls.ts';

// KBART, the list of titles for libraries: https://www.niso.org/standards-committees/kbart (RP-9-2014, 6.6)

const columns = [
  'publication_title',
  'print_identifier',
  'online_identifier',
  'date_first_issue_online',
  'num_first_vol_online',
  'num_first_issue_online',
  'date_last_issue_online',
  'num_last_vol_online',
  'num_last_issue_online',
  'title_url',
  'first_author',
  'title_id',
  'embargo_info',
  'coverage_depth',
  'notes',
  'publisher_name',
  'publication_type',
  'date_monograph_published_print',
  'date_monograph_published_online',
  'monograph_volume',
  'monograph_edition',
  'first_editor',
  'parent_publication_title_id',
  'preceding_publication_title_id',
  'access_type',
] as const;
type KbartRow = Readonly<Partial<Record<(typeof columns)[number], string | undefined>>>;

/** A line for each title that a journal has or had, and for each volume. */
export function kbart(library: Library): string {
  const rows = library.containers.flatMap((container): readonly KbartRow[] => {
    const articles = library.inContainer(container);
    if (articles.length === 0) return [];
    if (isVolume(container)) {
      const [editor] = container.editors ?? [];
      return [
        {
          ...common(container, articles),
          print_identifier: container.isbn?.[0],
          publication_type: 'monograph',
          date_monograph_published_online: container.issued && printDate(container.issued),
          monograph_volume: container.volume,
          monograph_edition: container.edition,
          first_editor: editor && (editor.literal ?? familyName(editor)),
        },
      ];
    }
    const titles = [...Map.groupBy(articles, (article) => article.container).entries()].map(
      ([titled, own]) => ({ titled, own }),
    );
    return titles.map(({ titled, own }, place): KbartRow => ({
      ...common(titled, own),
      title_id: place === 0 ? container.id : `${container.id}-${titles.length - place}`,
      print_identifier: titled.issn.print,
      online_identifier: titled.issn.online ?? (titled.issn.print ? undefined : issns(titled)[0]),
      ...coverage(own, titled === container),
      publication_type: 'serial',
      preceding_publication_title_id:
        place < titles.length - 1 ? `${container.id}-${titles.length - place - 1}` : undefined,
    }));
  });
  const line = (row: KbartRow) =>
    columns.map((column) => (row[column] ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t');
  return [columns.join('\t'), ...rows.map(line)].map((one) => `${one}\n`).join('');
}

/** Free, or paid; unknown is absent. */
function accessType(articles: readonly Article[]): 'F' | 'P' | undefined {
  if (articles.every(({ access, license }) => access === 'open' || license?.spdx?.startsWith('CC')))
    return 'F';
  return articles.some(({ access }) => access === 'restricted') ? 'P' : undefined;
}

function common(container: Article['container'], articles: readonly Article[]): KbartRow {
  return {
    publication_title: container.title,
    title_url: urls.absolute(urls.container(container)),
    title_id: container.id,
    coverage_depth: articles.every(({ pdf, body }) => pdf ?? body) ? 'fulltext' : 'abstracts',
    publisher_name: container.publisher,
    access_type: accessType(articles),
  };
}

/** The first and the last issue; that of a title of today goes on. */
function coverage(articles: readonly Article[], isCurrent: boolean): KbartRow {
  const [last, first] = [articles[0]!, articles.at(-1)!];
  return {
    date_first_issue_online: first.issued && printDate(first.issued),
    num_first_vol_online: first.volume,
    num_first_issue_online: first.issue,
    ...(!isCurrent && {
      date_last_issue_online: last.issued && printDate(last.issued),
      num_last_vol_online: last.volume,
      num_last_issue_online: last.issue,
    }),
  };
}
