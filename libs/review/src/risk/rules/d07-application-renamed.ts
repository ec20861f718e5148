import { cascades, prunedBy, subjectOf, unitText } from '../look/prune.ts';
import { losesData } from '../look/loss.ts';
import { renamedUnits } from '../look/renamed-units.ts';
import { type Rule, STOP } from '../rule.ts';
import { nearMiss, positive } from './d07-application-renamed.cases.ts';

export const d07: Rule = {
  id: 'D07',
  name: 'application-renamed',
  title: 'An Application comes again under another name',
  reason:
    'To Argo CD that is one Application less and another one more. The old one takes what it applied along, while the new one makes it again, or both hold it.',
  sources: [
    'https://github.com/argoproj/argo-cd/pull/29011',
    'https://github.com/cdk8s-team/cdk8s/issues/392',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/',
  ],
  verdicts: STOP,
  procedure: [
    'In a first pull request, take the finalizer resources-finalizer.argocd.argoproj.io of the old Application away, and let it sync.',
    'Rename it in a second one: what it applied stays, and the new Application takes it over.',
    'See that nothing is left behind: `argocd app resources <new name>`; then give the new one its finalizer.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const { before, after, object, old } of renamedUnits(comparison)) {
      const stays = prunedBy(old) === undefined;
      // Without the finalizer the old one just stops.
      if (before.engine !== 'argocd' || !(stays || cascades(before))) continue;
      const field = before.name === after.name ? 'namespace' : 'name';
      const again = `${unitText(before)} comes again as ${subjectOf(object)}`;
      yield {
        object,
        field: ['metadata', field],
        before: before[field],
        after: after[field],
        found: stays ? `${again}, and stays: both own the same objects` : `${again}: it is deleted and made anew`,
        hurts: [old],
        ...(!stays && { deletes: [old] }),
        ...(!stays && losesData(comparison.before, [old]) && { verdict: 'stop' as const }),
      };
    }
  },
};
