import type { BuildContext } from '@delivery/component';
import type { PodIdentity } from '@delivery/overlay-contract';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import type { IVolume } from 'kubernetes-models/v1/Volume';
import type { IVolumeMount } from 'kubernetes-models/v1/VolumeMount';
import { protectedAnnotations } from '@delivery/gitops';
import { waive } from '@delivery/manifest';
import type { Availability } from '@delivery/fleet';
import { profiles } from '../availability.ts';
import { configHash } from '../config.ts';
import { gracePeriod, preStop } from '../drain.ts';
import { priorityClasses } from '../priority.ts';
import { spreadPods } from '../spread.ts';
import { restrictedContainer, restrictedPodOf, type ContainerResources } from './chart-values.ts';
import { pinnedImage, type PinnedImage } from './pinned-image.ts';

/** A program of others that we run without a chart: one container, hardened as the platform's own services are. */
export interface PlatformWorkload {
  /** Of its objects and its ServiceAccount. */
  readonly name: string;
  readonly namespace: string;
  /** Of every object of the app, e.g. `scope.labels`. */
  readonly appLabels: Readonly<Record<string, string>>;
  /** By which its pods are found; frozen, since selectors of live objects cannot change. */
  readonly labels: Readonly<Record<string, string>>;
  readonly image: PinnedImage;
  readonly args: readonly string[];
  /** Container ports by name; `http` answers probes. */
  readonly ports: Readonly<Record<string, number>> & { readonly http: number };
  /** Paths on the port `http` that say whether it lives and whether it is ready. */
  readonly probes: { readonly live: string; readonly ready: string };
  readonly resources: ContainerResources;
  readonly replicas: number;
  /** @default - none */
  readonly volumes?: readonly IVolume[];
  /** @default - none */
  readonly volumeMounts?: readonly IVolumeMount[];
  /** Text of the ConfigMaps that it uses, by name: another text restarts its pods. @default - none */
  readonly config?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly identity?: PodIdentity;
  /** Page that says what to do about it. */
  readonly runbook: string;
}

/** A volume that each pod of a StatefulSet keeps. */
export interface Kept {
  /** As a Kubernetes quantity. */
  readonly storage: string;
  readonly mountPath: string;
  /** Why there is one pod alone in production: the reason of a waiver. @default - there are more, and none is waived */
  readonly alone?: string;
}

/** Unprivileged user and group; volumes belong to it. */
const userId = 10001;

/** What the platform's programs hold is about services, not about customers. */
const dataClass = { 'delivery.example/data-class': 'internal' };

/** Pods behind a Service of the platform: two where a node may go. */
const replicas: Readonly<Record<Availability, 1 | 2>> = { 'multi-zone': 2, 'single-zone': 2, edge: 1, development: 1 };

export function platformReplicas({ availability }: BuildContext['cluster']): 1 | 2 {
  return replicas[availability];
}

/** Pods that keep nothing. */
export function platformDeployment(workload: PlatformWorkload, context: BuildContext): IDeployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: ownerMetadata(workload),
    spec: {
      replicas: workload.replicas,
      minReadySeconds: 10,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 5,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      selector: { matchLabels: { ...workload.labels } },
      template: template(workload, context, 'pod-template-hash', []),
    },
  };
}

/** Pods that each keep a volume, behind the headless Service of the workload's name. Volumes outlive them. */
export function platformStatefulSet(workload: PlatformWorkload, kept: Kept, context: BuildContext): IStatefulSet {
  const { name, labels, replicas: count } = workload;
  const { annotations, ...metadata } = ownerMetadata(workload);
  const isAlone = kept.alone !== undefined && context.cluster.availability !== 'development';
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      ...metadata,
      annotations: { ...annotations, ...protectedAnnotations, ...(isAlone && waive('W43', kept.alone)) },
    },
    spec: {
      serviceName: name,
      replicas: count,
      minReadySeconds: 10,
      revisionHistoryLimit: 5,
      podManagementPolicy: 'Parallel',
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      selector: { matchLabels: { ...labels } },
      template: template(workload, context, 'controller-revision-hash', [{ name: 'data', mountPath: kept.mountPath }]),
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            storageClassName: 'delivery-default',
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: kept.storage } },
          },
        },
      ],
    },
  };
}

/** Lets a node drain take one of its pods at a time, and any that is not well; undefined where there are too few nodes to drain. */
export function platformBudget(
  { name, namespace, labels }: Pick<PlatformWorkload, 'name' | 'namespace' | 'labels'>,
  { cluster }: Pick<BuildContext, 'cluster'>,
): IPodDisruptionBudget | undefined {
  if (!profiles[cluster.availability].disruptionBudget) return undefined;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace },
    spec: { maxUnavailable: 1, selector: { matchLabels: { ...labels } }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  };
}

function ownerMetadata({ name, namespace, labels, image, runbook }: PlatformWorkload) {
  return {
    name,
    namespace,
    labels: { ...labels, ...dataClass, 'app.kubernetes.io/version': image.tag },
    annotations: { 'delivery.example/runbook': runbook },
  };
}

function template(
  workload: PlatformWorkload,
  context: BuildContext,
  revisionLabel: string,
  kept: readonly IVolumeMount[],
): IPodTemplateSpec {
  const { name, appLabels, labels, image, identity, config = {}, volumes = [] } = workload;
  const { podAntiAffinity, ...spread } = spreadPods(context.cluster, labels, revisionLabel);
  return {
    metadata: {
      labels: { ...appLabels, ...labels, ...dataClass, ...identity?.labels, 'app.kubernetes.io/version': image.tag },
      ...(Object.keys(config).length > 0 && { annotations: { ...configHash(config) } }),
    },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      priorityClassName: priorityClasses.standard.name,
      terminationGracePeriodSeconds: gracePeriod(30),
      securityContext: restrictedPodOf(userId),
      dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
      ...spread,
      ...(podAntiAffinity && { affinity: { podAntiAffinity } }),
      containers: [container(workload, context, kept)],
      volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }, ...volumes],
    },
  };
}

function container(
  { args, image, ports, probes, resources, volumeMounts = [] }: PlatformWorkload,
  context: BuildContext,
  kept: readonly IVolumeMount[],
): IContainer {
  const [program = ''] = image.repository.split('/').slice(-1);
  const get = (path: string) => ({ httpGet: { path, port: 'http' } });
  return {
    name: program,
    image: pinnedImage(context, image),
    imagePullPolicy: 'IfNotPresent',
    args: [...args],
    ports: Object.entries(ports).map(([name, containerPort]) => ({ name, containerPort, protocol: 'TCP' })),
    startupProbe: { ...get(probes.ready), periodSeconds: 5, failureThreshold: 60 },
    readinessProbe: { ...get(probes.ready), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
    livenessProbe: { ...get(probes.live), periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 4 },
    ...preStop,
    resources: { requests: { ...resources.requests }, limits: { ...resources.limits } },
    securityContext: { ...restrictedContainer, capabilities: { drop: ['ALL'] }, privileged: false },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, ...kept, ...volumeMounts],
  };
}
