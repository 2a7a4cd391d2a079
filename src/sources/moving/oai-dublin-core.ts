import { filled } from '../../record/filled.ts';
import { certainFields } from '../bibliography/certain.ts';
import { noting, type Entry } from '../bibliography/entry.ts';
import { childrenNamed, textIn, type XmlElement } from '../jats/xml-tree.ts';
import { abstractIn } from '../values/abstract-value.ts';
import { articleTypeOf } from '../values/article-type-value.ts';
import { clean, inOwnMarkup } from '../values/clean.ts';
import { dateOf } from '../values/date-value.ts';
import { doiOf } from '../values/doi-value.ts';
import { issnOf } from '../values/issn-value.ts';
import { localeOf, sameLanguage } from './locale.ts';
import { licenseOf } from '../values/license-value.ts';
import { keywordsIn } from '../values/list-value.ts';
import { namesOf, type NameFields } from '../values/names-value.ts';
import { numbersOf } from '../values/number-value.ts';
import { placeInIssue } from '../values/place-value.ts';
import type { Galley } from './origin.ts';

// Dublin Core as journal systems write it: https://www.openarchives.org/OAI/2.0/oai_dc.xsd

/** An article in Dublin Core. */
interface DublinCoreArticle {
  readonly entry: Entry;
  readonly urls: readonly string[];
  readonly galleys: readonly Galley[];
  readonly issueTitle?: string;
}

interface Localised {
  readonly text: string;
  /** BCP 47. */
  readonly language: string | undefined;
}

/**
 * Reads an `oai_dc` record.
 * @param name of the article, for messages
 * @param section the name of its set
 */
