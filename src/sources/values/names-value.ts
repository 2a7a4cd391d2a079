import { filled } from '../../record/filled.ts';
import type { Meaning } from './meaning.ts';
import {
  familyOf,
  givenOf,
  invertedOf,
  isDegree,
  isInitials,
  isSmall,
  isSuffix,
  undecorated,
  uninverted,
  withoutParticle,
  whichIsFamily,
  type NameFields,
  type NameOrder,
} from './person-name.ts';

export type { NameFields, NameOrder };

// Names as editors and programs write them. Braces protect a part from being split, as in BibTeX:
// https://ctan.org/pkg/btxdoc, https://ctan.org/pkg/tamethebeast (11), biblatex manual 3.4

/** The meaning of a list of names. */
export interface NamesMeaning<Name = NameFields> extends Meaning<readonly Name[]> {
  /** Whether the text says that there are more: “et al.”, “and others”. */
  readonly others?: boolean;
}

interface NameOptions {
  readonly order: NameOrder;
  /** Converts the TeX of a part of a name. */
  readonly text?: (tex: string) => string;
}

/**
 * The names in one text, separated by semicolons or “and”, or by commas between whole names: “Ro, Ann; Lo, Bo”, “Ann Ro, Bo Lo, and
 * Cy Do”, “Ro A, Lo B”. A name that is not certain is kept as one text in bibliographies and asked about in records.
 */
export function namesOf(written: string, { order, text = (part) => part }: NameOptions): NamesMeaning {
  const names: NameFields[] = [];
  let unclear: string | undefined;
  let others = false;
  const pieces = listOf(written, order).map((piece) => piece.replace(listOfMarks, ''));
  // “Ann Ro, Bo Lo and Cy Do”: if one name has no comma, the comma of another may separate two.
  const isMixed =
    order === 'running' && pieces.some((piece) => !/[,{]/.test(piece) && !endsInOthers.test(piece));
  for (const piece of pieces) {
    const hasOthers = endsInOthers.test(piece);
    if (hasOthers) others = true;
    else if (isMixed && isTwoNames(piece)) unclear ??= whichIsFamily(text(piece));
    const found = inPiece(hasOthers ? piece.replace(endsInOthers, '').trim() : piece, order, text);
    names.push(...(found.value ?? []));
    unclear ??= found.unclear;
  }
  return {
    ...(names.length > 0 && { value: names }),
    ...(unclear && { unclear }),
    ...(others && { others }),
  };
}

/** “et al.” and the like at the end of a list. */
const endsInOthers =
  /(?:^|[\s,]+)(?:and\s+|и\s+)?\{?(?:et\.? al(?:\.|ii)?|others|и др\.?|等|u\.\s?a\.)\}?[\s.]*$/iu;
/** The numbers of several footnotes: “Lo2,3” */
const listOfMarks = /(?<=\p{L}\.?)\s*\d{1,2}(?:\s*,\s*\d{1,2})+(?=\s*(?:,|$))/gu;
const isTwoNames = (piece: string) => {
  const parts = piece.split(/\s*,\s*/).map((part) => part.split(/\s+/));
  return (
    parts.length === 2 &&
    parts.every((words) => words.length > 1 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word)))
  );
};

/** The pieces between separators that no name contains. A piece may still be several names with commas between them. */
function listOf(written: string, order: NameOrder): readonly string[] {
  return split(written, /\s*(?:[;；؛]|\n(?=\s*\S))\s*/y)
    .flatMap((one) => {
      if (order === 'running') return split(one, /\s+and(?=\s|$)/iy);
      const pieces = split(one, order === 'typed' ? /\s+(?:and|и|&)\s+/iy : /\s+and\s+/iy);
      // “Institute of Science and Technology”
      return order === 'typed' || pieces.every(isWhole) ? pieces : [one];
    })
    .flatMap((one) => {
      const pieces = split(one, /\s*,?\s+\\?&\s+/y);
      return pieces.length > 1 && pieces.every(isWhole) ? pieces : [one];
    })
    .flatMap((one) => split(one, /\s*、\s*/y))
    .map((one) => one.replace(/^\s*and\s+/i, '').trim())
    .filter((one) => /[\p{L}\p{N}]/u.test(one));
}

