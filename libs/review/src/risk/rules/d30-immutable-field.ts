import { groupOf, type Manifest } from '@delivery/manifest';
import { at } from '../../tree/fields.ts';
import { edited } from '../look/changed.ts';
import { isForced } from '../look/forced.ts';
import { touched } from '../look/touched.ts';
import { TWO_REVIEWERS, type Rule } from '../rule.ts';
import { nearMiss, positive } from './d30-immutable-field.cases.ts';

const RBAC = 'rbac.authorization.k8s.io';

/** Fields that are decided when an object is made. Kinds with rules of their own are not among them. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  [`${RBAC}/RoleBinding`]: ['roleRef'],
  [`${RBAC}/ClusterRoleBinding`]: ['roleRef'],
  '/Secret': ['type'],
  'storage.k8s.io/StorageClass': ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
  'scheduling.k8s.io/PriorityClass': ['value', 'preemptionPolicy'],
  'networking.k8s.io/IngressClass': ['spec.controller'],
  'node.k8s.io/RuntimeClass': ['handler'],
};

/** What the API server fills in. */
const DEFAULTS: Readonly<Record<string, string>> = {
  type: 'Opaque',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
  preemptionPolicy: 'PreemptLowerPriority',
};

/** Fields of a ConfigMap or Secret that says that it never changes. */
const SEALED = ['data', 'binaryData', 'stringData', 'immutable'];

/** A change that the API server refuses, of kinds that hold no state. */
export const d30: Rule = {
  id: 'D30',
  name: 'immutable-field',
  title: 'An object changes in a field that the API server lets nobody change',
  reason: 'The apply fails, again with every retry, and the rest of the app does not sync until somebody acts.',
  sources: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
    'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable',
    'https://kubernetes.io/docs/concepts/storage/storage-classes/',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Give the changed object a new name, and let its users name the new one in the same pull request.',
    'Look that nobody names the old one any more, e.g. `kubectl get pvc -A -o wide`, `kubectl get pods -A -o jsonpath={..priorityClassName}`.',
    'Remove the old one in a pull request of its own.',
    'A RoleBinding gives nothing while it is made anew: add the new binding first, remove the old one later.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const change of edited(comparison)) {
      const fixed = fixedFields(change.before.manifest);
      if (fixed.length === 0 || change.fields.length === 0 || isForced(change.after)) continue;
      for (const name of fixed) {
        const field = touched(change, ...name.split('.'));
        if (!field || (field.before ?? DEFAULTS[name]) === (field.after ?? DEFAULTS[name])) continue;
        yield { ...field, found: `no ${change.key.kind} can change its ${name}` };
      }
    }
  },
};

function fixedFields(manifest: Manifest): readonly string[] {
  const type = `${groupOf(manifest)}/${manifest.kind}`;
  const fixed = Object.hasOwn(FIXED, type) ? (FIXED[type] ?? []) : [];
  const isSealed = (type === '/ConfigMap' || type === '/Secret') && at(manifest, 'immutable') === true;
  return isSealed ? [...fixed, ...SEALED] : fixed;
}
