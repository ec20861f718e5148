import { clouds, overlayOf } from '@delivery/component';
import { parseFleet } from '@delivery/fleet';
import { crdSources } from '@delivery/kubernetes';
import { groupOf, type Manifest } from '@delivery/manifest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, sourcesWith, synthWith } from './fleet.ts';

const { files, clusters } = synthWith();
const fleet = parseFleet(sourcesWith(), clouds);

it.each([
  ['argo-cd', 'argocd'],
  ['kustomize-controller', 'flux-kustomize'],
  ['source-controller', 'flux-source'],
])('the CRDs of %s are those of the engine that end-to-end tests build', (name, mod) => {
  const source = crdSources.find((candidate) => candidate.name === name);
  const goMod = readFileSync(join(root, 'tools/cluster/mods', mod, 'go.mod'), 'utf8');
  expect(goMod).toContain(`${source?.module} v${source?.version}`);
});

it.each(crdSources)('every definition of $name $version is in the tree', ({ name, version }) => {
  const file = join(root, 'libs/kubernetes/crds', name, `${version}.json`);
  const { crds } = JSON.parse(readFileSync(file, 'utf8')) as { crds: readonly Manifest[] };
  const folder = `generated/crds/${name}/${version}/`;
  expect([...files.keys()].filter((path) => path.startsWith(folder))).toHaveLength(crds.length);
});

/** `generated/crds/<source>/<version>/` of everything that a cluster syncs. */
function synced(name: string): readonly string[] {
  const spec = files.get(`generated/clusters/${name}/gitops/crds.yaml`)?.manifest?.['spec'];
  const { source } = spec as { source?: { directory: { include: string } } };
  const folders = source
    ? source.directory.include.replace(/^{|}$/g, '').split(',')
    : (
        (files.get(
          `generated/clusters/${name}/bootstrap/flux-system/gitrepository.source.toolkit.fluxcd.io_delivery.yaml`,
        )?.manifest?.['spec'] as { sparseCheckout: readonly string[] }) ?? { sparseCheckout: [] }
      ).sparseCheckout.flatMap((path) =>
        path.startsWith('generated/crds/') ? [path.slice('generated/crds/'.length)] : [],
      );
  return folders.map((folder) => `generated/crds/${folder.replace('/*', '')}/`);
}

/** What CRDs serve, as `<group>/<version> <kind>`. */
function servedBy(crds: readonly Manifest[]): readonly string[] {
  return crds.flatMap(({ spec }) => {
    const { group, names, versions } = spec as {
      group: string;
      names: { kind: string };
      versions: { name: string; served: boolean }[];
    };
    return versions.filter(({ served }) => served).map((version) => `${group}/${version.name} ${names.kind}`);
  });
}

/** Groups of Kubernetes itself have no dot or end in .k8s.io, but for these. */
const outOfTree = ['gateway.networking.k8s.io', 'snapshot.storage.k8s.io', 'autoscaling.k8s.io'];
const isBuiltIn = (group: string) => !outOfTree.includes(group) && (!group.includes('.') || group.endsWith('.k8s.io'));

it.each(clusters)(
  'every custom resource of $name has its CRD in what the cluster syncs, or in what its cloud provides',
  ({ name }) => {
    const folders = synced(name);
    expect(folders.length).toBeGreaterThan(2);
    const crds = [...files].flatMap(([path, { manifest }]) =>
      manifest && folders.some((folder) => path.startsWith(folder)) ? [manifest] : [],
    );
    const facts = fleet.clusters.find((cluster) => cluster.name === name);
    if (facts === undefined) throw new Error(`no cluster ${name}`);
    const provided = overlayOf(facts)
      .provides(facts)
      .flatMap(({ kind, name: source }) => (kind === 'crds' ? [`generated/crds/${source}/`] : []));
    const ofCloud = [...files].flatMap(([path, { manifest }]) =>
      manifest && provided.some((folder) => path.startsWith(folder)) ? [manifest] : [],
    );
    const served = servedBy([...crds, ...ofCloud]);
    const custom = [...files.values()].flatMap(({ cluster, manifest }) =>
      cluster === name && manifest && !isBuiltIn(groupOf(manifest)) ? [manifest] : [],
    );
    expect(custom.length).toBeGreaterThan(10);
    const missing = custom
      .map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)
      .filter((kind) => !served.includes(kind));
    expect([...new Set(missing)]).toEqual([]);
  },
);
