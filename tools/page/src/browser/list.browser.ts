import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { sampleChanges, sampleReport } from '../testing/index.ts';
import { openPages, type Pages } from '../testing/open-page.ts';
import { soon } from '../testing/soon.ts';

const sample = sampleReport();
let pages: Pages;
beforeAll(async () => {
  pages = await openPages(join(import.meta.dirname, '../../../..'));
});
afterAll(() => pages.close());

const texts = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allInnerTexts();
const objects = (page: Page): Promise<string[]> => texts(page, 'section:has(#objects) tbody th a');

describe('the first screen', () => {
  it('shows the verdict, the four answers and the first changes without scrolling, in this order', async () => {
    const page = await pages.open(sample);
    await soon(() => page.locator('h1').innerText()).toMatch(
      /^Stop\s+33 objects on 14 of 15 clusters: 1 removed, 3 renamed, 2 moved, 23 changed, 4 added, 1 opaque, 3 formatting only; 72 pods restart$/,
    );
    await soon(() => texts(page, 'main h2')).toEqual([
      'Deleted or replaced3',
      'Pods that restart1',
      'Gains access1',
      'Changed elsewhere',
      'Changes8',
      'Risks2',
      'Opaque1',
      'Where',
      'Objects33',
    ]);
    const seen = page.getByRole('link', { name: 'order 1.4.1 → 1.4.2' });
    expect((await seen.boundingBox())?.y).toBeLessThan(800);
  });

  it('answers the four questions, with the rules that object', async () => {
    const page = await pages.open(sample);
    await soon(() => texts(page, '.answer')).toEqual([
      expect.stringMatching(
        /StatefulSet order\/cache: the API server refuses it D24\s+aws-prod-eu-west-1, aws-prod-us-east-1/,
      ),
      expect.stringMatching(/Rollout order\/order: 72 pods, rings development to production\s+12 clusters/),
      expect.stringContaining('NetworkPolicy payment/payment: egress to 10.40.0.0/16:5432'),
      expect.stringContaining('Nothing changes outside what the edit names.'),
    ]);
  });

  it('says each change once, with its clusters, outliers, effect and verdict', async () => {
    const page = await pages.open(sample);
    const rows = await texts(page, 'section:has(#changes) tbody tr');
    expect(rows).toHaveLength(8);
    expect(rows[2]?.split(/\s*[\t\n]\s*/)).toEqual([
      'order 1.4.1 → 1.4.2 order · Rollout order/order',
      '12 of 14',
      'edge-hamburg stays at 1.3.9, and 1 more',
      'Rolling restart',
      'One reviewer',
    ]);
  });

  it('says in words that there is nothing', async () => {
    const { report } = sampleReport([]);
    const answers = { deleted: [], restarts: [], access: [], elsewhere: [] };
    const page = await pages.open({
      report: { ...report, answers, clusters: [], opaque: [], notes: [], verdict: 'routine' },
      texts: new Map(),
    });
    await soon(() => page.locator('h1').innerText()).toMatch(/Routine\s+Nothing changes on 15 clusters: /);
    await soon(() => texts(page, 'main p')).toEqual([
      'Nothing is deleted or replaced.',
      'No pod restarts.',
      'Nothing gains access.',
      'Nothing changes outside what the edit names.',
      'Nothing changes here.',
      'No rule sees a danger here.',
      'No object changes here.',
    ]);
  });

  it('does not say that nothing changes elsewhere where nobody knows', async () => {
    const { edited: _, ...report } = sample.report;
    const page = await pages.open({ ...sample, report });
    await soon(() => page.locator('.answer').last().innerText()).toContain(
      'Two folders are compared, so nobody knows what was edited.',
    );
  });

  it('has the worst risk first, an accepted one last', async () => {
    const [stop, ...others] = sample.report.hits;
    const hits = [
      ...others.toReversed(),
      ...(stop ? [{ ...stop, cluster: 'edge-hamburg', accepted: 'the cache is empty' }] : []),
    ];
    const page = await pages.open({ ...sample, report: { ...sample.report, hits } });
    await soon(() => texts(page, 'summary[data-item] b')).toEqual(['D24', 'D14', 'D24']);
    await soon(() => page.locator('summary[data-item]').last().innerText()).toContain('edge-hamburg, accepted');
  });

  it('shows what a rule says, and the stanza that accepts it', async () => {
    const page = await pages.open(sample);
    await page.locator('.rows summary', { hasText: 'D24' }).click();
    const danger = page.locator('.rows > li', { hasText: 'D24' });
    await soon(() => danger.innerText()).toContain('Delete the StatefulSet with --cascade=orphan.');
    await soon(() => danger.locator('> details > p a').allInnerTexts()).toEqual([
      'aws-prod-eu-west-1',
      'aws-prod-us-east-1',
    ]);
    await danger.getByText('Accept it in').click();
    await soon(() => danger.locator('pre').innerText()).toContain('rule: D24');
  });
});

