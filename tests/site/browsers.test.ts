import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { otherBrowsers, type OtherBrowser } from '../other-browsers.ts';
import { mainSite } from '../shared-sites.ts';
import { until } from '../until.ts';
import { visit } from '../visit.ts';

// The pages in Firefox and WebKit; all other tests use Chromium.

const { url } = visit(mainSite);

/** Waits until an expression is true in the page. */
const holds = ({ evaluate }: OtherBrowser, expression: string) =>
  until(expression, async () => (await evaluate(`Boolean(${expression})`)) === true);

const type = (browser: OtherBrowser, text: string) =>
  browser.evaluate(`(() => {
    const box = document.querySelector('input[type=search]');
    box.focus();
    box.value = ${JSON.stringify(text)};
    box.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);

const status = `document.querySelector('form [role=status]').textContent`;

for (const [name, launch] of Object.entries(otherBrowsers))
  describe(name, { skip: !launch && `${name} is not installed` }, () => {
    let browser: OtherBrowser;
    before(async () => {
      browser = await (launch as () => Promise<OtherBrowser>)();
    });
    after(() => browser?.close());

    test('a misspelt word is found, filters count, and the query is in the URL', async () => {
      await browser.goto(`${url()}/search/`);
      await holds(browser, `!document.querySelector('form[role=search]').hidden`);
      await type(browser, 'keniya');
      await holds(browser, `${status}.includes('2 articles found')`);
      assert.equal(await browser.evaluate(`document.querySelector('.latest mark').textContent`), 'Kenya');
      await holds(browser, `location.search.includes('q=keniya')`);
      await type(browser, 'author:tishkov');
      await holds(browser, `/articles? found/.test(${status})`);
      await browser.evaluate(`document.querySelector('details.facets').setAttribute('open', '')`);
      await holds(browser, `document.querySelector('input[type=checkbox][name=journal]')`);
      await browser.evaluate(`document.querySelector('input[type=checkbox][name=journal]').click()`);
      await holds(browser, `location.search.includes('journal=')`);
    });

    test('a citation style can be chosen, and articles selected for one file', async () => {
      await browser.goto(`${url()}/`);
      const shown = `[...document.querySelectorAll('.references blockquote')].filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.textContent)`;
      const [apa] = (await browser.evaluate(shown)) as string[];
      await browser.evaluate(`document.querySelector('.references [value=ieee]').click()`);
      const [ieee, ...others] = (await browser.evaluate(shown)) as string[];
      assert.match(apa!, /^Tishkov, S\. \(2025\)/);
      assert.match(ieee!, /^S\. Tishkov, “/);
      assert.deepEqual(others, []);
      await browser.evaluate(
        `[...document.querySelectorAll('button')].find((one) => /Select articles/.test(one.textContent)).click()`,
      );
      await holds(browser, `document.querySelector('.latest ol input[type=checkbox]')`);
      await browser.evaluate(`document.querySelector('.latest ol input[type=checkbox]').click()`);
      await holds(browser, `document.body.textContent.includes('1 selected')`);
    });
  });
