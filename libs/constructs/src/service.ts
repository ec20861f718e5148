import { surge, type ServiceDeclaration } from '@delivery/catalog';
import type { BuildContext } from '@delivery/component';
import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';
import { ApiObject, Chart } from 'cdk8s';
import { ConfigMap, HorizontalPodAutoscaler, Metric, MetricTarget, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IService } from 'kubernetes-models/v1/Service';
import { postgresOf, type PostgresBinding } from './binding.ts';
import { configHash, configOf } from './config.ts';
import { networkPolicySpec } from './network-policy.ts';
import { profiles } from './placement.ts';
import { podSpec } from './pod.ts';
import { selectorOf } from './selector.ts';

export interface ServiceConstructProps {
  readonly name: string;
  readonly service: ServiceDeclaration;
  readonly config: Readonly<Record<string, string>>;
  readonly drainSeconds: number;
  readonly context: BuildContext;
}

/** Everything that one service has on one cluster. */
export class Service extends Construct {
  constructor(scope: Construct, { name, service, config, drainSeconds, context }: ServiceConstructProps) {
    super(scope, 'service');
    const metadata = { name, namespace: name };
    const { cluster, image } = context;
    const { min, max } = cluster.environment.replicas;
    const postgres = postgresOf(name, service, cluster);
    const data = configOf(config, service, cluster, postgres);
    if (image === undefined) throw new Error(`${name} has no release`);

    new ConfigMap(this, 'ConfigMap', { metadata, data });
    new ServiceAccount(this, 'ServiceAccount', { metadata, automountToken: false });
    new ApiObject(
      this,
      'Deployment',
      deployment({
        name,
        labels: Chart.of(this).labels,
        version: image.tag,
        annotations: configHash(data),
        ...(max === min && { replicas: min }),
        pod: podSpec({
          name,
          service,
          drainSeconds,
          cluster,
          image: image.reference,
          configMapName: name,
          ...(postgres && { postgres }),
        }),
      }),
    );
    new ApiObject(this, 'Service', clusterIp(name, service));
    new ApiObject(this, 'NetworkPolicy', networkPolicy(name, networkPolicySpec(name, service, context, postgres)));
    if (postgres) new ApiObject(this, 'ExternalSecret', externalSecret(name, postgres));
    if (max > min) autoscaler(this, name, min, max);
    if (profiles[cluster.availability].disruptionBudget)
      new ApiObject(this, 'PodDisruptionBudget', disruptionBudget(name));
  }
}

interface DeploymentProps {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly version: string;
  /** Of the pod template. */
  readonly annotations: Readonly<Record<string, string>>;
  /** @default - absent: an autoscaler owns it */
  readonly replicas?: number;
  readonly pod: IPodSpec;
}

function deployment({
  name,
  labels,
  version,
  annotations,
  replicas,
  pod,
}: DeploymentProps): IDeployment & { metadata: { name: string } } {
  const versioned = { 'app.kubernetes.io/version': version };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: name, labels: versioned },
    spec: {
      ...(replicas !== undefined && { replicas }),
      minReadySeconds: 10,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 5,
      selector: { matchLabels: { ...selectorOf(name) } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: surge, maxUnavailable: 0 } },
      template: { metadata: { annotations: { ...annotations }, labels: { ...labels, ...versioned } }, spec: pod },
    },
  };
}

function clusterIp(name: string, { ports }: ServiceDeclaration): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: name },
    spec: {
      type: 'ClusterIP',
      selector: { ...selectorOf(name) },
      ports: Object.entries(ports).map(([port, number]) => ({
        name: port,
        port: port === 'http' ? 80 : number,
        targetPort: port,
        protocol: 'TCP',
      })),
    },
  };
}

function networkPolicy(name: string, spec: INetworkPolicy['spec']): INetworkPolicy {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace: name }, spec };
}

/** User and password of the database, as files: a leaked environment is the most common way to lose one. */
function externalSecret(name: string, { secretName }: PostgresBinding): IExternalSecret {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: secretName, namespace: name },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'default' },
      target: { name: secretName, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: ['username', 'password'].map((key) => ({ secretKey: key, remoteRef: { key: secretName, property: key } })),
    },
  };
}

/** CPU utilisation, in percent of the request, that autoscaling aims at: room for the load of a lost zone of three. */
const cpuTarget = 65;

function autoscaler(scope: Construct, name: string, minReplicas: number, maxReplicas: number): HorizontalPodAutoscaler {
  return new HorizontalPodAutoscaler(scope, 'HorizontalPodAutoscaler', {
    metadata: { name, namespace: name },
    target: {
      hasAutoscaler: false,
      markHasAutoscaler: () => {},
      toScalingTarget: () => ({ apiVersion: 'apps/v1', kind: 'Deployment', name, containers: [] }),
    },
    minReplicas,
    maxReplicas,
    metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(cpuTarget))],
  });
}

function disruptionBudget(name: string): IPodDisruptionBudget {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace: name },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: { ...selectorOf(name) } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  };
}
