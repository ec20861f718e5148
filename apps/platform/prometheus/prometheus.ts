import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  chartResources,
  chartSpread,
  configHash,
  metricsBucket,
  operatorClaim,
  pinnedImage,
  restrictedPodOf,
  thanosImage,
  tlsFiles,
  victoriaMetrics,
  type WithClaim,
} from '@delivery/constructs/operator';
import { emit } from '@delivery/manifest';
import { clusterLabels, prometheusPods } from '@delivery/prometheus';
import type { IPrometheus } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/Prometheus';
import type { IPrometheusSpec } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusSpec';
import { accountFiles, name, namespace, siteTls, workload } from './place.ts';
import { sizeOf } from './size.ts';

/** The release with long support that the operator installs by default. Tag and digest as quay.io shows them. */
const image = {
  repository: 'quay.io/prometheus/prometheus',
  tag: 'v3.5.0',
  digest: 'sha256:63805ebb8d2b3920190daf1cb14a60871b16fd38bed42b857a3182bc621f4996',
};

/** ConfigMap that says which bucket blocks go to, and its only key. */
export const objectStoreConfig = { name: 'prometheus-object-store', key: 'object-store.yaml' };

/** Unprivileged user and group; volumes belong to it. */
const userId = 10001;

const all = {};

/**
 * Scrapes and judges what is on the cluster, whoever asks for it: objects of any namespace say what. Samples leave for a store that keeps
 * them longer where the cluster has one.
 *
 * @param objectStore text of the ConfigMap, where blocks go to a bucket
 * @param isObserved whether another cluster reads it
 */
export function prometheus(
  context: BuildContext,
  objectStore: string | undefined,
  isObserved: boolean,
): WithClaim<IPrometheus> {
  const { cluster, overlay } = context;
  const { replicas, resources, storage, retention, retentionSize } = sizeOf(cluster);
  const { labels } = overlay.podIdentity(cluster, workload);
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: { name, namespace },
    spec: {
      image: pinnedImage(context, image),
      version: image.tag,
      imagePullPolicy: 'IfNotPresent',
      replicas,
      serviceAccountName: name,
      // it asks the API server where its targets are
      automountServiceAccountToken: true,
      enableServiceLinks: false,
      priorityClassName: priorityClasses.critical.name,
      securityContext: restrictedPodOf(userId),
      resources: { ...resources },
      podMetadata: {
        labels: { ...labels },
        ...(objectStore !== undefined && { annotations: { ...configHash({ objectStore }) } }),
      },
      topologySpreadConstraints: [...chartSpread(context, prometheusPods.labels)],
      dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
      storage: operatorClaim(storage),
      externalLabels: clusterLabels(cluster),
      // one Prometheus a cluster: only its replicas are told apart
      prometheusExternalLabelName: '',
      replicaExternalLabelName: 'prometheus_replica',
      scrapeInterval: '30s',
      scrapeTimeout: '10s',
      evaluationInterval: '15s',
      retention: objectStore === undefined ? retention : '2d',
      retentionSize,
      walCompression: true,
      enableFeatures: ['exemplar-storage'],
      serviceMonitorSelector: all,
      serviceMonitorNamespaceSelector: all,
      podMonitorSelector: all,
      podMonitorNamespaceSelector: all,
      probeSelector: all,
      probeNamespaceSelector: all,
      ruleSelector: all,
      ruleNamespaceSelector: all,
      scrapeConfigSelector: all,
      // a configuration of its own may name any address: only the platform writes them
      scrapeConfigNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
      // monitors of services cannot make it read its own files, such as its token
      arbitraryFSAccessThroughSMs: { deny: true },
      scrapeClasses: [
        {
          name: 'api-server',
          authorization: { credentialsFile: `${accountFiles}/token` },
          tlsConfig: { caFile: `${accountFiles}/ca.crt`, serverName: 'kubernetes.default.svc' },
        },
        {
          name: 'kubelet',
          authorization: { credentialsFile: `${accountFiles}/token` },
          // kubelets of some clouds sign their own certificates
          tlsConfig: { insecureSkipVerify: true },
        },
      ],
      alerting: {
        alertmanagers: [{ namespace, name: 'alertmanager-operated', port: 'web', apiVersion: 'v2' }],
      },
      ...(isObserved && siteSpec()),
      ...(objectStore !== undefined && thanosSpec(context)),
      ...(cluster.telemetry.metrics === 'victoria-metrics' && remoteSpec()),
    },
  };
}

/** A sidecar that uploads blocks and answers for what is not uploaded yet. Prometheus leaves compacting to the bucket's compactor. */
function thanosSpec(context: BuildContext): Partial<Omit<IPrometheusSpec, 'storage'>> {
  const folder = '/etc/thanos';
  return {
    volumes: [{ name: 'object-store', configMap: { name: objectStoreConfig.name } }],
    thanos: {
      image: pinnedImage(context, thanosImage),
      version: thanosImage.tag,
      objectStorageConfigFile: `${folder}/${objectStoreConfig.key}`,
      volumeMounts: [{ name: 'object-store', mountPath: folder, readOnly: true }],
      resources: { ...chartResources(['50m', '500m'], '256Mi') },
    },
  };
}

/** Every sample goes to VictoriaMetrics too, with the labels that tell this cluster from others. */
function remoteSpec(): Partial<Omit<IPrometheusSpec, 'storage'>> {
  const { namespace: at, name: host, port } = victoriaMetrics;
  return {
    remoteWrite: [
      {
        name: victoriaMetrics.name,
        url: `http://${host}.${at}.svc.cluster.local:${port}/api/v1/write`,
        sendExemplars: true,
        // replicas send the same series, so that one of each two samples is dropped there
        writeRelabelConfigs: [{ action: 'labeldrop', regex: 'prometheus_replica' }],
        queueConfig: { capacity: 20_000, maxShards: 20, maxSamplesPerSend: 5000, batchSendDeadline: '5s' },
      },
    ],
  };
}

/** The global view reads a site's Prometheus through the link, so it shows a certificate. */
function siteSpec(): Partial<Omit<IPrometheusSpec, 'storage'>> {
  const { certificate, key } = tlsFiles;
  return {
    web: {
      tlsConfig: {
        cert: { secret: { name: siteTls, key: certificate } },
        keySecret: { name: siteTls, key },
        minVersion: 'TLS12',
      },
    },
  };
}

/** The configuration of a bucket that Thanos reads; undefined where no bucket keeps metrics. */
export function objectStoreText({ cluster, overlay }: BuildContext): string | undefined {
  const bucket = metricsBucket(cluster);
  return bucket && emit(overlay.objectStore(cluster, bucket));
}
