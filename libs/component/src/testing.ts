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
  { cluster = testCluster(), folder, others = [], bundles = [] }: TestRenderProps = {},
): readonly RenderedObject[] {
  const at = folder ?? `apps/services/${component.name}`;
  const stage = stages.find((name) => at.startsWith(`apps/${name}/`)) ?? 'services';
  const app: App = { ...component, folder: at, stage };
  const apps = [...others, app];
  const services = apps.filter(({ service }) => service !== undefined).map(({ name }) => name);
  return renderApp(app, component, { fleet: testFleet([cluster], services), catalog: { apps }, bundles });
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
