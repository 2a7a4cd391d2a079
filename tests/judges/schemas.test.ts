import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { join } from 'node:path';
import { formatsOf } from '../../src/exports/index.ts';
import { awkward } from '../fixtures/awkward.ts';
import { libraryOf } from '../records.ts';
import { machinesSite } from '../shared-sites.ts';
import { project } from '../site.ts';

// Debian's libxml2-utils judge every XML file by the schema of its standard, without asking the network.

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

test('a file that its schema refuses is found', { skip }, () => {
  const { status } = spawnSync('xmllint', ['--noout', '--nonet', ...judges['dublin-core']!, '-'], {
    input:
      '<dc xmlns="http://www.openarchives.org/OAI/2.0/oai_dc/"><title xmlns="http://purl.org/dc/elements/1.1/"><b/></title></dc>',
  });
  assert.notEqual(status, 0);
});
