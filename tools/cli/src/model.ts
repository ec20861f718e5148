import {
  appsOn,
  catalogOf,
  orderOf,
  serviceOn,
  type App,
  type Catalog,
  type Position,
  type ServiceDeclaration,
} from '@delivery/catalog';
import { clouds } from '@delivery/component';
import { parseFleet, type Cluster, type Fleet } from '@delivery/fleet';
import type { Source } from '@delivery/yaml';
import { appOf, type FolderComponent } from './app-of.ts';

/** What a repository states, before anything is rendered; and what that means for one cluster. */
export interface Model {
  readonly fleet: Fleet;
  readonly catalog: Catalog;
  /** Its apps in stage order, each with its place in the order in which they come up. */
  readonly appsOn: (cluster: Cluster) => readonly (App & { readonly position: Position })[];
  /** What a service is there: at the edge, its light variant. */
  readonly serviceOn: (service: ServiceDeclaration, cluster: Cluster) => ServiceDeclaration;
}

/** @throws Refusal with every error of the facts, else with every disagreement of the declarations */
export function modelOf(components: readonly FolderComponent[], sources: readonly Source[]): Model {
  const fleet = parseFleet(sources, clouds);
  const apps = components.map((component) => appOf(component).app);
  return asModel(fleet, catalogOf(apps, fleet));
}

export function asModel(fleet: Fleet, catalog: Catalog): Model {
  return {
    fleet,
    catalog,
    serviceOn,
    appsOn(cluster) {
      const apps = appsOn(catalog, cluster);
      const order = orderOf(apps);
      return apps.map((app) => ({ ...app, position: order.get(app.name) ?? { wave: 0, dependsOn: [] } }));
    },
  };
}
