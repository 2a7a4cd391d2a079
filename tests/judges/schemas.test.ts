import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { join } from 'node:path';
import { Schema } from 'node-schematron';
import { formatsOf } from '../../src/exports/index.ts';
import { jats } from '../../src/exports/jats.ts';
import { awkward } from '../fixtures/awkward.ts';
import { libraryOf } from '../records.ts';
import { machinesSite } from '../shared-sites.ts';
import { project } from '../site.ts';

// Debian's libxml2-utils validate every XML file against the schema of its standard, offline.

const skip = spawnSync('xmllint', ['--version']).error !== undefined && 'xmllint is not installed';
const catalog = join(project, 'node_modules/@jats4r/dtds/schema/catalog.xml');
const judges: Record<string, readonly string[]> = {
  jats: ['--valid'],
  'dublin-core': ['--schema', join(project, 'tests/fixtures/schemas/oai_dc.xsd')],
};

for (const [id, options] of Object.entries(judges))
  test(`every record’s ${id} file is valid`, { skip }, () => {
    const fixtures = libraryOf(machinesSite.root).articles;
    for (const article of [...libraryOf().articles, ...fixtures, ...awkward])
      for (const format of formatsOf(article).filter((one) => one.id === id)) {
        const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', ...options, '-'], {
          input: format.write([article]),
          encoding: 'utf8',
          env: { ...process.env, XML_CATALOG_FILES: catalog },
        });
        assert.equal(status, 0, `${article.id}: ${stderr}`);
      }
  });

// Rules that need XSLT functions are left out: nothing on npm runs them.
const jats4r = join(project, 'node_modules/@jats4r/schematrons/schematrons/1.0');
const rules = readdirSync(jats4r).filter(
  (name) => /-errors\.sch$/.test(name) && !/j4r:[\w-]+\(/.test(readFileSync(join(jats4r, name), 'utf8')),
);

test('JATS4R’s rules find no error in the JATS of any record', () => {
  assert.ok(rules.length >= 5);
  const dated = [...libraryOf(machinesSite.root).articles, ...awkward].filter(({ issued }) => issued);
  const known = dated.filter(({ license }) => license);
  const unknown = dated.find(({ license, access }) => !license && !access)!;
  assert.ok(known.length > 1);
  const namespaces = /<ns [^]*<\/?ns[^>]*>/.exec(readFileSync(join(jats4r, 'jats4r.sch'), 'utf8'))![0];
  for (const name of rules) {
    const pattern = readFileSync(join(jats4r, name), 'utf8').replace(/<\?xml[^]*?\?>/g, '');
    const judge = Schema.fromString(
      `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">${namespaces}${pattern}</schema>`,
    );
    const found = (file: string) =>
      judge.validateString(file.replace(/<!DOCTYPE[^>]*>/, ''), {}).map(({ message }) => message?.trim());
    for (const article of known) assert.deepEqual(found(jats.write([article])), [], `${article.id}: ${name}`);
    // The rules miss a licence that is unknown here.
    if (name === 'permissions-errors.sch')
      assert.match(found(jats.write([unknown])).join(), /Missing top-level <permissions>/);
  }
});

test('an invalid file is detected', { skip }, () => {
  const { status } = spawnSync('xmllint', ['--noout', '--nonet', ...judges['dublin-core']!, '-'], {
    input:
      '<dc xmlns="http://www.openarchives.org/OAI/2.0/oai_dc/"><title xmlns="http://purl.org/dc/elements/1.1/"><b/></title></dc>',
  });
  assert.notEqual(status, 0);
});
