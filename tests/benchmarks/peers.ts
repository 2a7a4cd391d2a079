import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Article } from '../../src/record/article.ts';
import { printDate } from '../../src/record/date.ts';
import { invertedName, runningName } from '../../src/record/name.ts';
import { plain } from '../../src/record/text.ts';
import { toCsl } from '../../src/record/csl.ts';
import { project } from '../site.ts';
import { run, type Run } from './measure.ts';

// The same page and the same three citation files by other generators, as their users would do it: from templates. They do
// less: no formatted references, no case protection, no accents in LaTeX, no search in other scripts; Eleventy has no
// related articles. Pagefind indexes their HTML as usual.

/** The template data of an article. */
const fieldsOf = (article: Article) => ({
  key: article.id,
  title: plain(article.title),
  authors: article.authors.map(invertedName),
  byline: article.authors.map(runningName).join('; '),
  journal: article.container.title,
  volume: article.volume,
  issue: article.issue,
  first: article.pages?.first,
  last: article.pages?.last,
  issued: article.issued && printDate(article.issued),
  year: String(article.issued?.year),
  keywords: article.keywords,
  abstract: article.abstract && plain(article.abstract),
  doi: article.doi ?? '',
  address: article.url,
  csl: JSON.stringify([toCsl(article)]),
});
type Field = keyof ReturnType<typeof fieldsOf>;

/** The syntax of a template language. */
interface Dialect {
  readonly value: (field: Field, filter?: 'json' | 'raw') => string;
  readonly each: (field: Field, inner: (item: string) => string) => string;
  /** The twenty latest. */
  readonly latest: (inner: (field: (name: Field) => string) => string) => string;
  readonly related: (inner: (field: (name: Field) => string) => string) => string;
}

/** The common beginning of all pages of our site. */
export function headOf(dist: string): string {
  const page = readFileSync(join(dist, '404.html'), 'utf8');
  return page.slice(page.indexOf('<meta name="color-scheme"'), page.indexOf('</head>'));
}

