/** A kind that tenants may have in their namespaces: what an AppProject and a Role admit. */
export interface TenantKind {
  readonly group: string;
  readonly kind: string;
  readonly resource: string;
}

/**
 * Everything a service renders, and nothing more: quotas, roles and secrets stay with the platform. Policies of a cloud's own group stand
 * behind a Gateway of that cloud.
 */
export const tenantKinds: readonly TenantKind[] = [
  { group: '', kind: 'ConfigMap', resource: 'configmaps' },
  { group: '', kind: 'Service', resource: 'services' },
  { group: '', kind: 'ServiceAccount', resource: 'serviceaccounts' },
  { group: 'alb.networking.azure.io', kind: 'HealthCheckPolicy', resource: 'healthcheckpolicies' },
  {
    group: 'alb.networking.azure.io',
    kind: 'WebApplicationFirewallPolicy',
    resource: 'webapplicationfirewallpolicies',
  },
  { group: 'apps', kind: 'Deployment', resource: 'deployments' },
  { group: 'argoproj.io', kind: 'AnalysisTemplate', resource: 'analysistemplates' },
  { group: 'argoproj.io', kind: 'Rollout', resource: 'rollouts' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler', resource: 'horizontalpodautoscalers' },
  { group: 'autoscaling.k8s.io', kind: 'VerticalPodAutoscaler', resource: 'verticalpodautoscalers' },
  { group: 'batch', kind: 'CronJob', resource: 'cronjobs' },
  { group: 'cilium.io', kind: 'CiliumNetworkPolicy', resource: 'ciliumnetworkpolicies' },
  { group: 'external-secrets.io', kind: 'ExternalSecret', resource: 'externalsecrets' },
  { group: 'gateway.k8s.aws', kind: 'TargetGroupConfiguration', resource: 'targetgroupconfigurations' },
  { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', resource: 'httproutes' },
  { group: 'keda.sh', kind: 'ScaledObject', resource: 'scaledobjects' },
  { group: 'keda.sh', kind: 'TriggerAuthentication', resource: 'triggerauthentications' },
  { group: 'monitoring.coreos.com', kind: 'PodMonitor', resource: 'podmonitors' },
  { group: 'monitoring.coreos.com', kind: 'PrometheusRule', resource: 'prometheusrules' },
  { group: 'monitoring.coreos.com', kind: 'ServiceMonitor', resource: 'servicemonitors' },
  { group: 'networking.gke.io', kind: 'GCPBackendPolicy', resource: 'gcpbackendpolicies' },
  { group: 'networking.gke.io', kind: 'HealthCheckPolicy', resource: 'healthcheckpolicies' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy', resource: 'networkpolicies' },
  { group: 'policy', kind: 'PodDisruptionBudget', resource: 'poddisruptionbudgets' },
  { group: 'security.istio.io', kind: 'AuthorizationPolicy', resource: 'authorizationpolicies' },
  { group: 'security.istio.io', kind: 'PeerAuthentication', resource: 'peerauthentications' },
];
