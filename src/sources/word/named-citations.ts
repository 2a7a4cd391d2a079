import { link, type Replacement } from './citation-marks.ts';

// Citations by authors and years: “(Ro & Lo, 2020a)”, “Ro (2020)”.

/** What identifies a reference in a text. */
interface Dated {
  readonly place: number;
  /** Of the first author. */
  readonly family: string;
  /** With its letter: `2019a` */
  readonly year: string;
  /** What is before the year: the names. */
  readonly head: string;
}

const yearPattern = /(?<!\p{Nd})((?:1[5-9]|20)\d\d)([a-zа-я]?)(?![\p{Nd}\p{L}])/u;

/** The references whose printed text has an author and a year. */
export function datesOf(references: readonly string[]): readonly Dated[] {
  return references.flatMap((text, index) => {
    const inParentheses = new RegExp(`\\((?=[^()]*${yearPattern.source})`, 'u').exec(text);
    const from = inParentheses && inParentheses.index < 200 ? inParentheses.index : 0;
    const found = yearPattern.exec(text.slice(from));
    const [, family] = /^[^\p{L}]*((?:\p{L}\p{M}*|['’ʼ-])+)/u.exec(text) ?? [];
    return found && family
      ? [{ place: index + 1, family, year: found[1]! + found[2]!, head: text.slice(0, from + found.index) }]
      : [];
  });
}

const connectors =
  /^(?:&|and|и|та|و|y|et|und|e|en|og|och|i|ve|with|al|др|ін|وآخرون|وآخرين|others|colleagues|co-authors|коллеги|ср)$/iu;
const signals =
  /^(?:see|also|cf|e|g|eg|i|a|for|example|instance|compare|vgl|siehe|voir|véase|ver|см|также|напр|например|ср|انظر|ينظر|راجع)$/iu;
const wordsIn = (text: string) => text.match(/(?:\p{L}\p{M}*|['’ʼ-])+|&/gu) ?? [];

/** Citations that name the author and the year of exactly one reference. */
export function byName(text: string, dates: readonly Dated[]): readonly Replacement[] {
  return [...text.matchAll(new RegExp(yearPattern, 'gu'))].flatMap((match): readonly Replacement[] => {
    const year = match[1]! + match[2]!;
    const end = match.index + match[0].length;
    // As far back as one citation goes: to a bracket or semicolon; “Ro (2020)” goes over the bracket.
    const [, open = ''] = /(\(\s*)$/.exec(text.slice(0, match.index)) ?? [];
    const until = match.index - open.length;
    const [before = ''] = /[^()[\];؛]{0,120}$/u.exec(text.slice(0, until))!;
    const isNarrative = open !== '';
    const targets = dates.flatMap((dated) => {
      if (dated.year !== year) return [];
      const at = lastWord(before, dated.family);
      if (at < 0) return [];
      const between = wordsIn(before.slice(at + dated.family.length));
      const preceding = wordsIn(before.slice(0, at));
      const areNamed = between.every(
        (word) => connectors.test(word) || lastWord(dated.head, word.replace(/^و(?=ال)/, '')) >= 0,
      );
      // It is not the first author there: “Dyer & Abbot, 2011” is no work by Abbot.
      const [last = ''] = preceding.slice(-1);
      const isFirst = isNarrative
        ? !/^(?:&|and|и|та|و|y|et|und|e)$/iu.test(last)
        : preceding.every((word) => signals.test(word));
      const gap = before.slice(at + dated.family.length);
      return areNamed && isFirst && !/[.!?]\s+\p{Lu}\p{Ll}{3}/u.test(gap) && between.length <= 8
        ? [{ dated, at }]
        : [];
    });
    // Two works of one author and year.
    const [target, other] = targets;
    if (!target || other) return [];
    const start = isNarrative ? match.index : until - before.length + target.at;
    return [{ start, end, node: link(target.dated.place, text.slice(start, end)) }];
  });
}

/** Where a whole word is in a text for the last time; -1 if it is not. */
function lastWord(text: string, word: string): number {
  const isLetter = (at: number) => /[\p{L}\p{M}]/u.test(text[at] ?? '');
  for (let at = text.lastIndexOf(word); at >= 0; at = at > 0 ? text.lastIndexOf(word, at - 1) : -1)
    if (!isLetter(at - 1) && !isLetter(at + word.length)) return at;
  return -1;
}
