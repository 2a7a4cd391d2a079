import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { useLocale } from '../../src/exports/csl-styles.ts';
import { delivered, expectDelivery } from '../../src/engine/deliveries.ts';
import { formatReference } from '../../src/exports/reference.ts';
import type { Article } from '../../src/record/article.ts';
import { parseText, plain } from '../../src/record/text.ts';
import { site } from 'offprint/site';
import { awkward } from '../fixtures/awkward.ts';
import { cited } from '../fixtures/cited.ts';
import { libraryOf } from '../records.ts';
import { project } from '../site.ts';

const { articles, article } = libraryOf();
const seed = article('tishkov-2025-kenya')!;
const like = (more: Partial<Article>): Article => ({ ...seed, ...more });

const expectedPath = join(project, 'tests/expected/references.txt');

// UPDATE_EXPECTED=1 npm test writes the file; check each changed line against the style guide.
test('records that each test one rule are cited according to the guides', () => {
  const text = [...cited]
    .map(
      ([name, record]) =>
        `${name}\n${site.styles.map((style) => `  ${style}: ${formatReference(record, style).text}\n`).join('')}`,
    )
    .join('\n');
  if (process.env['UPDATE_EXPECTED']) writeFileSync(expectedPath, text);
  assert.equal(text, readFileSync(expectedPath, 'utf8'));
});

test('the reference of the source record in every style, according to its manual', () => {
  const title =
    'Leadership of the Republic of Kenya in the Multinational Security Support Mission for Haiti: Experience and Lessons for ad hoc Coalitions';
  const url = seed.url;
  const expected: Record<string, string> = {
    apa: `Tishkov, S. (2025). ${title}. Vestnik RUDN. International Relations, 25(3), 366–381. ${url}`,
    'chicago-author-date': `Tishkov, Sergey. 2025. “${title}.” Vestnik RUDN. International Relations 25 (3): 366–81. ${url}.`,
    'modern-language-association': `Tishkov, Sergey. “${title}.” Vestnik RUDN. International Relations, vol. 25, no. 3, Oct. 2025, pp. 366–81, ${url}.`,
    'harvard-cite-them-right': `Tishkov, S. (2025) ‘${title}’, Vestnik RUDN. International Relations, 25(3), pp. 366–381. Available at: ${url}.`,
    vancouver: `Tishkov S. ${title}. Vestnik RUDN International Relations [Internet]. 2025 Oct 8;25(3):366–81. Available from: ${url}`,
    ieee: `S. Tishkov, “${title},” Vestnik RUDN. International Relations, vol. 25, no. 3, pp. 366–381, Oct. 2025, [Online]. Available: ${url}`,
    'gost-r-7-0-5-2008': `Tishkov S. ${title} // Vestnik RUDN. International Relations. 2025. Vol. 25. No. 3. P. 366–381. URL: https://offprint.example/articles/tishkov-2025-kenya/.`,
  };
  assert.deepEqual([...site.styles], Object.keys(expected));
  for (const style of site.styles) assert.equal(formatReference(seed, style).text, expected[style]);
  assert.match(
    formatReference(seed, 'apa').html,
    /<i>Vestnik RUDN\. International Relations<\/i>, <i>25<\/i>\(3\), 366–381\./,
  );
});

test('a Russian record is cited in Russian, one in a language without a locale in English', () => {
  const russian = like({
    language: 'ru',
    title: ['Роль Кении'],
    authors: [{ family: 'Тишков', given: 'Сергей' }],
  });
  assert.match(formatReference(russian, 'modern-language-association').text, /«Роль Кении».*т\. 25, вып\. 3/);
  assert.match(formatReference(russian, 'gost-r-7-0-5-2008').text, /^Тишков С\. Роль Кении \/\/ /);
  assert.equal(useLocale('ru'), 'ru-RU');
  assert.equal(useLocale('pt'), 'pt-BR');
  assert.equal(useLocale('zh-Hant'), 'zh-TW');
  assert.equal(useLocale('sw'), 'en-US');
});

