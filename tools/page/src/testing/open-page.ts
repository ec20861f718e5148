import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pageAssets, pageOf } from '../page.ts';
import { launchChromium } from './chromium.ts';
import type { Sample } from './sample-report.ts';

/** Pages in a browser without a network, from files. */
export interface Pages {
  /** Closes the page before. */
  readonly open: (sample: Sample, hash?: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What pages asked for beside their files, and what they complained of. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
}

/** @param root - absolute path of the repository */
export async function openPages(root: string): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const assets = await pageAssets(root);
  const browser: Browser = await launchChromium();
  const files = new Map<Sample, string>();
  const troubles: string[] = [];

  const fileOf = (sample: Sample): string => {
    const file = files.get(sample) ?? join(folder, `${files.size}.html`);
    if (!files.has(sample)) writeFileSync(file, pageOf(sample.report, sample.texts, assets));
    files.set(sample, file);
    return pathToFileURL(file).href;
  };

  return {
    troubles,
    open: async (sample, hash = '', options = {}) => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, offline: true, ...options });
      const page = await context.newPage();
      const address = fileOf(sample);
      page.on('request', (request) => {
        if (request.url().split('#')[0] !== address) troubles.push(request.url());
      });
      page.on('console', (message) => troubles.push(message.text()));
      page.on('pageerror', (error) => troubles.push(error.message));
      await page.goto(address + hash);
      await page.locator('main h1, main .nothing').first().waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}
