import { stages, type App } from '@delivery/catalog';
import type { Cluster } from '@delivery/fleet';
import { testCluster, testFleet } from '@delivery/fleet/testing';
import type { Manifest } from '@delivery/manifest';
import type { Component, CrdBundle } from './component.ts';
import { renderApp, type RenderedObject } from './render.ts';

export interface TestRenderProps {
  /** @default - the valid cluster of `@delivery/fleet/testing` */
  readonly cluster?: Cluster;
  /** Folder of the component. @default apps/services/<name> */
  readonly folder?: string;
  /** Other apps of the cluster. @default - none */
  readonly others?: readonly App[];
  /** Other clusters of the fleet. @default - none */
  readonly otherClusters?: readonly Cluster[];
  /** @default - none */
  readonly bundles?: readonly CrdBundle[];
}

/** What a component renders for one cluster, by kind and name; asking for what is not there lists what is. */
export interface TestRendering {
  readonly manifests: readonly Manifest[];
  readonly get: (kind: string, name: string) => Manifest;
}

/** Renders one component as `synth` would. */
export function testRenderObjects(
  component: Component,
  { cluster = testCluster(), folder, others = [], otherClusters = [], bundles = [] }: TestRenderProps = {},
): readonly RenderedObject[] {
  const at = folder ?? `apps/services/${component.name}`;
  const stage = stages.find((name) => at.startsWith(`apps/${name}/`)) ?? 'services';
  const app: App = { ...component, folder: at, stage };
  const apps = [...others, app];
  const services = apps.filter(({ service }) => service !== undefined).map(({ name }) => name);
  const fleet = testFleet([cluster, ...otherClusters], services);
  const charts = Object.fromEntries(
    (component.charts ?? []).map(({ repository }) => [repository, `https://charts.example/${repository}`]),
  );
  const world = { fleet: { ...fleet, repository: { ...fleet.repository, charts } }, catalog: { apps }, bundles };
  return renderApp(app, component, world).filter(
    (object) => object.cluster === undefined || object.cluster === cluster.name,
  );
}

/** As `testRenderObjects`, to ask for one object by kind and name. */
export function testRender(component: Component, props?: TestRenderProps): TestRendering {
  const manifests = testRenderObjects(component, props).map(({ manifest }) => manifest);
  return {
    manifests,
    get: (kind, name) => {
      const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
      if (found === undefined)
        throw new Error(
          `no ${kind} ${name}; there are ${manifests.map((m) => `${m.kind} ${m.metadata.name}`).join(', ')}`,
        );
      return found;
    },
  };
}

/** Definitions of custom kinds without a namespace, e.g. `karpenter.sh/NodePool`, for `bundles`. */
export function clusterScoped(...kinds: readonly string[]): readonly CrdBundle[] {
  const crds = kinds.map((name) => {
    const [group = '', kind = ''] = name.split('/');
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${kind.toLowerCase()}s.${group}` },
      spec: { group, scope: 'Cluster', names: { kind } },
    };
  });
  return [{ folder: 'test/1.0.0', crds }];
}
