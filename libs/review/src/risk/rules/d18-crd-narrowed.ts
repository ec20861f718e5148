import type { FieldPath } from '../../diff/path.ts';
import { at, listAt, textAt } from '../../tree/fields.ts';
import type { Comparison } from '../comparison.ts';
import { type Edited, edited } from '../look/changed.ts';
import { narrowed } from '../look/narrowed.ts';
import { verdictOn } from '../look/verdict-on.ts';
import { type Rule, type RuleHit, STOP, TWO_REVIEWERS } from '../rule.ts';
import { nearMiss, positive } from './d18-crd-narrowed.cases.ts';

/** What makes another kind of it; short names and categories do not. */
const IDENTITY = [
  ['scope'],
  ['group'],
  ['names', 'kind'],
  ['names', 'plural'],
  ['names', 'listKind'],
  ['names', 'singular'],
];

export const d18: Rule = {
  id: 'D18',
  name: 'crd-narrowed',
  title: 'A CustomResourceDefinition serves or takes less than before',
  reason:
    'Objects that were valid are refused or lose fields with their next write, and clients of a version that is gone fail. What is stored in an old version cannot be read once that version is removed.',
  sources: [
    'https://github.com/kubernetes/kubernetes/issues/87691',
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version',
  ],
  verdicts: STOP,
  procedure: [
    'Serve the new version beside the old one first, and move every object of the tree to it.',
    'Rewrite what is stored: `kubectl get <plural> --all-namespaces -o yaml | kubectl replace -f -`; then see that `status.storedVersions` names the new version alone.',
    'Only then stop serving the old version, in a pull request of its own; remove it in a later one.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const change of edited(comparison, 'apiextensions.k8s.io/CustomResourceDefinition')) {
      for (const path of IDENTITY) {
        const [was, is] = [change.before, change.after].map(({ manifest }) => at(manifest.spec, ...path));
        if (was !== undefined && was !== is) yield hit(change, ['spec', ...path], was, is, 'it is another kind now');
      }
      yield* versionHits(comparison, change);
    }
  },
};

function* versionHits(comparison: Comparison, change: Edited): Iterable<RuleHit> {
  const is = versionsOf(change.after);
  for (const [name, version] of versionsOf(change.before)) {
    const path: FieldPath = ['spec', 'versions', { name }];
    const next = is.get(name);
    const served = at(version, 'served') === true;
    if (next === undefined) {
      const found = served
        ? `version ${name} is removed`
        : `version ${name}, which nobody could use any more, is removed`;
      // What was not served any more can still be what is stored.
      const verdict = served ? {} : { verdict: verdictOn(comparison, change.key.cluster, TWO_REVIEWERS) };
      yield { ...hit(change, path, version, undefined, found), ...verdict };
      continue;
    }
    if (served && at(next, 'served') !== true) {
      yield hit(change, [...path, 'served'], true, at(next, 'served'), `version ${name} is not served any more`);
      continue;
    }
    if (at(next, 'storage') === true && at(version, 'storage') !== true) {
      yield hit(
        change,
        [...path, 'storage'],
        at(version, 'storage'),
        true,
        `objects are stored in version ${name} now`,
      );
    }
    if (!served) continue;
    const schema = ['schema', 'openAPIV3Schema'];
    for (const one of narrowed(at(version, ...schema), at(next, ...schema), [...path, ...schema])) {
      yield hit(change, one.path, one.before, one.after, `version ${name} takes less: ${one.found}`);
    }
  }
}

function versionsOf({ manifest }: Edited['after']): ReadonlyMap<string, unknown> {
  return new Map(listAt(manifest.spec, 'versions').map((version) => [textAt(version, 'name') ?? '', version]));
}

function hit({ after: object }: Edited, field: FieldPath, before: unknown, after: unknown, found: string): RuleHit {
  return { object, field, before, after, found };
}
