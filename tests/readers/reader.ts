// A reader of citation files that we did not write, and the one shape in which each gives what it understood.

/** What a reader understood of one record; what it found nothing for is absent. */
export interface Understood {
  key?: string;
  title?: string;
  /** `Family, Given`, or an organisation's name. */
  authors?: string[];
  journal?: string;
  volume?: string;
  issue?: string;
  /** `366-381` */
  pages?: string;
  /** `2025-10-08` in the precision understood. */
  date?: string;
  doi?: string;
  url?: string;
  issn?: string;
  publisher?: string;
  /** Sorted: some readers lose the order. */
  keywords?: string[];
  abstract?: string;
}

export interface Reader {
  readonly name: string;
  /** Ids of the formats it reads. */
  readonly reads: readonly string[];
  readonly available: boolean;
  readonly read: (file: string, format: string) => Promise<Understood[]>;
}

/** A name with the family name first. */
export const inverted = (family?: string, given?: string, suffix?: string) =>
  [family, given, suffix].filter(Boolean).join(', ');

/** A date in the precision understood. */
export const isoDate = (year?: string, month?: string, day?: string) =>
  year && [year.padStart(4, '0'), month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');

/** Drops what is absent, and what differs only in how a dash, an apostrophe, an index or a blank is set. */
export function understood(found: {
  [Field in keyof Understood]: Understood[Field] | undefined;
}): Understood {
  const even = (value: string) =>
    value
      .normalize('NFC')
      // indices and powers, which a file may hold as markup
      .replace(/[²³¹\u2070-\u209C]/g, (character) => character.normalize('NFKC'))
      .replace(/[‘’]/g, "'")
      .replace(/[–—]/g, '-')
      .replace(/\s+/g, ' ')
      .trim();
  return Object.fromEntries(
    Object.entries(found)
      .filter(([, value]) => value !== undefined && value.length > 0)
      .map(([name, value]) => {
        if (!Array.isArray(value)) return [name, even(value)];
        const all = value.map(even);
        return [name, name === 'keywords' ? all.sort() : all];
      }),
  );
}

/** A title or abstract without the tags that a reader gives it. */
export const withoutTags = (text?: string) => text?.replace(/<\/?(?:i|b|sub|sup|sc|span)\b[^>]*>/g, '');
