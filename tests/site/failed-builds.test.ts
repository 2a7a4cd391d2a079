import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSite, siteWith } from '../site.ts';

// Messages of failing builds. Those about records are in tests/unit/bad-input.test.ts and publish.test.ts, those about settings in
// tests/unit/settings.test.ts.

for (const [name, { files, messages }] of Object.entries({
  'two texts that cannot be shown': {
    files: {
      'content/articles/a.mdx': '---\ntitle: T\njournal: world-history\n---\n\nText {a + 1}.\n',
      'content/articles/b.mdx': '---\ntitle: T\njournal: world-history\n---\n\n{props.a.b}\n',
    },
    messages: [
      /^2 problems in the content; nothing was published\.$/m,
      /^content\/articles\/a\.mdx\n {2}line 6: the text below the record cannot be shown: a is not defined\.\n {4}→ Text in braces is code/m,
      /^content\/articles\/b\.mdx\n  the text below the record cannot be shown: Cannot read properties/m,
    ],
  },
  'settings with four mistakes': {
    files: {
      'content/articles/tishkov-2025-kenya.mdx': undefined,
      'src/site.ts': siteWith({
        lead: "'tishkov-2025-kenya',\n  logo: 'brand.svg',\n  colours: { light: '#ffcc00', dark: '#7fd3c2' }",
        styles: "['apaa']",
      }),
    },
    messages: [
      /^ {2}line \d+, lead: there is no article “tishkov-2025-kenya”\.\n {4}→ Write the name/m,
      /^ {2}line \d+, colours, light: links in #ffcc00 would have a contrast of 1\.3 to 1 on light pages; they need 4\.5\.\n {4}→ Use a darker colour\./m,
      /^ {2}line \d+, logo: there is no file public\/brand\.svg\.\n {4}→ Put the image/m,
      /^ {2}line \d+, styles: there is no citation style “apaa”\.\n {4}→ Use an id/m,
    ],
  },
  'an invalid site URL': {
    files: { 'src/site.ts': siteWith({ url: "'example.org'" }) },
    messages: [/^src\/site\.ts, url: “example\.org” is not a URL\.\n    → Write it in full/m],
  },
}))
  test(`${name} are reported once, in sentences, without a stack trace`, async () => {
    const { code, output } = await makeSite('reported', { files }).build();
    assert.equal(code, 1);
    for (const message of messages) {
      assert.match(output, message);
      assert.equal(output.match(new RegExp(message, 'gm'))!.length, 1, output);
    }
    assert.doesNotMatch(output, /\bat .+:\d+:\d+|ERROR|warning/, output);
  });
