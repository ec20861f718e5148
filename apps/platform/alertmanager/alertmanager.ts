import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  alertmanagerSecret,
  chartResources,
  chartSpread,
  configHash,
  operatorClaim,
  pinnedImage,
  restrictedPodOf,
  type WithClaim,
} from '@delivery/constructs/operator';
import type { Availability } from '@delivery/fleet';
import type { IAlertmanager } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/Alertmanager';
import { templates } from './configuration.ts';
import { messages } from './messages.ts';

export const { namespace } = alertmanagerSecret;
export const name = 'alertmanager';

/** Of its pods, as the operator labels them. */
export const labels = { 'app.kubernetes.io/name': 'alertmanager' } as const;

/** Tag and digest as quay.io shows them. */
const image = {
  repository: 'quay.io/prometheus/alertmanager',
  tag: 'v0.28.1',
  digest: 'sha256:27c475db5fb156cab31d5c18a4251ac7ed567746a2483ff264516437a39b15ba',
};

/** Unprivileged user and group; volumes belong to it. */
const userId = 10001;

/** Three of which each sends what the others did not: an alert goes out while a node, or a zone, is gone. */
const replicas: Readonly<Record<Availability, 1 | 3>> = { 'multi-zone': 3, 'single-zone': 3, edge: 1, development: 1 };

/** Its volume keeps silences and what was sent. */
export function alertmanager(context: BuildContext): WithClaim<IAlertmanager> {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Alertmanager',
    metadata: { name, namespace },
    spec: {
      image: pinnedImage(context, image),
      version: image.tag,
      imagePullPolicy: 'IfNotPresent',
      replicas: replicas[context.cluster.availability],
      serviceAccountName: name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      priorityClassName: priorityClasses.critical.name,
      securityContext: restrictedPodOf(userId),
      resources: { ...chartResources(['50m', '500m'], '128Mi') },
      podMetadata: { annotations: { ...configHash({ messages }) } },
      topologySpreadConstraints: [...chartSpread(context, labels)],
      dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
      storage: operatorClaim('1Gi'),
      retention: '120h',
      configSecret: alertmanagerSecret.name,
      // keys of receivers, each a file that the configuration names
      secrets: [alertmanagerSecret.name],
      configMaps: [templates.name],
    },
  };
}
