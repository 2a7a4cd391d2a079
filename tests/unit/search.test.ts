import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alternatives, variants, words } from '../../src/search/words/fold.ts';
import { parseQuery } from '../../src/search/words/query.ts';
import { judge } from '../../src/search/worker/rank.ts';
import { readReference } from '../../src/search/worker/pasted-reference.ts';
import { corrections, distance } from '../../src/search/words/spelling.ts';
import { fileOf } from '../../src/search/words/suggestion.ts';

/** The words and conditions of a parsed query. */
const read = (text: string, done = true) => {
  const { terms, conditions, years, doi } = parseQuery(text, done);
  return {
    terms: terms.map(([form]) => form!.join('+')).join(' '),
    ...(conditions.length > 0 && {
      conditions: conditions.map(
        ({ any, not }) =>
          (not ? '-' : '') +
          any
            .map((item) => `${item.kind === 'field' ? item.field : item.kind}:${item.words.join('+')}`)
            .join('|'),
      ),
    }),
    ...(years.length > 0 && { years: [years[0], years.at(-1)] }),
    ...(doi && { doi }),
  };
};
const ahead = String(new Date().getFullYear() + 2);

for (const [text, meant] of [
  ['The role of Kenya', { terms: 'role kenya' }],
  ['to be or not to be', { terms: 'not' }],
  ['peace-keeping', { terms: 'peace+keeping' }],
  ['C++ and F#', { terms: 'cplusplus fsharp' }],
  ['α-helix', { terms: 'alpha+helix' }],
  ['王', { terms: '王' }],
  ['peace OR war treaty', { terms: 'treaty', conditions: ['words:peace|words:war'] }],
  ['peace or war', { terms: 'peace war' }],
  ['peace -war', { terms: 'peace', conditions: ['-words:war'] }],
  ['peace -"cold war"', { terms: 'peace', conditions: ['-phrase:cold+war'] }],
  ['"war"', { terms: '', conditions: ['phrase:war'] }],
  ['“Peace-keeping in Kenya”', { terms: '', conditions: ['phrase:peacekeeping+in+kenya'] }],
  ['author:"Wei Li" deep', { terms: 'deep', conditions: ['author:wei+li'] }],
  ['title:peace OR keyword:war', { terms: '', conditions: ['title:peace|keyword:war'] }],
  ['journal:history -author:li', { terms: '', conditions: ['journal:history', '-author:li'] }],
  ['kenya year:2020', { terms: 'kenya', years: ['2020', '2020'] }],
  ['year: 2020 - 2023', { terms: '', years: ['2020', '2023'] }],
  ['year:>2020', { terms: '', years: ['2021', ahead] }],
  ['year:>=2020', { terms: '', years: ['2020', ahead] }],
  ['year:<1600', { terms: '', years: ['1500', '1599'] }],
  ['year:2020-', { terms: '', years: ['2020', ahead] }],
  ['kenya 2020-', { terms: 'kenya', years: ['2020', ahead] }],
  ['kenya 2020-2023', { terms: 'kenya', years: ['2020', '2023'] }],
  ['366–381', { terms: '', conditions: ['identifier:x3663810'] }],
  ['2313-0660', { terms: '', conditions: ['identifier:x231306600'] }],
  ['https://doi.org/10.22363/2312-8127-2025.', { terms: '', doi: 'x10223632312812720250' }],
  ['www.doi.org/10.5555%2Fa(b)', { terms: '', doi: 'x105555ab0' }],
  ['doi:10.5555/a kenya', { terms: 'kenya', doi: 'x105555a0' }],
] as const)
  test(`a query is parsed: ${text}`, () => assert.deepEqual(read(text), meant));

test('an unfinished word is searched for once it is long enough', () => {
  assert.deepEqual(read('k', false), { terms: '' });
  assert.equal(parseQuery('k').isBegun, true);
  assert.equal(parseQuery('🙂').isBegun, false);
  assert.deepEqual(read('Li', false), { terms: 'li' });
  assert.deepEqual(read('deep li', false), { terms: 'deep' });
  assert.deepEqual(read('deep li ', false), { terms: 'deep li' });
});

test('spelling variants fold to the same words', () => {
  const same = (...texts: readonly string[]) => {
    for (const text of texts) assert.deepEqual(words(text), words(texts[0]!), text);
  };
  same('Tertullian', 'Tertullian’s', "TERTULLIAN's", 'Tertullian');
  same('Łódź', 'Lodz', 'LÓDŹ');
  same('Тишков', 'Tishkov');
  assert.deepEqual(words("O'Neil's l’été"), ['oneil', 'lete']);
});

test('a name has its common transliterations', () => {
  assert.deepEqual(variants('Müller Đorđević Ørsted'), ['mueller', 'djordjevic', 'oersted']);
  const [tchaikovsky, khrushchev] = [variants('Чайковский'), variants('Хрущев')];
  for (const spelling of ['chaikovskii', 'tchaikovsky', 'chaikovsky'])
    assert.ok(tchaikovsky.includes(spelling));
  assert.ok(khrushchev.includes('hrushchev'));
  assert.deepEqual(variants('Smith'), []);
});

