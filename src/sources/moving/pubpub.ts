import { filled } from '../../record/filled.ts';
import { certainFields } from '../bibliography/certain.ts';
import { noting, type Entry } from '../bibliography/entry.ts';
import { clean, inOwnMarkup } from '../values/clean.ts';
import { abstractIn } from '../values/abstract-value.ts';
import { namesOf } from '../values/names-value.ts';
import { orcidOf } from '../values/values.ts';
import { roles as creditRoles } from '../../record/role.ts';
import { wordOf } from '../values/values.ts';
import type { Archive } from './archive.ts';
import type { Arrival, FormerIssue, Galley } from './origin.ts';
import { readHtml } from './html-page.ts';
import type { DocumentNode } from './pubpub-text.ts';

// An export of PubPub: `export.json` beside the pages of the site. https://github.com/knowledgefutures/pubpub (workers/tasks/archive.tsx)

/** What an export has. */
interface PubPubExport {
  readonly arrivals: readonly Arrival[];
  readonly issues: readonly FormerIssue[];
  /** Sentences about what was left out. */
  readonly leftOut: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (from: Json | undefined, ...names: readonly string[]): string | undefined => {
  for (const name of names) {
    const value = from?.[name];
    if (typeof value === 'string' && value.trim()) return clean(value);
  }
  return undefined;
};

/**
 * Reads an export.
 * @param path of it, for messages
 * @throws an error in an editor’s words
 */
export async function readPubPub(archive: Archive, path: string): Promise<PubPubExport> {
  let data: unknown;
  try {
    data = JSON.parse((await archive.read('export.json')).toString('utf8'));
  } catch (error) {
    throw new Error(
      `${path}: its export.json cannot be read: ${(error as Error).message.split('\n')[0]!}\n    → Ask PubPub for the export again, or unpack it and look at the file.`,
      { cause: error },
    );
  }
  const root = isObject(data) ? data : {};
  const community = isObject(root['community']) ? root['community'] : {};
  const collections = objects(root['collections']);
  const pubs = objects(root['pubs']);
  if (pubs.length === 0)
    throw new Error(
      `${path}: its export.json has no publications (“pubs”).\n    → Ask PubPub for the export again.`,
    );
  const issueOf = new Map<string, Json>();
  for (const collection of collections.filter((one) => one['kind'] === 'issue'))
    for (const one of objects(collection['collectionPubs'])) issueOf.set(String(one['pubId']), collection);
  const leftOut: string[] = [];
  const arrivals: Arrival[] = [];
  for (const pub of pubs) {
    const slug = text(pub, 'slug') ?? String(pub['id']);
    const name = `/pub/${slug}`;
    const releases = objects(pub['releases']);
    if (releases.length === 0) leftOut.push(`${name}: it was never released, and was left out.`);
    else {
      const released = await releasedDocument(archive, slug, releases.length);
      const draft =
        isObject(pub['draft']) && isObject(pub['draft']['doc']) ? pub['draft']['doc']['content'] : undefined;
      const document = released ?? (isObject(draft) ? (draft as unknown as DocumentNode) : undefined);
      arrivals.push({
        name,
        facts: [
          {
            origin: 'pubpub',
            entry: entryOf(pub, slug, community, issueOf.get(String(pub['id'])), releases),
          },
        ],
        urls: [name, ...releases.map((_, place) => `${name}/release/${place + 1}`)],
        galleys: objects(pub['downloads']).flatMap((one): readonly Galley[] =>
          text(one, 'url') ? [{ url: text(one, 'url')! }] : [],
        ),
        ...(document && { document }),
        isDraft: !released,
      });
    }
  }
  const slugs = new Map(pubs.map((pub) => [String(pub['id']), `/pub/${text(pub, 'slug') ?? ''}`]));
  return {
    arrivals,
    issues: collections
      .filter((one) => one['kind'] === 'issue')
      .map((one) => ({
        urls: [`/${text(one, 'slug') ?? ''}`],
        articles: objects(one['collectionPubs']).flatMap((pub) => slugs.get(String(pub['pubId'])) ?? []),
        ...filled({ title: text(one, 'title'), date: issueDate(one), cover: text(one, 'avatar') }),
        galleys: [],
      })),
    leftOut,
  };
}

const metadataOf = (collection: Json | undefined) =>
  isObject(collection?.['metadata']) ? collection['metadata'] : undefined;
const issueDate = (collection: Json | undefined) =>
  text(metadataOf(collection), 'publicationDate', 'printPublicationDate')?.slice(0, 10);

function entryOf(
  pub: Json,
  key: string,
  community: Json,
  issue: Json | undefined,
  releases: readonly Json[],
): Entry {
  const { notes, lost } = noting(() => 1);
  const people = objects(pub['attributions']).toSorted(
    (one, other) => Number(one['order']) - Number(other['order']),
  );
  const named = (some: readonly Json[]) => some.flatMap((one) => personOf(one, lost));
  const isEditor = (one: Json) =>
    Array.isArray(one['roles']) && one['roles'].some((role) => /^editor$/i.test(String(role)));
  const metadata = metadataOf(issue);
  const license = kindOfLicense(pub);
  const published = text(pub, 'customPublishedAt') ?? text(releases[0], 'createdAt');
  const { fields, issns } = certainFields(
    {
      authors: { value: named(people.filter((one) => one['isAuthor'] === true)) },
      editors: { value: named(people.filter((one) => one['isAuthor'] !== true && isEditor(one))) },
      volume: text(metadata, 'volume'),
      issue: text(metadata, 'issue'),
      date: published ? { value: published.slice(0, 10) } : {},
      doi: text(pub, 'doi'),
      license,
      issns: {
        issn: text(community, 'issn') ?? '',
        print: text(metadata, 'printIssn'),
        online: text(metadata, 'electronicIssn'),
      },
    },
    lost,
  );
  const title = text(pub, 'htmlTitle', 'title');
  const abstract = text(pub, 'abstract');
  return {
    name: `/pub/${key}`,
    key,
    line: 1,
    type: 'article-journal',
    fields: filled<Record<string, unknown>>({
      title: title && inOwnMarkup(title),
      ...fields,
      abstract: abstract && abstractIn([inOwnMarkup(abstract)]),
    }),
    container: {
      ...filled({ title: text(community, 'citeAs', 'title'), publisher: text(community, 'publishAs') }),
      ...issns,
    },
    notes,
    lineOf: () => 1,
  };
}

/** An author: a name of one text, or of a user with the two parts. */
function personOf(one: Json, lost: (field: string, message: string | undefined) => void): readonly object[] {
  const user = isObject(one['user']) ? one['user'] : undefined;
  const [family, given] = [text(user, 'lastName'), text(user, 'firstName')];
  const whole = text(one, 'name') ?? text(user, 'fullName');
  const orcid = text(one, 'orcid') ?? text(user, 'orcid');
  const affiliation = text(one, 'affiliation');
  const rest = filled<Record<string, unknown>>({
    orcid: orcid && orcidOf(orcid),
    affiliations: affiliation ? [affiliation] : undefined,
    roles: creditRoles.filter(
      (role) =>
        Array.isArray(one['roles']) && one['roles'].some((typed) => creditWord(String(typed)) === role),
    ),
  });
  // A name typed for this publication may be another than the user’s.
  if (family && given && (whole === undefined || whole === `${given} ${family}`))
    return [{ family, given, ...rest }];
  const { value = [], unclear } = namesOf(whole ?? family ?? '', { order: 'running' });
  lost('authors', unclear);
  return value.map((name) => ({ ...name, ...rest }));
}

/** “Writing – Original Draft Preparation” is PubPub’s name of a role. */
const creditWord = (typed: string) => wordOf(typed).replace(/-preparation$/, '');

const licenses: Readonly<Record<string, string>> = {
  'cc-0': 'CC0-1.0',
  'cc-by': 'CC-BY-4.0',
  'cc-by-nc': 'CC-BY-NC-4.0',
  'cc-by-nd': 'CC-BY-ND-4.0',
  'cc-by-nc-nd': 'CC-BY-NC-ND-4.0',
  'cc-by-sa': 'CC-BY-SA-4.0',
  'cc-by-nc-sa': 'CC-BY-NC-SA-4.0',
};
function kindOfLicense({ facets }: Json): string | undefined {
  const license = isObject(facets) && isObject(facets['License']) ? facets['License'] : undefined;
  const kind = text(isObject(license?.['value']) ? license['value'] : license, 'kind') ?? '';
  return Object.hasOwn(licenses, kind) ? licenses[kind] : undefined;
}

/** The text of the latest release, which the page of it has as data. */
async function releasedDocument(
  archive: Archive,
  slug: string,
  releases: number,
): Promise<DocumentNode | undefined> {
  const page = [`pub/${slug}/release/${releases}/index.html`, `pub/${slug}/index.html`].find((name) =>
    archive.has(name),
  );
  if (!page) return undefined;
  for (const data of readHtml((await archive.read(page)).toString('utf8'), 'https://www.pubpub.org/').data)
    try {
      const view: unknown = JSON.parse(data);
      const pub = isObject(view) && isObject(view['pubData']) ? view['pubData'] : undefined;
      if (isObject(pub?.['initialDoc'])) return pub['initialDoc'] as unknown as DocumentNode;
    } catch {
      // Other data of the page.
    }
  return undefined;
}

/** A picture of the export, by its URL: `assets/assets_pubpub_org/…` */
export async function archivedPicture(archive: Archive, url: string): Promise<Buffer | undefined> {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  const path = `assets/${hostname.replaceAll('.', '_')}${pathname}`;
  const found = [path, decodeURIComponent(path)].find((one) => archive.has(one));
  return found === undefined ? undefined : archive.read(found);
}
