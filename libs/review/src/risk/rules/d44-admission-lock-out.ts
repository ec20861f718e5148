import type { Change } from '../../diff/change.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree } from '../../tree/tree.ts';
import { hitAt } from '../look/hit.ts';
import { canLockOut, type LockOut, lockOuts } from '../look/lock-out.ts';
import { STOP, type Rule } from '../rule.ts';
import { nearMiss, positive } from './d44-admission-lock-out.cases.ts';

export const d44: Rule = {
  id: 'D44',
  name: 'admission-lock-out',
  title: 'An admission policy refuses what the cluster itself needs to run',
  reason:
    'A webhook that fails closed, or a policy that refuses, stops new pods of the system and of the webhook itself: nodes and leases are lost and nothing comes back by itself.',
  sources: [
    'https://github.com/open-policy-agent/gatekeeper/issues/291',
    'https://github.com/open-policy-agent/gatekeeper/issues/3829',
    'https://github.com/kyverno/kyverno/issues/16177',
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
  ],
  verdicts: STOP,
  procedure: [
    'Leave `kube-system` and the namespace of the policy engine out, by `kubernetes.io/metadata.name`.',
    'First merge it with `failurePolicy: Ignore`, `Audit` or `dryrun`, and look a week at what it would have refused.',
    'Then enforce it on one cluster, delete one pod of kube-system there and see it come back, before it goes further.',
  ],
  positive,
  nearMiss,
  *inspect({ changes, before, after }) {
    for (const change of changes) {
      if (change.after === undefined || !canLockOut(change.after.manifest)) continue;
      const old = change.before ? found([before], change.before) : [];
      const known = new Set(old.map(({ part }) => part));
      // A policy that goes may stand for a while, and is there when its binding comes: Flux prunes last.
      const fresh = found([after, before], change.after).filter(({ part }) => !known.has(part));
      const parts = new Map(fresh.map((one) => [one.part, one]));
      for (const one of parts.values()) yield hitAt(change, { path: fieldOf(change, one) }, one.found);
    }
  },
};

function found(trees: readonly Tree[], { cluster, manifest }: NonNullable<Change['after']>): readonly LockOut[] {
  const policy = (name: string) => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name },
  });
  return lockOuts(manifest, (name) => {
    const key = keyOnCluster({ cluster, manifest: policy(name) });
    return trees.map((tree) => tree.find(key)).find((one) => one !== undefined)?.manifest;
  });
}

/** What was changed to make it so, else where it stands. */
function fieldOf({ fields }: Change, { part, path }: LockOut): LockOut['path'] {
  const own = fields.filter(({ path: [root, step] }) => {
    if (root !== path[0] || root === 'spec') return root === path[0];
    return step === undefined || typeof step !== 'object' || step['name'] === part;
  });
  return (own.find(({ operation }) => operation !== 'remove') ?? own[0])?.path ?? path;
}
