import { didYouMean, type Finding } from '@delivery/findings';
import type { Rule } from './rule.ts';

/** A shell is for a team that has pods, and is given once. */
export const breakGlassIsForAnOwner: Rule = function* (apps, { clusters }) {
  for (const cluster of clusters) {
    const { name, breakGlass = [] } = cluster;
    const owners = [...new Set(apps.filter((app) => app.clusters(cluster)).map(({ owner }) => owner))].sort();
    for (const [i, { owner }] of breakGlass.entries()) {
      const first = breakGlass.findIndex((one) => one.owner === owner);
      const finding = (words: Pick<Finding, 'found' | 'allowed' | 'fix'>): Finding => ({
        id: 'break-glass-is-for-an-owner',
        severity: 'error',
        subject: `cluster ${name}`,
        at: { file: `clusters/${name}.yaml`, path: `breakGlass[${i}].owner` },
        ...words,
      });
      if (!owners.includes(owner))
        yield finding({
          found: `owner "${owner}", who has no app on the cluster`,
          allowed: owners.join(', '),
          fix: didYouMean(owner, owners),
        });
      if (first < i)
        yield finding({
          found: `owner "${owner}" again`,
          allowed: 'one entry an owner',
          fix: `keep breakGlass[${first}]`,
        });
    }
  }
};
