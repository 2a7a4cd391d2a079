import { isWebAddress } from './identifiers.ts';

/** The terms under which an article may be used. */
export interface License {
  /** SPDX identifier, if there is one: `CC-BY-4.0` */
  readonly spdx?: string;
  /** The URL of its text. */
  readonly url: string;
}

// The Creative Commons licences that SPDX lists, without country ports: https://spdx.org/licenses/
const creativeCommons = /^CC-(?<kind>BY(?:-NC)?(?:-ND|-SA)?)-(?<version>[1-4]\.\d)$/;

/** Parses a licence from its SPDX identifier, or from the URL of its text; undefined for anything else. */
export const readLicense = (source: string): License | undefined =>
  parseLicense(source) ?? (isWebAddress(source) ? { url: source } : undefined);

/** Parses a Creative Commons licence from its SPDX identifier (`CC-BY-4.0`, `CC0-1.0`); undefined for anything else. */
function parseLicense(source: string): License | undefined {
  const root = 'https://creativecommons.org';
  if (source === 'CC0-1.0') return { spdx: source, url: `${root}/publicdomain/zero/1.0/` };
  const { kind, version } = creativeCommons.exec(source)?.groups ?? {};
  return kind && version
    ? { spdx: source, url: `${root}/licenses/${kind.toLowerCase()}/${version}/` }
    : undefined;
}
