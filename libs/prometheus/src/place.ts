/** Where each cluster's Prometheus runs, and how its pods are found: who may scrape, and where queries go. */
export const prometheusPods = {
  namespace: 'monitoring',
  labels: { 'app.kubernetes.io/name': 'prometheus' },
  port: 9090,
} as const;

/** Where the metrics of a cluster are queried, in that cluster. */
export const prometheusAddress = 'http://prometheus.monitoring.svc.cluster.local:9090';
