import type { Manifest } from '@delivery/manifest';
import type { Rule } from '../rule.ts';

const ADMISSION = 'admissionregistration.k8s.io';
const EXCEPT = {
  matchExpressions: [
    { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system', 'guard-system'] },
  ],
};
const webhook = (more: object) => ({
  apiVersion: `${ADMISSION}/v1`,
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'guard' },
  webhooks: [
    {
      name: 'pods.guard.example',
      clientConfig: { service: { name: 'guard', namespace: 'guard-system' } },
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      failurePolicy: 'Fail',
      ...more,
    },
  ],
});
const policy = (action: string, more: object = {}) => ({
  apiVersion: 'kyverno.io/v1',
  kind: 'ClusterPolicy',
  metadata: { name: 'signed' },
  spec: {
    validationFailureAction: action,
    rules: [
      {
        name: 'signed',
        match: { any: [{ resources: { kinds: ['Pod'] } }] },
        validate: { message: 'sign it', pattern: { metadata: { labels: { signed: 'true' } } } },
        ...more,
      },
    ],
  },
});
const constraint = (enforcementAction: string, excludedNamespaces: readonly string[] = []) => ({
  apiVersion: 'constraints.gatekeeper.sh/v1beta1',
  kind: 'K8sRequiredLabels',
  metadata: { name: 'owner' },
  spec: { enforcementAction, match: { kinds: [{ apiGroups: [''], kinds: ['Pod'] }], excludedNamespaces } },
});
const admissionPolicy = (more: object = {}) => ({
  apiVersion: `${ADMISSION}/v1`,
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'digest' },
  spec: {
    matchConstraints: {
      ...more,
      resourceRules: [
        { apiGroups: ['coordination.k8s.io'], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['leases'] },
      ],
    },
    validations: [{ expression: 'has(object.spec)' }],
  },
});
const binding = (validationActions: readonly string[]) => ({
  apiVersion: `${ADMISSION}/v1`,
  kind: 'ValidatingAdmissionPolicyBinding',
  metadata: { name: 'digest' },
  spec: { policyName: 'digest', validationActions },
});
const has = (...objects: readonly Manifest[]) => ({
  add: { 'apps/shop': objects },
});

export const positive: Rule['positive'] = [
  {
    name: 'a new webhook for all pods that fails closed',
    decides: 'ValidatingWebhookConfiguration',
    after: has(webhook({})),
    object: `${ADMISSION}/ValidatingWebhookConfiguration//guard`,
    field: 'webhooks[name=pods.guard.example].namespaceSelector',
  },
  {
    name: 'a webhook that fails closed now',
    decides: 'webhooks.failurePolicy',
    before: has(webhook({ failurePolicy: 'Ignore' })),
    after: has(webhook({ failurePolicy: 'Fail' })),
    object: `${ADMISSION}/ValidatingWebhookConfiguration//guard`,
    field: 'webhooks[name=pods.guard.example].failurePolicy',
  },
  {
    name: 'a webhook that leaves kube-system out no more',
    decides: 'webhooks.namespaceSelector',
    before: has(webhook({ namespaceSelector: EXCEPT })),
    after: has(webhook({})),
    object: `${ADMISSION}/ValidatingWebhookConfiguration//guard`,
    field: 'webhooks[name=pods.guard.example].namespaceSelector',
  },
  {
    name: 'a Kyverno policy that enforces now',
    decides: 'spec.validationFailureAction',
    before: has(policy('Audit')),
    after: has(policy('Enforce')),
    object: 'kyverno.io/ClusterPolicy//signed',
    field: 'spec.validationFailureAction',
  },
  {
    name: 'a Gatekeeper constraint that denies now',
    decides: 'spec.enforcementAction',
    before: has(constraint('dryrun')),
    after: has(constraint('deny')),
    object: 'constraints.gatekeeper.sh/K8sRequiredLabels//owner',
    field: 'spec.enforcementAction',
  },
  {
    name: 'a binding that denies writes of leases',
    decides: 'spec.validationActions',
    both: has(admissionPolicy()),
    before: has(binding(['Audit'])),
    after: has(binding(['Deny'])),
    object: `${ADMISSION}/ValidatingAdmissionPolicyBinding//digest`,
    field: 'spec.validationActions[Deny]',
  },
  {
    name: 'a binding that denies writes of leases, while its policy goes',
    decides: 'removed ValidatingAdmissionPolicy',
    before: has(admissionPolicy(), binding(['Audit'])),
    after: has(binding(['Deny'])),
    object: `${ADMISSION}/ValidatingAdmissionPolicyBinding//digest`,
    field: 'spec.validationActions[Deny]',
  },
];

export const nearMiss: Rule['nearMiss'] = [
  {
    name: 'a new webhook for its own kinds',
    decides: 'webhooks.rules',
    after: has(
      webhook({
        rules: [{ apiGroups: ['guard.example'], apiVersions: ['v1'], operations: ['*'], resources: ['*'] }],
      }),
    ),
  },
  {
    name: 'a new webhook that leaves kube-system and itself out',
    decides: 'webhooks.namespaceSelector',
    after: has(webhook({ namespaceSelector: EXCEPT })),
  },
  {
    name: 'a webhook that fails open',
    decides: 'webhooks.failurePolicy',
    after: has(webhook({ failurePolicy: 'Ignore' })),
  },
  {
    name: 'a Kyverno policy that enforces outside kube-system',
    decides: 'spec.rules.exclude',
    before: has(policy('Audit', { exclude: { any: [{ resources: { namespaces: ['kube-*'] } }] } })),
    after: has(policy('Enforce', { exclude: { any: [{ resources: { namespaces: ['kube-*'] } }] } })),
  },
  {
    name: 'a Gatekeeper constraint that denies outside kube-system',
    decides: 'spec.match.excludedNamespaces',
    after: has(constraint('deny', ['kube-system'])),
  },
  {
    name: 'a binding that denies, while its policy goes, which left kube-system out',
    decides: 'spec.matchConstraints.namespaceSelector',
    before: has(admissionPolicy({ namespaceSelector: EXCEPT }), binding(['Audit'])),
    after: has(binding(['Deny'])),
  },
  {
    name: 'a binding that denied before its policy went',
    decides: 'removed ValidatingAdmissionPolicy',
    before: has(admissionPolicy(), binding(['Deny'])),
    after: has(binding(['Deny', 'Audit'])),
  },
];