test('italics of a title keep their case in the styles that capitalise words', () => {
  const record = like({
    title: parseText('Is <i>Homo sapiens</i> older than <i>in vitro</i> cells'),
    language: 'en',
  });
  for (const style of ['chicago-author-date', 'modern-language-association'])
    assert.match(formatReference(record, style).text, /Is Homo sapiens Older than in vitro Cells/);
  assert.match(formatReference(record, 'chicago-author-date').html, /<i>Homo sapiens<\/i>/);
});

test('APA names an article that is online before it is in a volume', () => {
  const online = {
    ...like({ doi: '10.5555/first', language: 'en' }),
    volume: '',
    issue: '',
    pages: undefined as never,
  };
  const history = { publishedOnline: { year: 2025, month: 5, day: 4 } };
  assert.match(formatReference({ ...online, history }, 'apa').text, /\. Advance online publication\. https:/);
  assert.doesNotMatch(formatReference(online, 'apa').text, /Advance/);
  assert.doesNotMatch(formatReference(like({ history }), 'apa').text, /Advance/);
});

test('a supplement has no “no.” before it', () => {
  for (const style of ['modern-language-association', 'ieee', 'gost-r-7-0-5-2008'])
    for (const language of ['en', 'de', 'ru'])
      assert.match(formatReference(like({ issue: 'Suppl 2', language }), style).text, /\d[.,] Suppl 2[.,]/);
});

test('a DOI URL is correctly encoded, whatever is in the DOI', () => {
  const doi = '10.1002/(SICI)1097-4636(199823)43:4<338::AID-JBM16>3.0.CO;2-#';
  const { text, html } = formatReference(like({ doi }), 'apa');
  assert.match(
    text,
    /https:\/\/doi\.org\/10\.1002\/\(SICI\)1097-4636\(199823\)43:4%3C338::AID-JBM16%3E3\.0\.CO;2-%23$/,
  );
  assert.ok(html.includes('%3E3.0.CO;2-%23'));
});

test('every awkward record has a reference in every style, without leaking markup', () => {
  for (const record of [...articles, ...awkward])
    for (const style of site.styles) {
      const { html, text } = formatReference(record, style);
      // Styles change nested quotation marks.
      const [word = ''] = /\p{L}{3,}/u.exec(plain(record.title)) ?? [];
      assert.ok(text.toLowerCase().includes(word.toLowerCase()), `${record.id} ${style}: ${text}`);
      assert.doesNotMatch(
        text,
        /&#\d+;|<\/?(?:i|b|sup|sub|span|div)\b(?!&)/,
        `${record.id} ${style}`.concat(text),
      );
      assert.doesNotMatch(html, / style=|<div|<script/);
      assert.doesNotMatch(text, /undefined|NaN|\n/);
    }
});

test('text in a reference is never treated as markup', () => {
  const { html, text } = formatReference(
    like({ title: ['A <script>alert(1)</script> & "more" of it'] }),
    'apa',
  );
  assert.match(html, /&#60;script&#62;alert\(1\)&#60;\/script&#62; &#38; “more” of it/);
  assert.match(text, /A <script>alert\(1\)<\/script> & “more”/);
});

test('an author may be named like an object property', () => {
  for (const name of ['constructor', '__proto__', 'Constructor', 'toString'])
    for (const style of site.styles)
      for (const author of [
        { family: name, given: 'Jane' },
        { literal: name },
        { family: 'Doe', given: name },
      ])
        assert.ok(formatReference(like({ authors: [author] }), style).text.includes(name.slice(0, 1)));
});

test('any style of the CSL repository works', () => {
  assert.match(formatReference(seed, 'nature').text, /^Tishkov, S\. Leadership/);
  assert.throws(() => formatReference(seed, 'apaa'), /^Error: There is no citation style “apaa”\.$/);
});

test('references that a worker could not format are reported by the pages that need them', async () => {
  const record = like({});
  const { reject } = expectDelivery([record]);
  reject(new Error('The disk is full.'));
  // An unhandled rejection would end the test.
  await setImmediate();
  await assert.rejects(delivered(record.id), /disk is full/);
});
