import { assertAccepted } from '@delivery/cluster';
import type { Manifest } from '@delivery/manifest';
import { beforeAll, expect, it } from 'vitest';
import { admissionCluster, enforce } from '../src/admission-cluster.ts';
import { synthWith } from '../src/fleet.ts';

const { files, clusters } = synthWith();
const treeOf = (name: string | undefined): readonly Manifest[] =>
  [...files.values()].flatMap(({ cluster: of, manifest }) => (name === of && manifest ? [manifest] : []));

const cluster = admissionCluster();
// what clusters share are the definitions of kinds
beforeAll(async () => assertAccepted(await cluster().applyServerSide(treeOf(undefined))));

it.each(clusters.map(({ name }) => name))('the policies of %s admit every object of its tree', async (name) => {
  const all = treeOf(name);
  const ours = all.filter(({ apiVersion }) => apiVersion.startsWith('admissionregistration.k8s.io/'));
  expect(ours.length).toBeGreaterThan(6);
  assertAccepted(await cluster().applyServerSide(all.filter(({ kind }) => kind === 'Namespace')));
  await enforce(cluster(), ours, [['Deny']]);
  assertAccepted(await cluster().applyServerSide(all, { dryRun: true }));
});
