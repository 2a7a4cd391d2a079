import type { CmsConfig, Field } from '@sveltia/cms';
import { containerFolders, type ContainerKind } from '../record/container.ts';
import { relationField } from '../record/fields.ts';
import { relations } from '../record/relation.ts';
import { fieldSchemas, formOf, type ContentKind, type FieldSchema } from '../record/field-schema.ts';

/** What the form needs to know about a site. */
interface FormSite {
  readonly name: string;
  readonly url: string;
  /** A URL at GitHub or GitLab. */
  readonly repository?: string | undefined;
  readonly branch?: string | undefined;
  /** The languages of translations. */
  readonly languages: readonly string[];
  /** The kinds of containers that the site has; the form shows no others, but journals always. */
  readonly kinds: readonly ContainerKind[];
}

/**
 * The configuration of Sveltia CMS: every field of `record/fields.ts` with its hint and constraints.
 * https://sveltiacms.app/en/docs/config-basics
 */
export const formConfig = (site: FormSite): CmsConfig => ({
  load_config_file: false,
  backend: backendOf(site),
  site_url: site.url,
  app_title: site.name,
  media_folder: 'public/media',
  public_folder: '/media',
  editor: { preview: false },
  // File names become URLs and citation keys: lower case without accents.
  slug: { encoding: 'ascii', clean_accents: true, lowercase: true },
  output: { omit_empty_optional_fields: true },
  collections: [
    {
      ...collection('articles', 'Articles', 'Article', 'mdx', site),
      summary: '{{title}}',
      // The old name of a renamed file is kept, so that its URLs redirect: see record-format.ts.
      aliases_field: 'formerly',
      preview_path: 'articles/{{slug}}/',
      slug: {
        template: "{{fields.authors.0.family}}-{{fields.date | date('YYYY')}}-{{title | truncate(30, '')}}",
        hint: 'The permanent URL and citation key of the article: author, year and a word, as in tishkov-2025-kenya',
        pattern: ['^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters a to z, digits and hyphens.'],
      },
    },
    ...(
      [
        ['journal', 'Journals', 'Journal'],
        ['proceedings', 'Proceedings', 'Proceedings'],
        ['book', 'Books', 'Book'],
        ['series', 'Series of papers', 'Series'],
      ] as const
    )
      .filter(([kind]) => isShown(kind, site))
      .map(([kind, label, singular]) => ({
        ...collection(containerFolders[kind], label, singular, 'yaml', site),
        slug: { template: '{{title}}', editable: ['create'] as ['create'] },
      })),
    {
      ...collection('pages', 'Pages', 'Page', 'mdx', site),
      slug: { template: '{{title}}', editable: ['create'] },
    },
  ],
});

const isShown = (kind: ContainerKind, { kinds }: FormSite) => kind === 'journal' || kinds.includes(kind);

function backendOf({ repository, branch }: FormSite): CmsConfig['backend'] {
  const { host, pathname } = new URL(repository ?? 'https://github.com/');
  const repo = pathname.replace(/^\/|\/$|\.git$/g, '');
  const more = branch === undefined ? {} : { branch };
  return host.includes('gitlab')
    ? { name: 'gitlab', repo, ...more, ...(host !== 'gitlab.com' && { base_url: `https://${host}` }) }
    : // Without a repository the form works on the local folder only, and the name is a placeholder.
      { name: 'github', repo: repo || 'this/project', ...more };
}

const collection = (
  kind: ContentKind,
  label: string,
  singular: string,
  extension: string,
  site: FormSite,
) => ({
  name: kind,
  label,
  label_singular: singular,
  folder: `content/${kind}`,
  create: true,
  // The format is registered together with its extension.
  format: `offprint-${kind}`,
  identifier_field: 'title',
  fields: [
    ...formFields(fieldSchemas[kind], site, kind),
    ...(extension === 'mdx'
      ? [
          {
            name: 'body',
            label: kind === 'pages' ? 'Text of the page' : 'Text below the record',
            widget: 'text' as const,
            required: false,
            hint: 'Markdown',
          },
        ]
      : []),
  ],
});