test('the index has the forms that Pagefind would miss', () => {
  assert.deepEqual(alternatives('plain words'), []);
  assert.deepEqual(alternatives('TNF-α in C++'), ['alpha', 'cplusplus']);
  // A CJK run is indexed by its pairs and its last character; the others begin a pair.
  assert.deepEqual(alternatives('国际关系'), ['国际', '际关', '关系', '系']);
});

test('a misspelt word is corrected to the nearest, then the most frequent', () => {
  const vocabulary = {
    peacekeeping: 3,
    peace: 9,
    tertullian: 1,
    kenya: 5,
    kenyan: 2,
    tchaikovsky: 1,
    frankel: 1,
  };
  assert.deepEqual(corrections('peacekeping', vocabulary, false), ['peacekeeping']);
  assert.deepEqual(corrections('tertulian', vocabulary, true), ['tertullian']);
  assert.deepEqual(corrections('kenia', vocabulary, false), ['kenya']);
  assert.deepEqual(corrections('crankel', vocabulary, false), ['frankel']);
  // Phonetic.
  assert.deepEqual(corrections('chaikovskii', vocabulary, false), ['tchaikovsky']);
  // Known, unfinished, too short, not similar to any.
  assert.deepEqual(corrections('kenya', vocabulary, false), []);
  assert.deepEqual(corrections('peacekee', vocabulary, true), []);
  assert.deepEqual(corrections('ken', vocabulary, false), []);
  assert.deepEqual(corrections('xylophone', vocabulary, false), []);
  assert.equal(distance('ab', 'ba', 2), 1);
});

const title = 'Leadership of the Republic of Kenya in the Mission to Haiti';
for (const [form, text] of Object.entries({
  APA: `Tishkov, S. V. (2025). ${title}. Vestnik RUDN, 25(3), 366–381.`,
  MLA: `Tishkov, Sergey. “${title}.” Vestnik RUDN, vol. 25, no. 3, 2025, pp. 366–381.`,
  IEEE: `S. V. Tishkov, “${title},” Vestnik RUDN, vol. 25, no. 3, 2025.`,
  Chicago: `Tishkov, Sergey. 2025. “${title}.” Vestnik RUDN 25 (3): 366–81.`,
  Harvard: `Tishkov, S.V. (2025) ‘X’. ${title}.`.replace('‘X’. ', ''),
  BibTeX: `@article{a, author = {S. Tishkov}, title = {${title.replace('Kenya', '{K}enya')}}, year = 2025}`,
  'BibTeX in quotation marks': `title = "${title}", year = 2025`,
  RIS: `TY  - JOUR TI  - ${title} AU  - Tishkov, Sergey ER  -`,
}))
  test(`the title of a pasted reference is found: ${form}`, () =>
    assert.deepEqual(words(readReference(text)?.title ?? ''), words(title)));

test('an ordinary query is not a pasted reference', () => {
  for (const text of [
    'Kenya leadership',
    '"cold war" 2020',
    '“Cold war history” kenya',
    'author:li 2020',
    title,
  ])
    assert.equal(readReference(text), undefined, text);
});

test('articles are ranked by whole words and adjacency', () => {
  const hit = (of: Readonly<Record<string, string>>, content = '') => ({ url: '/', content, meta: of });
  const score = (text: string, of: Parameters<typeof hit>) => judge(parseQuery(text, true), hit(...of));
  const better = (text: string, one: Parameters<typeof hit>, other: Parameters<typeof hit>) =>
    assert.ok(score(text, one).score > score(text, other).score, text);
  better('wei li', [{ title: 'x', author: 'Wei Li; Ann Bo' }], [{ title: 'x', author: 'Wei Bo; Ann Li' }]);
  better('peace treaty', [{ title: 'The peace treaty' }], [{ title: 'Treaty of peace' }]);
  better('war', [{ title: 'A war' }], [{ title: 'A warfare' }]);
  better('kenya', [{ title: 'Kenya' }], [{ title: 'x' }, 'in Kenya']);
  // A suffix makes the same word, a prefix another one.
  assert.deepEqual(score('missions', [{ title: 'A mission' }]).known, [0]);
  assert.deepEqual(score('peacekeping', [{ title: 'On peace' }]).known, []);
  assert.deepEqual(score('peacekeeping', [{ title: 'Peace-keeping' }]).known, [0]);
});

test('every name is in one of the suggestion files', () => {
  for (const word of ['tishkov', 'li', '王小']) assert.ok(fileOf(word, 7) >= 0 && fileOf(word, 7) < 7);
  assert.equal(fileOf('tishkov', 100), fileOf('tis', 100));
});
