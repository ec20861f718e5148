import type { EngineName } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import type { Rendered } from './engine-fleets.ts';

export interface ArgoSpec {
  readonly project: string;
  readonly source: {
    readonly path?: string;
    readonly chart?: string;
    readonly targetRevision: string;
    readonly helm?: { readonly releaseName: string; readonly valuesObject: unknown };
  };
  readonly destination: { readonly namespace: string };
}

export interface FluxSpec {
  readonly serviceAccountName: string;
  readonly path: string;
  readonly chart?: { readonly spec: { readonly chart: string; readonly version: string } };
  readonly releaseName: string;
  readonly targetNamespace: string;
  readonly values: unknown;
}

/** A Helm release, whatever the engine that is asked for it. */
export interface Release {
  readonly name: string | undefined;
  readonly chart: string | undefined;
  readonly version: string | undefined;
  readonly namespace: string;
  readonly values: unknown;
  /** The object that asks for it. */
  readonly by: Manifest;
}

export const releasesOf: Readonly<Record<EngineName, (objects: readonly Rendered[]) => readonly Release[]>> = {
  argocd: (objects) =>
    objects.flatMap(({ manifest }) => {
      if (manifest.kind !== 'Application') return [];
      const { source, destination } = manifest['spec'] as ArgoSpec;
      const { chart, targetRevision: version, helm } = source;
      if (chart === undefined) return [];
      const { releaseName: name, valuesObject: values } = helm ?? {};
      return [{ name, chart, version, namespace: destination.namespace, values, by: manifest }];
    }),
  flux: (objects) =>
    objects.flatMap(({ manifest }) => {
      if (manifest.kind !== 'HelmRelease') return [];
      const { releaseName: name, targetNamespace: namespace, chart, values } = manifest['spec'] as FluxSpec;
      return [{ name, chart: chart?.spec.chart, version: chart?.spec.version, namespace, values, by: manifest }];
    }),
};