const formFields = (schema: FieldSchema, site: FormSite, kind?: ContentKind): Field[] =>
  Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== 'formerly')
    .filter(
      ([name]) => !(kind === 'articles' && name in containerFolders) || isShown(name as ContainerKind, site),
    )
    .map(([name, field]) => ({
      ...(special(name, site, kind) ?? widgetOf(name, field, site)),
      name,
      label: labelOf(name),
      required: schema.required?.includes(name) ?? false,
      // Rendered as HTML.
      ...(field.description && { hint: field.description.replaceAll('<', '&lt;') }),
    })) as Field[];

/** Fields that refer to other records, and translations, limited to the site's languages. */
function special(name: string, site: FormSite, kind?: ContentKind): Partial<Field> | undefined {
  if (kind === 'articles' && name in containerFolders) return picker(containerFolders[name as ContainerKind]);
  if (name === 'pdf') return upload('file', 'articles', 'application/pdf');
  if (name === 'cover') return upload('image', kind ?? 'journals', 'image/*');
  if (relations.some((relation) => relationField(relation) === name))
    return { ...picker('articles'), multiple: true } as Partial<Field>;
  if (name !== 'translations') return undefined;
  const fields = site.languages.map((language) => ({
    name: language,
    label: language,
    widget: 'object',
    required: false,
    collapsed: true,
    fields: formFields(
      fieldSchemas.articles.properties!['translations']!.additionalProperties as FieldSchema,
      site,
    ),
  }));
  return { widget: 'object', collapsed: true, fields } as Partial<Field>;
}

/** A file beside the record. */
const upload = (widget: 'file' | 'image', folder: ContentKind, accept: string) =>
  ({ widget, accept, media_folder: `/content/${folder}`, public_folder: '' }) as Partial<Field>;

const picker = (collectionName: ContentKind) =>
  ({
    widget: 'relation',
    collection: collectionName,
    value_field: '{{slug}}',
    search_fields: ['title'],
    display_fields: ['title'],
  }) as Partial<Field>;

const longTexts = new Set([
  'abstract',
  'data-availability',
  'description',
  'funding-statement',
  'plain-language-summary',
  'text',
]);

function widgetOf(name: string, field: FieldSchema, site: FormSite): object {
  const schema = formOf(formOf(field, 'items'), 'properties');
  if (schema.enum) return { widget: 'select', options: [...schema.enum] };
  if (schema.type === 'array') {
    const items = formOf(schema.items!, 'properties');
    if (items.enum) return { widget: 'select', multiple: true, options: [...items.enum] };
    return items.properties
      ? { widget: 'list', fields: formFields(items, site), collapsed: true, summary: summaryOf(items) }
      : { widget: 'list', field: { name: 'item', label: labelOf(name), widget: 'string' } };
  }
  if (schema.properties) return { widget: 'object', collapsed: true, fields: formFields(schema, site) };
  if (typeof schema.additionalProperties === 'object') return { widget: 'keyvalue' };
  return { widget: longTexts.has(name) ? 'text' : 'string' };
}

const summaryOf = ({ properties = {} }: FieldSchema) =>
  summaries.find(([field]) => field in properties)?.[1] ?? '{{fields.title}}';
const summaries = [
  ['family', '{{fields.given}} {{fields.family}} {{fields.literal}}'],
  ['text', '{{fields.text}} {{fields.title}} {{fields.doi}} {{fields.key}}'],
  ['ror', '{{fields.name}}'],
  ['url', '{{fields.type}}: {{fields.title}}'],
] as const;

/** `article-number` becomes “Article number”. */
const labelOf = (name: string) =>
  initialisms[name] ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
const initialisms: Readonly<Record<string, string>> = {
  doi: 'DOI',
  issn: 'ISSN',
  orcid: 'ORCID iD',
  id: 'ID',
  pdf: 'PDF',
  ror: 'ROR ID',
  url: 'URL',
};