/** Whether a piece can be a person or several: “Ro, Ann”, “A. Ro”, “Ann Ro”. */
const isWhole = (piece: string) =>
  /,\s*\S/.test(piece) ||
  (piece.trim().split(/\s+/).length > 1 &&
    piece
      .trim()
      .split(/\s+/)
      .every((word) => /^\p{Lu}/u.test(word) || isSmall(word)) &&
    !/\b(?:of|for|the|de la|des|für)\b/i.test(piece));

function inPiece(
  piece: string,
  order: NameOrder,
  text: (tex: string) => string,
): Meaning<readonly NameFields[]> {
  const inner = isGroup(piece) ? split(piece.slice(1, -1), /\s*,\s*/y) : [];
  if (inner.length > 1 && inner.every(isExtended)) return extended(inner, text);
  if (isGroup(piece)) return literal(text(piece));
  const raw = split(piece, /\s*[,，،]\s*/y).map((part) => part.trim());
  if (raw.every((part) => isExtended(part))) return extended(raw, text);
  // The comma after an organisation, in RIS: “World Health Organization,”
  const endsWithComma = raw.length > 1 && raw.at(-1) === '';
  const known = raw
    .filter(Boolean)
    .map((part) => ({ raw: part, ...undecorated(isGroup(part) ? '' : text(part)) }));
  const orcid = known.find((part) => part.orcid)?.orcid;
  const parts = known
    .map((part) => ({ ...part, bare: isGroup(part.raw) ? text(part.raw) : part.bare }))
    .filter(({ bare }) => /[\p{L}\p{N}]/u.test(bare));
  while (
    parts.length > 1 &&
    isDegree(parts.at(-1)!.bare) &&
    !(parts.length === 2 && isInitials(parts[1]!.bare.replaceAll('.', '')))
  )
    parts.pop();
  const withOrcid = (found: Meaning<NameFields>): Meaning<readonly NameFields[]> => ({
    ...(found.value && { value: [orcid ? { ...found.value, orcid } : found.value] }),
    ...(found.unclear && { unclear: found.unclear }),
  });
  const words = (part: (typeof parts)[number]) =>
    split(/[\\{$]/.test(part.raw) ? part.raw : part.bare, /(?:\\(?=\s)|[\s~])+/y)
      .map((word) => ({ raw: word, text: undecorated(text(word)).bare }))
      .filter((word) => word.text !== '' && !/^\d{1,4}$/.test(word.text));
  const [one, two, three, ...more] = parts;
  if (!one) return {};
  if (!two) {
    if (endsWithComma && order !== 'running' && order !== 'typed') return literal(one.bare);
    return withOrcid(uninverted(words(one), order));
  }
  const texts = parts.map(({ bare }) => bare);
  if (isListOfNames(texts, endsWithComma)) {
    const each = parts.map((part) => uninverted(words(part), order === 'running' ? order : 'typed'));
    const wrong = each.find(({ unclear }) => unclear);
    if (!wrong) return { value: each.flatMap(({ value }) => (value ? [value] : [])) };
  }
  const pairs = inPairs(texts);
  if (pairs) return { value: pairs };
  if (more.length > 0 || (three && !isSuffix(two.bare) && !isSuffix(three.bare)))
    return {
      ...(order !== 'typed' && { value: [{ literal: text(piece) }] }),
      unclear: whichIsFamily(text(piece)),
    };
  // “Sergey Tishkov, Ivan Petrov”: two people, or one with two given and two family names.
  if (
    order === 'typed' &&
    !three &&
    texts.every((part) => part.split(/\s+/).length > 1) &&
    !texts[1]!.split(/\s+/).every(isInitials)
  )
    return { unclear: whichIsFamily(text(piece)) };
  if (isGroup(one.raw) && !three)
    return withOrcid({ value: { family: one.bare, ...givenOf(two.bare, one.bare) } });
  return withOrcid({ value: invertedOf(one.bare, two.bare, three?.bare) });
}

const literal = (text: string): Meaning<readonly NameFields[]> =>
  text.trim() ? { value: [{ literal: text.trim() }] } : {};

/** “Ann Ro, Bo Lo, Cy Do”, “A. Ro, B. Lo”, “Ro A, Lo B”: every part is a whole name. */
function isListOfNames(parts: readonly string[], endsWithComma: boolean): boolean {
  if (parts.some((part) => isSuffix(part) || /\d/.test(part))) return false;
  if (parts.every((part) => eastAsian.test(part)))
    return (
      parts.length > 2 ||
      (parts[0]!.length > 2 && parts[1]!.length > 1) ||
      parts.every((part) => part.length === 2 && !compound.test(part))
    );
  const words = parts.map((part) => part.split(/\s+/));
  if (words.some((each) => each.length < 2 || each.every(isInitials))) return false;
  const beginsWithInitial = words.every(([first]) => isInitials(first!));
  const endsWithInitials = words.every((each) =>
    each.slice(1).every((word) => isInitials(word) || /^\p{Lu}{1,3}$/u.test(word)),
  );
  if (beginsWithInitial || endsWithInitials) return true;
  return (
    (parts.length > 2 || endsWithComma) && words.every((each) => each.length < 5 && /^\p{Lu}/u.test(each[0]!))
  );
}

const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u;
/** Chinese family names of two characters. */
const compound =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|慕容|司徒|夏侯|令狐|端木|南宫)$/;