const page = ({ value, each, latest, related }: Dialect, head: string) => {
  const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">\n`;
  const fact = (label: string, content: string) => `<div><dt>${label}</dt><dd>${content}</dd></div>`;
  const files = ['bib', 'ris', 'json'];
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${value('title')} | ${value('journal')}</title>${head}
${meta('citation_title', value('title'))}${each('authors', (name) => meta('citation_author', name))}${meta('citation_publication_date', value('issued'))}${meta('citation_journal_title', value('journal'))}${meta('citation_volume', value('volume'))}${meta('citation_issue', value('issue'))}${meta('citation_firstpage', value('first'))}${meta('citation_lastpage', value('last'))}${meta('citation_doi', value('doi'))}${each('keywords', (word) => meta('citation_keywords', word))}${meta('citation_abstract', value('abstract'))}
${meta('DC.title', value('title'))}${each('authors', (name) => meta('DC.creator', name))}${meta('DCTERMS.issued', value('issued'))}${each('keywords', (word) => meta('DC.subject', word))}${meta('DCTERMS.abstract', value('abstract'))}
${meta('og:title', value('title'))}${meta('og:url', value('address'))}${each('keywords', (word) => meta('article:tag', word))}
${files.map((file) => `<link rel="describedby" href="${value('address')}index.${file}">`).join('\n')}
<script type="application/ld+json">{"@context":"https://schema.org","@type":"ScholarlyArticle","headline":${value('title', 'json')},"abstract":${value('abstract', 'json')},"url":${value('address', 'json')}}</script>
</head><body><a class="skip" href="#content">Skip to content</a><header class="masthead"><a class="name" href="/">Offprint</a></header><main id="content"><article data-pagefind-body><h1>${value('title')}</h1>
<dl class="byline">${fact(
    'Authors',
    each('authors', (name) => `<span class="author">${name}</span>`),
  )}${fact('Journal', `${value('journal')} (Vol. ${value('volume')}, No. ${value('issue')})`)}${fact('Publication Date', value('issued'))}${fact('Page', `${value('first')}–${value('last')}`)}${fact('DOI', value('doi'))}</dl>
<section class="abstract"><h2>Abstract</h2><p>${value('abstract')}</p></section>
<ul class="keywords">${each('keywords', (word) => `<li><a href="/search/?q=${word}">${word}</a></li>`)}</ul>
<section class="cite"><h2>Cite this article</h2><blockquote>${value('byline')} (${value('year')}). ${value('title')}. <i>${value('journal')}</i>, ${value('volume')}(${value('issue')}), ${value('first')}–${value('last')}.</blockquote><ul>${files.map((file) => `<li><a href="index.${file}">${file}</a></li>`).join('')}</ul></section></article>
<section class="related"><h2>Related articles</h2><ul>${related((field) => `<li><a href="/articles/${field('key')}/">${field('title')}</a></li>`)}</ul></section>
<section class="latest"><h2>Other Latest Articles</h2><ol>${latest((field) => `<li><a href="/articles/${field('key')}/">${field('title')}</a><span>${field('byline')}</span><span>${field('journal')}</span><span>${field('issued')}</span></li>`)}</ol></section></main></body></html>
`;
};

// Separates literal braces from the template's.
const bib = ({ value, each }: Dialect) => `@article{ ${value('key')},
  author = { ${each('authors', (name) => `${name} and `)} },
  title = { ${value('title', 'raw')} },
  journal = { ${value('journal', 'raw')} },
  volume = { ${value('volume')} },
  number = { ${value('issue')} },
  pages = { ${value('first')}--${value('last')} },
  year = { ${value('year')} },
  url = { ${value('address')} },
  abstract = { ${value('abstract', 'raw')} }
}
`;

const ris = ({ value, each }: Dialect) => `TY  - JOUR
${each('authors', (name) => `AU  - ${name}\n`)}TI  - ${value('title', 'raw')}
T2  - ${value('journal', 'raw')}
PY  - ${value('year')}
VL  - ${value('volume')}
IS  - ${value('issue')}
SP  - ${value('first')}
EP  - ${value('last')}
UR  - ${value('address')}
${each('keywords', (word) => `KW  - ${word}\n`)}AB  - ${value('abstract', 'raw')}
ER  - 
`;

/**
 * Debian's Hugo with Pagefind, in a folder whose `public/` is the site.
 * @param head from {@link headOf}
 */
export async function hugo(
  articles: readonly Article[],
  head: string,
): Promise<{ folder: string; cost: Run }> {
  const folder = empty('hugo');
  const fields = (within: string) => (name: Field) => `{{ ${within}.Params.${name} }}`;
  const dialect: Dialect = {
    value: (field, filter) =>
      `{{ .Params.${field}${{ json: ' | jsonify', raw: ' | safeHTML', '': '' }[filter ?? '']} }}`,
    each: (field, inner) => `{{ range .Params.${field} }}${inner('{{ . }}')}{{ end }}`,
    latest: (inner) => `{{ range first 20 .Site.RegularPages }}${inner(fields(''))}{{ end }}`,
    related: (inner) => `{{ range first 4 (.Site.RegularPages.Related .) }}${inner(fields(''))}{{ end }}`,
  };
  const media = (name: string, suffix: string) => `[mediaTypes."${name}"]\nsuffixes = ["${suffix}"]\n`;
  const output = (name: string, type: string, text: boolean) =>
    `[outputFormats.${name}]\nmediaType = "${type}"\nbaseName = "index"\nisPlainText = ${text}\n`;
  write(folder, {
    'config.toml': `baseURL = "https://offprint.example/"
disableKinds = ["RSS", "sitemap", "taxonomy", "term"]
[outputs]
page = ["HTML", "bib", "ris", "csl"]
${media('application/x-bibtex', 'bib')}${media('application/x-research-info-systems', 'ris')}${media('application/vnd.citationstyles.csl+json', 'json')}${output('bib', 'application/x-bibtex', true)}${output('ris', 'application/x-research-info-systems', true)}${output('csl', 'application/vnd.citationstyles.csl+json', true)}[related]
threshold = 1
[[related.indices]]
name = "keywords"
weight = 100
`,
    'layouts/_default/single.html': page(dialect, head),
    'layouts/_default/single.bib': bib(dialect),
    'layouts/_default/single.ris': ris(dialect),
    'layouts/_default/single.csl.json': '{{ .Params.csl | safeHTML }}',
    'layouts/_default/list.html':
      '{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Params.title }}</a>{{ end }}',
    'layouts/index.html': '<a href="/articles/">All articles</a>',
  });
  for (const article of articles)
    write(folder, {
      [`content/articles/${article.id}.md`]: JSON.stringify({
        date: `${article.issued?.year}-01-01`,
        ...fieldsOf(article),
      }),
    });
  return { folder, cost: await run('sh', ['-c', `hugo --quiet && ${pagefind}`], { cwd: folder }) };
}

/** Eleventy with Nunjucks and Pagefind, with all articles in one data file, its fastest way. */
export async function eleventy(
  articles: readonly Article[],
  head: string,
): Promise<{ folder: string; cost: Run }> {
  const program = join(project, '.tmp/eleventy');
  if (!existsSync(join(program, 'node_modules')))
    execFileSync('npm', ['install', '--no-save', '--prefix', program, '@11ty/eleventy@3.1.8']);
  const folder = empty('eleventy');
  const dialect: Dialect = {
    value: (field, filter) =>
      `{{ a.${field}${{ json: ' | dump | safe', raw: ' | safe', '': '' }[filter ?? '']} }}`,
    each: (field, inner) => `{% for one in a.${field} %}${inner('{{ one }}')}{% endfor %}`,
    latest: (inner) => `{% for other in latest %}${inner((name) => `{{ other.${name} }}`)}{% endfor %}`,
    related: () => '',
  };
  const each = (permalink: string) =>
    `---\npagination:\n  data: articles\n  size: 1\n  alias: a\npermalink: "${permalink}"\neleventyExcludeFromCollections: true\n---\n`;
  const fields = articles.map(fieldsOf);
  write(folder, {
    'package.json': '{ "type": "module" }',
    'eleventy.config.js': "export default () => ({ dir: { input: 'src', output: 'public' } });\n",
    'src/_data/articles.json': JSON.stringify(fields),
    'src/_data/latest.json': JSON.stringify(fields.slice(0, 20)),
    'src/page.njk': each('articles/{{ a.key }}/index.html') + page(dialect, `{% raw %}${head}{% endraw %}`),
    'src/bib.njk': each('articles/{{ a.key }}/index.bib') + bib(dialect),
    'src/ris.njk': each('articles/{{ a.key }}/index.ris') + ris(dialect),
    'src/csl.njk': `${each('articles/{{ a.key }}/index.json')}{{ a.csl | safe }}`,
    'src/list.njk':
      '---\npermalink: articles/index.html\n---\n{% for a in articles %}<a href="/articles/{{ a.key }}/">{{ a.title }}</a>{% endfor %}',
  });
  const build = `${process.execPath} --max-old-space-size=5500 ${program}/node_modules/@11ty/eleventy/cmd.cjs --quiet`;
  return { folder, cost: await run('sh', ['-c', `${build} && ${pagefind}`], { cwd: folder }) };
}

const pagefind = `${join(project, 'node_modules/.bin/pagefind')} --site public --quiet`;

const empty = (name: string) => mkdtempSync(join(project, `.tmp/${name}-`));

function write(folder: string, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
