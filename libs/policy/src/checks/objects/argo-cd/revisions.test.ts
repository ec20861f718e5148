import { expect, it } from 'vitest';
import { pinnedRevisions } from './revisions.ts';

it('says which revisions may be synced', () => {
  expect(pinnedRevisions({ kubernetesVersion: '1.36' })).toBe('ring/<name>, a tag such as v1.4.1, or a commit');
  expect(pinnedRevisions({ kubernetesVersion: '1.36', revision: 'ring/canary' })).toBe(
    'ring/canary, a tag such as v1.4.1, or a commit',
  );
});
