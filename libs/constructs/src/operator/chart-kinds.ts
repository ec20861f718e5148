import type { ChartPin } from '@delivery/catalog';

const groups = {
  APIService: 'apiregistration.k8s.io',
  ClusterRole: 'rbac.authorization.k8s.io',
  ClusterRoleBinding: 'rbac.authorization.k8s.io',
  GatewayClass: 'gateway.networking.k8s.io',
  MutatingWebhookConfiguration: 'admissionregistration.k8s.io',
  ValidatingAdmissionPolicy: 'admissionregistration.k8s.io',
  ValidatingAdmissionPolicyBinding: 'admissionregistration.k8s.io',
  ValidatingWebhookConfiguration: 'admissionregistration.k8s.io',
} as const;

/** Kinds without a namespace, for `clusterKinds` of a chart. */
export function chartKinds(...kinds: readonly (keyof typeof groups)[]): ChartPin['clusterKinds'] {
  return kinds.map((kind) => ({ group: groups[kind], kind }));
}

/** What a chart installs whose operator judges and completes objects of others. */
export const webhookChartKinds = chartKinds(
  'ClusterRole',
  'ClusterRoleBinding',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
);
