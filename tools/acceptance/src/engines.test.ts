import type { Synthesis } from '@delivery/cli/synth';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { synthWith, type Edit } from './fleet.ts';

/** The committed fleet, and the same with the other engine on every cluster: all facts but the engines are equal. */
const committed = synthWith();
const flipped = synthWith(
  ...committed.clusters.flatMap(({ name, engine, cloud }): readonly Edit[] => {
    const [other, namespace] = engine === 'argocd' ? ['flux', 'flux-system'] : ['argocd', 'argocd'];
    const own = engine === 'argocd' ? 'argocd' : 'flux-system';
    const file = `clusters/${name}.yaml`;
    return [
      [file, `engine: ${engine}`, `engine: ${other}`],
      // Azure names its identities by ids of their own
      ...(cloud === 'azure' ? [[file, `${own}/secrets:`, `${namespace}/secrets:`] as const] : []),
    ];
  }),
);

interface Rendered {
  readonly path: string;
  readonly app: string;
  readonly text: string;
  readonly manifest: Manifest;
}

function renderedOn({ files }: Synthesis, name: string): readonly Rendered[] {
  return [...files].flatMap(([path, { app, cluster, text, manifest }]) =>
    cluster === name && app !== undefined && manifest !== undefined ? [{ path, app, text, manifest }] : [],
  );
}

/** What an engine is configured with cannot be the same for both. */
const ofEngines = ['engine', 'tenancy', 'crds', 'commit-status'];
const engineNamespaces = ['argocd', 'flux-system'];
const isSyncObject = ({ path }: Rendered) => path.includes('/gitops/');
const isRelease = ({ manifest: { kind } }: Rendered) => ['Application', 'HelmRelease', 'HelmRepository'].includes(kind);
const isComparable = (object: Rendered) =>
  !isSyncObject(object) &&
  !isRelease(object) &&
  !ofEngines.includes(object.app) &&
  !engineNamespaces.includes(object.manifest.metadata.namespace ?? '');

