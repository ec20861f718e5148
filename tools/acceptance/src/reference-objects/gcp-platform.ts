import { labelsOf, operatorSizes, operatorsSpread, ownedByPlatform, scrapedByPrometheus } from './because.ts';
import { changed, type References } from './reference.ts';

const resources = 'spec.values.resources';
const mirrored = '{"registry":"europe-west1-docker.pkg.dev/delivery-prod-eu/ghcr-io","tag":"2.21.0"}';

/** Operators, storage and Gateways on Google Cloud. */
export const gcpPlatform: References = {
  'gcp-prod-europe-west1.keda.helmrelease.yaml': {
    differences: [
      labelsOf('operators', 'keda'),
      ownedByPlatform,
      {
        because: 'the platform syncs as the controllers of Flux do; only owners of services have accounts of their own',
        lines: changed('spec.serviceAccountName', 'operators', 'helm-controller'),
      },
      {
        because: 'the same: defaults of Flux, and the strategy that it takes anyway',
        lines: [
          '- spec.chart.spec.reconcileStrategy: "ChartVersion"',
          '- spec.install.createNamespace: false',
          '+ spec.upgrade.remediation.strategy: "rollback"',
        ],
      },
      {
        because: 'each release has a HelmRepository of its own name, which is asked once an hour',
        lines: ['+ spec.chart.spec.interval: "1h"', ...changed('spec.chart.spec.sourceRef.name', 'kedacore', 'keda')],
      },
      {
        because:
          'a cluster whose link is down at first must come up later without a person, so installing never gives up; each ' +
          'try may then be as short as the default',
        lines: [
          ...changed('spec.install.remediation.retries', 3, -1),
          ...changed('spec.timeout', '10m', '5m'),
          ...changed('spec.upgrade.remediation.retries', 3, 5),
        ],
      },
      {
        because: 'going back removes what a failed upgrade made',
        lines: ['- spec.upgrade.cleanupOnFail: true'],
      },
      {
        because: 'images come through the mirror of the cluster, in the version of the CustomResourceDefinitions',
        lines: ['keda', 'metricsApiServer', 'webhooks'].map((image) => `+ spec.values.image.${image}: ${mirrored}`),
      },
      {
        ...scrapedByPrometheus,
        lines: ['- spec.values.prometheus.operator.serviceMonitor: {"enabled":true}'],
      },
      {
        because:
          'no alert and no panel reads what the metrics server counts: the operator counts the errors of its scalers',
        lines: ['- spec.values.prometheus.metricServer: {"enabled":true,"serviceMonitor":{"enabled":true}}'],
      },
      {
        because: 'it scales Deployments only and need not read every kind of object',
        lines: ['+ spec.values.rbac: {"enabledCustomScaledRefKinds":false}'],
      },
      {
        ...operatorSizes,
        lines: [
          ...changed(`${resources}.metricServer.limits.ephemeral-storage`, '64Mi', '256Mi'),
          ...changed(`${resources}.metricServer.limits.memory`, '128Mi', '256Mi'),
          ...changed(`${resources}.metricServer.requests.cpu`, '100m', '50m'),
          ...changed(`${resources}.metricServer.requests.memory`, '128Mi', '256Mi'),
          ...changed(`${resources}.operator.limits.cpu`, '500m', '1'),
          ...changed(`${resources}.operator.limits.ephemeral-storage`, '64Mi', '256Mi'),
          ...changed(`${resources}.operator.limits.memory`, '256Mi', '512Mi'),
          ...changed(`${resources}.operator.requests.memory`, '256Mi', '512Mi'),
          ...changed(`${resources}.webhooks.limits.cpu`, '200m', '500m'),
          ...changed(`${resources}.webhooks.limits.ephemeral-storage`, '64Mi', '256Mi'),
          ...changed(`${resources}.webhooks.limits.memory`, '64Mi', '128Mi'),
          ...changed(`${resources}.webhooks.requests.memory`, '64Mi', '128Mi'),
        ],
      },
      {
        ...operatorsSpread,
        lines: [
          '+ spec.values.topologySpreadConstraints: {"metricsServer":[{"labelSelector":{"matchLabels":{"app":"keda-operator-metrics-apiserver"}},"maxSkew":1,"topologyKey":"topology.kubernetes.io/zone","whenUnsatisfiable":"ScheduleAnyway"},{"labelSelector":{"matchLabels":{"app":"keda-operator-metrics-apiserver"}},"maxSkew":1,"topologyKey":"kubernetes.io/hostname","whenUnsatisfiable":"ScheduleAnyway"}],"operator":[{"labelSelector":{"matchLabels":{"app":"keda-operator"}},"maxSkew":1,"topologyKey":"topology.kubernetes.io/zone","whenUnsatisfiable":"ScheduleAnyway"},{"labelSelector":{"matchLabels":{"app":"keda-operator"}},"maxSkew":1,"topologyKey":"kubernetes.io/hostname","whenUnsatisfiable":"ScheduleAnyway"}],"webhooks":[{"labelSelector":{"matchLabels":{"app":"keda-admission-webhooks"}},"maxSkew":1,"topologyKey":"topology.kubernetes.io/zone","whenUnsatisfiable":"ScheduleAnyway"},{"labelSelector":{"matchLabels":{"app":"keda-admission-webhooks"}},"maxSkew":1,"topologyKey":"kubernetes.io/hostname","whenUnsatisfiable":"ScheduleAnyway"}]}',
        ],
      },
      {
        because: 'behind an admission webhook stand three pods, since nothing it judges can change without it',
        lines: changed('spec.values.webhooks.replicaCount', 2, 3),
      },
    ],
  },
  'gcp-prod-europe-west1.storage.storageclass.delivery-default.yaml': {
    path: 'generated/clusters/gcp-prod-europe-west1/apps/storage-classes/_cluster/storageclass.storage.k8s.io_delivery-default.yaml',
    differences: [
      labelsOf('foundation', 'storage-classes'),
      {
        because: 'a choice of name: the app is called what it holds',
        lines: changed('metadata.labels.app.kubernetes.io/name', 'storage', 'storage-classes'),
      },
      {
        because: 'a choice: each cluster has keys of its own',
        lines: changed(
          'parameters.disk-encryption-kms-key',
          'projects/delivery-prod-eu/locations/europe-west1/keyRings/delivery/cryptoKeys/volumes',
          'projects/delivery-prod-eu/locations/europe-west1/keyRings/gcp-prod-europe-west1/cryptoKeys/volumes',
        ),
      },
    ],
  },
  'gcp-staging-europe-west1.gateway.gateway.yaml': {
    differences: [
      labelsOf('platform', 'gateway'),
      {
        because: 'a choice of name',
        lines: changed(
          'spec.addresses[0].value',
          'gcp-staging-europe-west1-public',
          'gcp-staging-europe-west1-gateway',
        ),
      },
      {
        because:
          'only backends of the global class take a Cloud Armor policy, which limits requests, see ' +
          'https://cloud.google.com/kubernetes-engine/docs/how-to/gatewayclass-capabilities',
        lines: changed('spec.gatewayClassName', 'gke-l7-regional-external-managed', 'gke-l7-global-external-managed'),
      },
      {
        because: 'a listener for each host admits the app that claims it: no other app can take the host',
        lines: [
          '- spec.listeners[https]: {"allowedRoutes":{"kinds":[{"group":"gateway.networking.k8s.io","kind":"HTTPRoute"}],"namespaces":{"from":"Selector","selector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"In","values":["api-gateway","delivery"]}]}}},"hostname":"*.staging.delivery.example","name":"https","port":443,"protocol":"HTTPS","tls":{"certificateRefs":[{"kind":"Secret","name":"public-tls"}],"mode":"Terminate"}}',
          '+ spec.listeners[api-gcp-staging-europe-west1-staging-delivery-example]: {"allowedRoutes":{"kinds":[{"kind":"HTTPRoute"}],"namespaces":{"from":"Selector","selector":{"matchLabels":{"kubernetes.io/metadata.name":"api-gateway"}}}},"hostname":"api.gcp-staging-europe-west1.staging.delivery.example","name":"api-gcp-staging-europe-west1-staging-delivery-example","port":443,"protocol":"HTTPS","tls":{"certificateRefs":[{"name":"public-tls"}],"mode":"Terminate"}}',
          '+ spec.listeners[tracking-gcp-staging-europe-west1-staging-delivery-example]: {"allowedRoutes":{"kinds":[{"kind":"HTTPRoute"}],"namespaces":{"from":"Selector","selector":{"matchLabels":{"kubernetes.io/metadata.name":"delivery"}}}},"hostname":"tracking.gcp-staging-europe-west1.staging.delivery.example","name":"tracking-gcp-staging-europe-west1-staging-delivery-example","port":443,"protocol":"HTTPS","tls":{"certificateRefs":[{"name":"public-tls"}],"mode":"Terminate"}}',
        ],
      },
      {
        because:
          'Open: port 80 answers with a redirect. Callers are programs, which send what is secret before they read the ' +
          'answer, and which nobody mends while they work, see ' +
          'https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#https',
        lines: [
          '+ spec.listeners[http]: {"allowedRoutes":{"namespaces":{"from":"Same"}},"name":"http","port":80,"protocol":"HTTP"}',
        ],
      },
    ],
  },
};
