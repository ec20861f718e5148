import type { EngineName } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { differences, ownApps, ownObjects } from './engine-differences.ts';
import { committed, flipped, isComparable, isSyncObject, nameOf, renderedOn, type Rendered } from './engine-fleets.ts';
import { changedPaths } from './fleet.ts';
import { releasesOf, type ArgoSpec, type FluxSpec } from './engine-releases.ts';

const clusters = committed.clusters.map(({ name }) => ({ name, ...renderedOn(name) }));

/** What both engines are given, by the names of the table of differences: objects, or releases of charts. */
type Shared = ReadonlyMap<string, { readonly text: string; readonly data: Readonly<Record<string, unknown>> }>;

const isOwn = (name: string, engine: EngineName) => ownObjects.some((own) => own.of === name && own.engine === engine);

const objectsOf = (objects: readonly Rendered[], engine: EngineName): Shared =>
  new Map(
    objects.filter(isComparable).flatMap((object) => {
      const name = nameOf(object, engine);
      return isOwn(name, engine) ? [] : [[name, { text: object.text, data: object.manifest }] as const];
    }),
  );

const asked = (objects: readonly Rendered[], engine: EngineName): Shared =>
  new Map(
    releasesOf[engine](objects).map(({ name, chart, version, namespace, values }) => {
      const data = { name, chart, version, namespace, values };
      return [`release/${name}`, { text: JSON.stringify(data, null, 1), data }] as const;
    }),
  );

/** The text of each, or where the other engine's differs as the table says, all that is left when the engine's parts are taken. */
const compared = (shared: Shared, others: Shared, engine: EngineName) =>
  new Map(
    [...shared].map(([name, { text, data }]) => {
      const difference = text === others.get(name)?.text ? undefined : differences.find(({ of }) => of === name);
      if (difference === undefined) return [name, text];
      const { own, rest } = difference.takeApart(data, engine);
      expect(own, `${name} of ${engine}`).toEqual(difference[engine]);
      return [name, JSON.stringify(rest, null, 1)];
    }),
  );

const wave = ({ manifest }: Rendered) => Number(manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave']);
const dependsOn = ({ manifest }: Rendered) =>
  ((manifest['spec'] as { dependsOn?: readonly { name: string }[] }).dependsOn ?? []).map(({ name }) => name);

const isPrunedByArgo = ({ metadata }: Manifest) =>
  !metadata.annotations?.['argocd.argoproj.io/sync-options']?.includes('Prune=false');
const isPrunedByFlux = ({ metadata }: Manifest) =>
  metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] !== 'disabled';

const ofArgo = ({ app, manifest }: Rendered) => {
  const { project, source } = manifest['spec'] as ArgoSpec;
  return { app, owner: project, path: source.path };
};
const ofFlux = ({ app, manifest }: Rendered) => {
  const { serviceAccountName, path } = manifest['spec'] as FluxSpec;
  const owner = serviceAccountName === 'kustomize-controller' ? 'platform' : serviceAccountName;
  return { app, owner, path: path.replace('./', '') };
};

it('the committed fleet has clusters of both', () => {
  const engines = committed.clusters.map(({ engine }) => engine);
  expect(engines.filter((engine) => engine === 'argocd').length).toBeGreaterThan(6);
  expect(engines.filter((engine) => engine === 'flux').length).toBeGreaterThan(5);
});

