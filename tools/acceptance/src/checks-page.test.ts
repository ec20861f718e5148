import { checks } from '@delivery/policy';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checksPage } from './checks-page.ts';
import { root } from './fleet.ts';

it('docs/checks.md lists every check; `npx vitest run --project unit tools/acceptance/src/checks-page.test.ts -u` writes it', async () => {
  await expect(checksPage(checks)).toMatchFileSnapshot(join(root, 'docs/checks.md'));
});
