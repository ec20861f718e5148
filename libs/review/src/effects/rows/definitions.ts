import { at, listAt } from '../../tree/fields.ts';
import { type Edit, type EffectRow, validation } from '../row.ts';

const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';

/** What other objects are made of. */
export const definitions: readonly EffectRow[] = [
  {
    kinds: [CRD],
    fields: ['spec.group', 'spec.names.kind', 'spec.names.plural', 'spec.scope'],
    effect: 'refused',
    source:
      'https://github.com/kubernetes/kubernetes/blob/v1.34.0/staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go',
  },
  {
    kinds: [CRD],
    fields: ['spec.versions'],
    effect: 'refused',
    source:
      'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version',
    when: removesStorage,
  },
  {
    kinds: ['scheduling.k8s.io/PriorityClass'],
    fields: ['value'],
    effect: 'refused',
    source: `${validation}/scheduling/validation/validation.go`,
  },
  {
    kinds: ['scheduling.k8s.io/PriorityClass'],
    fields: ['preemptionPolicy'],
    effect: 'refused',
    default: 'PreemptLowerPriority',
    source: `${validation}/scheduling/validation/validation.go`,
  },
  {
    kinds: ['node.k8s.io/RuntimeClass'],
    fields: ['handler'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/runtime-class-v1/',
  },
];

/** The version in which objects are stored cannot go while `status.storedVersions` names it. */
function removesStorage({ object, after }: Edit): boolean {
  if (after !== undefined) return false;
  const stored = listAt(object.before.spec, 'versions').find((version) => at(version, 'storage') === true);
  return listAt(object.after.spec, 'versions').every((version) => at(version, 'name') !== at(stored, 'name'));
}
