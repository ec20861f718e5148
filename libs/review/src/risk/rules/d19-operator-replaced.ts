import { fieldText } from '../../diff/path.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import { edited } from '../look/changed.ts';
import { deleted } from '../look/deleted.ts';
import { isOperator, operatorVersions, type VersionField } from '../look/operators.ts';
import { isEnginePart } from '../look/own-rule.ts';
import { prunedBy, subjectOf } from '../look/prune.ts';
import { type Rule, STOP } from '../rule.ts';
import { nearMiss, positive } from './d19-operator-replaced.cases.ts';

export const d19: Rule = {
  id: 'D19',
  name: 'operator-replaced',
  title: 'An operator goes, or becomes another major version',
  reason:
    'Without its operator nothing looks after the objects of its kinds, and those with finalizers can never be deleted. Another major version may drop kinds and fields, or read old objects otherwise.',
  sources: [
    'https://github.com/crossplane/crossplane/issues/6001',
    'https://github.com/dfds/postmortems/blob/master/PM2021-003.md',
    'https://semver.org/#spec-item-8',
  ],
  verdicts: STOP,
  procedure: [
    'Read the release notes of every major version in between, and what they say about kinds and stored versions.',
    'Take the new version to the first ring alone, with an exact version, and see its objects Ready for a day.',
    'Before it goes for good: delete the objects of its kinds first, `kubectl get <plural> --all-namespaces`, and wait until nothing is left.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const object of deleted(comparison)) {
      const { manifest } = object;
      // Those of the engine itself have a rule of their own.
      if (isEnginePart(object) || !isOperator(manifest) || comparison.after.find(keyOnCluster(object))) continue;
      const found = `${subjectOf(object)}, an operator or a part of one, leaves the tree: ${prunedBy(object) ?? ''}`;
      yield { object, field: [], found, deletes: [object] };
    }
    for (const { before, after } of edited(comparison)) {
      const versions = operatorVersions(after.manifest);
      if (versions.length === 0) continue;
      const old = new Map(operatorVersions(before.manifest).map((one) => [fieldText(one.field), one]));
      for (const version of versions) {
        const was = old.get(fieldText(version.field));
        const found = was && danger(was, version);
        if (found !== undefined)
          yield { object: after, field: version.field, before: was?.version, after: version.version, found };
      }
    }
  },
};

const EXACT = /^v?\d+\.\d+\.\d+(?:[-+].*)?$/;
const MAJOR = /^v?(\d+)(?:\.|$)/;

function danger(before: VersionField, after: VersionField): string | undefined {
  const [was, is] = [before.version, after.version];
  if (was === is) return undefined;
  if (EXACT.test(was) && !EXACT.test(is))
    return `its version ${JSON.stringify(is)} is not exact: any release may come by itself`;
  const [from, to] = [was, is].map((version) => MAJOR.exec(version)?.[1]);
  return from !== undefined && to !== undefined && from !== to ? `another major version: ${was} → ${is}` : undefined;
}
