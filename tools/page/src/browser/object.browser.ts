import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleChanges, sampleReport, type SampleChange } from '../testing/index.ts';
import { openPages, type Pages } from '../testing/open-page.ts';
import { soon } from '../testing/soon.ts';

const sample = sampleReport();
let pages: Pages;
beforeAll(async () => {
  pages = await openPages(join(import.meta.dirname, '../../../..'));
});
afterAll(() => pages.close());

const cache = '#object=aws-prod-eu-west-1/apps/StatefulSet/order/cache';
const order = '#object=aws-prod-eu-west-1/argoproj.io/Rollout/order/order';

describe('an object', () => {
  it('is opened by its address, with what it is and what changes', async () => {
    const page = await pages.open(sample, cache);
    await soon(() => page.locator('h1').innerText()).toBe('StatefulSet order/cache');
    await soon(() => page.locator('.object > dl').innerText()).toBe(
      [
        ...['App', 'order'],
        ...['File', 'generated/clusters/aws-prod-eu-west-1/apps/order/order/statefulset.apps_cache.yaml'],
        ...['Made at', 'apps/services/order/component.ts:17'],
        ...['Part of', 'order/cache claims 20Gi → 40Gi'],
      ].join('\n'),
    );
    expect((await page.locator('.object tbody tr').innerText()).split(/\s*\t\s*/)).toEqual([
      'spec.volumeClaimTemplates[metadata.name=data].spec.resources.requests.storage',
      '20Gi → 40Gi',
      'Refused by the API server',
      'D24',
    ]);
  });

  it('stands in its group, which is opened by its address too', async () => {
    const page = await pages.open(sample, order);
    await page.getByRole('link', { name: 'order 1.4.1 → 1.4.2' }).click();
    await soon(() => page.locator('h1').innerText()).toBe('order 1.4.1 → 1.4.2');
    await soon(() => page.locator('article dl').innerText()).toContain('edge-rotterdam\nstays at 1.3.9');
    await soon(() => page.locator('section:has(#objects) tbody tr').count()).toBe(12);
    await page.reload();
    await soon(() => page.locator('h1').innerText()).toBe('order 1.4.1 → 1.4.2');
  });

  it('has the risks of a group with the group', async () => {
    const page = await pages.open(sample, '#group=order-order-cache-claims-20gi-40gi');
    await soon(() => page.locator('summary[data-item]').allInnerTexts()).toEqual([expect.stringContaining('D24')]);
    const other = await pages.open(sample, '#group=order-order-1-4-1-1-4-2');
    await other.getByText('No rule sees a danger here.').waitFor();
  });

  it.each(['#object=gone', '#group=gone'])('says that %s is not in the report', async (hash) => {
    const page = await pages.open(sample, hash);
    await soon(() => page.locator('main').innerText()).toBe('This report has no gone. All changes');
  });
});

