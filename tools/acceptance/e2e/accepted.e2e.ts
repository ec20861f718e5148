import { assertAccepted, startCluster, type ClusterHandle } from '@delivery/cluster';
import type { Manifest } from '@delivery/manifest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root, synthWith } from '../src/fleet.ts';

const { files, clusters } = synthWith();
const manifests = (of: string | undefined): readonly Manifest[] =>
  [...files.values()].flatMap(({ cluster, manifest }) => (cluster === of && manifest ? [manifest] : []));
const real = (manifest: Manifest) => manifest.kind === 'Namespace';

let handle: ClusterHandle;
const runDir = mkdtempSync(join(tmpdir(), 'delivery-accepted-'));
beforeAll(async () => {
  handle = await startCluster({ runDir, log: console.log });
  // the Deployment that the lockdown patches, and the namespaces of both engines, as their installations leave them
  await handle.startFlux();
  await handle.kubectl(['create', 'namespace', 'argocd']);
  assertAccepted(await handle.applyServerSide(join(root, 'generated/crds')));
});
afterAll(async () => {
  await handle?.stop();
  rmSync(runDir, { recursive: true, force: true });
});

it.each(clusters.map(({ name }) => name))(
  'every object of %s is accepted by server-side dry run with strict field validation',
  async (cluster) => {
    const all = manifests(cluster);
    expect(all.length).toBeGreaterThan(40);
    assertAccepted(await handle.applyServerSide(all.filter(real)));
    const verdicts = await handle.applyServerSide(all, { dryRun: true });
    assertAccepted(verdicts);
    expect(verdicts).toHaveLength(all.length);
    // the name of Argo CD's finalizer is Argo CD's own
    const warnings = verdicts.flatMap(({ object, warnings }) =>
      warnings.filter((text) => !text.includes('domain-qualified finalizer')).map((text) => `${object}: ${text}`),
    );
    expect(warnings).toEqual([]);
  },
);

it('a field that the API does not know is refused', async () => {
  const [deployment] = manifests('local').filter(({ kind }) => kind === 'Deployment');
  if (deployment === undefined) throw new Error('no Deployment on local');
  const [verdict] = await handle.applyServerSide(
    [{ ...deployment, spec: { ...(deployment['spec'] as object), replica: 1 } }],
    { dryRun: true },
  );
  expect(verdict?.message).toContain('.spec.replica: field not declared in schema');
});
