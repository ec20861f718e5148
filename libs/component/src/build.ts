import { appsOn, type App } from '@delivery/catalog';
import type { Cluster } from '@delivery/fleet';
import { pathOf, type Manifest } from '@delivery/manifest';
import { ApiObject, App as Cdk8sApp } from 'cdk8s';
import { ClusterChart } from './cluster-chart.ts';
import type { Component } from './component.ts';
import { customKinds, scopeProblem } from './custom-kinds.ts';
import { imageOn } from './image.ts';
import { labelsOf } from './labels.ts';
import { overlayOf } from './overlays.ts';
import { refuse } from './refuse.ts';
import type { World } from './world.ts';

/** An object that a component made. */
export interface Built {
  readonly manifest: Manifest;
  /** `<namespace|_cluster>/<file name>` */
  readonly path: string;
  /** Path of its construct. */
  readonly source: string;
  /** The calls that made it. */
  readonly origin?: Error;
}

/**
 * The objects of one component on one cluster.
 *
 * @throws Refusal 2 when `build` throws, 3 when an object has a name or a namespace that it cannot have
 */
export function build(cluster: Cluster, app: App, component: Component, world: World): readonly Built[] {
  const custom = customKinds(world.bundles);
  return constructs(cluster, app, component, world).map((object) => {
    const { manifest, source } = object;
    const problem = scopeProblem(manifest, custom);
    if (problem !== undefined) {
      const fix = 'correct metadata.namespace';
      throw refuse(app, cluster, { exitCode: 3, id: 'object-has-scope', path: source, error: problem, fix });
    }
    try {
      return { ...object, path: pathOf(manifest) };
    } catch (error) {
      const fix = 'rename the object';
      throw refuse(app, cluster, { exitCode: 3, id: 'object-has-legal-name', path: source, error, fix });
    }
  });
}

/** One App a component and cluster: cdk8s walks a whole App for each of its charts, so sharing one is quadratic. */
function constructs(cluster: Cluster, app: App, component: Component, world: World): readonly Omit<Built, 'path'>[] {
  const chart = new ClusterChart(new Cdk8sApp(), app.name, labelsOf(app));
  const image = imageOn(app.name, cluster, world.fleet);
  const context = { cluster, overlay: overlayOf(cluster), repository: world.fleet.repository, ...(image && { image }) };
  try {
    if (component.readsCatalog)
      component.build(chart, {
        ...context,
        apps: appsOn(world.catalog, cluster),
        clusters: world.fleet.clusters,
        catalog: world.catalog,
      });
    else component.build(chart, context);
    const nodes = chart.node.findAll();
    const errors = nodes.flatMap(({ node }) => node.validate().map((message) => `${node.path}: ${message}`));
    if (errors.length > 0) throw new Error(errors.join('; '));
    return nodes
      .filter((node) => ApiObject.isApiObject(node))
      .map((object) => {
        const origin = chart.originOf(object);
        return { manifest: object.toJson() as Manifest, source: object.node.path, ...(origin && { origin }) };
      });
  } catch (error) {
    const fix = 'correct the component';
    throw refuse(app, cluster, { exitCode: 2, id: 'component-builds', path: app.name, error, fix });
  }
}
