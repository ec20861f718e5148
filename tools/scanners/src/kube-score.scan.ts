import { clouds } from '@delivery/component';
import { parseFleet } from '@delivery/fleet';
import { readSources } from '@delivery/tree';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kubeScore } from './go-program.js';
import { conflicts, conflictsPage } from './kube-score-conflicts.ts';
import { scoresOf, type Remark } from './kube-score.ts';
import { objectsIn, root } from './tree.ts';

const { clusters } = parseFleet(readSources(root), clouds);
const fits = ({ check, grade, object }: Remark, environment: string) =>
  conflicts.filter((row) => row.check === check && row.grade === grade && row.concerns(object, environment));

const used = new Set<unknown>();

describe.each(clusters)('$name', ({ name, kubernetes, environment }) => {
  it('gives kube-score nothing to say that was not decided', () => {
    const remarks = scoresOf(
      objectsIn(`generated/clusters/${name}/apps`).map(({ object }) => object),
      kubernetes,
    );
    expect(remarks.length).toBeGreaterThan(0);
    for (const remark of remarks) for (const row of fits(remark, environment.name)) used.add(row);
    expect(remarks.filter((remark) => fits(remark, environment.name).length === 0)).toEqual([]);
  });
});

it('every decided conflict still is one', () => {
  expect(conflicts.filter((row) => !used.has(row))).toEqual([]);
});

it('kube-score sees a Rollout as a Deployment', () => {
  const [rollout] = objectsIn('generated/clusters/aws-prod-eu-west-1/apps/order/order').flatMap(({ object }) =>
    object.kind === 'Rollout' ? [object] : [],
  );
  if (rollout === undefined) throw new Error('no Rollout of order');
  // alone, without what others give it
  const checks = scoresOf([rollout], '1.36').map(({ check }) => check);
  expect(checks).toContain('deployment-has-poddisruptionbudget');
  expect(checks).toContain('pod-networkpolicy');
});

it('docs/kube-score.md lists them', async () => {
  await expect(conflictsPage(kubeScore.version)).toMatchFileSnapshot(join(root, 'docs/kube-score.md'));
});
