// The grammar of a .bib file: entries, fields and macros, with their positions. Field values are TeX: tex.ts. The parsers
// on npm stop at a mistake, drop the entry it is in, or change its text; this one reports it with its line and reads on.
// https://ctan.org/pkg/btxdoc, https://ctan.org/pkg/biblatex (3.13 for macros, 2.4.1 and appendix B for inheritance)

import { lookUp } from '../../values/lookup.ts';

/** An entry as written. */
export interface RawEntry {
  /** In small letters. */
  readonly type: string;
  readonly key: string;
  /** By their names in lower case. */
  readonly fields: ReadonlyMap<string, RawField>;
  /** The volume from which it inherits by `crossref`. */
  readonly volume?: RawEntry;
  /** Offset of its `@`. */
  readonly at: number;
}

/** A field as written. */
interface RawField {
  /** TeX, without its delimiting braces or quotation marks; pieces joined by `#` are concatenated. */
  readonly value: string;
  /** Offset of its name. */
  readonly at: number;
  /** A macro name that no `@string` defines. */
  readonly undefinedMacro?: string;
  /** Whether the entry has a second field of this name with another value. */
  readonly isRepeated?: boolean;
}

/** An entry that breaks the grammar. */
interface BrokenEntry {
  /** Where. */
  readonly at: number;
  readonly key?: string;
  /** What is wrong and, after a line break, how to fix it. */
  readonly message: string;
}

/** What a file holds. */
interface BibtexFile {
  readonly entries: readonly RawEntry[];
  readonly broken: readonly BrokenEntry[];
  /** The TeX of `@preamble`. */
  readonly preamble: string;
}

/** Parses a file. Text outside entries is a comment. */
export function parseBibtex(text: string): BibtexFile {
  const entries: RawEntry[] = [];
  const broken: BrokenEntry[] = [];
  const macros = new Map<string, string>(months.map((month) => [month, month]));
  let preamble = '';
  let at = 0;

  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };

  /** The end of a text in braces or quotation marks that begins here. @throws if it is not closed */
  function delimited(): string {
    const close = text[at] === '{' ? '}' : '"';
    const start = at + 1;
    delimiter.lastIndex = start;
    let depth = 0;
    for (let match = delimiter.exec(text); match; match = delimiter.exec(text)) {
      if (match[0] === close && depth === 0) {
        at = delimiter.lastIndex;
        return text.slice(start, at - 1);
      }
      if (match[0] === '{') depth += 1;
      else if (match[0] === '}' && (depth -= 1) < 0) break;
    }
    throw new Fault(start - 1, unclosed);
  }

  function value(): Omit<RawField, 'at'> {
    const pieces: string[] = [];
    let undefinedMacro: string | undefined;
    do {
      take(blanks);
      if (text[at] === '{' || text[at] === '"') pieces.push(delimited());
      else {
        const start = at;
        const [name] = take(bareWord) ?? [];
        if (name === undefined) throw new Fault(start, atNextEntry() ? unclosed : noValue);
        const known = /^\d+$/.test(name) ? name : macros.get(name.toLowerCase());
        if (known === undefined) undefinedMacro = name;
        pieces.push(known ?? '');
      }
      take(blanks);
    } while (take(hash));
    return { value: pieces.join(''), ...(undefinedMacro && { undefinedMacro }) };
  }

  const atNextEntry = () => at >= text.length || (take(blanks), startsEntry(text, at));

  function fieldsUntil(close: string): Map<string, RawField> {
    const fields = new Map<string, RawField>();
    let last = at;
    for (;;) {
      take(separators);
      if (text[at] === close) {
        at += 1;
        return fields;
      }
      const start = at;
      const [, name] = take(fieldName) ?? [];
      if (!name) throw atNextEntry() ? new Fault(last, unclosed) : new Fault(start, noField);
      last = start;
      const field = { at: start, ...value() };
      const lower = name.toLowerCase();
      const before = fields.get(lower);
      // BibTeX keeps the first of two fields and warns; but a second list of keywords continues the first.
      if (!before) fields.set(lower, field);
      else if (lower.startsWith('keyword'))
        fields.set(lower, { ...before, value: `${before.value}, ${field.value}` });
      else if (before.value.trim() === '') fields.set(lower, field);
      else if (field.value.trim() !== '' && field.value.trim() !== before.value.trim())
        fields.set(lower, { ...before, isRepeated: true });
      take(blanks);
      if (text[at] === ',' || text[at] === close) continue;
      const fault = at;
      const [, next] = take(fieldName) ?? [];
      if (next) throw new Fault(fault, missingComma(next));
      throw atNextEntry() ? new Fault(last, unclosed) : new Fault(fault, noField);
    }
  }

  for (;;) {
    const start = text.indexOf('@', at);
    if (start < 0) break;
    at = start;
    const [, name, open] = take(entryStart) ?? [];
    if (!name) {
      at = start + 1;
      continue;
    }
    const type = name.toLowerCase();
    const close = open === '{' ? '}' : ')';
    let key: string | undefined;
    try {
      if (type === 'comment') {
        at -= 1;
        if (open === '{') delimited();
      } else if (type === 'preamble') preamble += `${value().value}\n`;
      else if (type === 'string')
        for (const [macro, field] of fieldsUntil(close)) macros.set(macro, field.value);
      else {
        [, key] = take(entryKey) ?? [];
        if (key === undefined) {
          take(blanks);
          if (!fieldName.test(((fieldName.lastIndex = at), text)))
            throw new Fault(at, atNextEntry() ? unclosed : noKey);
        }
        entries.push({ type, key: key ?? '', fields: fieldsUntil(close), at: start });
      }
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      // A comment may remain open.
      if (type !== 'comment') broken.push({ at: fault.at, message: fault.message, ...(key && { key }) });
      at = nextEntry(text, start + 1);
    }
  }
  return { entries: inherited(entries), broken, preamble };
}

