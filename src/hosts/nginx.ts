import { site } from '../site.ts';
import * as urls from '../urls.ts';
import { articlePagePattern, catalogLink, linkSetLink } from './links.ts';
import { mediaTypes } from '../record/media-type.ts';
import { isText, ownMediaTypes } from './media-types.ts';
import type { Move } from './moves.ts';
import { indented, printLines } from './lines.ts';
import { pathPattern, pattern } from './pattern.ts';
import { caching, contentSecurityPolicy, formPolicy, policyName, securityHeaders } from './policy.ts';

/**
 * A configuration of nginx: https://nginx.org/en/docs/http/ngx_http_core_module.html . Stands in `http`; the files of
 * the site are taken to stand below `/var/www/offprint`, in the folder of the site's path.
 */
export function nginxFile(moves: readonly Move[], immutable: readonly string[]): string {
  const own = ownMediaTypes();
  const text = [...new Set([...Object.values(mediaTypes), ...own.map(({ mediaType }) => mediaType)])].filter(
    isText,
  );
  // text/html is always among them, and nginx warns where it is named again.
  const named = text.filter((type) => type !== 'text/html').join(' ');
  const linkSet = linkSetLink('$1');
  return printLines([
    `# Written by the build. Copy what dist/ holds to /var/www/offprint${urls.base} and this file to /etc/nginx/conf.d/.`,
    '',
    ...(moves.length > 0 ? ['map_hash_bucket_size 1024;', 'map_hash_max_size 65536;', ''] : []),
    ...block('map $uri $offprint_moved', [
      'default "";',
      ...moves.map(({ from, to }) => `${quoted(from)} ${quoted(to)};`),
    ]),
    '',
    ...block('map $uri $offprint_cache', [
      `default ${quoted(caching.other)};`,
      ...immutable.map((part) => `${quoted(`~^${pattern(urls.base + part)}`)} ${quoted(caching.immutable)};`),
    ]),
    '',
    '# Signposting for programs that ask for the headers alone: https://signposting.org/',
    ...block('map $uri $offprint_link', [
      'default "";',
      ...(linkSet ? [`${quoted(`~${articlePagePattern}`)} ${quoted(linkSet)};`] : []),
      `${quoted(urls.apiCatalog())} ${quoted(catalogLink)};`,
    ]),
    '',
    ...(site.form
      ? [
          ...block('map $uri $offprint_policy', [
            `default ${quoted(contentSecurityPolicy)};`,
            `${quoted(`~^${pattern(urls.form())}`)} ${quoted(formPolicy)};`,
          ]),
          '',
        ]
      : []),
    ...block('server', [
      'listen 80;',
      'listen [::]:80;',
      "# The host of the url in src/site.ts. Under every other name, and under its number, a machine of Debian shows nginx's own",
      '# page, until somebody switches it off: rm /etc/nginx/sites-enabled/default. Certificates are yours to add.',
      `server_name ${urls.host};`,
      'root /var/www/offprint;',
      'index index.html;',
      `error_page 404 ${urls.notFound()};`,
      'absolute_redirect off;',
      'server_tokens off;',
      'charset utf-8;',
      `charset_types ${named};`,
      '',
      'gzip on;',
      'gzip_static on;',
      'gzip_vary on;',
      `gzip_types ${named};`,
      "# brotli_static on;  # with Debian's libnginx-mod-http-brotli-static, and precompress: ['br'] in src/site.ts",
      '',
      ...securityHeaders.map(
        ([name, value]) =>
          `add_header ${name} ${site.form && name === policyName ? '$offprint_policy' : quoted(value)} always;`,
      ),
      'add_header Cache-Control $offprint_cache;',
      'add_header Link $offprint_link;',
      '',
      ...block(
        'types',
        Object.entries(mediaTypes).map(([extension, mediaType]) => `${mediaType} ${extension};`),
      ),
      'default_type application/octet-stream;',
      '',
      ...block('if ($offprint_moved)', ['return 301 $offprint_moved;']),
      '',
      '# What is there for other hosts.',
      ...block('location ~ /(?:_headers|_redirects|\\.htaccess)$', ['return 404;']),
      ...own.flatMap(({ ending, mediaType, folders }) =>
        block(`location ~ ${quoted(pathPattern(ending, folders))}`, [
          'types {}',
          `default_type ${quoted(mediaType)};`,
        ]),
      ),
    ]),
  ]);
}

/** A block of directives. */
const block = (head: string, lines: readonly string[]): readonly string[] => [
  `${head} {`,
  ...indented(lines),
  '}',
];

const quoted = (text: string) => {
  const mark = text.includes("'") ? '"' : "'";
  return mark + text.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`) + mark;
};
