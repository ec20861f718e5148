import { appsOn, orderOf, type App, type Catalog } from '@delivery/catalog';
import { Refusal } from '@delivery/findings';
import type { Cluster, Fleet } from '@delivery/fleet';
import { engines } from '@delivery/gitops';
import { emit, pathOf, UnknownValueError, type Manifest } from '@delivery/manifest';
import { ApiObject, App as Cdk8sApp } from 'cdk8s';
import { ClusterChart } from './cluster-chart.ts';
import type { CatalogContext, Component, CrdBundle } from './component.ts';
import { customKinds, scopeProblem } from './custom-kinds.ts';
import { imageOn } from './image.ts';
import { labelsOf } from './labels.ts';
import { overlays } from './overlays.ts';

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
}

/** Everything that renderings share. */
export interface World {
  readonly fleet: Fleet;
  readonly catalog: Catalog;
  readonly bundles: readonly CrdBundle[];
}

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
  const objects = build(cluster, app, component, world);
  for (const { manifest, source } of objects) {
    const problem = scopeProblem(manifest, customKinds(world.bundles));
    if (problem !== undefined)
      throw refusal(3, 'object-has-scope', app, cluster, source, problem, 'correct metadata.namespace');
  }
  const folder = `${root}/${component.folder ?? `apps/${app.name}`}`;
  const place = (path: string, { manifest, source }: Built) =>
    toObject(path, manifest, { app: app.name, cluster: cluster.name, source });
  return [
    ...objects.map((object) => place(`${folder}/${named(object, app, cluster)}`, object)),
    place(`${root}/gitops/${app.name}.yaml`, {
      manifest: syncObject(cluster, app, component, world, objects),
      source: `${app.name}/sync`,
    }),
  ];
}

interface Built {
  readonly manifest: Manifest;
  readonly source: string;
}

/** One App a component and cluster: cdk8s walks a whole App for each of its charts, so sharing one is quadratic. */
function build(cluster: Cluster, app: App, component: Component, { fleet, catalog }: World): readonly Built[] {
  const chart = new ClusterChart(new Cdk8sApp(), app.name, labelsOf(app));
  const image = imageOn(app.name, cluster, fleet);
  const context = { cluster, overlay: overlays[cluster.cloud], ...(image && { image }) };
  const known: CatalogContext = { ...context, apps: appsOn(catalog, cluster), repository: fleet.repository };
  try {
    if (component.readsCatalog) component.build(chart, known);
    else component.build(chart, context);
    const nodes = chart.node.findAll();
    const errors = nodes.flatMap((node) => node.node.validate().map((message) => `${node.node.path}: ${message}`));
    if (errors.length > 0) throw new Error(errors.join('; '));
    return nodes
      .filter((node) => ApiObject.isApiObject(node))
      .map((node) => ({ manifest: node.toJson() as Manifest, source: node.node.path }));
  } catch (error) {
    throw refusal(2, 'component-builds', app, cluster, app.name, error, 'correct the component');
  }
}

function syncObject(
  cluster: Cluster,
  app: App,
  component: Component,
  { fleet, catalog, bundles }: World,
  objects: readonly Built[],
): Manifest {
  const position = orderOf(appsOn(catalog, cluster)).get(app.name);
  if (position === undefined) throw new Error(`${app.name} is not on ${cluster.name}`);
  const folders = component.syncs?.(cluster);
  const custom = customKinds(bundles);
  return engines[cluster.engine].syncObject({
    app,
    cluster,
    repository: fleet.repository,
    position,
    bootstrap: component.folder === 'bootstrap',
    path: folders ? 'generated/crds' : `generated/clusters/${cluster.name}/${component.folder ?? `apps/${app.name}`}`,
    ...(folders && { folders }),
    customResources: objects.some(({ manifest }) => custom.scopeOf(manifest) !== undefined),
  });
}

function renderShared(app: App, component: Component, { bundles }: World): readonly RenderedObject[] {
  const objects = component.shared?.(bundles) ?? [];
  return objects.map(({ folder, manifest }) => {
    const fileName = pathOf(manifest).split('/').at(-1) ?? '';
    return toObject(`generated/crds/${folder}/${fileName}`, manifest, {
      app: app.name,
      source: `${app.name}/${folder}`,
    });
  });
}

function named({ manifest, source }: Built, app: App, cluster: Cluster): string {
  try {
    return pathOf(manifest);
  } catch (error) {
    throw refusal(3, 'object-has-legal-name', app, cluster, source, error, 'rename the object');
  }
}

function toObject(
  path: string,
  manifest: Manifest,
  origin: Pick<RenderedObject, 'app' | 'cluster' | 'source'>,
): RenderedObject {
  try {
    return { path, text: emit(manifest), manifest, ...origin };
  } catch (error) {
    if (!(error instanceof UnknownValueError)) throw error;
    throw new Refusal(3, [
      {
        id: 'value-is-plain-data',
        severity: 'error',
        subject: `${manifest.kind} ${manifest.metadata.name} of app ${origin.app}${origin.cluster ? ` on ${origin.cluster}` : ''}`,
        at: { file: path, path: `${origin.source}: ${error.path}` },
        found: error.message,
        allowed: 'strings, finite numbers, booleans, lists and maps of them',
        fix: 'let the construct give such a value, or leave the field out',
      },
    ]);
  }
}

function refusal(
  code: 2 | 3,
  id: string,
  app: App,
  cluster: Cluster,
  path: string,
  error: unknown,
  fix: string,
): Error {
  if (error instanceof Refusal) return error;
  const refused = new Refusal(code, [
    {
      id,
      severity: 'error',
      subject: `app ${app.name} on ${cluster.name}`,
      at: { file: `${app.folder}/component.ts`, path },
      found: error instanceof Error ? error.message : String(error),
      fix,
    },
  ]);
  refused.cause = error; // shown by --debug
  return refused;
}
