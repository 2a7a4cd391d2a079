import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { bibtex } from '../../src/exports/bibtex.ts';
import { ris } from '../../src/exports/ris.ts';
import { containerListPage, containerPages } from '../../src/library/container-pages.ts';
import { highwire } from '../../src/metadata/highwire.ts';
import { libraryOf, writePolis } from '../records.ts';
import { project } from '../site.ts';

// A journal that had other titles: what it published then is cited as it was called then.

const root = join(project, '.tmp/former-titles');
function libraryWith(journal: string, articles: Readonly<Record<string, string>>) {
  const titled = Object.entries(articles).map(([id, fields]) => [id, `title: Water\n${fields}`]);
  writePolis(root, journal, Object.fromEntries(titled));
  return libraryOf(root);
}

const journal = `title: Polis Now
abbreviation: Pol. Now
issn:
  online: 2313-0679
translations:
  ru:
    title: Полис
titles:
  - until: 2010-06
    title: Polis Then
    issn:
      print: 2313-0660
  - until: "1999"
    title: Acta Polis
`;

test('an article has the title of its time, with the ISSN of then', () => {
  const library = libraryWith(journal, {
    oldest: 'date: 1999-12-31',
    older: 'date: 2010-06-30',
    newer: 'date: 2010-07-01',
    year: 'date: 2010',
    undated: 'volume: 3',
  });
  const titleOf = (id: string) => {
    const { title, issn, titleNow, abbreviation } = library.article(id)!.container;
    return [title, issn, titleNow, abbreviation];
  };
  assert.deepEqual(titleOf('oldest'), ['Acta Polis', {}, 'Polis Now', undefined]);
  assert.deepEqual(titleOf('older'), ['Polis Then', { print: '2313-0660' }, 'Polis Now', undefined]);
  assert.deepEqual(titleOf('newer'), ['Polis Now', { online: '2313-0679' }, undefined, 'Pol. Now']);
  // Of a year that has both, nothing is certain but the journal.
  assert.deepEqual(titleOf('year')[0], 'Polis Now');
  assert.deepEqual(titleOf('undated')[0], 'Polis Now');
  const old = library.article('older')!;
  assert.match(bibtex.write([old]), /journal\s*=\s*\{Polis Then\}/);
  assert.match(ris.write([old]), /SN {2}- 2313-0660/);
  assert.doesNotMatch(ris.write([old]), /Полис|Polis Now|2313-0679/);
  assert.ok(highwire(old, old.url).some(({ attributes }) => attributes['content'] === 'Polis Then'));
});

test('the journal stays one: one page, one list of issues', () => {
  const library = libraryWith(journal, {
    older: 'date: 2001\nvolume: 1\nissue: 1',
    newer: 'date: 2020\nvolume: 2\nissue: 1',
  });
  const [container] = library.containers;
  assert.equal(library.containers.length, 1);
  assert.equal(library.inContainer(container!).length, 2);
  assert.deepEqual(
    library.issues(container!).map((issue) => issue.container.title),
    ['Polis Now', 'Polis Then'],
  );
  const issuePage = containerPages(library, container!).find(({ issue }) => issue?.volume === '1')!;
  assert.equal(containerListPage(issuePage, 1, 'en').name, 'Polis Then');
});

test('an issue gives its date to articles without one', () => {
  const library = libraryWith('title: Polis\nissues:\n  - volume: 1\n    issue: 2\n    date: 2001-05\n', {
    one: 'volume: 1\nissue: 2',
    own: 'volume: 1\nissue: 2\ndate: 2001-04-03',
  });
  assert.deepEqual(library.article('one')!.issued, { year: 2001, month: 5 });
  assert.deepEqual(library.article('own')!.issued, { year: 2001, month: 4, day: 3 });
});