describe('the selection', () => {
  it('follows a cell of the heat map, and lets go at a second click', async () => {
    const page = await pages.open(sample);
    const cell = page.getByRole('link', { name: 'order 2 on aws-prod-eu-west-1' });
    await cell.click();
    await soon(() => objects(page)).toEqual(['StatefulSet order/cache', 'Rollout order/order']);
    await soon(() => texts(page, 'section:has(#changes) tbody th a')).toEqual([
      'order/cache claims 20Gi → 40Gi',
      'order 1.4.1 → 1.4.2',
    ]);
    await soon(() => texts(page, '.filters a')).toEqual(['cluster aws-prod-eu-west-1', 'app order', 'Show all']);
    expect(new URL(page.url()).hash).toBe('#cluster=aws-prod-eu-west-1&app=order');
    await cell.click();
    await soon(() => objects(page)).toHaveLength(33);
  });

  it('follows a whole cluster, a whole app, and a line of an answer', async () => {
    const page = await pages.open(sample);
    await page.locator('.map').getByRole('link', { name: 'edge-hamburg', exact: true }).click();
    await soon(() => objects(page)).toEqual(['ConfigMap gateway/tls']);
    await page.locator('.map').getByRole('link', { name: 'payment', exact: true }).click();
    await soon(() => objects(page)).toHaveLength(6);
    await page.getByRole('link', { name: 'ConfigMap user/settings, renamed' }).click();
    await soon(() => objects(page)).toHaveLength(3);
    await soon(() => texts(page, '.filters a')).toEqual(['ConfigMap user/settings, renamed', 'Show all']);
  });

  it('follows the search, one part is let go by its link', async () => {
    const page = await pages.open(sample, '#app=user');
    await page.getByRole('searchbox').fill('LOG_LEVEL aws');
    await soon(() => objects(page)).toEqual(['ConfigMap user/user']);
    await page.getByRole('link', { name: 'remove search LOG_LEVEL aws' }).click();
    await soon(() => objects(page)).toHaveLength(7);
    await page.getByRole('searchbox').fill('no such thing');
    await soon(() => page.locator('section:has(#objects) .nothing').innerText()).toBe('No object changes here.');
  });

  it('is undone and redone by back and forward', async () => {
    const page = await pages.open(sample);
    await page.getByRole('searchbox').fill('cache');
    await page.getByRole('link', { name: 'StatefulSet order/cache', exact: true }).first().click();
    await soon(() => page.locator('h1').innerText()).toBe('StatefulSet order/cache');
    await page.goBack();
    await soon(() => objects(page)).toHaveLength(2);
    await page.goBack();
    await soon(() => objects(page)).toHaveLength(33);
    await page.goForward();
    await soon(() => objects(page)).toHaveLength(2);
  });

  it('is copied as a link', async () => {
    const page = await pages.open(sample, '#app=user', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Copied').waitFor();
    await soon(() => page.evaluate('navigator.clipboard.readText()')).toBe(page.url());
  });

  it('comes back to the height at which it was left', async () => {
    const page = await pages.open(sample);
    await page.mouse.wheel(0, 1200);
    await soon(() => page.evaluate('scrollY')).toBe(1200);
    const link = page.getByRole('link', { name: 'ConfigMap user/user' }).first();
    await link.evaluate((element) => (element as HTMLElement).click()); // the other click would scroll
    await soon(() => page.evaluate('scrollY')).toBe(0);
    await page.goBack();
    await soon(() => page.evaluate('scrollY')).toBe(1200);
  });

  it('takes what has no name', async () => {
    const [change] = sampleChanges;
    const nameless = sampleReport(change ? [{ ...change, app: '', clusters: [''] }] : []);
    const clusters = nameless.report.clusters.slice(0, 1).map((cluster) => ({ ...cluster, name: '', apps: { '': 1 } }));
    const page = await pages.open({ ...nameless, report: { ...nameless.report, clusters } });
    await page.getByRole('link', { name: 'no app 1 on no cluster' }).click();
    await soon(() => texts(page, '.filters a')).toEqual(['cluster without a name', 'app without a name', 'Show all']);
    await soon(() => objects(page)).toEqual(['StatefulSet order/cache']);
  });
});

describe('the keyboard', () => {
  const focused = (page: Page) => page.locator(':focus').innerText();

  it('walks the lists, opens a line and comes back to it', async () => {
    const page = await pages.open(sample);
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
    await soon(() => focused(page)).toContain('PersistentVolumeClaim user/uploads');
    await page.keyboard.press('o');
    await soon(() => page.locator('h1').innerText()).toBe('PersistentVolumeClaim user/uploads');
    await page.keyboard.press('Escape');
    await soon(() => focused(page)).toContain('PersistentVolumeClaim user/uploads');
  });

  it('goes from an object to the next of the selection', async () => {
    const page = await pages.open(sample, '#q=cache');
    await page.getByRole('link', { name: 'StatefulSet order/cache', exact: true }).first().click();
    await soon(() => page.locator('.neighbours').innerText()).toContain('1 of 2');
    await page.keyboard.press('j');
    await soon(() => page.locator('.badges').innerText()).toContain('aws-prod-us-east-1');
    await page.keyboard.press('k');
    await soon(() => page.locator('.badges').innerText()).toContain('aws-prod-eu-west-1');
  });

  it('searches, and leaves letters to the search', async () => {
    const page = await pages.open(sample);
    await page.keyboard.press('/');
    await page.keyboard.type('jt?');
    await soon(() => page.getByRole('searchbox').inputValue()).toBe('jt?');
    await page.keyboard.press('Escape');
    await soon(() => page.locator(':focus').count()).toBe(0);
  });

  it('explains itself', async () => {
    const page = await pages.open(sample);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await soon(() => help.innerText()).toContain('inline or side by side');
    await page.keyboard.press('Escape');
    await soon(() => help.isVisible()).toBe(false);
  });
});

it('asked for nothing and complained of nothing', () => {
  expect(pages.troubles).toEqual([]);
});
