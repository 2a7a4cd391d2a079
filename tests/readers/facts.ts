import { Jats } from 'jats-xml';
import type { Page } from 'playwright-core';
import type { Article } from '../../src/record/article.ts';
import { printDate } from '../../src/record/date.ts';
import { typeInWords } from '../../src/record/article-type.ts';
import { runningName } from '../../src/record/name.ts';
import { roleName } from '../../src/record/role.ts';

/** The facts of a record beyond a citation, in one shape for record, page and files. Absent if a format cannot express them. */
export interface Facts {
  readonly type?: string;
  /** DOIs of the cited works, in order. */
  readonly cited?: readonly string[];
  readonly funders?: readonly string[];
  readonly awards?: readonly string[];
  readonly links?: readonly string[];
  readonly received?: string;
  readonly accepted?: string;
  readonly roles?: readonly string[];
  readonly institutions?: readonly string[];
  readonly editors?: readonly string[];
  readonly copyright?: string;
}

const doisIn = (hrefs: readonly string[]) =>
  hrefs.flatMap((href) => (href.startsWith('https://doi.org/') ? [decodeURIComponent(href.slice(16))] : []));

/** From the record itself. */
export function factsOf(article: Article): Facts {
  const {
    references = [],
    funding = [],
    history = {},
    links = [],
    editors = [],
    authors,
    copyright,
  } = article;
  return known({
    type: article.type && typeInWords(article.type),
    cited: references.flatMap(({ doi }) => doi ?? []),
    funders: funding.map(({ name }) => name),
    awards: funding.flatMap(({ awards = [] }) => awards),
    links: links.map(({ url }) => url),
    received: history.received && printDate(history.received),
    accepted: history.accepted && printDate(history.accepted),
    roles: authors.flatMap(({ roles = [] }) => roles.map(roleName)),
    institutions: authors
      .flatMap(({ affiliations = [] }) => affiliations.map(({ ror }) => ror ?? ''))
      .filter(Boolean),
    editors: editors.map(runningName),
    copyright: copyright?.holder,
  });
}

/** From the visible page. */
export const factsOnPage = async (page: Page): Promise<Facts> => {
  const found = await page.evaluate(() => {
    const all = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].map(({ textContent }) => textContent.trim());
    const hrefs = (selector: string) =>
      [...document.querySelectorAll<HTMLAnchorElement>(selector)].map(({ href }) => href);
    const fact = (label: string) =>
      [...document.querySelectorAll('.about .facts > div')]
        .find((one) => one.querySelector('dt')!.textContent === label)
        ?.querySelector('dd')!
        .textContent.trim();
    return {
      kind: all('.kind')[0],
      cited: hrefs('.cited li a'),
      funding: all('#funding ~ ul li'),
      links: hrefs('#data ~ dl a'),
      received: fact('Received'),
      accepted: fact('Accepted'),
      roles: all('#contributions ~ dl dd').flatMap((roles) => roles.split(', ')),
      institutions: hrefs('.affiliations a'),
      editors: fact('Edited by')?.split(', '),
      copyright: fact('Copyright'),
    };
  });
  const day = (text: string | undefined) => text && new Date(`${text} UTC`).toISOString().slice(0, 10);
  return known({
    type: found.kind?.toLowerCase(),
    cited: doisIn(found.cited),
    funders: found.funding.map((one) => one.split(', Grant ')[0]!),
    awards: found.funding.flatMap((one) => one.split(', Grant ')[1]?.split(', ') ?? []),
    links: found.links,
    received: day(found.received),
    accepted: day(found.accepted),
    roles: found.roles,
    institutions: found.institutions.map((href) => href.replace('https://ror.org/', '')),
    editors: found.editors,
    copyright: found.copyright?.replace(/^© \d+ /, ''),
  });
};

/** References in the meta tags. */
export const factsInHead = async (page: Page): Promise<Facts> =>
  known({
    cited: await page.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="citation_reference"]')].flatMap(
        ({ content }) => /(?:citation_doi=|doi\.org\/)(10\.[^;\s]+)/.exec(content)?.[1] ?? [],
      ),
    ),
  });

type Thing = Readonly<Record<string, unknown>>;
const things = (value: unknown): readonly Thing[] => [value ?? []].flat() as Thing[];

/** From JSON-LD, which has no properties for roles and manuscript dates. */
export function factsInJsonLd(file: string): Facts {
  const [article] = (JSON.parse(file) as { '@graph': Thing[] })['@graph'] as [Thing];
  const ids = (one: Thing) => [one['sameAs'], one['@id']].filter((id) => typeof id === 'string');
  const isLink = (one: Thing) => one['url'] !== undefined;
  const grants = things(article['funding']);
  return known({
    type: article['genre'] as string,
    cited: things(article['citation'])
      .filter((one) => !isLink(one))
      .flatMap((one) => doisIn(ids(one)).slice(0, 1)),
    funders: [...new Set(grants.map(({ funder }) => (funder as Thing)['name'] as string))],
    awards: grants.flatMap(({ identifier }) => (identifier as string | undefined) ?? []),
    links: [...things(article['isBasedOn']), ...things(article['citation'])]
      .filter((one) => isLink(one) && one['@type'] !== 'ScholarlyArticle')
      .map(({ url }) => url as string),
    institutions: things(article['author']).flatMap(({ affiliation }) =>
      things(affiliation).flatMap(
        (one) => (one['@id'] as string | undefined)?.replace('https://ror.org/', '') ?? [],
      ),
    ),
    editors: things(article['editor']).map(({ name }) => name as string),
    copyright: (article['copyrightHolder'] as Thing | undefined)?.['name'] as string | undefined,
  });
}

interface Node extends Thing {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** From JATS, read by Curvenote's and MyST's parser. */
export function factsInJats(file: string): Facts {
  const { tree } = new Jats(file) as unknown as { readonly tree: Node };
  const text = (node: Node): string => node.value ?? (node.children ?? []).map(text).join('');
  const all = (name: string, node: Node = tree): readonly Node[] =>
    (node.children ?? []).flatMap((child) => [...(child.type === name ? [child] : []), ...all(name, child)]);
  const date = (type: string) =>
    all('date').find((one) => one['date-type'] === type)?.['iso-8601-date'] as string | undefined;
  const contribs = (type: string) => all('contrib').filter((one) => one['contrib-type'] === type);
  return known({
    type: (tree['article-type'] as string | undefined)?.replaceAll('-', ' '),
    cited: all('ref').flatMap((ref) => all('pub-id', ref).map(text)),
    funders: all('funding-source').flatMap((one) => all('institution', one).map(text)),
    awards: all('award-id').map(text),
    links: all('related-object').map((one) =>
      one['ext-link-type'] === 'doi'
        ? `https://doi.org/${one['xlink:href'] as string}`
        : (one['xlink:href'] as string),
    ),
    received: date('received'),
    accepted: date('accepted'),
    roles: all('role').map(text),
    institutions: contribs('author').flatMap((one) =>
      all('institution-id', one).map((id) => text(id).replace('https://ror.org/', '')),
    ),
    editors: contribs('editor').map((one) =>
      [...all('given-names', one), ...all('surname', one)].map(text).join(' '),
    ),
    copyright: all('copyright-holder').map(text)[0],
  });
}

const known = (facts: { readonly [Name in keyof Facts]: Facts[Name] | undefined }): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value.length > 0));
