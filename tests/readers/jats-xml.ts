import { Jats } from 'jats-xml';
import { inverted, isoDate, understood, type Reader } from './reader.ts';

/** The JATS reader of Curvenote and MyST. */
export const jatsXml: Reader = {
  name: 'jats-xml',
  reads: ['jats'],
  available: true,
  async read(file) {
    const { front, articleMeta } = new Jats(file) as unknown as { front: Node; articleMeta: Node };
    const one = (...path: string[]) => text(all(articleMeta, ...path)[0]);
    const date = all(articleMeta, 'pub-date')[0];
    const of = (type: string) => all(articleMeta, 'article-id').find((id) => id['pub-id-type'] === type);
    return [
      understood({
        title: [one('title-group', 'article-title'), one('title-group', 'subtitle')]
          .filter(Boolean)
          .join(': '),
        authors: ofType(all(articleMeta, 'contrib-group', 'contrib'), 'contrib-type', 'author').map(
          (contrib) => {
            // The first of several languages is the record's own.
            const [names = contrib] = all(contrib, 'name-alternatives');
            const [name] = all(names, 'name');
            const part = (type: string) => name && text(all(name, type)[0]);
            return (
              text(all(names, 'string-name')[0]) ??
              inverted(part('surname'), part('given-names'), part('suffix'))
            );
          },
        ),
        journal: text(all(front, 'journal-meta', 'journal-title-group', 'journal-title')[0]),
        volume: one('volume'),
        issue: one('issue'),
        pages: [one('fpage'), one('lpage')].filter(Boolean).join('-'),
        date: date && isoDate(...['year', 'month', 'day'].map((name) => text(all(date, name)[0]))),
        doi: text(of('doi')),
        url: one('self-uri'),
        issn: all(front, 'journal-meta', 'issn').map(text).join(', '),
        publisher: text(all(front, 'journal-meta', 'publisher', 'publisher-name')[0]),
        keywords: all(first(articleMeta, 'kwd-group'), 'kwd').map((keyword) => text(keyword)!),
        abstract: all(first(articleMeta, 'abstract'), 'p').map(text).join(' '),
      }),
    ];
  },
};

interface Node {
  readonly [attribute: string]: unknown;
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const all = (node: Node, ...path: string[]): readonly Node[] =>
  path.reduce<readonly Node[]>(
    (found, name) => found.flatMap(({ children = [] }) => children.filter(({ type }) => type === name)),
    [node],
  );

const first = (node: Node, name: string): Node => all(node, name)[0] ?? { type: name };
const ofType = (nodes: readonly Node[], attribute: string, value: string) =>
  nodes.filter((node) => node[attribute] === value);

// For a formula in both forms, the MathML.
const text = (node: Node | undefined): string | undefined =>
  node &&
  (node.value ??
    node.children
      ?.filter(({ type }) => type !== 'tex-math')
      .map(text)
      .join(''));