describe.each(clusters)('Argo CD and Flux on $name', ({ argocd, flux }) => {
  const syncedBy = (objects: readonly Rendered[]) => objects.filter(isSyncObject);

  it('own the same objects, to the byte, but for the parts that speak of the engine', () => {
    const [byArgo, byFlux] = [objectsOf(argocd, 'argocd'), objectsOf(flux, 'flux')];
    expect(byArgo.size).toBeGreaterThan(20);
    expect(compared(byFlux, byArgo, 'flux')).toEqual(compared(byArgo, byFlux, 'argocd'));
  });

  it('install the same releases of the same charts with the same values, but for what measures the engine', () => {
    const [byArgo, byFlux] = [asked(argocd, 'argocd'), asked(flux, 'flux')];
    expect(byArgo.size).toBeGreaterThan(0);
    expect(compared(byFlux, byArgo, 'flux')).toEqual(compared(byArgo, byFlux, 'argocd'));
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
    const names = (objects: readonly Rendered[], engine: EngineName, isPruned: (manifest: Manifest) => boolean) =>
      objects.flatMap((object) => {
        const called = nameOf(object, engine);
        const isBoth = isSyncObject(object) || (isComparable(object) && !isOwn(called, engine));
        return isBoth && isPruned(object.manifest) ? [called] : [];
      });
    const byArgo = names(argocd, 'argocd', isPrunedByArgo).sort();
    expect(names(flux, 'flux', isPrunedByFlux).sort()).toEqual(byArgo);
    const orphaned = names(argocd, 'argocd', (manifest) => !isPrunedByArgo(manifest));
    expect(byArgo).toContain('external-secrets/external-secrets/networkpolicy.networking.k8s.io_external-secrets.yaml');
    expect(orphaned).toContain('namespaces/_cluster/namespace_external-secrets.yaml');
    for (const { manifest } of syncedBy(argocd)) {
      expect(manifest).toMatchObject({
        metadata: { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
        spec: { syncPolicy: { automated: { prune: true } } },
      });
    }
    for (const { manifest } of syncedBy(flux)) expect(manifest).toMatchObject({ spec: { prune: true } });
  });

  it('uninstall the same releases when an app leaves the tree', () => {
    const uninstalled = (engine: EngineName, isPruned: (manifest: Manifest) => boolean) =>
      releasesOf[engine]({ argocd, flux }[engine]).flatMap((release) => (isPruned(release.by) ? [release.name] : []));
    expect(uninstalled('flux', isPrunedByFlux).sort()).toEqual(uninstalled('argocd', isPrunedByArgo).sort());
    for (const { by } of releasesOf.argocd(argocd)) {
      expect(by.metadata['finalizers'], by.metadata.name).toEqual(['resources-finalizer.argocd.argoproj.io']);
    }
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

describe('no difference is documented that is none', () => {
  it.each(differences)('$of: $why', ({ of }) => {
    const isNeeded = ({ argocd, flux }: (typeof clusters)[number], all: typeof objectsOf) => {
      const [byArgo, byFlux] = [all(argocd, 'argocd').get(of), all(flux, 'flux').get(of)];
      return byArgo !== undefined && byFlux !== undefined && byArgo.text !== byFlux.text;
    };
    expect(clusters.some((cluster) => isNeeded(cluster, objectsOf) || isNeeded(cluster, asked))).toBe(true);
  });

  it.each(ownObjects)('$of: $why', ({ of, engine }) => {
    const found = (by: EngineName) =>
      clusters.flatMap((cluster) => cluster[by].filter((object) => nameOf(object, by) === of));
    expect(found(engine === 'argocd' ? 'flux' : 'argocd')).toEqual([]);
    expect(found(engine).length).toBeGreaterThan(0);
    for (const { manifest } of found(engine))
      expect([isPrunedByArgo(manifest), isPrunedByFlux(manifest)]).toEqual([true, true]);
  });

  it.each(ownApps)('the app $app: $why', ({ app }) => {
    const textsOf = (objects: readonly Rendered[], engine: EngineName) =>
      new Map(
        objects
          .filter((object) => object.app === app && !isSyncObject(object))
          .map((object) => [nameOf(object, engine), object.text]),
      );
    for (const engine of ['argocd', 'flux'] as const) {
      expect(clusters.some((cluster) => textsOf(cluster[engine], engine).size > 0)).toBe(true);
    }
    for (const { argocd, flux } of clusters) {
      const byArgo = textsOf(argocd, 'argocd');
      const equal = [...textsOf(flux, 'flux')].filter(([name, text]) => byArgo.get(name) === text);
      expect(equal).toEqual([]);
    }
  });
});

it('what is generated beside the clusters differs only where it repeats an object that does', () => {
  expect(changedPaths(committed, flipped).filter((line) => !line.includes(' generated/clusters/'))).toEqual(
    clusters.flatMap(({ name, argocd }) =>
      argocd.some(({ path }) => path.endsWith('_platform-for-platform.yaml'))
        ? [`~ generated/prometheus/${name}/alerts/monitoring_platform-for-platform.yaml`]
        : [],
    ),
  );
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
