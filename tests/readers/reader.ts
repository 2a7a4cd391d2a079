// The interface of independent readers of citation files, and the common shape of their results.

/** What a reader found in one record; fields without a result are absent. */
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
  /** `2025-10-08`, as precise as found. */
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

/** A date as precise as found. */
export const isoDate = (year?: string, month?: string, day?: string) =>
  year && [year.padStart(4, '0'), month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');

/** Drops absent fields, and normalises dashes, apostrophes, subscripts and spaces. */
export function understood(found: {
  [Field in keyof Understood]: Understood[Field] | undefined;
}): Understood {
  const even = (value: string) =>
    value
      .normalize('NFC')
      // subscripts and superscripts, which may be markup in a file
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

/** A title or abstract without the reader's tags. */
export const withoutTags = (text?: string) => text?.replace(/<\/?(?:i|b|sub|sup|sc|span)\b[^>]*>/g, '');
