import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at, listAt, textAt } from '../../../fields.ts';
import { eachObject } from '../each-object.ts';
import { reachesVital, taken } from './reach.ts';

const ADMISSION = 'admissionregistration.k8s.io';
const labels = { 'app.kubernetes.io/instance': 'order' };
const except = {
  namespaceSelector: {
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system'] }],
  },
};

const policy = (match: object = {}, resource = 'pods'): Manifest => ({
  apiVersion: `${ADMISSION}/v1`,
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'digest', labels },
  spec: {
    matchConstraints: {
      resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: [resource] }],
      ...match,
    },
    validations: [{ expression: 'has(object.spec)' }],
  },
});

const binding = (action: string, matchResources?: object): Manifest => ({
  apiVersion: `${ADMISSION}/v1`,
  kind: 'ValidatingAdmissionPolicyBinding',
  metadata: { name: 'digest', labels },
  spec: { policyName: 'digest', validationActions: [action], matchResources },
});

const object = 'ValidatingAdmissionPolicyBinding digest';

export const policySparesTheSystem: Check = {
  id: 'E05b',
  name: 'policy-spares-the-system',
  title: 'A policy that denies spares kube-system',
  why: 'Pods of the network, of DNS and of the nodes break rules that others must keep. Refused, they are missed when a node starts anew.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/',
    'https://github.com/kyverno/kyverno/issues/16177',
  ],
  fix: 'leave kube-system out by kubernetes.io/metadata.name in the namespaceSelector of the policy or of the binding',
  good: [
    { name: 'no policy' },
    { name: 'the policy leaves it out', add: [policy(except), binding('Deny')] },
    { name: 'the binding leaves it out', add: [policy(), binding('Deny', except)] },
    { name: 'it only leaves a mark', add: [policy(), binding('Audit')] },
    { name: 'objects that no node needs', add: [policy({}, 'services'), binding('Deny')] },
    { name: 'a policy that is not here', add: [binding('Deny')] },
  ],
  bad: [
    {
      name: 'pods everywhere',
      add: [policy(), binding('Deny')],
      object,
      at: 'spec.validationActions',
      found: 'policy "digest" denies in kube-system',
    },
    {
      name: 'another namespace is left out',
      add: [
        policy({ namespaceSelector: { matchExpressions: [{ key: 'kept', operator: 'DoesNotExist' }] } }, '*'),
        binding('Deny', {}),
      ],
      object,
      at: 'spec.validationActions',
      found: 'policy "digest" denies in kube-system',
    },
  ],
  inspect: eachObject(ADMISSION, 'ValidatingAdmissionPolicyBinding', function* (one, world) {
    if (!listAt(one, 'spec', 'validationActions').includes('Deny')) return;
    const name = textAt(one, 'spec', 'policyName') ?? '';
    const constraints = at(
      world.find(ADMISSION, 'ValidatingAdmissionPolicy', undefined, name),
      'spec',
      'matchConstraints',
    );
    const selectors = [at(constraints, 'namespaceSelector'), at(one, 'spec', 'matchResources', 'namespaceSelector')];
    if (!reachesVital(listAt(constraints, 'resourceRules'))) return;
    if (selectors.some((selector) => taken(selector, ['kube-system']).length === 0)) return;
    yield {
      path: ['spec', 'validationActions'],
      found: `policy "${name}" denies in kube-system`,
      allowed: 'Deny outside kube-system',
    };
  }),
};
