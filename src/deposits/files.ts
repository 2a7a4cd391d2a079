import { site } from 'offprint/site';
import { volumesOf, type Library } from '../library/library.ts';
import { isVolume, type Container } from '../record/container.ts';
import * as urls from '../urls.ts';
import { buildTimestamp, isRefused, type DepositGroup } from './deposit-format.ts';
import { chosenDeposits, depositGroups } from './index.ts';
import { kbart } from './kbart.ts';
import { manifest } from './lockss.ts';
import { oaiFiles } from './oai-files.ts';

/** A file that a registry, an archive or a harvester takes. */
export interface HandedIn {
  /** Its URL. */
  readonly path: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly content: () => string;
}

/** All of them that the setting names. */
export function* handedIn(library: Library): Generator<HandedIn> {
  const { deposit } = site;
  if (!deposit) return;
  for (const container of library.containers)
    for (const group of depositGroups(library, container))
      for (const format of chosenDeposits().filter((one) => !isRefused(one, group)))
        yield {
          path: addressOf(group, format),
          extension: format.extension,
          mediaType: 'application/xml',
          content: () => format.write(group, deposit, buildTimestamp(group)),
        };
  if (deposit.formats.includes('kbart'))
    yield {
      path: urls.kbart(),
      extension: 'txt',
      mediaType: 'text/plain',
      content: () => kbart(library),
    };
  if (deposit.formats.includes('lockss'))
    for (const container of library.containers)
      for (const volume of archivalUnits(library, container))
        yield {
          path: `${urls.manifest(volume)}index.html`,
          extension: 'html',
          mediaType: 'text/html',
          content: () => manifest(volume),
        };
  if (deposit.formats.includes('oai')) yield* oaiFiles(library, deposit);
}

const addressOf = (group: DepositGroup, file: { readonly extension: string }): string =>
  group.volume === undefined && group.issue === undefined && !isVolume(group.container)
    ? urls.containerExport(group.container, file)
    : urls.issueExport(group, file);

/** What an archive collects as one: the volumes of a journal, and issues without one; proceedings and books. */
const archivalUnits = (library: Library, container: Container) => [
  ...volumesOf(library, container).map(({ volume, articles, ...rest }) => ({ ...rest, volume, articles })),
  ...library.issues(container).filter(({ volume }) => volume === undefined),
];
