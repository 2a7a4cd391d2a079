import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contrast, parseColour } from '../../src/settings/colour.ts';
import { grounds } from '../../src/settings/settings-schema.ts';
import { project } from '../site.ts';

test('contrast is calculated according to WCAG', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  assert.equal(contrast('#8a2b1e', '#8A2B1E'), 1);
  for (const wrong of ['red', '#fff', '8a2b1e', '#8a2b1g']) assert.equal(parseColour(wrong), undefined);
});

test('colours are checked against the actual backgrounds', () => {
  const tokens = readFileSync(join(project, 'src/styles/tokens.css'), 'utf8');
  for (const [index, name] of ['paper', 'wash'].entries())
    assert.ok(
      tokens.includes(`--${name}: light-dark(${grounds.light[index]}, ${grounds.dark[index]});`),
      name,
    );
});
