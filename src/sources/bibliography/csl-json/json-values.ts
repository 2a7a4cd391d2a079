import { parseRor } from '../../../record/identifiers.ts';

/** An object from a JSON file, of unknown shape. */
export type CslInput = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is CslInput =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text field of an item; Crossref writes titles as lists of one. */
export const textOf = (value: unknown): string | undefined => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' || typeof one === 'number' ? String(one) : undefined;
};

/** The objects of a list, or a single one. */
export const listOfObjects = (value: unknown): readonly CslInput[] => [value].flat().filter(isObject);

/** The ROR ID of an institution in Crossref's form. */
export const institutionRor = (one: CslInput): string | undefined =>
  listOfObjects(one['id'])
    .map((id) => parseRor(textOf(id['id']) ?? ''))
    .find(Boolean);
