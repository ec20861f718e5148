import type { SyncUnit } from '../../tree/sync-unit.ts';
import type { TreeObject } from '../../tree/tree.ts';
import type { Change } from '../../diff/change.ts';
import type { Comparison } from '../comparison.ts';
import { deletedUnitKeys } from '../look/deleted-units.ts';
import { losesData } from '../look/loss.ts';
import { isKeptBy, subjectOf, unitText } from '../look/prune.ts';
import { renamedUnits } from '../look/renamed-units.ts';
import { unitKey } from '../look/sync-objects.ts';
import { type Rule, STOP } from '../rule.ts';
import { nearMiss, positive } from './d04-moved.cases.ts';

export const d04: Rule = {
  id: 'D04',
  name: 'moved',
  title: 'An object moves to another sync object while the old one prunes',
  reason:
    'The old owner sees it gone and deletes it, the new one makes it again. Which of them is first nobody knows: it can be away for minutes, or be deleted after it was made.',
  sources: [
    'https://fluxcd.io/flux/faq/#how-can-i-safely-move-resources-from-one-dir-to-another',
    'https://github.com/argoproj/argo-cd/issues/16721',
  ],
  verdicts: STOP,
  procedure: [
    'In a first pull request, annotate the object with argocd.argoproj.io/sync-options: Prune=false or kustomize.toolkit.fluxcd.io/prune: disabled, and let it sync.',
    'Move it in a second one, and see the new owner hold it: `argocd app resources <app>` or `flux tree kustomization <name>`.',
    'Take the annotation away in a third one.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    let goes: ReadonlySet<string> | undefined;
    for (const change of comparison.changes) {
      const leaves = left(change);
      if (leaves.length === 0) continue;
      const { before, after } = change as { readonly before: TreeObject; readonly after: TreeObject };
      goes ??= goingUnits(comparison);
      const [owner] = leaves.filter((unit) => !goes?.has(unitKey(unit)));
      if (owner === undefined) continue;
      const now = after.units.map(unitText).join(', ') || 'nothing in this tree';
      yield {
        object: after,
        field: [],
        before: unitText(owner),
        after: now,
        found: `${subjectOf(after)} moves to ${now}, and ${unitText(owner)} prunes it`,
        deletes: [before],
        ...(losesData(comparison.before, [before]) && { verdict: 'stop' as const }),
      };
    }
  },
};

/** Sync objects that go with everything they applied, or come again under another name: their own rules say so. */
function goingUnits(comparison: Comparison): ReadonlySet<string> {
  const renamed = renamedUnits(comparison).map(({ before }) => unitKey(before));
  return new Set([...deletedUnitKeys(comparison), ...renamed]);
}

/** Sync objects that applied it, prune, and do not apply it any more. */
function left({ operation, before, after }: Change): readonly SyncUnit[] {
  if (before === undefined || after === undefined || operation === 'rename') return [];
  const now = new Set(after.units.map(unitKey));
  return before.units.filter((unit) => unit.prunes && !now.has(unitKey(unit)) && !isKeptBy(before, unit));
}
