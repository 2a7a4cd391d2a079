import { readLicense } from '../../record/license.ts';
import type { Meaning } from './meaning.ts';
import { addressOf } from './web-value.ts';

/** “CC BY 4.0” and the URL of its text are CC-BY-4.0; the URL of any other licence stays. */
export function licenseOf(written: string): Meaning<string> {
  const text = written.trim();
  if (text === '') return {};
  if (cc0.test(text)) return { value: 'CC0-1.0' };
  const [, parts, version] =
    /^cc[\s-]*(by(?:[\s-]*(?:nc|nd|sa))*)[\s-]*v?\.?\s*([1-4]\.\d)(?:\s+(?:international|unported))?$/i.exec(
      text,
    ) ??
    /^(?:https?:\/\/)?(?:www\.)?creativecommons\.org\/licenses\/(by(?:-(?:nc|nd|sa))*)\/([1-4]\.\d)\/?(?:deed(?:\.\w+)?|legalcode(?:\.\w+)?)?$/i.exec(
      text,
    ) ??
    [];
  if (parts && version)
    return {
      value: `CC-${[...parts.toUpperCase().matchAll(/BY|NC|ND|SA/g)].map(([part]) => part).join('-')}-${version}`,
    };
  const value = addressOf(text);
  return readLicense(value)
    ? { value }
    : { unclear: `“${text}” is not a licence.\nWrite it as CC-BY-4.0, or give the URL of its text.` };
}

const cc0 =
  /^cc[\s-]?0(?:[\s-]*1\.0)?(?:\s+universal)?$|^(?:https?:\/\/)?(?:www\.)?creativecommons\.org\/publicdomain\/zero\/1\.0\/?(?:deed(?:\.\w+)?|legalcode(?:\.\w+)?)?$/i;