const wave = ({ manifest }: Rendered) => Number(manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave']);
const dependsOn = ({ manifest }: Rendered) =>
  ((manifest['spec'] as { dependsOn?: readonly { name: string }[] }).dependsOn ?? []).map(({ name }) => name);

interface ArgoSpec {
  readonly project: string;
  readonly source: {
    readonly path?: string;
    readonly chart?: string;
    readonly targetRevision: string;
    readonly helm?: { readonly releaseName: string; readonly valuesObject: unknown };
  };
  readonly destination: { readonly namespace: string };
}

interface FluxSpec {
  readonly serviceAccountName: string;
  readonly path: string;
  readonly chart?: { readonly spec: { readonly chart: string; readonly version: string } };
  readonly releaseName: string;
  readonly targetNamespace: string;
  readonly values: unknown;
}

const ofArgo = ({ app, manifest }: Rendered) => {
  const { project, source } = manifest['spec'] as ArgoSpec;
  return { app, owner: project, path: source.path };
};
const ofFlux = ({ app, manifest }: Rendered) => {
  const { serviceAccountName, path } = manifest['spec'] as FluxSpec;
  const owner = serviceAccountName === 'kustomize-controller' ? 'platform' : serviceAccountName;
  return { app, owner, path: path.replace('./', '') };
};

/** The Helm releases of a cluster as either engine is asked for them. */
const releasesOfArgo = (objects: readonly Rendered[]) =>
  objects.flatMap(({ manifest }) => {
    if (manifest.kind !== 'Application') return [];
    const { source, destination } = manifest['spec'] as ArgoSpec;
    if (source.chart === undefined) return [];
    const { releaseName: name, valuesObject: values } = source.helm ?? {};
    return [{ name, chart: source.chart, version: source.targetRevision, namespace: destination.namespace, values }];
  });
const releasesOfFlux = (objects: readonly Rendered[]) =>
  objects.flatMap(({ manifest }) => {
    if (manifest.kind !== 'HelmRelease') return [];
    const { releaseName: name, targetNamespace: namespace, chart, values } = manifest['spec'] as FluxSpec;
    return [{ name, chart: chart?.spec.chart, version: chart?.spec.version, namespace, values }];
  });

it('the committed fleet has clusters of both', () => {
  const engines = committed.clusters.map(({ engine }) => engine);
  expect(engines.filter((engine) => engine === 'argocd').length).toBeGreaterThan(6);
  expect(engines.filter((engine) => engine === 'flux').length).toBeGreaterThan(5);
});

describe.each(committed.clusters)('Argo CD and Flux on $name', ({ name, engine }) => {
  const [argocd, flux] = (engine === 'argocd' ? [committed, flipped] : [flipped, committed]).map((synthesis) =>
    renderedOn(synthesis, name),
  ) as [readonly Rendered[], readonly Rendered[]];
  const syncedBy = (objects: readonly Rendered[]) => objects.filter(isSyncObject);

  it('own the same objects, to the byte', () => {
    const texts = (objects: readonly Rendered[]) =>
      new Map(objects.filter(isComparable).map(({ path, text }) => [path, text]));
    expect(texts(argocd).size).toBeGreaterThan(20);
    expect(texts(flux)).toEqual(texts(argocd));
  });

  it('install the same releases of the same charts with the same values', () => {
    const byName = (releases: readonly { readonly name?: string }[]) =>
      new Map(releases.map((release) => [release.name, release]));
    const asked = byName(releasesOfArgo(argocd));
    expect(byName(releasesOfFlux(flux))).toEqual(asked);
    expect(asked.size).toBeGreaterThan(0);
  });

  it('have a sync object for the same apps, of the same owners, from the same folders', () => {
    expect(syncedBy(flux).map(ofFlux)).toEqual(syncedBy(argocd).map(ofArgo));
  });

  it('create apps in the same order when the cluster comes up', () => {
    const waits = new Map(syncedBy(flux).map((object) => [object.app, dependsOn(object)]));
    const waitsFor = (app: string): ReadonlySet<string> =>
      new Set((waits.get(app) ?? []).flatMap((before) => [before, ...waitsFor(before)]));
    const syncs = syncedBy(argocd);
    for (const sync of syncs) {
      const earlier = syncs.filter((other) => wave(other) < wave(sync)).map(({ app }) => app);
      expect([...waitsFor(sync.app)].sort(), sync.app).toEqual(earlier.sort());
    }
  });

  it('delete the same objects when an app leaves the tree, and orphan the same', () => {
    const paths = (objects: readonly Rendered[], isPruned: (object: Rendered) => boolean) =>
      objects
        .filter((object) => isPruned(object) && (isSyncObject(object) || isComparable(object)))
        .map(({ path }) => path);
    const byArgo = paths(
      argocd,
      ({ manifest }) => !manifest.metadata.annotations?.['argocd.argoproj.io/sync-options']?.includes('Prune=false'),
    );
    const byFlux = paths(
      flux,
      ({ manifest }) => manifest.metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] !== 'disabled',
    );
    expect(byFlux).toEqual(byArgo);
    const folder = `generated/clusters/${name}/apps`;
    expect(byArgo).toContain(`${folder}/delivery/delivery/deployment.apps_delivery.yaml`);
    expect(byArgo).not.toContain(`${folder}/namespaces/_cluster/namespace_delivery.yaml`);
    for (const { manifest } of syncedBy(argocd)) {
      expect(manifest).toMatchObject({
        metadata: { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
        spec: { syncPolicy: { automated: { prune: true } } },
      });
    }
    for (const { manifest } of syncedBy(flux)) expect(manifest).toMatchObject({ spec: { prune: true } });
  });

  it('differ, as documented, in later commits: Argo CD syncs all apps at once, Flux in order', () => {
    for (const { manifest } of syncedBy(argocd))
      expect(manifest).toMatchObject({ spec: { syncPolicy: { automated: { selfHeal: true } } } });
    const first = Math.min(...syncedBy(argocd).map(wave));
    const gated = syncedBy(flux).filter((object) => dependsOn(object).length > 0);
    expect(gated.map(({ app }) => app)).toEqual(
      syncedBy(argocd).flatMap((object) => (wave(object) > first ? [object.app] : [])),
    );
  });
});

it.each([
  ['committed', committed],
  ['flipped', flipped],
])('every object of the %s fleet whose kind holds data, and every CRD, is protected', (_, { files }) => {
  const held = [...files.values()].flatMap(({ manifest }) =>
    manifest &&
    ['Namespace', 'CustomResourceDefinition', 'PersistentVolumeClaim', 'StatefulSet'].includes(manifest.kind)
      ? [manifest]
      : [],
  );
  expect(held.length).toBeGreaterThan(50);
  for (const { metadata } of held) {
    expect(metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
  }
});
