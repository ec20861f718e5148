import { appsOn, orderOf, type App } from '@delivery/catalog';
import { Refusal } from '@delivery/findings';
import type { Cluster } from '@delivery/fleet';
import { engines } from '@delivery/gitops';
import { emit, fileNameOf, UnknownValueError, type Manifest } from '@delivery/manifest';
import { build, type Built } from './build.ts';
import type { Component } from './component.ts';
import { customKinds } from './custom-kinds.ts';
import { overlayOf } from './overlays.ts';
import type { World } from './world.ts';

/** An object of the tree and where it came from. */
export interface RenderedObject {
  /** Repository-relative path. */
  readonly path: string;
  readonly text: string;
  readonly manifest: Manifest;
  readonly app: string;
  /** Absent for objects that clusters share. */
  readonly cluster?: string;
  /** Path of the construct that made it, e.g. `order/Deployment`. */
  readonly source: string;
  /** The calls that made it, in its `stack`. Absent for sync objects and for what clusters share. */
  readonly origin?: Error;
}

const crds = 'generated/crds';

/**
 * What one component renders for the whole fleet: its own folder and its sync object on every cluster that it selects, and what
 * clusters share.
 *
 * @throws Refusal 2 when `build` throws, 3 when an object holds a value or a name that no tree can hold
 */
export function renderApp(app: App, component: Component, world: World): readonly RenderedObject[] {
  const clusters = world.fleet.clusters.filter((cluster) => app.clusters(cluster));
  return [
    ...clusters.flatMap((cluster) => renderOn(cluster, app, component, world)),
    ...renderShared(app, component, world),
  ];
}

function renderOn(cluster: Cluster, app: App, component: Component, world: World): readonly RenderedObject[] {
  const root = `generated/clusters/${cluster.name}`;
  const folder = `${root}/${component.folder ?? `apps/${app.name}`}`;
  const origin = { app: app.name, cluster: cluster.name };
  const objects = build(cluster, app, component, world);
  const sync = syncObject(cluster, app, component, world, folder, objects);
  return [
    ...objects.map(({ path, manifest, ...made }) =>
      rendered(`${folder}/${path}`, manifest, {
        ...origin,
        source: made.source,
        ...(made.origin && { origin: made.origin }),
      }),
    ),
    rendered(`${root}/gitops/${app.name}.yaml`, sync, { ...origin, source: `${app.name}/sync` }),
  ];
}

function renderShared(app: App, component: Component, { bundles }: World): readonly RenderedObject[] {
  const objects = component.shared?.(bundles) ?? [];
  return objects.map(({ folder, manifest }) =>
    rendered(`${crds}/${folder}/${fileNameOf(manifest)}`, manifest, { app: app.name, source: `${app.name}/${folder}` }),
  );
}

function syncObject(
  cluster: Cluster,
  app: App,
  component: Component,
  world: World,
  folder: string,
  objects: readonly Built[],
): Manifest {
  const apps = appsOn(world.catalog, cluster);
  const position = orderOf(apps).get(app.name);
  if (position === undefined) throw new Error(`${app.name} is not on ${cluster.name}`);
  const { repository, clusters } = world.fleet;
  const folders = component.syncs?.({
    cluster,
    overlay: overlayOf(cluster),
    apps,
    clusters,
    repository,
    catalog: world.catalog,
  });
  const { scopeOf } = customKinds(world.bundles);
  return engines[cluster.engine].syncObject({
    app,
    cluster,
    repository,
    position,
    bootstrap: component.folder === 'bootstrap',
    ...(folders ? { path: crds, folders } : { path: folder }),
    customResources: objects.some(({ manifest }) => scopeOf(manifest) !== undefined),
    rollouts: objects.some(({ manifest }) => manifest.kind === 'Rollout'),
  });
}

/** @throws Refusal 3 with the construct path, for a value that is no plain data */
function rendered(
  path: string,
  manifest: Manifest,
  origin: Pick<RenderedObject, 'app' | 'cluster' | 'source' | 'origin'>,
): RenderedObject {
  try {
    return { path, text: emit(manifest), manifest, ...origin };
  } catch (error) {
    if (!(error instanceof UnknownValueError)) throw error;
    const { app, cluster, source } = origin;
    const on = cluster === undefined ? '' : ` on ${cluster}`;
    throw new Refusal(3, [
      {
        id: 'value-is-plain-data',
        severity: 'error',
        subject: `${manifest.kind} ${manifest.metadata.name} of app ${app}${on}`,
        at: { file: path, path: `${source}: ${error.path}` },
        found: error.message,
        allowed: 'strings, finite numbers, booleans, lists and maps of them',
        fix: 'let the construct give such a value, or leave the field out',
      },
    ]);
  }
}
