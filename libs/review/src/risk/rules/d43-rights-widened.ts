import { at, isRecord, listAt, textAt } from '../../tree/fields.ts';
import type { Change, FieldChange } from '../../diff/change.ts';
import type { FieldPath } from '../../diff/path.ts';
import { fieldsAt, gone } from '../look/changed.ts';
import { powersOf } from '../look/grants.ts';
import { hitAt, hitGone } from '../look/hit.ts';
import { STOP, type Rule } from '../rule.ts';
import { nearMiss, positive } from './d43-rights-widened.cases.ts';

const RBAC = 'rbac.authorization.k8s.io';
const EVERYONE = ['system:masters', 'system:authenticated', 'system:unauthenticated', 'system:anonymous'];

export const d43: Rule = {
  id: 'D43',
  name: 'rights-widened',
  title: 'A role lets its subjects do much more, or rights of the whole cluster are taken away',
  reason:
    'Wildcards, Secrets, exec, escalate, bind and impersonate are as good as every right. Without its ClusterRole or binding whatever used it stops working, often the engine itself.',
  sources: [
    'https://docs.planapulse.com/platform/operations/incident-postmortems',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  ],
  verdicts: STOP,
  procedure: [
    'Grant the verbs, resources and names that are called, nothing else: `kubectl auth can-i --list --as=system:serviceaccount:<namespace>:<name>`.',
    'Before a ClusterRole or binding goes: look in the audit log for who used it in the last week.',
    'First move its subjects to the role that replaces it, in a pull request of its own; remove the old one after that.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const change of comparison.changes) {
      if (change.key.group !== RBAC || change.after === undefined) continue;
      if (/Role$/.test(change.key.kind)) {
        for (const [path, found] of morePowers(change))
          yield hitAt(change, { path, after: valueAt(change, path) }, found);
      } else {
        const [field] = change.operation === 'add' ? [whole] : fieldsAt(change, 'subjects');
        const subject = field && newSubject(change);
        if (subject !== undefined) {
          const path = field === whole ? ['subjects'] : field!.path;
          yield hitAt(change, { path, after: subject }, `${subject} is nearly everybody`);
        }
      }
      const root = rootBinding(change);
      if (root) yield hitAt(change, root, 'cluster-admin is every right on the cluster');
    }
    for (const { before, key } of gone(comparison, `${RBAC}/ClusterRole`, `${RBAC}/ClusterRoleBinding`)) {
      const hit = hitGone(before, `whatever uses this ${key.kind} loses its rights`);
      if (hit) yield hit;
    }
  },
};

const whole: Pick<FieldChange, 'path'> = { path: [] };

/** Rules that let more be done than any of the role did before, each with its place. */
function* morePowers({ before, after, operation, fields }: Change): Iterable<readonly [FieldPath, string]> {
  const old = new Set(before && operation !== 'rename' ? listAt(before.manifest, 'rules').flatMap(powersOf) : []);
  for (const [index, rule] of listAt(after?.manifest, 'rules').entries()) {
    const fresh = powersOf(rule).filter((power) => !old.has(power));
    if (fresh.length === 0) continue;
    const field = fields.find(({ path }) => path[0] === 'rules' && (path.length < 2 || path[1] === index));
    yield [field?.path ?? ['rules', index], `${after!.manifest.kind} grants more: ${fresh.join(', ')}`];
  }
}

function valueAt({ after }: Change, path: FieldPath): unknown {
  return path.every((step) => typeof step !== 'object')
    ? at(after?.manifest, ...(path as (string | number)[]))
    : undefined;
}

function newSubject({ before, after, operation }: Change): string | undefined {
  const names = (side: Change['after']) =>
    listAt(side?.manifest, 'subjects')
      .filter(isRecord)
      .map((subject) => textAt(subject, 'name') ?? '');
  const known = operation === 'rename' ? [] : names(before);
  return names(after).find((name) => EVERYONE.includes(name) && !known.includes(name));
}

/** A binding to `cluster-admin` that is new, or has subjects that are. */
function rootBinding({ operation, after, fields }: Change): Pick<FieldChange, 'path' | 'after'> | undefined {
  if (!after || !/Binding$/.test(after.manifest.kind) || textAt(after.manifest, 'roleRef', 'name') !== 'cluster-admin')
    return undefined;
  if (operation === 'add') return { path: ['roleRef'], after: at(after.manifest, 'roleRef') };
  return fields.find(
    ({ path, operation: how }) => (path[0] === 'subjects' && how !== 'remove') || path[0] === 'roleRef',
  );
}
