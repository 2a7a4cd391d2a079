import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { crossref } from '../../src/deposits/crossref.ts';
import { depositFormats, depositGroups } from '../../src/deposits/index.ts';
import {
  acceptedBy,
  isRefused,
  type DepositFormat,
  type Depositor,
  type DepositGroup,
} from '../../src/deposits/deposit-format.ts';
import { roles as creditRoles } from '../../src/record/role.ts';
import type { Library } from '../../src/library/library.ts';
import type { Article } from '../../src/record/article.ts';
import { parseXml, elementsIn, childrenNamed, type XmlElement } from '../../src/sources/jats/xml-tree.ts';
import { awkward } from '../fixtures/awkward.ts';
import { wideArticles } from '../fixtures/wide.ts';
import { libraryOf } from '../records.ts';
import { machinesSite } from '../shared-sites.ts';
import { project } from '../site.ts';

// The files for registries, judged by the registries’ schemas where they are there: in ../shared/schemas, or in OFFPRINT_SCHEMAS.

const schemas = [process.env['OFFPRINT_SCHEMAS'], join(project, '../shared/schemas')].find(
  (folder) => folder && existsSync(folder),
);
const skip =
  (spawnSync('xmllint', ['--version']).error !== undefined && 'xmllint is not installed') ||
  (schemas === undefined &&
    'the schemas of Crossref, DOAJ and RSCI are not here: name their folder in OFFPRINT_SCHEMAS');
const schemaOf = {
  crossref: 'crossref-5.5.0/crossref5.5.0.xsd',
  doaj: 'doajArticles.xsd',
  rsci: 'journal3.xsd',
} as const;

const depositor: Depositor = {
  name: 'Polis University',
  email: 'editor@example.org',
  formats: ['crossref', 'doaj', 'rsci'],
};
const timestamp = '20261130120000000';
const folder = join(project, '.tmp/deposits');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

type Registry = keyof typeof schemaOf;

/** The files that each registry’s schema judges, by what they are. */
const written: Record<Registry, Map<string, readonly string[]>> = {
  crossref: new Map(),
  doaj: new Map(),
  rsci: new Map(),
};
const said: Partial<Record<Registry, readonly string[]>> = {};

/** What xmllint says of files that are not valid. It judges all files of a registry at once: to read Crossref’s schema takes six seconds. */
function verdict(id: Registry, name: string): readonly string[] {
  const lines = (said[id] ??= spawnSync(
    'xmllint',
    ['--noout', '--nonet', '--schema', join(schemas!, schemaOf[id]), ...[...written[id].values()].flat()],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  ).stderr.split('\n'));
  const files = written[id].get(name)!;
  assert.ok(files.length > 0, 'nothing is handed in');
  return files
    .filter((path) => !lines.includes(`${path} validates`))
    .flatMap((path) => [path, ...lines.filter((line) => line.startsWith(`${path}:`)).slice(0, 5)]);
}

const groupsOf = (library: Library): readonly DepositGroup[] =>
  library.containers.flatMap((container) => depositGroups(library, container));

