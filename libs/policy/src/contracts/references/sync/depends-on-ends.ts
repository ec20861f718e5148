import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import type { World } from '../../../world.ts';
import { grouped } from '../../../grouped.ts';
import { referencesOf, type Reference } from '../table/references-of.ts';
import { thingsOf } from '../table/things.ts';

export const dependsOnEnds: Check = {
  id: 'C27',
  name: 'depends-on-ends',
  title: 'Nothing waits for itself',
  why: 'Flux applies an object only when all it depends on is ready: in a circle everything waits for ever.',
  severity: 'error',
  level: 'all',
  sources: ['https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies'],
  fix: 'drop the dependency that the others do not need',
  good: [
    { name: 'one after the other' },
    {
      name: 'two ways to the same end',
      add: [waits('a', 'b', 'c'), waits('b', 'd'), waits('c', 'd'), waits('d', 'payment')],
    },
    {
      name: 'for what is not there',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.dependsOn': [{ name: 'crds' }] },
    },
  ],
  bad: [
    {
      name: 'for each other',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.dependsOn': [{ name: 'ledger' }] },
      at: 'spec.dependsOn[0].name',
      found: 'Kustomization flux-system/payment waits for itself: payment → ledger → payment',
    },
    {
      name: 'for itself',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.dependsOn': [{ name: 'reloader' }] },
      at: 'spec.dependsOn[0].name',
      found: 'HelmRelease flux-system/reloader waits for itself: reloader → reloader',
    },
    {
      name: 'in a circle that others wait for',
      add: [waits('before', 'a'), waits('a', 'payment', 'b'), waits('b', 'c'), waits('c', 'a')],
      object: 'Kustomization flux-system/a',
      at: 'spec.dependsOn[1].name',
      found: 'Kustomization flux-system/a waits for itself: a → b → c → a',
    },
  ],
  inspect: circles,
};

/** One violation a circle. */
function* circles(world: World): Iterable<Violation> {
  const waits = stuck(dependenciesOf(world));
  const seen = new Set<Manifest>();
  for (const start of waits.keys()) {
    const trail: Dependency[] = [];
    let [next] = waits.get(start) ?? [];
    while (next !== undefined && !seen.has(next.from)) {
      seen.add(next.from);
      trail.push(next);
      [next] = waits.get(next.to) ?? [];
    }
    const end = next;
    const first = trail.findIndex(({ from }) => from === end?.from);
    if (end === undefined || first === -1) continue;
    const names = [...trail.slice(first), end].map(({ from }) => from.metadata.name);
    yield {
      object: end.from,
      path: end.reference.path,
      found: `${nameOf(end.from)} waits for itself: ${names.join(' → ')}`,
      allowed: 'dependencies that come to an end',
    };
  }
}

interface Dependency {
  readonly from: Manifest;
  readonly to: Manifest;
  readonly reference: Reference;
}

function dependenciesOf(world: World): readonly Dependency[] {
  const things = thingsOf(world);
  return referencesOf(world).flatMap((reference) => {
    const [thing] = things.named(reference);
    return reference.path[1] === 'dependsOn' && thing ? [{ from: reference.object, to: thing.object, reference }] : [];
  });
}

/** What is left when everything that waits for nothing is taken away, again and again; each of it waits for something of it. */
function stuck(dependencies: readonly Dependency[]): ReadonlyMap<Manifest, readonly Dependency[]> {
  const open = new Map<Manifest, number>();
  for (const { from } of dependencies) open.set(from, (open.get(from) ?? 0) + 1);
  const byTarget = grouped(dependencies, ({ to }) => to);
  const free = [...byTarget.keys()].filter((object) => !open.has(object));
  for (const object of free) {
    for (const { from } of byTarget.get(object) ?? []) {
      const left = (open.get(from) ?? 0) - 1;
      open.set(from, left);
      if (left === 0) free.push(from);
    }
  }
  const gone = new Set(free);
  return grouped(
    dependencies.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
    ({ from }) => from,
  );
}

function waits(name: string, ...dependsOn: readonly string[]): Manifest {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: 'flux-system' },
    spec: { dependsOn: dependsOn.map((other) => ({ name: other })) },
  };
}