/** “Ro, A., Lo, B. C.”: family names and initials in turn. */
function inPairs(parts: readonly string[]): readonly NameFields[] | undefined {
  if (parts.length < 4 || parts.length % 2 !== 0) return undefined;
  const pairs = parts.flatMap((family, index) =>
    index % 2 === 0 ? [[family, parts[index + 1]!] as const] : [],
  );
  const isPair = ([family, given]: readonly [string, string]) =>
    !family.split(/\s+/).some(isInitials) &&
    given.split(/\s+/).every((word) => isInitials(word) || /^\p{Lu}{1,3}$/u.test(word));
  return pairs.every(isPair) ? pairs.map(([family, given]) => invertedOf(family, given)) : undefined;
}

const isExtended = (part: string) => /^["{]?[a-z][\w-]*\}?\s*=/i.test(part.trim());

/** BibLaTeX's “family=…, given=…”. */
function extended(parts: readonly string[], text: (tex: string) => string): Meaning<readonly NameFields[]> {
  const values = new Map(
    parts.map((part) => {
      const [name = '', ...value] = part.replace(/^"(.*)"$/s, '$1').split('=');
      return [name.replace(/[{}\s]/g, '').toLowerCase(), text(value.join('=').trim())] as const;
    }),
  );
  const particle = values.get('useprefix') === 'false' ? 'dropping-particle' : 'particle';
  const name = filled<Record<string, string>>({
    family: values.get('family') ?? '',
    given: values.get('given') ?? '',
    [particle]: values.get('prefix') ?? '',
    suffix: values.get('suffix') ?? '',
  });
  return Object.keys(name).length > 0 ? { value: [name] } : {};
}

/** Whether one pair of braces encloses the whole text. */
function isGroup(text: string): boolean {
  if (!text.startsWith('{') || !text.endsWith('}')) return false;
  let depth = 0;
  for (let index = 0; index < text.length - 1; index += 1) {
    if (text[index] === '{') depth += 1;
    else if (text[index] === '}') depth -= 1;
    if (depth === 0) return false;
  }
  return true;
}

/** Splits a text at matches outside braces. @param separator sticky */
function split(text: string, separator: RegExp): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    else if (text[index] === '}') depth -= 1;
    if (depth > 0) continue;
    separator.lastIndex = index;
    const match = separator.exec(text);
    if (!match || match[0] === '') continue;
    pieces.push(text.slice(start, index));
    start = separator.lastIndex;
    index = start - 1;
  }
  return [...pieces, text.slice(start)];
}

/** The name of a structured entry, as CSL-JSON and records have it. */
export function structuredName({
  family = '',
  given = '',
  ...rest
}: Readonly<Record<string, string | undefined>>): NameFields {
  // citeproc's sign for a family name that is not to be split: "van der Berg"
  const [, quoted] = /^["“](.+)["”]$/s.exec(family.trim()) ?? [];
  const isSplit = rest['particle'] || rest['dropping-particle'];
  const { bare, orcid } = undecorated(given);
  const { own, particle } = isSplit ? { own: bare, particle: {} } : withoutParticle(bare);
  return filled<Record<string, string>>({
    ...(quoted || isSplit ? { family: quoted ?? family } : familyOf(family)),
    ...givenOf(own, family),
    ...particle,
    orcid: orcid ?? '',
    ...(rest as Record<string, string>),
  });
}
