import type { FieldChange } from '../../diff/change.ts';
import type { FieldPath } from '../../diff/path.ts';
import { type Edited, fieldsAt } from '../look/changed.ts';
import { losesData } from '../look/loss.ts';
import { losingSets } from '../look/lost-applications.ts';
import { ownedByUnit } from '../look/owned.ts';
import { type Rule, STOP } from '../rule.ts';
import { nearMiss, positive } from './d10-generator-narrowed.cases.ts';

export const d10: Rule = {
  id: 'D10',
  name: 'generator-narrowed',
  title: 'An ApplicationSet does not make an Application any more',
  reason:
    'An element, a selector or a glob of a generator gives fewer Applications than before. The controller deletes the others with everything they applied.',
  sources: [
    'https://github.com/argoproj/applicationset/issues/580',
    'https://github.com/argoproj/argo-cd/issues/18480',
    'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Controlling-Resource-Modification/',
  ],
  verdicts: STOP,
  procedure: [
    'Compare the names of both sides: `argocd appset generate <file>`.',
    'Keep what runs: set spec.syncPolicy.preserveResourcesOnDeletion: true in a first pull request, and let the controller take the finalizers away.',
    'Narrow the generator in a second one, and delete what is not wanted by hand.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const { object, change, lost, unknown } of losingSets(comparison)) {
      const narrowed = change && unknown.length > 0 ? narrowing(change) : undefined;
      const [first] = lost;
      if (first === undefined && narrowed === undefined) continue;
      const [generator] = change ? fieldsAt(change, 'spec.generators') : [];
      const at = first === undefined ? narrowed : (generator ?? narrowed);
      const field: FieldPath = at?.path ?? ['spec', 'generators'];
      const deletes = lost.flatMap((unit) => ownedByUnit(comparison.before, unit));
      const more = lost.length > 1 ? ` and ${lost.length - 1} more` : '';
      yield {
        object,
        field,
        before: at ? at.before : lost.map(({ name }) => name),
        after: at?.after,
        found: first
          ? `it does not make ${first.name}${more} any more`
          : `it takes less than before; nobody sees here what ${unknown.join(' and ')} gives`,
        ...(deletes.length > 0 && { deletes }),
        ...(losesData(comparison.before, deletes) && { verdict: 'stop' as const }),
      };
    }
  },
};

/** A change of a generator that asks elsewhere, by which it can give less: one that goes, a selector that asks for more. */
function narrowing(change: Edited): FieldChange | undefined {
  return fieldsAt(change, 'spec.generators').find(({ path, operation, order }) => {
    if (order) return false;
    return path.includes('selector') || path.at(-1) === 'selector' ? operation !== 'remove' : operation === 'remove';
  });
}
