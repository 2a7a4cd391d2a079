import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { crossrefLists, doajList } from '../../src/cli/moved-lists.ts';
import { movesFrom } from '../../src/hosts/moves.ts';
import type { Article } from '../../src/record/article.ts';
import { readContent } from '../../src/sources/read-content.ts';
import { project } from '../site.ts';

// The URLs that a journal had elsewhere: content/moved.csv

const root = join(project, '.tmp/moved');
function read(table: string | Uint8Array) {
  rmSync(root, { recursive: true, force: true });
  for (const folder of ['articles', 'journals'])
    mkdirSync(join(root, 'content', folder), { recursive: true });
  writeFileSync(join(root, 'content/journals/polis.yaml'), 'title: Polis\n');
  writeFileSync(
    join(root, 'content/articles/pots.mdx'),
    '---\ntitle: Pots\njournal: polis\nvolume: 25\nissue: 3\nformerly: jars\n---\n',
  );
  writeFileSync(join(root, 'content/articles/pots.pdf'), '%PDF-1.7\n');
  writeFileSync(join(root, 'content/moved.csv'), table);
  const { moved, problems } = readContent(root);
  return {
    moves: movesFrom(moved).map(({ from, to }) => `${from} ${to}`),
    problems: problems.map(({ line, message }) => `${line}: ${message.split('\n')[0]!}`),
  };
}

test('a target is an article, its PDF, a journal, a volume, an issue or a page', () => {
  for (const [target, url] of [
    ['pots', '/articles/pots/'],
    ['jars', '/articles/pots/'],
    ['pots.pdf', '/articles/pots/pots.pdf'],
    ['journals/polis', '/journals/polis/'],
    ['journals/polis/25', '/journals/polis/25/'],
    ['journals/polis/25/3', '/journals/polis/25/3/'],
    ['/pages/about/', '/pages/about/'],
  ] as const)
    assert.deepEqual(read(`/a/view/1,${target}\n`), {
      moves: [`/a/view/1 ${url}`, `/a/view/1/ ${url}`],
      problems: [],
    });
});

test('a table is read as spreadsheets and people write it', () => {
  const moves = ['/a/1 /articles/pots/', '/a/1/ /articles/pots/'];
  for (const table of [
    '/a/1,pots',
    'old path,id\n/a/1,pots\n',
    '\uFEFF"old path";"id"\r\n"/a/1";"pots"\r\n',
    'https://old.example/a/1\tpots\n\n',
    '/a/1/, pots \n/a/1,pots\n',
    '/%61/1,pots\n',
  ])
    assert.deepEqual(read(table), { moves: moves, problems: [] }, table);
});

test('a mistake is reported with its line, and the other lines stay', () => {
  const { moves, problems } = read(
    '/a/1,pots\n/a/2,pans\na/3,pots\n/a/4?x=1,pots\n/a/1,journals/polis\n/a/../5,pots\n/a/6,journals/polis/26/1\n/,pots\n/a\\7,pots\n',
  );
  assert.deepEqual(moves, [
    '/a/1 /articles/pots/',
    '/a/1/ /articles/pots/',
    '/5 /articles/pots/',
    '/5/ /articles/pots/',
    '/a/7 /articles/pots/',
    '/a/7/ /articles/pots/',
  ]);
  assert.deepEqual(problems, [
    '2: “pans” is neither an article nor a journal or issue of this site.',
    '3: “a/3” is not a URL or a path.',
    '4: “/a/4?x=1” has a query, which hosts do not match.',
    '5: “/a/1” is in the table twice, and leads to two things.',
    '7: “journals/polis/26/1” is neither an article nor a journal or issue of this site.',
    '8: “/” is not below the path of this site, /.',
  ]);
  assert.match(read(Uint8Array.of(0xff, 0xfe, 0x41, 0)).problems.join(), /UTF-8/);
});

test('registries change the URLs of all articles by a list', () => {
  const pots = {
    doi: '10.5555/a',
    title: ['Pots, “old”'],
    url: 'https://offprint.example/articles/a/',
  } as unknown as Article;
  const articles = [
    pots,
    { ...pots, doi: '10.5556/b', url: 'https://offprint.example/articles/b/' },
    { title: ['Pans'], url: 'https://offprint.example/articles/c/' } as unknown as Article,
  ];
  assert.deepEqual(Object.fromEntries(crossrefLists(articles, 'ed@example.org')), {
    'crossref-10.5555.txt':
      'H:email=ed@example.org;fromPrefix=10.5555;toPrefix=10.5555\n10.5555/a\thttps://offprint.example/articles/a/\n',
    'crossref-10.5556.txt':
      'H:email=ed@example.org;fromPrefix=10.5556;toPrefix=10.5556\n10.5556/b\thttps://offprint.example/articles/b/\n',
  });
  assert.equal(
    doajList(articles).split('\r\n').slice(0, 2).join('|'),
    'DOI,Title,Full-text URL|10.5555/a,"Pots, “old”",https://offprint.example/articles/a/',
  );
});
