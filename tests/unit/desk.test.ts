import { Ajv2020 } from 'ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { writeEditorSchemas } from '../../src/desk/editor-schemas.ts';
import { fieldSchemas } from '../../src/record/field-schema.ts';
import { formConfig } from '../../src/desk/form-config.ts';
import { containerKinds, type ContainerKind } from '../../src/record/container.ts';
import { recordFormat } from '../../src/desk/record-format.ts';
import { editLinks } from '../../src/library/edit-links.ts';
import { frontMatter } from '../../src/sources/files/front-matter.ts';
import { project, six } from '../site.ts';

const folder = mkdtempSync(join(tmpdir(), 'offprint-desk-'));
after(() => rmSync(folder, { recursive: true }));

const files = [join(six, 'content'), join(project, 'tests/fixtures/machines')].flatMap((root) =>
  (['articles', 'journals'] as const).flatMap((kind) =>
    globSync(join(root, kind, '*.{mdx,yaml}')).map((path) => ({
      kind,
      path,
      text: readFileSync(path, 'utf8'),
    })),
  ),
);

test('the schemas for text editors are valid, explain fields, and accept every record', () => {
  writeEditorSchemas(folder, [{ kind: 'journal', id: 'world-history' }]);
  const ajv = new Ajv2020({ strict: false });
  const schemaOf = (kind: string) => {
    const schema = JSON.parse(readFileSync(join(folder, `.astro/schemas/${kind}.json`), 'utf8')) as {
      properties: Record<string, { description?: string }>;
    };
    return { schema, validate: ajv.compile(schema) };
  };
  const schemas = { articles: schemaOf('articles'), journals: schemaOf('journals') };
  assert.match(schemas.articles.schema.properties['date']!.description!, /as precise as it is known/);
  for (const { kind, path, text } of files) {
    // As text editors parse YAML: 25 is a number.
    const fields: unknown = parse(kind === 'articles' ? frontMatter(text)!.yaml : text);
    const { validate } = schemas[kind];
    assert.ok(validate(fields), `${path}: ${JSON.stringify(validate.errors)}`);
  }
});

test('the form has every field of the schema, with its hint', () => {
  const site = { name: 'N', url: 'https://example.org/', languages: ['en', 'ru'] };
  const collections = (kinds: readonly ContainerKind[]) =>
    formConfig({ ...site, kinds }).collections!.map(({ name }) => name);
  assert.deepEqual(collections(['journal']), ['articles', 'journals', 'pages']);
  assert.deepEqual(collections(['proceedings']), ['articles', 'journals', 'proceedings', 'pages']);
  const config = formConfig({ ...site, kinds: containerKinds });
  for (const collection of config.collections as {
    name: string;
    fields: { name: string; hint?: string }[];
  }[]) {
    const { properties = {} } = fieldSchemas[collection.name as keyof typeof fieldSchemas];
    const shown = collection.fields.map(({ name }) => name).filter((name) => name !== 'body');
    // The form itself stores the old name of a file.
    assert.deepEqual(
      shown,
      Object.keys(properties).filter((name) => name !== 'formerly'),
    );
    for (const { name, hint } of collection.fields) if (properties[name]?.description) assert.ok(hint, name);
  }
});

test('the form round-trips records without changing their meaning', () => {
  for (const { kind, path, text } of files) {
    const format = recordFormat(kind);
    const data = format.fromFile(text);
    assert.deepEqual(format.fromFile(format.toFile(data)), data, path);
  }
});

test('edit and report links follow the URL patterns of each forge', () => {
  const linksIn = (settings: Parameters<typeof editLinks>[3]) =>
    editLinks('content/articles/a.mdx', 'Error in: T & U', 'https://example.org/a/', settings);
  assert.deepEqual(linksIn({ repository: 'https://github.com/o/n' }), {
    edit: 'https://github.com/o/n/edit/main/content/articles/a.mdx',
    report:
      'https://github.com/o/n/issues/new?title=Error%20in%3A%20T%20%26%20U&body=https%3A%2F%2Fexample.org%2Fa%2F',
  });
  assert.deepEqual(linksIn({ repository: 'https://gitlab.com/o/n/', branch: 'dev' }), {
    edit: 'https://gitlab.com/o/n/-/edit/dev/content/articles/a.mdx',
    report:
      'https://gitlab.com/o/n/-/issues/new?issue%5Btitle%5D=Error%20in%3A%20T%20%26%20U&issue%5Bdescription%5D=https%3A%2F%2Fexample.org%2Fa%2F',
  });
  assert.deepEqual(linksIn({ contact: 'mailto:e@example.org' }), {
    report: 'mailto:e@example.org?subject=Error%20in%3A%20T%20%26%20U&body=https%3A%2F%2Fexample.org%2Fa%2F',
  });
  assert.deepEqual(linksIn({}), {});
});
