import { filled } from '../../record/filled.ts';

// Names as BibTeX has them: “First von Last”, “von Last, First”, “von Last, Jr, First”, with “and” between names, and BibLaTeX’s
// “family=…, given=…”. https://ctan.org/pkg/btxdoc, https://ctan.org/pkg/tamethebeast (11), biblatex manual 3.4

/** A name as front matter fields. */
export type NameFields = Readonly<Record<string, string>>;

/**
 * The names in a field.
 * @param text converts the TeX of a part of a name
 */
export function bibtexNames(value: string, text: (tex: string) => string): readonly NameFields[] {
  const names = split(value, /\s+and(?=\s)/iy).map((one) => one.trim());
  const [only = ''] = names;
  // “Ro, Ann; Lo, Bo”: no name contains a semicolon.
  const listed = names.length === 1 ? split(only, /;/y) : [];
  const all = listed.length > 1 ? listed.map((one) => one.trim()) : names;
  // “and others” is not a name.
  return all
    .filter((one) => one && !/^\{?others\}?$/i.test(one))
    .map((one) => nameOf(one, text))
    .filter((name) => Object.keys(name).length > 0);
}

function nameOf(name: string, text: (tex: string) => string): NameFields {
  const parts = split(name, /,/y).map((part) => part.trim());
  if (parts.every((part) => extended.test(part))) return extendedName(parts, text);
  const [first = '', second, third, ...more] = parts;
  if (more.length > 0) return filled({ literal: text(name) });
  if (second === undefined) return isGroup(first) ? filled({ literal: text(first) }) : running(first, text);
  const family = withParticle(text(first));
  if (third === undefined) return filled({ ...family, given: text(second) });
  // “Ro, Ann, Jr.”, which BibTeX would read in the opposite order.
  const [suffix, given] = isSuffix(third) && !isSuffix(second) ? [third, second] : [second, third];
  return filled({ ...family, given: text(given), suffix: text(suffix) });
}

/** “Jan van der Berg”: lower-case words before the last one belong to the family name. */
function running(name: string, text: (tex: string) => string): NameFields {
  const words = split(name, /(?:\\(?=\s)|[\s~])+/y)
    .map(text)
    .filter(Boolean);
  const last = words.length - 1;
  const start = words.findIndex((word, index) => index < last && isSmall(word));
  const end = start < 0 ? last : words.findLastIndex((word, index) => index < last && isSmall(word)) + 1;
  if (start <= 0)
    return start === 0 && words.length > 2
      ? filled({
          particle: words.slice(0, end).join(' '),
          family: words.slice(end).join(' '),
        })
      : filled({ ...withParticle(words[last] ?? ''), given: words.slice(0, last).join(' ') });
  return {
    given: words.slice(0, start).join(' '),
    particle: words.slice(start, end).join(' '),
    family: words.slice(end).join(' '),
  };
}

function withParticle(family: string): NameFields {
  const words = family.split(/\s+/);
  const end = words.findIndex((word) => !isSmall(word));
  return end > 0
    ? { particle: words.slice(0, end).join(' '), family: words.slice(end).join(' ') }
    : { family };
}

const isSmall = (word: string) => /^\p{Ll}/u.test(word) && !/^\p{Ll}['’-]\p{Lu}|^al-|^el-/u.test(word);
const isSuffix = (part: string) => /^(?:jr|sr|jun|sen)\.?$|^[ivx]+$/i.test(part.replace(/[{}]/g, ''));

const extended =
  /^["{]?(?:family|given|prefix|suffix|useprefix|id|\w+-i|nosort|sortingnamekeytemplatename)\}?\s*=/i;

function extendedName(parts: readonly string[], text: (tex: string) => string): NameFields {
  const values = new Map(
    parts.map((part) => {
      const [name = '', ...value] = part.replace(/^"(.*)"$/s, '$1').split('=');
      return [name.replace(/[{}\s]/g, '').toLowerCase(), text(value.join('=').trim())] as const;
    }),
  );
  const particle = values.get('useprefix') === 'false' ? 'dropping-particle' : 'particle';
  return filled({
    family: values.get('family'),
    given: values.get('given'),
    [particle]: values.get('prefix'),
    suffix: values.get('suffix'),
  });
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

/** Splits a text at matches outside braces. */
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
    if (!match) continue;
    pieces.push(text.slice(start, index));
    start = separator.lastIndex;
    index = start - 1;
  }
  return [...pieces, text.slice(start)];
}
