import { linkSetFile } from '../metadata/signposting.ts';
import * as urls from '../urls.ts';
import { commonMediaTypes, ownMediaTypes, withCharset } from './media-types.ts';
import type { Move } from './moves.ts';
import { pattern } from './pattern.ts';
import { caching, securityHeaders } from './policy.ts';

/** `.htaccess` for Apache 2.4, in the folder of the site: https://httpd.apache.org/docs/2.4/howto/htaccess.html */
export function apacheFile(
  moves: readonly Move[],
  hasLinkSets: boolean,
  immutable: readonly string[],
): string {
  const typed = (mediaType: string) => `'${withCharset(mediaType)}'`;
  // A later section overrides an earlier one, so the longest ending comes last.
  const own = ownMediaTypes().toReversed();
  return `# Written by the build.
Options -Indexes -MultiViews
DirectoryIndex index.html
ErrorDocument 404 ${urls.notFound()}
AddDefaultCharset utf-8
${Object.entries(commonMediaTypes)
  .map(([extension, mediaType]) => `AddType ${typed(mediaType)} .${extension}\n`)
  .join('')}AddEncoding br .br
AddEncoding gzip .gz

${own
  .map(({ ending, mediaType, folders }) =>
    ending.startsWith('/.')
      ? `<Files "${ending.split('/').at(-1)}">\n  ForceType ${typed(mediaType)}\n</Files>\n`
      : folders
        ? `<If "%{REQUEST_URI} =~ m#^${pattern(urls.base)}(?:${folders.join('|')})(?:/.*)?${pattern(ending)}$# && %{REQUEST_URI} !~ m#(?:/feed|\\.linkset)\\.json$#">\n  ForceType ${typed(mediaType)}\n</If>\n`
        : `<FilesMatch "${ending.startsWith('/') ? `^${pattern(ending.slice(1))}` : pattern(ending)}(?:\\.br|\\.gz)?$">\n  ForceType ${typed(mediaType)}\n</FilesMatch>\n`,
  )
  .join('')}<FilesMatch "^(?:_headers|_redirects)$">
  Require all denied
</FilesMatch>

<IfModule mod_headers.c>
${securityHeaders.map(([name, value]) => `  Header always set ${name} "${value}"\n`).join('')}  SetEnvIf Request_URI "^${pattern(urls.base)}(?:${immutable.map(pattern).join('|')})" OFFPRINT_IMMUTABLE
  Header set Cache-Control "${caching.other}"
  Header set Cache-Control "${caching.immutable}" env=OFFPRINT_IMMUTABLE
  Header merge Vary Accept-Encoding
${
  hasLinkSets
    ? `  SetEnvIf Request_URI "^${pattern(urls.articles())}([^/]+)/(?:index\\.html)?$" OFFPRINT_ARTICLE=$1
  Header set Link "<${urls.absolute(urls.articles())}%{OFFPRINT_ARTICLE}e.${linkSetFile.extension}>; rel=\\"linkset\\"; type=\\"${linkSetFile.mediaType}\\"" env=OFFPRINT_ARTICLE
`
    : ''
}</IfModule>

<IfModule mod_rewrite.c>
  RewriteEngine On
${moves.map(({ from, to }) => `  RewriteRule "^${pattern(from.slice(urls.base.length))}$" "${to}" [R=301,L]\n`).join('')}${(
    [
      ['br', 'br'],
      ['gzip', 'gz'],
    ] as const
  )
    .map(
      ([encoding, extension]) => `  RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b
  RewriteCond %{REQUEST_FILENAME}.${extension} -f
  RewriteRule ^(.*)$ $1.${extension} [L]
`,
    )
    .join('')}</IfModule>
`;
}

/**
 * A virtual host for Apache 2.4, which else neither reads `.htaccess` nor knows the site:
 * https://httpd.apache.org/docs/2.4/vhosts/name-based.html
 */
export const apacheSiteFile =
  (): string => `# Written by the build. Copy what dist/ holds to /var/www/offprint${urls.base} and this file to
# /etc/apache2/sites-available/offprint.conf, then: a2enmod headers rewrite && a2ensite offprint && systemctl reload apache2
<VirtualHost *:80>
  ServerName ${urls.host}
  DocumentRoot /var/www/offprint
  <Directory /var/www/offprint>
    AllowOverride All
    Require all granted
  </Directory>
</VirtualHost>
`;