describe('the difference', () => {
  it('stands side by side, unchanged parts are folded', async () => {
    const page = await pages.open(sample, order);
    const [before, after] = [page.getByLabel('Before, YAML'), page.getByLabel('After, YAML')];
    await soon(() => before.locator('.cm-changedLine').allInnerTexts()).toEqual([
      '    app.kubernetes.io/version: 1.4.1',
      '        - image: registry.example.com/order:1.4.1',
    ]);
    await soon(() => after.locator('.cm-changedLine').allInnerTexts()).toEqual([
      '    app.kubernetes.io/version: 1.4.2',
      '        - image: registry.example.com/order:1.4.2',
    ]);
    await soon(() => after.locator('.cm-collapsedLines').allInnerTexts()).toEqual([
      '19 unchanged lines',
      '26 unchanged lines',
    ]);
    await page.getByRole('button', { name: 'Unfold' }).click();
    await soon(() => page.locator('.cm-collapsedLines').count()).toBe(0);
  });

  it('stands inline after i, and stays so', async () => {
    const page = await pages.open(sample, order);
    await page.locator('.cm-mergeView').waitFor();
    await page.keyboard.press('i');
    const text = page.getByLabel('Before and after, YAML');
    await soon(() => text.locator('.cm-deletedChunk').allInnerTexts()).toEqual([
      '    app.kubernetes.io/version: 1.4.1',
      '        - image: registry.example.com/order:1.4.1',
    ]);
    await page.keyboard.press('j');
    await page.locator('.badges', { hasText: 'aws-prod-us-east-1' }).waitFor();
    await soon(() => page.locator('.cm-mergeView').count()).toBe(0);
    await page.getByRole('button', { name: 'Side by side' }).click();
    await page.locator('.cm-mergeView').waitFor();
  });

  it('highlights YAML', async () => {
    const page = await pages.open(sample, order);
    await soon(() => page.locator('.cm-content .tok-propertyName').first().innerText()).toBe('apiVersion');
  });

  it.each(['Before and after', 'After'])('has the risk below its field (%s)', async (label) => {
    const page = await pages.open(sample, cache);
    if (label !== 'After') await page.getByRole('button', { name: 'Inline' }).click();
    const note = page.getByLabel(`${label}, YAML`).locator('.note');
    await soon(() => note.evaluate((element) => element.previousElementSibling?.textContent)).toBe(
      '            storage: 40Gi',
    );
    const said = await note.innerText();
    for (const part of [
      'Stop',
      'D24 A StatefulSet changes where it cannot',
      'changes from 20Gi to 40Gi',
      '60 GiB of volumes',
      'cascade=orphan',
    ]) {
      expect(said).toContain(part);
    }
  });

  it('unfolds an unchanged part that has a risk', async () => {
    const changes = sampleChanges.filter(({ app }) => app === 'order');
    const hits = changes.flatMap(({ hits = [] }) => hits).map((hit) => ({ ...hit, field: 'spec.strategy.canary' }));
    const rollout = changes
      .filter(({ kind }) => kind === 'Rollout')
      .map((change): SampleChange => {
        const fields = [
          ...(change.fields ?? []),
          { path: 'spec.strategy', operation: 'remove', before: 'x', effect: 'live', at: 'setWeight: 50' } as const,
        ];
        return { ...change, fields, hits };
      });
    for (const [label, inline] of [
      ['After', false],
      ['Before and after', true],
    ] as const) {
      const page = await pages.open(sampleReport(rollout), order);
      const note = page.getByLabel(`${label}, YAML`, { exact: true }).locator('.note');
      if (inline) await page.keyboard.press('i');
      await note.waitFor();
      await soon(() => note.evaluate((element) => element.previousElementSibling?.textContent)).toBe(
        '        - setWeight: 50',
      );
      await soon(() => page.locator('.cm-collapsedLines').count()).toBe(inline ? 1 : 2);
    }
  });

  it('has a risk of the whole object above it, and shows what is removed as removed', async () => {
    const page = await pages.open(sample, '#object=azure-staging-westeurope//PersistentVolumeClaim/user/uploads');
    await soon(() => page.locator('.object > .hit').innerText()).toContain('Application argocd/user prunes it.');
    await soon(() => page.getByLabel('Removed, YAML').locator('.cm-line').first().innerText()).toBe('apiVersion: v1');
    await soon(() => page.getByRole('button', { name: 'Inline' }).count()).toBe(0);
  });

  it('is searched as a whole', async () => {
    const page = await pages.open(sample, order);
    await page.getByLabel('After, YAML').click();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('version');
    await soon(() => page.locator('.cm-searchMatch').allInnerTexts()).toEqual(['Version', 'version']);
  });

  it('says so where the report has no texts', async () => {
    const page = await pages.open({ report: sample.report, texts: new Map() }, cache);
    await page.getByText('The report holds no texts of this object.').waitFor();
  });
});

it('asked for nothing and complained of nothing', () => {
  expect(pages.troubles).toEqual([]);
});
