import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree } from '../../tree/tree.ts';
import { goingUnits } from '../look/going-units.ts';
import { subjectOf, unitText } from '../look/prune.ts';
import { type Rule, STOP } from '../rule.ts';
import { nearMiss, positive } from './d15-shared.cases.ts';

export const d15: Rule = {
  id: 'D15',
  name: 'shared',
  title: 'Two sync objects own the same object',
  reason:
    'Each writes its own version over that of the other, and the one that drops it deletes it for both. A co-owner can take a mark away that protected it.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/22607',
    'https://github.com/fluxcd/kustomize-controller/issues/1724',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found',
  ],
  verdicts: STOP,
  procedure: [
    'Decide which app owns the object, and let the other one only refer to it.',
    'To hand it over: keep it with Prune=false or prune: disabled in a first pull request, move it in a second one, take the mark away in a third one.',
    'Set the sync option FailOnSharedResource=true, so that Argo CD refuses it from then on.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const { changes, before, after } = comparison;
    const going = goingUnits(comparison);
    const seen = new Set<string>();
    for (const { after: object } of changes) {
      if (object === undefined) continue;
      const key = keyOnCluster(object);
      if (seen.has(key)) continue;
      seen.add(key);
      const was = ownersOf(before, key);
      // What a sync object that goes had before, it hands over.
      const leaving = (going.get(key) ?? []).map(unitText).filter((owner) => !was.includes(owner));
      const is = leaving.length === 0 ? ownersOf(after, key) : sorted([...unitsOf(after, key), ...leaving]);
      if (is.length < 2 || is.every((owner) => was.includes(owner))) continue;
      const owners = is.map((owner) => (leaving.includes(owner) ? `${owner} (until it is gone)` : owner));
      yield {
        object,
        field: [],
        before: was,
        after: is,
        found: `${subjectOf(object)} belongs to ${owners.join(' and ')}`,
      };
    }
  },
};

/** Sync objects that apply an object; where there are none, the apps that have it. */
function ownersOf(tree: Tree, key: string): readonly string[] {
  const units = unitsOf(tree, key);
  if (units.length > 0) return units;
  return sorted(tree.all(key).flatMap(({ cluster, app }) => (cluster === '' || app === '' ? [] : [`app ${app}`])));
}

function unitsOf(tree: Tree, key: string): readonly string[] {
  return sorted(tree.all(key).flatMap((object) => object.units.map(unitText)));
}

function sorted(owners: readonly string[]): readonly string[] {
  return [...new Set(owners)].sort();
}
