import { createLibrary } from '../../src/library/library.ts';
import { relatedTo } from '../../src/library/related.ts';
import type { ArticleEntry } from '../../src/record/article.ts';
import type { Container } from '../../src/record/container.ts';
import type { Reference } from '../../src/record/cited-reference.ts';
import { random } from '../fixtures/many.ts';

// How many of the four related articles share the article's topic, in a synthetic library with known topics, and what it
// costs to find them: node tests/benchmarks/related.ts [articles, 10000]

const size = Number(process.argv[2] ?? 10_000);
const asked = 1000;
const shown = 4;

const next = random(11);
const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
const zipf = (length: number) => Math.min(length - 1, Math.floor(length ** next()) - 1);
const words = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index.toString(36)}`);
const doi = (of: string) => `10.5555/${of}`;

const vocabulary = words('word', 20_000);
const works = words('work', 20_000).map(doi);
// A topic has words, some of which other topics use too, and works from which most of its articles cite some.
const topics = Array.from({ length: Math.ceil(size / 50) }, (_, number) => ({
  words: Array.from({ length: 30 }, () => vocabulary[zipf(vocabulary.length)]!),
  works: words(`topic${number}-`, 200).map(doi),
}));
const topicOf = (index: number) => index % topics.length;

function entry(index: number, cites: boolean): ArticleEntry {
  const topic = topics[topicOf(index)]!;
  const text = (length: number, share: number) =>
    Array.from({ length }, () =>
      next() < share ? pick(topic.words) : vocabulary[zipf(vocabulary.length)]!,
    ).join(' ');
  const cited = (): Reference => {
    const kind = next();
    if (kind < 0.1) return { doi: pick(topic.works) };
    // An earlier article of the topic.
    const steps = Math.floor(next() * (index / topics.length));
    return kind < 0.14 && steps > 0
      ? { doi: doi(`a${index - steps * topics.length}`) }
      : { doi: works[zipf(works.length)]! };
  };
  const references = Array.from({ length: 25 }, cited);
  return {
    id: `a${index}`,
    citationKey: `a${index}`,
    title: [text(9, 0.3)],
    authors: [],
    container: 'journals/j',
    keywords: [],
    abstract: [text(120, 0.08)],
    doi: doi(`a${index}`),
    identifiers: {},
    translations: {},
    relations: {},
    issued: { year: 2000 + (index % 25) },
    ...(cites && { references }),
  };
}

const journal: Container = { id: 'j', title: 'J', issn: {}, translations: {}, issues: [], kind: 'journal' };
for (const cites of [false, true]) {
  const library = createLibrary(
    Array.from({ length: size }, (_, index) => entry(index, cites)),
    [journal],
  );
  const articles = library.articles.filter((_, index) => index % Math.ceil(size / asked) === 0);
  relatedTo(library, articles[0]!, shown);
  const before = process.cpuUsage();
  let [right, hits] = [0, 0];
  for (const article of articles) {
    const number = (id: string) => topicOf(Number(id.slice(1)));
    const same = relatedTo(library, article, shown).filter(
      ({ article: other }) => number(other.id) === number(article.id),
    ).length;
    right += same;
    hits += Number(same > 0);
  }
  const { user, system } = process.cpuUsage(before);
  console.log(
    `${size} articles, ${cites ? 'words and citations' : 'words alone'}: ${(right / shown / articles.length).toFixed(3)} of the first ${shown} are of the topic, ${(hits / articles.length).toFixed(3)} have at least one, ${((user + system) / 1000 / articles.length).toFixed(2)} ms an article`,
  );
}