class Fault extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const blanks = /\s*/y;
const separators = /[\s,]*/y;
const hash = /#/y;
const delimiter = /[{}"]/g;
const bareWord = /[^\s{}"#,=()%]+/y;
const entryStart = /@\s*(\w+)\s*([{(])/y;
// An entry without a key begins with its first field.
const entryKey = /\s*([^\s,{}="()#%]*[^\s,{}="#%]?)\s*(?:,|(?=[})]))/y;
// Scopus writes field names with spaces.
const fieldName = /([^\s{}"#,=()%]+(?:[ \t]+[^\s{}"#,=()%]+)*)\s*=/y;
const nextStart = /^[ \t]*@\w+\s*[{(]/gm;

const startsEntry = (text: string, at: number) => {
  entryStart.lastIndex = at;
  return entryStart.test(text);
};

function nextEntry(text: string, from: number): number {
  nextStart.lastIndex = from;
  return nextStart.exec(text)?.index ?? text.length;
}

const unclosed =
  'a brace or quotation mark that is opened here is not closed.\nClose every { and " of the entry.';
const noValue = 'a value is missing.\nWrite it in braces after the equals sign, or remove the field.';
const noField =
  'something here does not belong to any field.\nWrite every field as name = {value}, with a comma after it.';
const noKey = 'its key is missing or cannot be read.\nWrite it as @article{key, …';
const missingComma = (next: string) => `a comma is missing before “${next}”.\nPut one after every field.`;

/**
 * Resolves inheritance: all fields of `xdata`, single ones (`journaltitle = {xdata=key-journaltitle}`), and those of `crossref` that an entry lacks.
 * Without `crossref`, as in ACL Anthology and Zotero, a paper is in the one volume of the file with its `booktitle`, if nothing contradicts.
 */
function inherited(all: readonly RawEntry[]): readonly RawEntry[] {
  const entries = withSingleFields(all);
  const volumes = Map.groupBy(
    entries.filter(({ type }) => volumeTypes.test(type)),
    (entry) => comparable(entry, 'title'),
  );
  if (volumes.size === 0 && !entries.some(({ fields }) => fields.has('crossref') || fields.has('xdata')))
    return entries;
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
  const whole = (entry: RawEntry, seen: readonly RawEntry[]): RawEntry => {
    const fields = new Map(entry.fields);
    const refer = (field: string) =>
      (entry.fields.get(field)?.value ?? '').split(',').flatMap((key) => {
        const other = byKey.get(key.trim().toLowerCase());
        return other && !seen.includes(other) && seen.length < maxGenerations
          ? [whole(other, [...seen, other])]
          : [];
      });
    for (const { fields: more } of refer('xdata'))
      for (const [name, field] of more) if (!fields.has(name)) fields.set(name, field);
    let volume: RawEntry | undefined;
    for (const parent of entry.fields.has('crossref') ? refer('crossref') : namedVolume(entry, volumes)) {
      const isPeriodical = parent.type === 'periodical';
      const isWhole = volumeTypes.test(parent.type) && partTypes.test(entry.type);
      if (isWhole) volume = parent;
      const renamed = { ...(isPeriodical && ofPeriodical), ...(isWhole && ofVolume) };
      for (const [name, field] of parent.fields) {
        if (notInherited.has(name)) continue;
        const own = lookUp(renamed, name) ?? name;
        if (!fields.has(own) && !(own === 'journaltitle' && fields.has('journal'))) fields.set(own, field);
      }
    }
    return { ...entry, fields, ...(volume && { volume }) };
  };
  return entries.map((entry) => whole(entry, [entry]));
}

/** The volume that an entry names by its title; none if two fit. */
function namedVolume(
  entry: RawEntry,
  byTitle: ReadonlyMap<string, readonly RawEntry[]>,
): readonly RawEntry[] {
  const title = comparable(entry, 'booktitle');
  if (!title || !partTypes.test(entry.type)) return [];
  const year = (one: RawEntry) => (comparable(one, 'date') || comparable(one, 'year')).slice(0, 4);
  const agree = (one: string, other: string) => !one || !other || one === other;
  const found = (byTitle.get(title) ?? []).filter(
    (volume) =>
      agree(year(entry), year(volume)) &&
      tellingApart.every((field) => agree(comparable(entry, field), comparable(volume, field))),
  );
  return found.length === 1 ? found : [];
}

/** Fields that tell two volumes with one title apart. */
const tellingApart = ['volume', 'number', 'edition', 'isbn', 'editor'];

/** A value for comparison: `{P}ots` is `pots`. */
const comparable = ({ fields }: RawEntry, field: string) =>
  (fields.get(field)?.value ?? '').replace(/[{}]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();

/** Fields whose value is one of another entry: biblatex manual, 3.13.6. One that does not exist is reported as an undefined macro is. */
function withSingleFields(entries: readonly RawEntry[]): readonly RawEntry[] {
  const reference = /^\s*xdata\s*=\s*(\S+?)\s*$/i;
  const isSingle = ({ value }: RawField) => reference.test(value);
  if (!entries.some(({ fields }) => [...fields.values()].some(isSingle))) return entries;
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry.fields]));
  return entries.map((entry) => ({
    ...entry,
    fields: new Map(
      [...entry.fields].map(([name, field]) => {
        const [, target = ''] = reference.exec(field.value) ?? [];
        if (!target) return [name, field];
        const [, key = '', other = ''] = /^(.+?)-([^-]+?)(?:-\d+)?$/.exec(target) ?? [];
        const found =
          byKey.get(target.toLowerCase())?.get(name) ??
          byKey.get(key.toLowerCase())?.get(other.toLowerCase());
        return [
          name,
          found ? { ...found, at: field.at } : { ...field, value: '', undefinedMacro: `xdata=${target}` },
        ];
      }),
    ),
  }));
}

/** Limit for chains of inheritance; no entry needs more. */
const maxGenerations = 10;

const notInherited = new Set([
  'ids',
  'crossref',
  'xref',
  'xdata',
  'keywords',
  'doi',
  'url',
  'abstract',
  'pages',
  'eid',
  'sortkey',
  'shorthand',
  'label',
  'options',
  'entryset',
  'relatedoptions',
]);

/** The names that fields of a periodical have in its articles. */
const ofPeriodical: Readonly<Record<string, string>> = {
  title: 'journaltitle',
  subtitle: 'journalsubtitle',
  titleaddon: 'journaltitleaddon',
  shorttitle: 'shortjournal',
};

/** The types of whole volumes, and of what is in them, between which titles change their names. */
const volumeTypes = /^(?:mv)?(?:proceedings|collection|book|reference)$/;
const partTypes =
  /^(?:inproceedings|conference|incollection|inbook|suppbook|suppcollection|bookinbook|inreference)$/;
const ofVolume: Readonly<Record<string, string>> = {
  title: 'booktitle',
  subtitle: 'booksubtitle',
  titleaddon: 'booktitleaddon',
  author: 'bookauthor',
};
