import { isIssn } from '../../record/identifiers.ts';
import type { Meaning } from './meaning.ts';

/** ISSNs, by medium if it is given. */
export interface Issns {
  readonly issn: { readonly print?: string; readonly online?: string };
  /** ISSNs of unknown medium. */
  readonly issns: readonly string[];
}

/** One ISSN with its hyphen, without the word “ISSN”. */
export function issnOf(written: string): Meaning<string> {
  const text = written.trim();
  const [, first, last] =
    /^(?:[ep]?-?issn(?:-l)?:?\s*)?(\d{4})\s*[-‐‑–]?\s*(\d{3}[\dx])(?:\s*\((?:print|online|electronic)\))?$/i.exec(
      text,
    ) ?? [];
  const issn = `${first}-${last?.toUpperCase()}`;
  return isIssn(issn) ? { value: issn } : { unclear: notIssn(text) };
}

const notIssn = (text: string) =>
  `“${text}” is not an ISSN: its format or check digit is wrong.\nWrite eight digits as 2313-0660 (the last may be X), as the journal prints them.`;

/**
 * Parses the ISSNs of several fields: `2313-0679(Electronic),2313-0660(Print)`.
 * @param fields texts, and fields whose names give the medium
 */
export function issnsIn({
  issn,
  print,
  online,
}: {
  readonly issn?: string | undefined;
  readonly print?: string | undefined;
  readonly online?: string | undefined;
}): Meaning<Issns> {
  const byMedium: { print?: string; online?: string } = {};
  const rest: string[] = [];
  let unclear: string | undefined;
  const found = [
    [print, 'print'],
    [online, 'online'],
    [issn, undefined],
  ] as const;
  for (const [text = '', known] of found)
    for (const [, before = '', digits, after = ''] of text.matchAll(issnWithMedium)) {
      const one = `${digits!.slice(0, 4)}-${digits!.slice(-4).toUpperCase()}`;
      const medium = known ?? media[(before || after).slice(0, 1).toLowerCase()];
      if (Object.values(byMedium).includes(one) || rest.includes(one)) continue;
      if (!isIssn(one)) {
        unclear = notIssn(one);
        continue;
      }
      if (medium && !byMedium[medium]) byMedium[medium] = one;
      else rest.push(one);
    }
  return { value: { issn: byMedium, issns: rest }, ...(unclear && { unclear }) };
}

// By first letter: print, electronic, online, web.
const media: Readonly<Record<string, 'print' | 'online'>> = {
  p: 'print',
  e: 'online',
  o: 'online',
  w: 'online',
};
const issnWithMedium =
  /(?:\b(print|electronic|online|web|[ep])[\s-]*(?:issn)?[\s:]*)?(?<!\d)(\d{4}[-‐–]?\d{3}[\dXx])(?!\d)(?:\s*[([]\s*(print|electronic|online|web|linking)[^)\]]*[)\]])?/gi;
