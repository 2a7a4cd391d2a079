import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { takePictures } from '../pictures.ts';
import { project } from '../site.ts';

const folder = join(project, 'docs/images');

/** Width and height, at their offsets in PNG: https://www.w3.org/TR/png-3/#11IHDR */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

// Fonts and Chromium differ between machines, so pixels cannot be compared; a page that is empty, broken or different has
// a different number of bytes.
test('the screenshots of the main pages are about up to date: if not, run “npm run screenshots” and look at them', async () => {
  const pictures = await takePictures();
  assert.deepEqual(readdirSync(folder).sort(), [...pictures.keys()].sort());
  for (const [name, picture] of pictures) {
    const kept = readFileSync(join(folder, name));
    assert.deepEqual(sizeOf(kept), sizeOf(picture), name);
    const ratio = picture.length / kept.length;
    assert.ok(ratio > 0.75 && ratio < 1.33, `${name} is ${ratio.toFixed(2)} times as large`);
  }
});
