import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { articleFields, journalFields } from '../../src/record/fields.ts';
import { fieldOrder } from '../../src/sources/record/field-names.ts';
import { understandArticle } from '../../src/sources/record/understand.ts';
import { checked } from '../../src/sources/words.ts';
import { parseYaml } from '../../src/sources/yaml.ts';
import { project } from '../site.ts';

// The examples of the documentation work.

const text = readFileSync(join(project, 'docs/content.md'), 'utf8');
const [ofArticles = '', ofJournals = ''] = text.split('## A journal\n');
const examplesIn = (part: string) => [...part.matchAll(/```yaml\n([^]*?)```/g)].map(([, yaml]) => yaml!);

test('every article example is valid and canonical', () => {
  const check = checked(articleFields);
  for (const yaml of examplesIn(ofArticles)) {
    const { fields, problems } = parseYaml(yaml);
    assert.deepEqual(problems, [], yaml);
    const understood = understandArticle(() => undefined)(fields);
    assert.deepEqual([understood.asked, understood.taken], [[], []], yaml);
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

test('every field is documented', () => {
  const kinds = ['articles', 'authors', 'affiliations', 'references', 'journals', 'pages'] as const;
  for (const kind of kinds)
    for (const field of fieldOrder[kind])
      assert.match(text, new RegExp(`(?:^|\\n)[ -]*${field}:|\`${field}\``), `${kind}: ${field}`);
});
