import { crdSources, crdSourcesOf } from '@delivery/kubernetes';
import { groupOf, type Manifest } from '@delivery/manifest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, synthWith } from './fleet.ts';

const { files, clusters } = synthWith();

it.each([
  ['argo-cd', 'argocd'],
  ['kustomize-controller', 'flux-kustomize'],
  ['source-controller', 'flux-source'],
])('the CRDs of %s are those of the engine that end-to-end tests build', (name, mod) => {
  const source = crdSources.find((candidate) => candidate.name === name);
  const goMod = readFileSync(join(root, 'tools/cluster/mods', mod, 'go.mod'), 'utf8');
  expect(goMod).toContain(`${source?.module} v${source?.version}`);
});

it.each(crdSources)('$name $version comes from the module that the table names', ({ name, version, module }) => {
  const file = join(root, 'libs/kubernetes/crds', name, `${version}.json`);
  const { crds, ...origin } = JSON.parse(readFileSync(file, 'utf8')) as { crds: Manifest[] };
  expect(origin).toMatchObject({ module, version: `v${version}`, sum: expect.stringMatching(/^h1:/) as string });
  expect(JSON.stringify(crds)).not.toMatch(/"description":"/);
  const rendered = [...files.keys()].filter((path) => path.startsWith(`generated/crds/${name}/${version}/`));
  expect(rendered).toHaveLength(crds.length);
});

it.each(clusters)(
  'every custom resource of $name has its CRD in a version that the cluster syncs',
  ({ name, engine }) => {
    const folders = crdSourcesOf(engine as 'argocd' | 'flux').map(
      (source) => `generated/crds/${source.name}/${source.version}/`,
    );
    const crds = [...files].flatMap(([path, { manifest }]) =>
      folders.some((folder) => path.startsWith(folder)) ? [manifest] : [],
    );
    const served = crds.flatMap(({ spec }) => {
      const { group, names, versions } = spec as {
        group: string;
        names: { kind: string };
        versions: { name: string; served: boolean }[];
      };
      return versions.filter((version) => version.served).map((version) => `${group}/${version.name} ${names.kind}`);
    });
    const custom = [...files.values()].filter(
      ({ cluster, manifest }) =>
        cluster === name && /(argoproj\.io|fluxcd\.io|external-secrets\.io)$/.test(groupOf(manifest)),
    );
    expect(custom.length).toBeGreaterThan(10);
    for (const { manifest } of custom) expect(served).toContain(`${manifest.apiVersion} ${manifest.kind}`);
  },
);
