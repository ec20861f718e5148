import { expect, it } from 'vitest';
import type { Synthesis } from '../synth.ts';
import { fleet, pathOf, runCli } from '../testing/run-cli.ts';

/** A fleet with two stages, and a CRD that clusters share. */
function render(): Synthesis {
  const { files, ...rest } = fleet({
    'aws-prod/order/a': '',
    'aws-prod/order/b': '',
    'edge/order/a': '',
    'edge/crds/sync': '',
  });
  const { cluster: _, ...shared } = { ...files.get(pathOf('edge/crds/sync'))!, source: 'crds/x' };
  const apps = [
    { name: 'crds', stage: 'foundation' },
    { name: 'order', stage: 'services' },
  ];
  return { ...rest, apps, files: new Map([...files, ['generated/crds/x/1/y.yaml', shared]]) };
}

it('shows apps by stage, clusters, what they share, and totals', async () => {
  expect(await runCli('tree', { render })).toEqual({
    exitCode: 0,
    stdout: `            aws-prod  edge  shared  total
foundation
  crds             ·     1       1      2
services
  order            2     1       ·      3
total              2     2       1      5

aws-prod  aws, staging, ring canary, flux
edge      aws, staging, ring canary, flux
`,
    stderr: 'rendering\n',
  });
});

it('has this JSON', async () => {
  const cluster = { cloud: 'aws', environment: 'staging', ring: 'canary', engine: 'flux' };
  expect(JSON.parse((await runCli('tree --output json', { render })).stdout)).toEqual({
    command: 'tree',
    exitCode: 0,
    objects: 5,
    files: 5,
    apps: [
      { name: 'crds', stage: 'foundation', objects: 2, shared: 1, clusters: { edge: 1 } },
      { name: 'order', stage: 'services', objects: 3, shared: 0, clusters: { 'aws-prod': 2, edge: 1 } },
    ],
    clusters: [
      { name: 'aws-prod', ...cluster, objects: 2 },
      { name: 'edge', ...cluster, objects: 2 },
    ],
  });
});
