import { filled } from '../../record/filled.ts';
import type { Entry } from './entry.ts';

/** An entry as reference fields. */
export const fieldsOfReference = ({
  key,
  type,
  fields,
  container,
  more,
}: Entry): Readonly<Record<string, unknown>> =>
  filled({
    key,
    type,
    ...Object.fromEntries(
      (['title', 'authors', 'editors', 'volume', 'issue', 'date', 'doi'] as const).map((name) => [
        name,
        fields[name],
      ]),
    ),
    pages: fields['pages'] ?? fields['article-number'],
    'container-title': container.title,
    publisher: container.publisher,
    // The DOI already leads there.
    url: fields['doi'] === undefined ? fields['source'] : undefined,
    ...more,
  });
