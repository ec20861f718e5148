import type { App, Catalog } from '@delivery/catalog';
import { renderApp, type Component, type CrdBundle } from '@delivery/component';
import { Refusal } from '@delivery/findings';
import type { Cluster, Fleet } from '@delivery/fleet';
import { keyOf } from '@delivery/manifest';
import type { Objects, Rendering } from '@delivery/review';
import { answersIn, otherAnswers, type AnswerFact, type PlaceOfAnswer } from './answers.ts';
import type { FactFiles } from './fact-files.ts';
import { listedValues } from './listed-values.ts';
import { sourceFacts, type SourceFact } from './source-facts.ts';
import { swappedFleets, type ClusterFleet } from './swapped-fleets.ts';

/** What every rendering of one fleet shares. */
export interface Workspace {
  readonly fleet: Fleet;
  readonly catalog: Catalog;
  readonly bundles: readonly CrdBundle[];
  readonly files: FactFiles;
  /** By the name of the app. */
  readonly components: ReadonlyMap<string, Component>;
}

/** One app on one cluster, rendered from the leaves of the fact files. */
export function appRendering(
  workspace: Workspace,
  app: App,
  cluster: Cluster,
  swap = (fact: SourceFact): Iterable<ClusterFleet> => swappedFleets(workspace.fleet, workspace.files, cluster, fact),
): Rendering<SourceFact, ClusterFleet> {
  const facts = sourceFacts(workspace.files, cluster, app.name);
  return {
    // of a fact that can have one value only, there is nothing to know
    facts: facts.filter((fact) => listedValues(workspace.files, fact)?.length !== 1),
    world: worldOf(workspace.fleet, cluster),
    swap,
    render: (world) => tried(workspace, app, world, cluster),
  };
}

/** The same, from the answers of the cluster's overlay. */
export function answerRendering(
  workspace: Workspace,
  app: App,
  cluster: Cluster,
  placeOf: PlaceOfAnswer,
): Rendering<AnswerFact, ClusterFleet> {
  const on = (other: Cluster) => worldOf(workspace.fleet, other);
  return {
    facts: answersIn(cluster, (listening) => rendered(workspace, app, on(listening)), placeOf),
    world: on(cluster),
    *swap(fact) {
      for (const other of otherAnswers(cluster, fact)) yield on(other);
    },
    render: (world) => tried(workspace, app, world, cluster),
  };
}

function worldOf(fleet: Fleet, cluster: Cluster): ClusterFleet {
  return { fleet: { ...fleet, clusters: [cluster] }, cluster };
}

/** Objects of the cluster alone: what clusters share hangs on none of its facts. */
function rendered({ catalog, bundles, components }: Workspace, app: App, { fleet }: ClusterFleet): Objects {
  const component = components.get(app.name);
  if (component === undefined) throw new Error(`app ${app.name} has no component`);
  const objects = renderApp(app, { ...component, shared: () => [] }, { fleet, catalog, bundles });
  return new Map(objects.map(({ manifest }) => [keyOf(manifest), manifest]));
}

/** Facts that nobody states, and answers that no cloud gives, may break whatever counts on their form. */
function tried(workspace: Workspace, app: App, world: ClusterFleet, real: Cluster): Objects {
  try {
    return rendered(workspace, app, world);
  } catch (error) {
    throw error instanceof Refusal || world.cluster === real ? error : new Refusal(2, []);
  }
}
