import { catalogOf } from '@delivery/catalog';
import { clouds, renderApp, type RenderedObject } from '@delivery/component';
import { alertmanagerFiles, collectorFiles } from '@delivery/constructs/operator';
import { parseFleet } from '@delivery/fleet';
import { ruleFiles } from '@delivery/prometheus';
import type { Source } from '@delivery/yaml';
import { appOf, type FolderComponent } from './app-of.ts';
import { codeOwners } from './code-owners.ts';
import { distributions } from './distributions.ts';
import { falcoFiles } from './falco-files.ts';
import { filesOf, type GeneratedFile } from './files-of.ts';
import { asModel, type Model } from './model.ts';
import { readBundles } from './read-bundles.ts';
import { watched } from './watched.ts';

export type { FolderComponent } from './app-of.ts';
export type { GeneratedFile } from './files-of.ts';

export interface Synthesis {
  /** By root-relative path, e.g. `generated/clusters/local/apps/order/order/service_order.yaml`, sorted by code unit. */
  readonly files: ReadonlyMap<string, GeneratedFile>;
  /** In stage order. */
  readonly apps: readonly { readonly name: string; readonly stage: string }[];
  /** Sorted by name. */
  readonly clusters: readonly {
    readonly name: string;
    readonly cloud: string;
    readonly environment: string;
    readonly ring: string;
    readonly engine: string;
  }[];
  /** What it was rendered from. */
  readonly model: Model;
}

/**
 * From facts and components to the text of every file of the tree, and of CODEOWNERS. Pure: same components and bytes, same result.
 *
 * @throws Refusal with every error of the first stage that found one
 */
export function synth(components: readonly FolderComponent[], sources: readonly Source[]): Synthesis {
  const fleet = parseFleet(sources, clouds);
  const apps = components.map(appOf);
  const catalog = catalogOf(
    apps.map(({ app }) => app),
    fleet,
  );
  const world = { fleet, catalog, bundles: readBundles(sources) };
  const objects = watched(
    apps.flatMap(({ app, component }): readonly RenderedObject[] => renderApp(app, component, world)),
    world,
    sources,
  );
  const plain = [
    ...codeOwners(catalog.apps, fleet.repository.url),
    ...distributions(world, objects),
    ...ruleFiles(objects),
    ...alertmanagerFiles(objects),
    ...collectorFiles(objects),
    ...falcoFiles(objects),
  ];
  return {
    files: filesOf(objects, plain),
    apps: catalog.apps,
    clusters: fleet.clusters.map(({ environment, ring, ...cluster }) => ({
      ...cluster,
      environment: environment.name,
      ring: ring.name,
    })),
    model: asModel(fleet, catalog),
  };
}