/** A thousand articles, each with other parts of a record. */
const varied = wideArticles(1000).map((article, place): Article => {
  const has = (every: number) => place % every === 0;
  return {
    ...article,
    container: {
      ...article.container,
      issn: { online: '2313-0679', ...(has(2) && { print: '2313-0660' }) },
      publisher: 'Polis & Sons',
    },
    doi: `10.5555/wide.${place}`,
    ...(has(2) && { language: ['en', 'ru', 'ar', 'zh-Hant', 'pt-BR'][place % 5]! }),
    authors: article.authors.map((name, index) => ({
      ...name,
      ...(has(3) && {
        affiliations: [{ name: `University ${place % 7} <& Co.>`, ...(has(6) && { ror: '02mhbdp94' }) }],
      }),
      ...(has(4) && {
        orcid: '0000-0002-1825-0097',
        roles: [creditRoles[(place + index) % creditRoles.length]!],
      }),
      ...(index === 0 && has(5) && { corresponding: true }),
    })),
    ...(has(5) && {
      license: { spdx: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      access: 'open' as const,
    }),
    ...(has(7) && {
      funding: [
        { name: 'A fund', doi: '10.13039/501100000780', awards: ['A-1', '10.5555/grant.1'] },
        { name: 'Another', ror: '02mhbdp94' },
        { name: 'A third & last' },
      ],
    }),
    ...(has(8) && {
      translations: {
        ru: {
          title: ['Название'],
          abstract: ['Аннотация'],
          keywords: ['слово'],
          authors: article.authors.map(() => ({ family: 'Ро', given: 'Анна' })),
        },
      },
    }),
    ...(has(9) && {
      references: [
        { text: ['As printed, <', 'doi:10.5555/x'] },
        { doi: '10.5555/y' },
        {
          work: {
            type: 'book',
            title: ['A book'],
            authors: [{ literal: 'A group' }],
            editors: [],
            issued: { year: 1999 },
            isbn: '978-0-306-40615-7',
            edition: '2',
          },
        },
        {
          work: {
            type: 'article-journal',
            title: ['An article'],
            containerTitle: 'Polis',
            volume: '1',
            issue: '2',
            pages: '3-4',
            authors: [{ family: 'Ro' }],
            editors: [],
            issued: { year: 2001 },
          },
        },
      ],
    }),
    ...(has(10) && {
      history: {
        received: { year: 2019 },
        accepted: { year: 2020, month: 2 },
        publishedOnline: { year: 2020, month: 3, day: 4 },
      },
    }),
    ...(has(11) && { pages: { first: '1', last: '15', printed: '1-10, 15' } }),
    ...(has(12) && {
      relations: {
        supersedes: [{ url: 'https://example.org/1', doi: '10.5555/old' }],
        commentsOn: [{ url: 'https://example.org/2' }],
        retracts: [{ url: 'https://doi.org/10.5555/r', doi: '10.5555/r' }],
      },
      links: [
        { type: 'preprint', url: 'https://example.org/p' },
        { type: 'dataset', url: 'https://doi.org/10.5555/d', doi: '10.5555/d' },
      ],
    }),
    ...(has(13) && { pdf: { path: 'content/articles/x.pdf', size: 1, url: 'https://example.org/x.pdf' } }),
    ...(has(14) && { articleNumber: 'e012' }),
  };
});

const libraries: readonly (readonly [string, readonly DepositGroup[]])[] = [
  ['the six', groupsOf(libraryOf())],
  ['every kind of record', groupsOf(libraryOf(machinesSite.root))],
  [
    'records that are hard to write',
    [
      {
        container: awkward[0]!.container,
        volume: '1',
        issue: '2',
        articles: awkward.map((one, place) => ({
          ...one,
          doi: `10.5555/awkward.${place}`,
          container: awkward[0]!.container,
        })),
      },
    ],
  ],
  [
    'a thousand made-up records',
    [...Map.groupBy(varied, (one) => `${one.container.id} ${one.volume} ${one.issue}`).values()].map(
      (articles) => ({
        container: articles[0]!.container,
        ...(articles[0]!.volume && { volume: articles[0]!.volume }),
        ...(articles[0]!.issue && { issue: articles[0]!.issue }),
        articles,
      }),
    ),
  ],
];

/** Writes what a registry is handed in. */
function write(format: DepositFormat, name: string, groups: readonly DepositGroup[], by = depositor): void {
  const files = groups
    .filter((group) => !isRefused(format, group))
    .map((group, place) => {
      const path = join(folder, `${format.id}-${name.replace(/\W+/g, '-')}-${place}.xml`);
      writeFileSync(path, format.write(group, by, timestamp));
      return path;
    });
  written[format.id].set(name, files);
}
for (const format of depositFormats) for (const [name, groups] of libraries) write(format, name, groups);
write(
  crossref,
  'the papers of a conference',
  groupsOf(libraryOf(join(project, 'tests/fixtures/volumes'))).filter(
    ({ container }) => container.kind === 'proceedings',
  ),
);
write(crossref, 'a thousand with Crossmark', libraries.at(-1)![1], {
  ...depositor,
  crossmark: '10.5555/crossmark-policy',
});
const wrong = join(folder, 'wrong.xml');
writeFileSync(wrong, '<records><record><title>No journal</title></record></records>');
written.doaj.set('an invalid file', [wrong]);

for (const { id, label } of depositFormats)
  for (const name of written[id].keys())
    if (name !== 'an invalid file')
      test(`${label}: ${name} are valid`, { skip }, () => {
        assert.deepEqual(verdict(id, name), []);
      });

test('an invalid file is detected', { skip }, () => {
  const [path, error] = verdict('doaj', 'an invalid file');
  assert.equal(path, wrong);
  assert.match(error!, /wrong\.xml:1: .*not expected/);
});

// The asserts of Crossref’s schema, which xmllint does not know: https://www.w3.org/TR/xmlschema11-1/#cAssertions

const crossrefTypes = [
  'author',
  'editor',
  'chair',
  'reviewer',
  'review-assistant',
  'stats-reviewer',
  'reviewer-external',
  'reader',
  'translator',
  'corresponding-author',
  'other',
];

test('the three asserts of Crossref’s schema hold', () => {
  let roles = 0;
  for (const [, groups] of libraries)
    for (const group of groups.filter((one) => !isRefused(crossref, one))) {
      const root = parseXml(crossref.write(group, depositor, timestamp)) as XmlElement;
      for (const { attributes } of elementsIn(root, 'role')) {
        roles += 1;
        const words: readonly string[] = attributes['vocab'] === 'credit' ? creditRoles : crossrefTypes;
        assert.ok(words.includes(attributes['type']!), JSON.stringify(attributes));
      }
      for (const contributor of elementsIn(root, 'person_name', 'organization'))
        assert.ok(
          contributor.attributes['contributor_role'] ?? childrenNamed(contributor, 'role').length > 0,
        );
    }
  assert.ok(roles > 0);
});

test('every DOI is once in a batch, and every accepted article is in it', () => {
  for (const [, groups] of libraries)
    for (const group of groups.filter((one) => !isRefused(crossref, one))) {
      const root = parseXml(crossref.write(group, depositor, timestamp)) as XmlElement;
      const works = elementsIn(root, 'journal_article', 'conference_paper');
      assert.equal(works.length, acceptedBy(crossref, group).length);
    }
});
