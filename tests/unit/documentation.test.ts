import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { contentFields } from '../../src/record/field-schema.ts';
import { articleFields, journalFields } from '../../src/record/fields.ts';
import { fieldOrder } from '../../src/sources/normalise/field-names.ts';
import { normaliseArticle } from '../../src/sources/normalise/normalise.ts';
import { recordKinds } from '../../src/sources/normalise/record-kinds.ts';
import { checked } from '../../src/problems/words.ts';
import { parseYaml } from '../../src/sources/files/yaml.ts';
import { project } from '../site.ts';

// The documentation is true: its examples and commands work, its paths and links lead somewhere.

const read = (path: string) => readFileSync(join(project, path), 'utf8');
const documents = globSync(['README.md', 'docs/*.md', '.github/*.md'], { cwd: project }).map((path) => ({
  path,
  text: read(path),
}));
const { version, scripts } = JSON.parse(read('package.json')) as {
  version: string;
  scripts: Record<string, string>;
};

const content = read('docs/content.md');
const [ofArticles = '', ofJournals = '', ofVolumes = ''] = content.split(
  /## (?:A journal|Proceedings, books and series)\n/,
);
const examplesIn = (part: string) => [...part.matchAll(/```yaml\n([^]*?)```/g)].map(([, yaml]) => yaml!);

test('every article example is valid and canonical', () => {
  const check = checked(articleFields);
  for (const example of [...examplesIn(ofArticles), ...examplesIn(read('README.md'))]) {
    const yaml = example.replaceAll(/^---$/gm, '');
    const { fields, problems } = parseYaml(yaml);
    assert.deepEqual(problems, [], yaml);
    const understood = normaliseArticle(() => undefined)(fields);
    assert.deepEqual([understood.unclear, understood.normalised], [[], []], yaml);
    const whole = { title: 'T', journal: 'j', ...(understood.fields as object) };
    const complaints: string[] = [];
    assert.ok(
      check(whole, (_, { field, message }) => complaints.push(`${field}: ${message}`)),
      complaints.join('\n'),
    );
  }
});

test('every journal example is valid and canonical', () => {
  for (const yaml of examplesIn(ofJournals))
    assert.ok(checked(journalFields)(parseYaml(yaml).fields, (_, problem) => assert.fail(problem.message)));
});

test('every example of a conference paper, chapter, report or volume is valid and canonical', () => {
  for (const yaml of examplesIn(ofVolumes)) {
    const [, kind] = /^# (proceedings|series)/.exec(yaml) ?? [];
    const folder = (kind ?? 'articles') as 'proceedings' | 'series' | 'articles';
    const { fields } = parseYaml(yaml);
    const { unclear, normalised } = recordKinds(() => undefined)[folder].normalise(fields);
    assert.deepEqual([unclear, normalised], [[], []], yaml);
    assert.ok(checked(contentFields[folder])(fields, (_, problem) => assert.fail(problem.message)));
  }
});

test('every field is documented', () => {
  for (const kind of Object.keys(fieldOrder) as (keyof typeof fieldOrder)[])
    for (const field of fieldOrder[kind])
      assert.match(content, new RegExp(`(?:^|\\n)[ -]*${field}:|\`${field}\``), `${kind}: ${field}`);
});

test('every npm command exists', () => {
  for (const { path, text } of documents)
    for (const [command, name] of text.matchAll(/npm run ([\w:-]+)/g))
      assert.ok(name! in scripts, `${path}: ${command}`);
});

test('every setting exists', () => {
  const settings = read('src/settings/settings.ts');
  const table = /\| setting[^]*?\n\n/.exec(read('docs/your-journal.md'))![0];
  for (const [, name] of table.matchAll(/^\| `(\w+)`/gm))
    assert.match(settings, new RegExp(`readonly ${name}\\??:`));
});

test('every path of the project exists', () => {
  for (const { path, text } of documents)
    for (const [, named] of text.matchAll(/`((?:src|tests|docs|\.github|\.ci|\.vscode)\/[\w./-]*)`/g))
      assert.ok(existsSync(join(project, named!)), `${path}: ${named}`);
});

/** The fragments of a document’s headings, as GitHub generates them. */
const fragmentsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('every link within the documentation leads somewhere', () => {
  for (const { path, text } of documents) {
    const prose = text.replaceAll(/```[^]*?```|`[^`\n]*`/g, '');
    for (const [, link] of prose.matchAll(/(?:\]\(|src="|srcset=")([^)"\s]+)/g)) {
      if (/^https:/.test(link!)) continue;
      const [file, fragment] = link!.split('#') as [string, string?];
      const target = file ? join(dirname(path), file) : path;
      assert.ok(existsSync(join(project, target)), `${path}: ${link}`);
      if (fragment) assert.ok(fragmentsOf(read(target)).includes(fragment), `${path}: ${link}`);
    }
  }
});

test('docs/content.md names every tag that is read of an article', () => {
  const [, table = ''] = /\n(\| +\| BibTeX, BibLaTeX[^]*?)\n\n/.exec(read('docs/content.md')) ?? [];
  const columns = table.split('\n').map((row) => row.split('|').map((cell) => cell.trim()));
  for (const [source, heading] of Object.entries({
    ris: 'RIS',
    nbib: 'PubMed',
    enw: 'EndNote',
    ciw: 'Web of Science',
  })) {
    const place = columns[0]!.indexOf(heading);
    const named = new Set(
      columns.flatMap((row) => [...(row[place] ?? '').matchAll(/`([^`]+)`/g)].map(([, tag]) => tag!)),
    );
    const code = read(`src/sources/bibliography/tagged/${source}-source.ts`);
    const [, fields = ''] = /\n {2}of: \{([^]*?)\n {2}\},/.exec(code)!;
    for (const [, field, tags] of fields.matchAll(/\n {4}'?([\w-]+)'?: \[([^\]]*)\]/g)) {
      // Only references have these; and what is looked through for identifiers.
      if (/^(?:edition|place|notes)$/.test(field!)) continue;
      for (const [, tag] of tags!.matchAll(/'([^']+)'/g))
        assert.ok(named.has(tag!), `${heading}: ${field} ${tag}`);
    }
  }
});

test('the script of docs/outputs.md writes RIS', () => {
  const folder = join(project, '.tmp/documentation');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'script.ts'), /```ts\n([^]*?)```/.exec(read('docs/outputs.md'))![1]!);
  try {
    const ris = execFileSync(process.execPath, [join(folder, 'script.ts')], { encoding: 'utf8' });
    assert.match(ris, /^TY {2}- JOUR\r\n[^]*TI {2}- A Title\r\n[^]*SP {2}- 1\r\n[^]*ER {2}- /m);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the changelog has the version with its date', () => {
  assert.match(read('docs/changelog.md'), new RegExp(`^## ${version} – \\d{4}-\\d{2}-\\d{2}$`, 'm'));
});
