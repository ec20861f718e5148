import { bigReport } from './big-report.ts';
import { openPages } from './open-page.ts';

/**
 * Milliseconds from the command to open a page from disk until its first screen stands, in a fresh browser window.
 *
 * @param root - absolute path of the repository
 * @param objects - how many of them the report says are changed
 */
export async function measureOpening(root: string, objects: number): Promise<number> {
  const sample = bigReport(objects);
  const pages = await openPages(root);
  try {
    const page = await pages.open(sample);
    const address = page.url();
    await page.goto('about:blank');
    const start = performance.now();
    await page.goto(address);
    await page.locator('main h1').waitFor();
    return performance.now() - start;
  } finally {
    await pages.close();
  }
}