export function readDublinCore(element: XmlElement, name: string, section?: string): DublinCoreArticle {
  const all = (tag: string): readonly Localised[] =>
    childrenNamed(element, tag).flatMap((one) => {
      const text = clean(textIn(one).trim());
      return text ? [{ text, language: localeOf(one.attributes['lang']) }] : [];
    });
  const { notes, lost } = noting(() => 1);
  const titles = all('title');
  const spoken = all('language').flatMap(({ text }) => localeOf(text) ?? []);
  const language =
    spoken.find((one) => titles.some((title) => sameLanguage(title.language, one))) ??
    spoken[0] ??
    titles[0]?.language;
  const isOwn = (one: Localised) => one.language === undefined || sameLanguage(one.language, language);
  const own = (tag: string) => {
    const some = all(tag);
    const mine = some.filter(isOwn);
    return mine.length > 0 ? mine : some.filter((one) => sameLanguage(one.language, some[0]?.language));
  };
  const identifiers = all('identifier').map(({ text }) => text);
  const urls = identifiers.filter((text) => /^https?:/i.test(text) && doiOf(text).value === undefined);
  const doi = identifiers.map((text) => doiOf(text).value).find(Boolean);
  const source = sourceIn(all('source'), isOwn);
  const publisher = own('publisher')[0]?.text;
  const creators = creatorsIn(all('creator'), language, lost);
  const written = all('date')
    .map(({ text }) => dateOf(text).value)
    .find(Boolean);
  // What was scanned has the day of its upload; the issue has the year in which it was printed.
  const date =
    source.year && written && !written.startsWith(source.year) ? source.year : (written ?? source.year);
  const rights = all('rights');
  const { fields, issns } = certainFields(
    {
      authors: { value: creators.authors },
      editors: {},
      volume: source.volume,
      issue: source.issue,
      pages: source.pages,
      date: date === undefined ? {} : { value: date },
      doi,
      language,
      license: rights.map(({ text }) => licenseOf(text).value).find(Boolean),
      issns: { issn: source.issns.join('; ') },
    },
    lost,
  );
  const title = titles.find(isOwn) ?? titles[0];
  const abstract = (texts: readonly Localised[]) => abstractIn(texts.map(({ text }) => inOwnMarkup(text)));
  const subjects = (texts: readonly Localised[]) => keywordsIn(texts.map(({ text }) => text));
  const languages = [
    ...new Set([...titles, ...all('description'), ...all('subject')].flatMap((one) => one.language ?? [])),
  ];
  const translations = languages
    .filter((one) => !sameLanguage(one, language) && one !== title?.language)
    .map((tag) => {
      const inIt = (name_: string) => all(name_).filter((one) => one.language === tag);
      const words = subjects(inIt('subject'));
      return [
        tag,
        filled<Record<string, unknown>>({
          title: inIt('title')[0] && inOwnMarkup(inIt('title')[0]!.text),
          abstract: abstract(inIt('description')),
          keywords: words.length > 0 ? words : undefined,
          authors: creators.translated.get(tag),
        }),
      ] as const;
    })
    .filter(([, one]) => Object.keys(one).length > 0);
  const formats = all('format').map(({ text }) => text.toLowerCase());
  const relations = all('relation')
    .map(({ text }) => text)
    .filter((text) => /^https?:\/\//i.test(text) && doiOf(text).value === undefined);
  const keywords = subjects(own('subject'));
  return {
    entry: {
      name,
      line: 1,
      type: 'article-journal',
      fields: filled<Record<string, unknown>>({
        title: title && inOwnMarkup(title.text),
        type: section && articleTypeOf(section.replace(/s$/, '')),
        ...fields,
        section,
        keywords: keywords.length > 0 ? keywords : undefined,
        abstract: abstract(own('description')),
        copyright: copyrightIn(rights.map(({ text }) => text)),
        translations: translations.length > 0 ? Object.fromEntries(translations) : undefined,
      }),
      container: {
        ...filled({
          title: source.title,
          // Without a publisher, OJS repeats the name of the journal.
          publisher:
            publisher === source.title || source.titles.includes(publisher ?? '') ? undefined : publisher,
        }),
        ...issns,
      },
      notes,
      lineOf: () => 1,
    },
    urls,
    galleys: relations.map((url, place): Galley => ({
      url: downloadUrl(url),
      ...(formats.length === relations.length && { type: formats[place]! }),
    })),
    ...(source.issueTitle && { issueTitle: source.issueTitle }),
  };
}

/** The file of a galley: OJS shows it in a page at `/view/`, and its file may have a number of its own. */
export const downloadUrl = (url: string): string =>
  url
    .replace(/(\/article|\/issue)\/view\/(?=[^/]+\/(?!version\/\d+\/?$)[^/])/, '$1/download/')
    .replace(/(\/article\/download\/[^/]+\/(?!version\/)[^/]+)\/[^/]+$/, '$1');

/** “Copyright (c) 2025 Ann Ro” */
export function copyrightIn(texts: readonly string[]): object | undefined {
  for (const text of texts) {
    const [, year, holder] =
      /^(?:copyright|derechos de autor|direitos autorais|авторские права|copyright)?\s*(?:\(c\)|©)\s*(\d{4})\s+(\S[^<>]*)$/i.exec(
        text.trim(),
      ) ?? [];
    if (year && holder) return { year, holder };
  }
  return undefined;
}

/** A word of the names of institutions. */
const institution =
  /\b(?:univ|inst|depart|facul|fakul|akadem|academ|escuela|school|college|cent(?:er|re|ro|rum)|hospital|klini|clini|laborat|minist|museum|library|society|council|agency|foundation|corporation|company|gmbh|ltd|inc)|унив|инст|акад|центр|факул|школ|больниц|大学|學院|学院|研究|جامعة/iu;

/** The names of a byline, whole in each language that has all of them. */
function creatorsIn(
  all: readonly Localised[],
  language: string | undefined,
  lost: (field: string, message: string | undefined) => void,
) {
  const inTag = Map.groupBy(all, (one) => one.language ?? '');
  const most = Math.max(0, ...[...inTag.values()].map((some) => some.length));
  const whole = [...inTag].filter(([, some]) => some.length === most);
  const mine =
    whole.find(([tag]) => tag !== '' && sameLanguage(tag, language)) ??
    whole.find(([tag]) => tag === '') ??
    whole[0];
  const named = (some: readonly Localised[]) => some.flatMap(({ text }) => personIn(text, lost));
  return {
    authors: mine ? named(mine[1]) : [],
    translated: new Map(
      whole
        .filter(
          ([tag, some]) =>
            tag !== '' && tag !== mine?.[0] && some.some((one, place) => one.text !== mine?.[1][place]?.text),
        )
        .map(([tag, some]) => [tag, named(some)] as const),
    ),
  };
}

/** “Ro, Ann”, and “Ro, Ann; University of Lund, Sweden” of OJS 2. */
function personIn(
  text: string,
  lost: (field: string, message: string | undefined) => void,
): readonly object[] {
  const [name = '', ...rest] = text.split(/\s*;\s*/);
  const others = rest.filter(Boolean);
  const read = (one: string): readonly NameFields[] => {
    const { value, unclear } = namesOf(one, { order: 'running' });
    lost('authors', unclear);
    return value ?? [];
  };
  if (others.length === 0) return read(name);
  const arePeople = others.every(
    (one) => /^[\p{Lu}][^,]{0,40},\s*[\p{Lu}][^,]{0,40}$/u.test(one) && !institution.test(one),
  );
  if (arePeople && /,/.test(name)) return [name, ...others].flatMap(read);
  return read(name).map((person) => ({ ...person, affiliations: [others.join('; ')] }));
}

interface SourceFacts {
  readonly title?: string;
  /** In every language. */
  readonly titles: readonly string[];
  readonly volume?: string;
  readonly issue?: string;
  readonly year?: string;
  readonly pages?: string;
  readonly issueTitle?: string;
  readonly issns: readonly string[];
}

/** “Polis; Vol. 25 No. 3 (2025): Africa; 355-365”, once in each language, and ISSNs. */
function sourceIn(sources: readonly Localised[], isOwn: (one: Localised) => boolean): SourceFacts {
  const issns = sources.flatMap(({ text }) => issnOf(text).value ?? []);
  const lines = sources.filter(
    ({ text }) => issnOf(text).value === undefined && doiOf(text).value === undefined && /\S/.test(text),
  );
  const read = lines.map((one) => ({ one, ...readSourceLine(one.text) }));
  const own = read.find(({ one }) => isOwn(one)) ?? read[0];
  const numbered = [own, ...read].find((one) => one?.volume ?? one?.issue ?? one?.year);
  return {
    ...filled({
      title: own?.title,
      issueTitle: own?.issueTitle,
      volume: numbered?.volume,
      issue: numbered?.issue,
      year: numbered?.year,
      pages: own?.pages ?? read.map(({ pages }) => pages).find(Boolean),
    }),
    titles: read.map(({ title }) => title),
    issns,
  };
}

interface SourceLine {
  readonly title: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly year?: string;
  readonly pages?: string;
  readonly issueTitle?: string;
}

/** One such line. What is no volume and no number may be the title of an issue. */
export function readSourceLine(text: string): SourceLine {
  const parts = text.split(/\s*;\s*/).filter(Boolean);
  const numbered = parts.findIndex((part, place) => place > 0 && isIdentification(part));
  const at = numbered > 0 ? numbered : -1;
  const last = parts.at(-1)!;
  const place = placeInIssue(last).value;
  const hasPages =
    parts.length > 1 &&
    parts.length - 1 !== at &&
    /\d|^[ivxlcdm]+(?:[-–][ivxlcdm]+)?$/i.test(last) &&
    place !== undefined &&
    last.length < 40;
  const rest = hasPages ? parts.slice(0, -1) : parts;
  // Without numbers, an issue has a title alone.
  const issueTitle = at > 0 ? undefined : rest.slice(1).join('; ') || undefined;
  return {
    title: rest.slice(0, Math.max(at, 1)).join('; '),
    ...(at > 0 ? readIdentification(rest.slice(at).join('; ')) : filled({ issueTitle })),
    ...(hasPages && { pages: last }),
  };
}

const isIdentification = (part: string) =>
  /\(\d{4}\)/.test(part) ||
  /^\d{4}(?::|$)/.test(part) ||
  /^\p{L}{1,9}\.?\s*\d+/u.test(part) ||
  /^[№#]\s*\d/.test(part);

/** “Vol. 25 No. 3 (2025): Africa”, in the words of any language of OJS. */
function readIdentification(text: string): Partial<SourceLine> {
  const [, numbers = '', year, title] = /^([^(:]*?)\s*(?:\((\d{4})\))?\s*(?::\s*(.*))?$/.exec(text) ?? [];
  const bare = numbers.trim();
  const alone = /^\d{4}$/.test(bare) ? bare : undefined;
  const both = alone ? {} : numbersIn(bare);
  return filled({
    volume: both.volume,
    issue: both.issue,
    year: year ?? alone,
    issueTitle:
      title?.trim() ||
      (both.volume === undefined && both.issue === undefined && !alone ? bare || undefined : undefined),
  });
}

/** The numbers of “Vol. 25 No. 3”, “v. 25, n. 3”, “No. 3” and “Bd. 25”. */
function numbersIn(text: string): { readonly volume?: string; readonly issue?: string } {
  const isNumber = (value: string | undefined) => value !== undefined && /^\w{0,3}\d[\w/–-]*$/.test(value);
  const asVolume = numbersOf({ volume: text });
  if (isNumber(asVolume.volume.value))
    return filled({ volume: asVolume.volume.value, issue: asVolume.issue.value });
  const asIssue = numbersOf({ issue: text });
  return isNumber(asIssue.issue.value)
    ? filled({ volume: asIssue.volume.value, issue: asIssue.issue.value })
    : {};
}
