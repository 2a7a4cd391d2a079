import { site } from '../site.ts';
import * as urls from '../urls.ts';
import { articlePagePattern, catalogLink, linkSetLink } from './links.ts';
import { mediaTypes } from '../record/media-type.ts';
import { ownMediaTypes, withCharset, type MediaType } from './media-types.ts';
import type { Move } from './moves.ts';
import { indented, printLines } from './lines.ts';
import { pathPattern, pattern } from './pattern.ts';
import { caching, formPolicy, policyName, securityHeaders } from './policy.ts';

/** `.htaccess` for Apache 2.4, in the folder of the site: https://httpd.apache.org/docs/2.4/howto/htaccess.html */
export function apacheFile(moves: readonly Move[], immutable: readonly string[]): string {
  // A later section overrides an earlier one, so the longest ending comes last.
  const own = ownMediaTypes().toReversed();
  return printLines([
    '# Written by the build.',
    'Options -Indexes -MultiViews',
    'DirectoryIndex index.html',
    `ErrorDocument 404 ${urls.notFound()}`,
    'AddDefaultCharset utf-8',
    ...Object.entries(mediaTypes).map(
      ([extension, mediaType]) => `AddType ${typed(mediaType)} .${extension}`,
    ),
    'AddEncoding br .br',
    'AddEncoding gzip .gz',
    '',
    ...own.flatMap((type) => section(sectionOf(type), [`ForceType ${typed(type.mediaType)}`])),
    ...section('FilesMatch "^(?:_headers|_redirects)$"', ['Require all denied']),
    '',
    ...section('IfModule mod_headers.c', [
      ...securityHeaders.map(([name, value]) => `Header always set ${name} "${value}"`),
      ...(site.form
        ? [
            `SetEnvIf Request_URI "^${pattern(urls.form())}" OFFPRINT_FORM`,
            `Header always set ${policyName} "${formPolicy}" env=OFFPRINT_FORM`,
          ]
        : []),
      `SetEnvIf Request_URI "^${pattern(urls.base)}(?:${immutable.map(pattern).join('|')})" OFFPRINT_IMMUTABLE`,
      `Header set Cache-Control "${caching.other}"`,
      `Header set Cache-Control "${caching.immutable}" env=OFFPRINT_IMMUTABLE`,
      'Header merge Vary Accept-Encoding',
      ...(linkSet
        ? [
            `SetEnvIf Request_URI "${articlePagePattern}" OFFPRINT_ARTICLE=$1`,
            `Header set Link ${inQuotes(linkSet)} env=OFFPRINT_ARTICLE`,
          ]
        : []),
      `SetEnvIf Request_URI "^${pattern(urls.apiCatalog())}$" OFFPRINT_CATALOG`,
      `Header set Link ${inQuotes(catalogLink)} env=OFFPRINT_CATALOG`,
    ]),
    '',
    ...section('IfModule mod_rewrite.c', [
      'RewriteEngine On',
      ...moves.map(
        ({ from, to }) => `RewriteRule "^${pattern(from.slice(urls.base.length))}$" "${to}" [R=301,L]`,
      ),
      ...Object.entries({ br: 'br', gzip: 'gz' }).flatMap(([encoding, extension]) => [
        `RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b`,
        `RewriteCond %{REQUEST_FILENAME}.${extension} -f`,
        `RewriteRule ^(.*)$ $1.${extension} [L]`,
      ]),
    ]),
  ]);
}

const linkSet = linkSetLink('%{OFFPRINT_ARTICLE}e');
const inQuotes = (text: string) => `"${text.replaceAll('"', '\\"')}"`;

const typed = (mediaType: string) => `'${withCharset(mediaType)}'`;

/** A section and the directives in it. */
const section = (head: string, lines: readonly string[]): readonly string[] => [
  `<${head}>`,
  ...indented(lines),
  `</${head.split(' ')[0]!}>`,
];

/** The section of the files with a media type: by name, by folder, or by the end of the name. */
function sectionOf({ ending, folders }: MediaType): string {
  if (ending.startsWith('/.')) return `Files "${ending.split('/').at(-1)}"`;
  if (folders)
    return `If "%{REQUEST_URI} =~ m#${pathPattern(ending, folders)}# && %{REQUEST_URI} !~ m#(?:/feed|\\.linkset)\\.json$#"`;
  const name = ending.startsWith('/') ? `^${pattern(ending.slice(1))}` : pattern(ending);
  return `FilesMatch "${name}(?:\\.br|\\.gz)?$"`;
}

/**
 * A virtual host for Apache 2.4, which else neither reads `.htaccess` nor knows the site:
 * https://httpd.apache.org/docs/2.4/vhosts/name-based.html
 */
export const apacheSiteFile = (): string =>
  printLines([
    `# Written by the build. Copy what dist/ holds to /var/www/offprint${urls.base} and this file to`,
    '# /etc/apache2/sites-available/offprint.conf, then: a2enmod headers rewrite && a2ensite offprint && systemctl reload apache2',
    ...section('VirtualHost *:80', [
      `ServerName ${urls.host}`,
      'DocumentRoot /var/www/offprint',
      ...section('Directory /var/www/offprint', ['AllowOverride All', 'Require all granted']),
    ]),
  ]);
