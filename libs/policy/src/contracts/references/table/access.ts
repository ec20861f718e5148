import type { Row, Rows } from './row.ts';

const binding: readonly Row[] = [
  ['roleRef.name', 'rbac.authorization.k8s.io/ClusterRole', { kindAt: 'kind' }],
  ['subjects[].name', '/ServiceAccount', { when: ({ kind }) => kind === 'ServiceAccount' }],
];

const webhook = (service: string): Row => [
  `${service}.name`,
  '/Service',
  { port: ({ port = 443 }) => (typeof port === 'number' ? { port, path: ['port'] } : undefined) },
];

const ADMISSION = 'admissionregistration.k8s.io';

/** Who may do what, and whom the API server asks. */
export const accessRows: Rows = {
  '/ServiceAccount': [['imagePullSecrets[].name', '/Secret']],
  'rbac.authorization.k8s.io/RoleBinding': binding,
  'rbac.authorization.k8s.io/ClusterRoleBinding': binding,
  [`${ADMISSION}/ValidatingWebhookConfiguration`]: [webhook('webhooks[].clientConfig.service')],
  [`${ADMISSION}/MutatingWebhookConfiguration`]: [webhook('webhooks[].clientConfig.service')],
  [`${ADMISSION}/ValidatingAdmissionPolicyBinding`]: [['spec.policyName', `${ADMISSION}/ValidatingAdmissionPolicy`]],
  [`${ADMISSION}/MutatingAdmissionPolicyBinding`]: [['spec.policyName', `${ADMISSION}/MutatingAdmissionPolicy`]],
  'apiregistration.k8s.io/APIService': [webhook('spec.service')],
  'apiextensions.k8s.io/CustomResourceDefinition': [webhook('spec.conversion.webhook.clientConfig.service')],
};
