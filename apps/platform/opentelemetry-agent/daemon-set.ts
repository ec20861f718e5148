import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  chartResources,
  collectorFile,
  collectorImage,
  configHash,
  pinnedImage,
  restrictedContainer,
  restrictedPod,
  telemetryAgent,
} from '@delivery/constructs/operator';
import { waive } from '@delivery/manifest';
import type { IDaemonSet } from 'kubernetes-models/apps/v1/DaemonSet';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IVolume } from 'kubernetes-models/v1/Volume';
import { nodeVariable, positionsFolder } from './configuration.ts';

const { namespace, name, labels, ports } = telemetryAgent;

/** Unprivileged user. */
const userId = 10001;
/** Container runtimes let this group, and nobody else, read logs. */
const logGroup = 0;

const logs = '/var/log/pods';
const account = '/var/run/secrets/kubernetes.io/serviceaccount';
const dataClass = { 'delivery.example/data-class': 'internal' };

/** A pod on every node, whatever keeps others away from it. Of the node it reads the logs of containers, and changes nothing. */
export function daemonSet(
  config: Readonly<Record<string, string>>,
  appLabels: Readonly<Record<string, string>>,
  context: BuildContext,
): IDaemonSet {
  const because = 'it reads the logs of all containers of its node, which only the group of root may read';
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: {
      name,
      namespace,
      labels: { ...labels, ...dataClass, 'app.kubernetes.io/version': collectorImage.tag },
      annotations: {
        'delivery.example/runbook': 'docs/runbooks/TelemetryLost.md',
        ...waive('W03', because),
        ...waive('W17', because),
      },
    },
    spec: {
      minReadySeconds: 10,
      revisionHistoryLimit: 5,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '10%' } },
      selector: { matchLabels: { ...labels } },
      template: {
        metadata: {
          labels: { ...appLabels, ...labels, ...dataClass, 'app.kubernetes.io/version': collectorImage.tag },
          annotations: { ...configHash(config) },
        },
        spec: {
          serviceAccountName: name,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          priorityClassName: priorityClasses.critical.name,
          terminationGracePeriodSeconds: 45,
          securityContext: {
            ...restrictedPod,
            runAsUser: userId,
            runAsGroup: logGroup,
            fsGroup: userId,
            appArmorProfile: { type: 'RuntimeDefault' },
          },
          dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
          tolerations: [{ operator: 'Exists' }],
          containers: [container(context)],
          volumes,
        },
      },
    },
  };
}

const volumes: IVolume[] = [
  { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
  { name: 'positions', emptyDir: { sizeLimit: '64Mi' } },
  { name: 'config', configMap: { name } },
  { name: 'logs', hostPath: { path: logs, type: 'Directory' } },
  {
    name: 'account',
    projected: {
      defaultMode: 0o440,
      sources: [
        { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      ],
    },
  },
];

function container(context: BuildContext): IContainer {
  const get = { httpGet: { path: '/', port: 'http' } };
  const { requests, limits } = chartResources(['100m', '500m'], '256Mi');
  return {
    name: 'opentelemetry-collector-contrib',
    image: pinnedImage(context, collectorImage),
    imagePullPolicy: 'IfNotPresent',
    args: [`--config=/etc/${name}/${collectorFile}`],
    env: [{ name: nodeVariable, valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    ports: Object.entries(ports).map(([port, containerPort]) => ({ name: port, containerPort, protocol: 'TCP' })),
    startupProbe: { ...get, periodSeconds: 5, failureThreshold: 60 },
    readinessProbe: { ...get, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
    livenessProbe: { ...get, periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 4 },
    lifecycle: { preStop: { sleep: { seconds: 10 } } },
    resources: { requests: { ...requests }, limits: { ...limits } },
    securityContext: { ...restrictedContainer, capabilities: { drop: ['ALL'] }, privileged: false },
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'positions', mountPath: positionsFolder },
      { name: 'config', mountPath: `/etc/${name}`, readOnly: true },
      { name: 'logs', mountPath: logs, readOnly: true },
      { name: 'account', mountPath: account, readOnly: true },
    ],
  };
}
