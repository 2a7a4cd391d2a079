import { filled } from '../../../record/filled.ts';
import { parseOrcid } from '../../../record/identifiers.ts';
import { clean } from '../../values/clean.ts';
import { namesOf, structuredName, type NameFields, type NamesMeaning } from '../../values/names-value.ts';
import { institutionRor, isObject, textOf, type CslInput } from './json-values.ts';

/** The names of a list of CSL names, of a single one, or of texts. */
export function cslNames(value: unknown): NamesMeaning<object> {
  const all: readonly unknown[] = [value ?? []].flat();
  const read = all.map((one): NamesMeaning<object> => {
    if (isObject(one)) return nameIn(one);
    const text = textOf(one);
    return text ? namesOf(clean(text), { order: 'indexed' }) : {};
  });
  const names = read.flatMap((one) => one.value ?? []);
  const unclear = read.find((one) => one.unclear)?.unclear;
  const others = read.some((one) => one.others);
  return {
    ...(names.length > 0 && { value: names }),
    ...(unclear && { unclear }),
    ...(others && { others }),
  };
}

function nameIn(name: CslInput): NamesMeaning<object> {
  const text = (key: string) => {
    const value = textOf(name[key]);
    return value && clean(value);
  };
  const affiliations = [name['affiliation'] ?? []].flat().flatMap((one) => institutionOf(one) ?? []);
  const orcid = parseOrcid((text('ORCID') ?? '').replace(/^http:/, 'https:'));
  const literal = text('literal') ?? text('name');
  if (literal) {
    if (/^(?:et al\.?|others)$/i.test(literal)) return { others: true };
    return { value: [withMore({ literal }, orcid, affiliations)] };
  }
  const parts = {
    family: text('family') ?? '',
    given: text('given') ?? '',
    particle: text('non-dropping-particle') ?? '',
    'dropping-particle': text('dropping-particle') ?? '',
    suffix: text('suffix') ?? '',
  };
  if (!/[\p{L}\p{N}]/u.test(parts.family + parts.given))
    return { unclear: 'an author without a name was left out.\nAdd the family and given names.' };
  return { value: [withMore(structuredName(filled(parts)), orcid, affiliations)] };
}

const withMore = (name: NameFields, orcid: string | undefined, affiliations: readonly unknown[]) =>
  filled<Record<string, unknown>>({ ...name, orcid: orcid ?? name['orcid'], affiliations });

/** An institution, with its ROR ID if the file has one. */
function institutionOf(value: unknown) {
  const name = textOf(isObject(value) ? value['name'] : value);
  if (!name?.trim()) return undefined;
  const ror = isObject(value) ? institutionRor(value) : undefined;
  return ror ? { name: clean(name), ror } : clean(name);
}
