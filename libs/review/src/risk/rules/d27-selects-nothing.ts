import { nameOf } from '@delivery/manifest';
import { at } from '../../tree/fields.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { prunedBy } from '../look/prune.ts';
import { selectorOf, type Selector } from '../look/selectors.ts';
import { takenBy } from '../look/taken.ts';
import { STOP, type Rule } from '../rule.ts';
import { nearMiss, positive } from './d27-selects-nothing.cases.ts';

/** What took pods and takes none any more. */
export const d27: Rule = {
  id: 'D27',
  name: 'selects-nothing',
  title: 'A selector that took something takes nothing any more, or goes with all that it took',
  reason:
    'Nothing reports it: a Service answers nobody, a budget guards nothing, a policy leaves its pods open or shut, a monitor sees no target, and all of them look healthy.',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
    'https://docs.kubelinter.io/#/generated/checks?id=dangling-service',
  ],
  verdicts: STOP,
  procedure: [
    'Compare the selector with the labels: `kubectl get pods -n <namespace> --show-labels`.',
    'To give pods another label: first pull request, add the new label beside the old one.',
    'When all pods have it (`kubectl get pods -n <namespace> -l <key>=<value>`), second pull request: select by the new label.',
    'Third pull request: take the old label away.',
    'When the workload is meant to go, let nobody call it any more, scale it to zero first, and remove what selects it in the same pull request.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const { before, after } = comparison;
    const left = new Set<TreeObject>();
    const going = new Map<TreeObject, TreeObject>();
    for (const { object: old, selector } of selectingOn(comparison)) {
      const taken = takenBy(before, old, selector);
      const [first, ...others] = taken;
      if (first === undefined) continue;
      const object = after.find(keyOnCluster(old));
      const next = object ? selectorOf(object.manifest) : selector;
      if (next === undefined || takenBy(after, object ?? old, next).length > 0) continue;
      if (object === undefined) {
        if (prunedBy(old) !== undefined)
          for (const one of taken) if (!going.has(one) || isService(old)) going.set(one, old);
        continue;
      }
      for (const one of taken) left.add(one);
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      yield {
        object,
        field: next.path,
        before: at(old.manifest, ...selector.path),
        after: at(object.manifest, ...next.path),
        found: `took ${nameOf(first.manifest)}${more} and takes nothing now`,
        hurts: taken,
      };
    }
    // Who takes away a selector too, only so that nobody is told, still takes away what it led to.
    for (const [object, old] of going) {
      if (left.has(object) || after.find(keyOnCluster(object)) !== undefined) continue;
      if (prunedBy(object) === undefined) continue;
      yield { object, field: [], found: `goes together with ${nameOf(old.manifest)}`, deletes: [object] };
    }
  },
};

function isService({ manifest }: TreeObject): boolean {
  return manifest.kind === 'Service';
}

/** What selects something, before the change, on clusters on which labels or what asks for them may have changed. */
function selectingOn({
  before,
  changes,
}: Comparison): readonly { readonly object: TreeObject; readonly selector: Selector }[] {
  const clusters = new Set(changes.filter(({ operation }) => operation !== 'formatting').map(({ key }) => key.cluster));
  return [...clusters].flatMap((cluster) =>
    before.on(cluster).flatMap((object) => {
      const selector = selectorOf(object.manifest);
      return selector === undefined || selector.of === 'own' ? [] : [{ object, selector }];
    }),
  );
}
