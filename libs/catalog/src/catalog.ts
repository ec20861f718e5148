import { Refusal } from '@delivery/findings';
import type { Cluster, Fleet } from '@delivery/fleet';
import { stages, type App } from './declaration.ts';
import { rules } from './rules/index.ts';

/** The declarations of all apps, without disagreements. */
export interface Catalog {
  /** In stage order, then by name. */
  readonly apps: readonly App[];
}

/** @throws Refusal 2 with every disagreement */
export function catalogOf(apps: readonly App[], fleet: Fleet): Catalog {
  const findings = rules.flatMap((rule) => [...rule(apps, fleet)]);
  if (findings.length > 0) throw new Refusal(2, findings);
  const rank = (app: App) => stages.indexOf(app.stage);
  return { apps: [...apps].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1)) };
}

const there = new WeakMap<Catalog, Map<Cluster, readonly App[]>>();

/** The apps that one cluster has, in stage order. */
export function appsOn(catalog: Catalog, cluster: Cluster): readonly App[] {
  const known = there.get(catalog) ?? new Map<Cluster, readonly App[]>();
  there.set(catalog, known);
  const apps = known.get(cluster) ?? catalog.apps.filter((app) => app.clusters(cluster));
  known.set(cluster, apps);
  return apps;
}

/** Owners with the namespaces that their services hold on a cluster, sorted by owner. */
export function ownersOf(
  apps: readonly App[],
): readonly { readonly owner: string; readonly namespaces: readonly string[] }[] {
  const services = apps.filter((app) => app.service !== undefined);
  const owners = [...new Set(services.map((app) => app.owner))].sort();
  return owners.map((owner) => ({
    owner,
    namespaces: services.filter((app) => app.owner === owner).map((app) => app.name),
  }));
}
