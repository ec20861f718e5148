/** A kind that tenants may have in their namespaces: what an AppProject and a Role admit. */
export interface TenantKind {
  readonly group: string;
  readonly kind: string;
  readonly resource: string;
}

/** Everything a service renders, and nothing more: quotas, roles and secrets stay with the platform. */
export const tenantKinds: readonly TenantKind[] = [
  { group: '', kind: 'ConfigMap', resource: 'configmaps' },
  { group: '', kind: 'Service', resource: 'services' },
  { group: '', kind: 'ServiceAccount', resource: 'serviceaccounts' },
  { group: 'apps', kind: 'Deployment', resource: 'deployments' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler', resource: 'horizontalpodautoscalers' },
  { group: 'external-secrets.io', kind: 'ExternalSecret', resource: 'externalsecrets' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy', resource: 'networkpolicies' },
  { group: 'policy', kind: 'PodDisruptionBudget', resource: 'poddisruptionbudgets' },
];
