import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { bigReport, sampleChanges, sampleReport } from '../testing/index.ts';
import { openPages, type Pages } from '../testing/open-page.ts';
import { soon } from '../testing/soon.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const sample = sampleReport();
let pages: Pages;
beforeAll(async () => {
  pages = await openPages(join(import.meta.dirname, '../../../..'));
});
afterAll(() => pages.close());

const cache = '#object=aws-prod-eu-west-1/apps/StatefulSet/order/cache';

/** What breaks WCAG 2.1 AA, one line each. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ' ' + html + ' ' + failureSummary)))`);
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([
    ['the list', '', 1280],
    ['the list with a selection', '#cluster=aws-prod-eu-west-1', 1280],
    ['the list on a phone', '', 390],
    ['a group', '#group=order-order-1-4-1-1-4-2', 1280],
    ['an object', cache, 1280],
    ['an object on a phone', cache, 390],
  ])('%s can be read by everybody', async (_, hash, width) => {
    const page = await pages.open(sample, hash, { colorScheme, viewport: { width, height: 844 } });
    if (hash === cache) await page.locator('.cm-content .note').waitFor();
    await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
    await soon(() => violations(page)).toEqual([]);
  });

  it('can be turned, and stays turned', async () => {
    const page = await pages.open(sample, '', { colorScheme });
    const back = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const [white, black] = ['rgb(255, 255, 255)', 'rgb(20, 23, 28)'];
    await soon(() => back()).toBe(colorScheme === 'light' ? white : black);
    await page.keyboard.press('t');
    await soon(() => back()).toBe(colorScheme === 'light' ? black : white);
    await page.reload();
    await page.locator('h1').waitFor();
    await soon(() => back()).toBe(colorScheme === 'light' ? black : white);
    await page.getByRole('button', { name: 'Dark or light' }).click();
    await soon(() => back()).toBe(colorScheme === 'light' ? white : black);
  });
});

describe('on a phone', () => {
  const phone = { viewport: { width: 390, height: 844 } };

  it.each(['', '#group=order-order-1-4-1-1-4-2', cache])('nothing goes beyond the side (%s)', async (hash) => {
    const page = await pages.open(sample, hash, phone);
    if (hash === cache) await page.locator('.note').waitFor();
    const wide = await page.evaluate<string[]>(
      '[...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > 391 && !one.closest("pre")).map((one) => one.outerHTML.slice(0, 80))',
    );
    expect(wide).toEqual([]);
    await soon(() => page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it('reads inline, and names the app in each cell of the map', async () => {
    const page = await pages.open(sample, cache, phone);
    await page.getByLabel('Before and after, YAML').waitFor();
    await soon(() => page.getByRole('button', { name: 'Side by side' }).count()).toBe(0);
    await page.goto(page.url().replace(/#.*/, '#all'));
    await soon(() => page.getByRole('link', { name: 'order 2 on aws-prod-eu-west-1' }).innerText()).toBe('order 2');
  });
});

describe('hostile values', () => {
  const evil = `</script><img src=x onerror="document.title='hacked'"><b onclick="document.title='hacked'">`;
  const [first, ...others] = sampleChanges;
  if (first === undefined) throw new Error('the sample has no change');
  const [hit] = first.hits ?? [];
  const hostile = sampleReport([
    {
      ...first,
      ...{
        title: evil,
        app: evil,
        name: evil,
        namespace: 'javascript:alert(1)',
        before: () => `a: ${evil}\n`,
        after: () => `b: ${evil}\n`,
      },
      fields: [{ path: evil, operation: 'replace', before: evil, after: evil, effect: 'live', at: 'b:' }],
      hits: hit
        ? [
            {
              ...hit,
              rule: evil,
              title: evil,
              found: evil,
              reason: evil,
              field: evil,
              procedure: [evil],
              acceptance: evil,
            },
          ]
        : [],
    },
    ...others,
  ]);
  const report = { ...hostile.report, notes: [evil], head: { name: evil } };

  it('are text, on every page', async () => {
    const page = await pages.open({ ...hostile, report });
    const check = async () => {
      await soon(() => page.locator('img, main b[onclick]').count()).toBe(0);
      await soon(() => page.title()).toBe(`Review of ${evil}`);
    };
    await soon(() => page.locator('.notes').innerText()).toBe(evil);
    await check();
    await page.getByRole('link', { name: evil, exact: true }).first().click();
    await soon(() => page.locator('h1').innerText()).toBe(evil);
    await check();
    await page.locator('section:has(#objects) tbody th a').first().click();
    await page.locator('.note').waitFor();
    await soon(() => page.getByLabel('After, YAML').locator('.cm-line').first().innerText()).toBe(`b: ${evil}`);
    await check();
    await page.getByRole('searchbox').fill(evil);
    await soon(() => page.locator('.filters a').first().innerText()).toBe(`search ${evil}`);
    await check();
  });
});

describe('ten thousand objects', () => {
  const big = bigReport(10_000);

  it('stand in pages', async () => {
    const page = await pages.open(big);
    const rows = page.locator('section:has(#objects) tbody tr');
    await soon(() => rows.count()).toBe(200);
    await soon(() => page.evaluate('document.querySelectorAll("*").length')).toBeLessThan(10_000);
    await page.getByRole('button', { name: 'Show 200 more of 9,800' }).click();
    await soon(() => rows.count()).toBe(400);
  });

  it('are searched, selected and opened', async () => {
    const page = await pages.open(big);
    await page.getByRole('searchbox').fill('debug-499 region-99');
    const rows = page.locator('section:has(#objects) tbody tr');
    await soon(() => rows.count()).toBe(1);
    await rows.getByRole('link').click();
    await soon(() => page.getByLabel('After, YAML').locator('.cm-changedLine').innerText()).toBe(
      '  LOG_LEVEL: debug-499',
    );
    await page.goBack();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('link', { name: /^service-3 \d+ on aws-prod-region-3$/ }).click();
    await soon(() => rows.count()).toBeGreaterThan(0);
    await soon(() => rows.count()).toBeLessThan(200);
  });
});

it('asked for nothing and complained of nothing', () => {
  expect(pages.troubles).toEqual([]);
});
