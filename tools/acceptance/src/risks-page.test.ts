import { rules } from '@delivery/review/rules';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './fleet.ts';
import { risksPage } from './risks-page.ts';

it('docs/risks.md lists every rule; `npx vitest run --project unit tools/acceptance/src/risks-page.test.ts -u` writes it', async () => {
  await expect(risksPage(rules)).toMatchFileSnapshot(join(root, 'docs/risks.md'));
});
