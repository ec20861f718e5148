import type { Synthesis } from '@delivery/cli/synth';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { synthWith } from './fleet.ts';

const cluster = 'aws-prod-eu-west-1';
/** The same cluster twice: all facts but the engine are equal. */
const argocd = synthWith();
const flux = synthWith([`clusters/${cluster}.yaml`, 'engine: argocd', 'engine: flux']);

/** What an engine is configured with cannot be the same for both. */
const ofEngines = ['engine', 'tenancy', 'crds'];

const filesOf = ({ files }: Synthesis) => [...files].filter(([, file]) => file.cluster === cluster);
const objectsOf = (synthesis: Synthesis) =>
  new Map(
    filesOf(synthesis).flatMap(([path, { app, text }]) =>
      path.includes('/gitops/') || ofEngines.includes(app) ? [] : [[path, text] as const],
    ),
  );
const syncObjects = (synthesis: Synthesis) =>
  filesOf(synthesis).flatMap(([path, { app, manifest }]) => (path.includes('/gitops/') ? [{ app, manifest }] : []));

describe('Argo CD and Flux', () => {
  it('own the same objects, to the byte', () => {
    expect(objectsOf(argocd).size).toBeGreaterThan(20);
    expect(objectsOf(flux)).toEqual(objectsOf(argocd));
  });

  it('have a sync object for the same apps, of the same owners, from the same folders', () => {
    const describeArgo = ({ app, manifest }: { app: string; manifest: Manifest }) => {
      const { project, source } = manifest['spec'] as { project: string; source: { path: string } };
      return { app, owner: project, path: source.path };
    };
    const describeFlux = ({ app, manifest }: { app: string; manifest: Manifest }) => {
      const { serviceAccountName, path } = manifest['spec'] as { serviceAccountName: string; path: string };
      return {
        app,
        owner: serviceAccountName === 'kustomize-controller' ? 'platform' : serviceAccountName,
        path: path.replace('./', ''),
      };
    };
    expect(syncObjects(flux).map(describeFlux)).toEqual(syncObjects(argocd).map(describeArgo));
  });

  it('create apps in the same order when a cluster comes up', () => {
    const waves = new Map(
      syncObjects(argocd).map(({ app, manifest }) => [
        app,
        Number(manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave']),
      ]),
    );
    const dependsOn = new Map(
      syncObjects(flux).map(({ app, manifest }) => [
        app,
        ((manifest['spec'] as { dependsOn?: { name: string }[] }).dependsOn ?? []).map(({ name }) => name),
      ]),
    );
    const waitsFor = (app: string): ReadonlySet<string> =>
      new Set((dependsOn.get(app) ?? []).flatMap((before) => [before, ...waitsFor(before)]));
    for (const [app, wave] of waves) {
      const earlier = [...waves].filter(([, other]) => other < wave).map(([name]) => name);
      expect([...waitsFor(app)].sort(), app).toEqual(earlier.sort());
    }
  });

  it('delete the same objects when an app leaves the tree, and orphan the same', () => {
    const prunedByArgo = filesOf(argocd).filter(
      ([, { manifest }]) =>
        !manifest.metadata.annotations?.['argocd.argoproj.io/sync-options']?.includes('Prune=false'),
    );
    const prunedByFlux = filesOf(flux).filter(
      ([, { manifest }]) => manifest.metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] !== 'disabled',
    );
    const comparable = (files: ReturnType<typeof filesOf>) =>
      files.flatMap(([path, { app }]) => (ofEngines.includes(app) && !path.includes('/gitops/') ? [] : [path]));
    expect(comparable(prunedByFlux)).toEqual(comparable(prunedByArgo));
    expect(comparable(prunedByArgo)).toContain(
      `generated/clusters/${cluster}/apps/order/order/deployment.apps_order.yaml`,
    );
    expect(comparable(prunedByArgo)).not.toContain(
      `generated/clusters/${cluster}/apps/namespaces/_cluster/namespace_order.yaml`,
    );
    for (const { manifest } of syncObjects(argocd)) {
      expect(manifest).toMatchObject({
        metadata: { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
        spec: { syncPolicy: { automated: { prune: true } } },
      });
    }
    for (const { manifest } of syncObjects(flux)) expect(manifest).toMatchObject({ spec: { prune: true } });
  });

  it('protect every object of a kind that holds data, and every CRD', () => {
    for (const synthesis of [argocd, flux]) {
      const held = [...synthesis.files.values()].filter(({ manifest }) =>
        ['Namespace', 'CustomResourceDefinition', 'PersistentVolumeClaim', 'StatefulSet'].includes(manifest.kind),
      );
      expect(held.length).toBeGreaterThan(5);
      for (const { manifest } of held) {
        expect(manifest.metadata.annotations).toMatchObject({
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
          'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
          'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        });
      }
    }
  });

  it('differ, as documented, in later commits: Argo CD syncs all apps at once, Flux in order', () => {
    for (const { manifest } of syncObjects(argocd))
      expect(manifest).toMatchObject({ spec: { syncPolicy: { automated: { selfHeal: true } } } });
    const first = Math.min(
      ...syncObjects(argocd).map(({ manifest }) =>
        Number(manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave']),
      ),
    );
    const gated = syncObjects(flux).filter(({ manifest }) => 'dependsOn' in (manifest['spec'] as object));
    const later = syncObjects(argocd).filter(
      ({ manifest }) => Number(manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave']) > first,
    );
    expect(gated.map(({ app }) => app)).toEqual(later.map(({ app }) => app));
  });
});
