import { isWebAddress } from './identifiers.ts';

/** Under what terms an article may be used. */
export interface License {
  /** SPDX identifier, where there is one: `CC-BY-4.0` */
  readonly spdx?: string;
  /** The address of its text. */
  readonly url: string;
}

// The licences of Creative Commons that SPDX lists without a port to a country: https://spdx.org/licenses/
const creativeCommons = /^CC-(?<kind>BY(?:-NC)?(?:-ND|-SA)?)-(?<version>[1-4]\.\d)$/;

/** Reads a licence by its SPDX identifier, or by the web address of its text; undefined for anything else. */
export const readLicense = (source: string): License | undefined =>
  parseLicense(source) ?? (isWebAddress(source) ? { url: source } : undefined);

/** Reads a Creative Commons licence by its SPDX identifier (`CC-BY-4.0`, `CC0-1.0`); undefined for anything else. */
export function parseLicense(source: string): License | undefined {
  const root = 'https://creativecommons.org';
  if (source === 'CC0-1.0') return { spdx: source, url: `${root}/publicdomain/zero/1.0/` };
  const { kind, version } = creativeCommons.exec(source)?.groups ?? {};
  return kind && version
    ? { spdx: source, url: `${root}/licenses/${kind.toLowerCase()}/${version}/` }
    : undefined;
}
