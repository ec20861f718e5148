import {
  dependencies,
  valueAt,
  type Dependencies,
  type FactToken,
  type FieldPath,
  type Provenance,
} from '@delivery/review';
import { appRendering, type Workspace } from './app-rendering.ts';
import { listedValues } from './listed-values.ts';
import type { SourceFact } from './source-facts.ts';
import { swappedFleets, type ClusterFleet } from './swapped-fleets.ts';

const SHORTEST = 4;

/**
 * The facts of a cluster itself (`cluster.…`) that stand in a field of one of its objects because of the fact. Only facts whose text stands in
 * the field as a whole are tried, and nothing is rendered before it is asked for: each of them costs a rendering of the app.
 *
 * @param appOf name of the app that renders an object on a cluster; undefined for objects that are not rendered now
 */
export function provenance(
  workspace: Workspace,
  appOf: (cluster: string, objectKey: string) => string | undefined,
): Provenance {
  const renderings = new Map<string, Rendered>();
  // the facts of a cluster are those of all its apps; one other value shows whether a text that stands somewhere comes from a fact
  const swapped = new Map<string, readonly ClusterFleet[]>();

  function renderingOf(name: string, key: string): Rendered | undefined {
    const app = workspace.catalog.apps.find((one) => one.name === appOf(name, key));
    const cluster = workspace.fleet.clusters.find((one) => one.name === name);
    if (app === undefined || cluster === undefined) return undefined;
    const id = `${name}/${app.name}`;
    const found = renderings.get(id);
    if (found) return found;
    const swap = (fact: SourceFact) => {
      const of = `${name}/${fact.name}`;
      const fleets = swapped.get(of) ?? first(swappedFleets(workspace.fleet, workspace.files, cluster, fact));
      swapped.set(of, fleets);
      return fleets;
    };
    const { facts, ...rendering } = appRendering(workspace, app, cluster, swap);
    // a word of a list, e.g. `production`, is nobody's own
    const isOwn = (fact: SourceFact) => listedValues(workspace.files, fact) === undefined;
    const own = facts.filter((fact) => fact.name.startsWith('cluster.') && isOwn(fact));
    const made = { facts: own, dependencies: dependencies({ ...rendering, facts: own }) };
    renderings.set(id, made);
    return made;
  }

  return (cluster, objectKey, path) => factsIn(renderingOf(cluster, objectKey), objectKey, path);
}

function first<T>(all: Iterable<T>): readonly T[] {
  for (const one of all) return [one];
  return [];
}

interface Rendered {
  readonly facts: readonly SourceFact[];
  readonly dependencies: Dependencies<SourceFact>;
}

function factsIn(rendering: Rendered | undefined, key: string, path: FieldPath): readonly FactToken[] {
  if (rendering === undefined) return [];
  const { facts, dependencies } = rendering;
  const text = JSON.stringify(valueAt(dependencies.objects.get(key), path)) ?? '';
  const tokens = facts
    .flatMap((fact) => textsOf(fact.value).map((value) => ({ fact, value })))
    .filter(({ value }) => holds(text, value));
  const tried = tokens.map(({ fact }) => fact);
  const behind = new Set(dependencies.factsBehind(key, path, tried));
  return tokens.filter(({ fact }) => behind.has(fact)).map(({ fact, value }) => ({ name: fact.name, value }));
}

/** Whether a text has another one as a whole: `aws` does not stand in `amazonaws`. */
function holds(text: string, one: string): boolean {
  const isPart = (letter: string | undefined) => letter !== undefined && /[A-Za-z0-9]/.test(letter);
  for (let at = text.indexOf(one); at !== -1; at = text.indexOf(one, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + one.length])) return true;
  }
  return false;
}

/** How a value is written inside JSON text; of a list, each of its items. Short ones stand in texts by chance. */
function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  const text = typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : String(value);
  return text.length < SHORTEST ? [] : [text];
}
