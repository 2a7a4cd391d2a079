import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardOfArticle, cardOfContainer, commonCards, cardOfSite } from '../../src/cards/card.ts';
import { drawCard } from '../../src/cards/draw.ts';
import { openGraph } from '../../src/metadata/open-graph.ts';
import type { Container } from '../../src/record/container.ts';
import { libraryOf } from '../records.ts';

const journal = (title: string): Container => ({
  id: 'j',
  title,
  issn: {},
  translations: {},
  issues: [],
  kind: 'journal',
});

test('a journal has a card, the site another, and an article that of its journal', () => {
  const library = libraryOf();
  assert.deepEqual(
    commonCards(library.containers).map(({ path, title }) => [path, title]),
    [
      ['/card.png', 'Offprint'],
      ['/journals/international-relations.png', 'Vestnik RUDN. International Relations'],
      ['/journals/world-history.png', 'RUDN Journal of World History'],
    ],
  );
  const article = library.article('tishkov-2025-kenya')!;
  assert.equal(cardOfArticle(article)?.path, '/journals/international-relations.png');
  const tags = openGraph(article).map(({ attributes }) => [
    attributes['property'] ?? attributes['name'],
    attributes['content'],
  ]);
  for (const tag of [
    ['og:image', 'https://offprint.example/journals/international-relations.png'],
    ['og:image:width', '1200'],
    ['og:image:height', '630'],
    ['twitter:card', 'summary_large_image'],
  ])
    assert.ok(
      tags.some(([name, content]) => name === tag[0] && content === tag[1]),
      tag.join(' '),
    );
});

test('a card is a PNG of the declared size, in Latin, Greek, Cyrillic and Arabic letters', async () => {
  const drawn = await Promise.all(
    ['Łódź Studies', 'Ελληνικά', 'Вестник', 'مجلة الدراسات'].map(async (title) => {
      const card = cardOfContainer(journal(title))!;
      assert.equal(card.title, title);
      const png = Buffer.from(await drawCard(card));
      assert.equal(png.toString('latin1', 1, 4), 'PNG');
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
      return png.toString('base64');
    }),
  );
  assert.equal(new Set(drawn).size, drawn.length);
});

test('letters without a font are not drawn as boxes: the site’s card is used instead', () => {
  assert.equal(cardOfContainer(journal('社会科学研究'))?.path, cardOfSite()!.path);
});
